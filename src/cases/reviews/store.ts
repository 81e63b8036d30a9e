/** Reviews that are owed across the cases a reader may see: not held, or held and not filed. One query for the cases; in each area one for their journals. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { deadlines } from '../clocks.ts'
import { initials } from '../person-words.ts'
import { findSettings, listEntriesOf, type KeptEntry } from '../store.ts'
import type { SettingValues } from '#reference/settings.ts'
import { reviewsIn, type Review } from './reviews.ts'

export type OwedReview = {
  readonly caseId: string
  readonly reference: string
  readonly initials: string
  readonly review: Review
}

const heldSteps = ['review at 6 months', 'review at 12 months', 'further review']
const reviewedStages = ['closed_exited', 'review_6m', 'review_ext']
/** Archived only once everything is filed: nothing is owed there. */
const putAway = ['archived', 'retention_review', 'retained_until', 'destroyed']
/** A page of one area's chairs; a few dozen people a year have Channel support in the largest. */
const atMost = 1000

/** By due day, the earliest first; a review without one (from before filing was recorded) comes first. */
export async function listOwedReviews(trx: Trx, today: Temporal.PlainDate): Promise<readonly OwedReview[]> {
  const cases = await trx
    .selectFrom('cases.case_file as file')
    .innerJoin('people.person as person', (join) =>
      join.onRef('person.area_id', '=', 'file.area_id').onRef('person.id', '=', 'file.person_id'),
    )
    .select(['file.id', 'file.area_id', 'file.reference', 'person.forenames', 'person.surname'])
    .where('file.stage', 'not in', putAway)
    .where((where) =>
      where.or([
        where('file.stage', 'in', reviewedStages),
        where(
          'file.id',
          'in',
          where.selectFrom('cases.journal as held').select('held.case_id').where('held.step', 'in', heldSteps),
        ),
      ]),
    )
    .orderBy('file.id')
    .limit(atMost)
    .execute()
  if (cases.length === 0) return []

  const owed: OwedReview[] = []
  for (const [areaId, ofArea] of Map.groupBy(cases, ({ area_id }) => area_id)) {
    const settings = await findSettings(trx, areaId)
    const ids = ofArea.map(({ id }) => id)
    const journals = await listEntriesOf(trx, areaId, ids)
    owed.push(...ofArea.flatMap((found) => owedOf(found, journals.get(found.id) ?? [], settings, today)))
  }
  return owed.toSorted(
    (one, other) => dueText(one).localeCompare(dueText(other)) || one.caseId.localeCompare(other.caseId),
  )
}

type Found = {
  readonly id: string
  readonly reference: string
  readonly forenames: string
  readonly surname: string
}

function owedOf(
  found: Found,
  entries: readonly KeptEntry[],
  settings: SettingValues,
  today: Temporal.PlainDate,
): readonly OwedReview[] {
  return reviewsIn(entries, deadlines(entries, settings, today))
    .filter(({ state }) => state !== 'filed')
    .map((review) => ({ caseId: found.id, reference: found.reference, initials: initials(found), review }))
}

function dueText({ review }: OwedReview): string {
  return review.due?.dueOn.toString() ?? ''
}
