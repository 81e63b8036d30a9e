/** The risk register of the invented Thurrock: situations, some better and one worse than at their first review. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { Position } from '#picture/risk/risk.ts'
import { addReview, addRisk, type RiskWords } from '#picture/risk/store.ts'

type Scored = {
  readonly before: Position
  readonly after: Position
  readonly reasons: string
  readonly daysAgo: number
}
type InventedRisk = RiskWords & { readonly reviews: readonly Scored[]; readonly nextInDays: number }

const at = (likelihood: Position['likelihood'], impact: Position['impact']): Position => ({ likelihood, impact })

export const inventedRisks: readonly InventedRisk[] = [
  {
    cause: 'Halls are let without asking who will speak',
    event: 'A proscribed group speaks in a council venue',
    effect: 'The council is a platform for extremists, and neighbours feel unsafe',
    theme: 'venues',
    owner: 'Venues manager',
    controls: 'Venue guidance adopted; two of nine halls use it.',
    actions: 'The other seven halls are briefed by spring.',
    reviews: [
      { before: at(4, 4), after: at(4, 4), reasons: 'No hall asked anything.', daysAgo: 210 },
      { before: at(4, 4), after: at(3, 4), reasons: 'Two halls ask, and one refused a booking.', daysAgo: 60 },
    ],
    nextInDays: 30,
  },
  {
    cause: 'Violent videos go round in closed groups of pupils',
    event: 'Children come to see violence as an answer before any adult notices',
    effect: 'Referrals come late, and some only after harm',
    theme: 'online',
    owner: 'Prevent education officer',
    controls: 'Filtering at schools; a session for parents each term.',
    actions: 'One agreed message to parents.',
    reviews: [
      { before: at(4, 5), after: at(3, 5), reasons: 'Schools had filtering in place.', daysAgo: 200 },
      { before: at(5, 5), after: at(4, 4), reasons: 'Three schools reported the same video in a month.', daysAgo: 25 },
    ],
    nextInDays: 65,
  },
  {
    cause: 'Staff at front doors change often',
    event: 'A worry is heard and not passed on',
    effect: 'Somebody who needed help gets none',
    theme: 'legislation-and-referrals',
    owner: 'Prevent lead',
    controls: 'Awareness course at induction.',
    actions: '',
    reviews: [
      { before: at(4, 4), after: at(3, 3), reasons: 'A third of new staff had no course.', daysAgo: 190 },
      { before: at(4, 4), after: at(2, 3), reasons: 'Nine in ten new staff have the course.', daysAgo: 95 },
    ],
    nextInDays: -5,
  },
  {
    cause: 'Events abroad divide neighbours',
    event: 'Protests in the town centre turn against a part of the community',
    effect: 'Hate crime rises and people stay away from services',
    theme: 'hate-crime',
    owner: 'Head of community safety',
    controls: 'Dialogue group meets monthly; police liaise with organisers.',
    actions: 'A rota of trusted voices.',
    reviews: [
      { before: at(3, 4), after: at(2, 4), reasons: 'First looked at after two peaceful protests.', daysAgo: 50 },
    ],
    nextInDays: 40,
  },
]

/** @returns the first of them */
export async function inventRisks(
  trx: Trx,
  { areaId, today }: { readonly areaId: string; readonly today: Temporal.PlainDate },
): Promise<string> {
  const ids: string[] = []
  for (const { reviews, nextInDays, ...words } of inventedRisks)
    ids.push(await inventRisk(trx, { areaId, words, reviews, nextOn: today.add({ days: nextInDays }) }, today))
  const [first] = ids
  if (first === undefined) throw new Error('no risk was invented')
  return first
}

async function inventRisk(
  trx: Trx,
  of: {
    readonly areaId: string
    readonly words: RiskWords
    readonly reviews: readonly Scored[]
    readonly nextOn: Temporal.PlainDate
  },
  today: Temporal.PlainDate,
): Promise<string> {
  const [first, ...later] = of.reviews
  if (first === undefined) throw new Error('a risk without its first scores')
  const id = await addRisk(trx, of.areaId, of.words, { ...first, nextReviewOn: of.nextOn })
  for (const review of later) await addReview(trx, { id, areaId: of.areaId }, { ...review, nextReviewOn: of.nextOn })
  for (const [place, { daysAgo }] of of.reviews.entries())
    await sql`update picture.risk_review set reviewed_on = ${today.subtract({ days: daysAgo })}
               where risk_id = ${id}::uuid and number = ${place + 1}`.execute(trx)
  return id
}
