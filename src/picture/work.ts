/** The local picture on the work page of whoever keeps it: profiles to be refreshed, risks and tensions to be looked at, by the end of the month. */
import { Temporal } from 'temporal-polyfill'
import { dueState, type WorkRow, type WorkSource } from '#cases/my-work.ts'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { labelOf } from '#reference/code-list.ts'
import { profileKinds } from '#reference/local-threat.ts'
import { governanceEditors } from '#reference/roles.ts'
import { tensionCategories } from '#reference/tension.ts'
import { isInForce } from './profile/profile.ts'
import { listProfiles } from './profile/store.ts'
import { listRisks } from './risk/store.ts'
import { listReports } from './tension/store.ts'
import { dueOn } from './tension/tension.ts'

const atMost = 50

export const pictureWork: WorkSource = async (trx, actor, today) => {
  const areas = areasAs(actor, ...governanceEditors)
  if (areas.length === 0) return undefined
  const due: Due[] = []
  // Nearly always one area: those who keep two are rare, and each asks for the same few lists.
  for (const area of areas) due.push(...(await dueIn(trx, area, today)))
  const monthEnds = today.with({ day: today.daysInMonth })
  const rows = due
    .filter((one) => Temporal.PlainDate.compare(one.dueOn, monthEnds) <= 0)
    .toSorted((one, other) => Temporal.PlainDate.compare(one.dueOn, other.dueOn))
    .slice(0, atMost)
  return {
    heading: 'The local picture',
    nothing: 'No profile, risk or tension is late or due this month.',
    rows: rows.map((one) => ({ ...one, state: dueState(one.dueOn, today) })),
  }
}

type Due = Omit<WorkRow, 'state' | 'dueOn'> & { readonly dueOn: Temporal.PlainDate }

async function dueIn(trx: Trx, areaId: string, today: Temporal.PlainDate): Promise<readonly Due[]> {
  const profiles = (await listProfiles(trx, areaId)).filter((profile) => isInForce(profile, today))
  const risks = (await listRisks(trx, areaId)).filter(({ closedOn }) => closedOn === undefined)
  const reports = await listReports(trx, areaId)
  return [
    ...profiles.map(({ id, kind, edition, owner, refreshOn }) => ({
      what: `Refresh of ${labelOf(profileKinds, kind)}, ${edition}`,
      href: `/picture/profiles/${id}`,
      about: owner,
      dueOn: refreshOn,
    })),
    ...risks.flatMap(({ id, event, owner, reviews }) => {
      const next = reviews.at(-1)?.nextReviewOn
      return next === undefined
        ? []
        : [{ what: 'Review of a risk', href: `/picture/risks/${id}`, about: `${event} · ${owner}`, dueOn: next }]
    }),
    ...reports.flatMap((report) => {
      const next = dueOn(report, today)
      const what = report.reviews.length === 0 ? 'Agree the level of a tension' : 'Review of a tension'
      const about = `${labelOf(tensionCategories, report.category)} · ${report.ward}`
      return next === undefined ? [] : [{ what, href: `/picture/tensions/${report.id}`, about, dueOn: next }]
    }),
  ]
}
