/** What the local picture shows of how the duty is met: benchmarks 2 and 8 of the toolkit (process.md 4.3). Work and counts, never a report. */
import { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import type { Evidence, EvidenceSource } from '#records/evidence.ts'
import { labelOf } from '#reference/code-list.ts'
import { shareWords } from '#reference/disclosure.ts'
import { profileKinds } from '#reference/local-threat.ts'
import { quarterOf } from '#reference/quarters.ts'
import { isInForce, isOverdue, type ThreatProfile } from './profile/profile.ts'
import { listProfiles, listRecommendations } from './profile/store.ts'
import { isReviewLate, type Risk } from './risk/risk.ts'
import { listRisks } from './risk/store.ts'
import { countReports } from './tension/store.ts'

export const pictureEvidence: EvidenceSource = async (trx, { areaId, today }) => {
  const profiles = (await listProfiles(trx, areaId)).filter((profile) => isInForce(profile, today))
  const recommendations = await listRecommendations(trx, areaId, today)
  const risks = (await listRisks(trx, areaId)).filter(({ closedOn }) => closedOn === undefined)
  const since = quarterOf(today).subtract({ months: 9 })
  const tensions = (await countReports(trx, areaId)).filter(
    ({ quarter }) => Temporal.PlainDate.compare(quarter, since) >= 0,
  )
  const answered = recommendations.filter(({ answers }) => answers.length > 0).length
  return [
    ...profiles.map((profile) => refreshOf(profile, today)),
    {
      key: 'picture/recommendations',
      label: 'Recommendations of the threat profiles that somebody has answered in words',
      says: shareOrNone(answered, recommendations.length),
      address: '/picture/profiles',
    },
    risksReviewed(risks, today),
    {
      key: 'picture/tensions',
      label: 'Tension reports of this quarter and the three before it of which a level was agreed',
      says: shareOrNone(sum(tensions.filter(({ level }) => level !== undefined)), sum(tensions)),
      address: '/picture',
    },
  ]
}

function refreshOf(profile: ThreatProfile, today: Temporal.PlainDate): Evidence {
  const due = formatDay(profile.refreshOn)
  return {
    key: `picture/profile-refresh/${profile.id}`,
    label: `${labelOf(profileKinds, profile.kind)}, ${profile.edition}: when it is refreshed`,
    says: isOverdue(profile, today) ? `overdue since ${due}` : `due on ${due}`,
    address: `/picture/profiles/${profile.id}`,
  }
}

function risksReviewed(risks: readonly Risk[], today: Temporal.PlainDate): Evidence {
  return {
    key: 'picture/risks-reviewed',
    label: 'Open risks whose review is not late',
    says: shareOrNone(risks.filter((risk) => !isReviewLate(risk, today)).length, risks.length),
    address: '/picture/risks',
  }
}

function shareOrNone(numerator: number, denominator: number): string {
  return denominator === 0 ? 'none yet' : shareWords({ numerator, denominator })
}

function sum(counts: readonly { readonly reports: number }[]): number {
  return counts.reduce((all, { reports }) => all + reports, 0)
}
