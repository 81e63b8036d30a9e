/** What this room can show of benchmark 8, communications and engagement (process.md 4.3). */
import type { Evidence, EvidenceSource } from '#records/evidence.ts'
import { answeredInTime, countThemes, sum, type Share } from './engagement/engagement.ts'
import { listEngagements, listFollowUps } from './engagement/store.ts'
import { numberWords } from './page-view.ts'

export const communitiesEvidence: EvidenceSource = async (trx, { areaId, today }) => {
  const from = today.subtract({ years: 1 }).add({ days: 1 })
  const held = await listEngagements(trx, { areaId, from, until: today })
  const inTime = answeredInTime(await listFollowUps(trx, [areaId], from), from, today.subtract({ days: 1 }))
  const critics = countThemes(held).find(({ theme }) => theme === 'criticism')?.count ?? 0
  const evidence: readonly Evidence[] = [
    {
      key: 'communities/engagement',
      label: 'Engagement with communities in the last 12 months',
      says:
        held.length === 0
          ? 'none yet'
          : `${numberWords(held.length)}, which reached ${numberWords(sum(held.map(({ reach }) => reach)))} people`,
      address: '/communities/engagement',
    },
    {
      key: 'communities/answered',
      label: 'Those who said something were told in time what was done, in the last 12 months',
      says: shareWords(inTime),
      address: '/communities',
    },
    {
      key: 'communities/critics',
      label: 'Engagement at which criticism of Prevent was heard, in the last 12 months',
      says: critics === 0 ? 'none yet' : numberWords(critics),
      address: '/communities/engagement',
    },
  ]
  return evidence
}

/** Of follow-ups, which are the partnership's own: none of them is about somebody. */
export function shareWords({ numerator, denominator }: Share): string {
  if (denominator === 0) return 'none yet'
  return `${numerator} of ${denominator} (${Math.floor((numerator * 100) / denominator)}%)`
}
