/** People and what is needed to find that two records are about one of them. Every query runs as the actor: other areas do not exist. */
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Birth } from './birth.ts'
import { lookUpKeys, matchKeys, type Described } from './matching.ts'

export type NewPerson = Described & {
  readonly id: string
  readonly areaId: string
  readonly gender: string
  /** When somebody must look again whether this record is still needed. */
  readonly reviewOn: Temporal.PlainDate
}

export type Person = Described & {
  readonly id: string
  readonly areaId: string
  readonly gender: string
  readonly version: number
}

export type IdentityAnswer = 'same' | 'different' | 'unsure'

export type IdentityDecision = {
  readonly id: string
  readonly personId: string
  readonly otherPersonId: string
  readonly answer: IdentityAnswer
  readonly decidedBy: string
  readonly decidedAt: Temporal.Instant
  readonly reasonSealed: Buffer
}

/** Adds a person and the keys they are found by. A visitor may do this without being able to read either. */
export async function addPerson(trx: Trx, person: NewPerson): Promise<void> {
  await trx
    .insertInto('people.person')
    .values({
      id: person.id,
      area_id: person.areaId,
      forenames: person.forenames,
      surname: person.surname,
      known_as: person.knownAs ?? '',
      born_on: person.birth.known === 'date' ? person.birth.on : null,
      approximate_age: person.birth.known === 'age' ? person.birth.years : null,
      age_known_from: ageKnownFrom[person.birth.known],
      gender: person.gender,
      postcode_district: person.postcode ?? '',
      review_on: person.reviewOn,
    })
    .execute()
  const keys = [...new Set(matchKeys(person).map((match) => match.key))]
  if (keys.length === 0) return
  await trx
    .insertInto('people.match_key')
    .values(keys.map((key) => ({ area_id: person.areaId, key, person_id: person.id })))
    .execute()
}

const ageKnownFrom = { date: 'birth date', age: 'estimate', nothing: 'not known' } as const

/** A person; undefined when there is none, or when the actor may not see them. */
export async function findPerson(trx: Trx, personId: string): Promise<Person | undefined> {
  const [person] = await listPeople(trx, [personId])
  return person
}

export async function listPeople(trx: Trx, personIds: readonly string[]): Promise<Person[]> {
  if (personIds.length === 0) return []
  const rows = await trx
    .selectFrom('people.person')
    .selectAll()
    .where('id', 'in', [...personIds])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    areaId: row.area_id,
    forenames: row.forenames,
    surname: row.surname,
    knownAs: row.known_as,
    birth: birthOf(row.born_on, row.approximate_age, row.added_at),
    postcode: row.postcode_district,
    gender: row.gender,
    version: row.version,
  }))
}

/** An estimate counts from the day it was written down. */
function birthOf(bornOn: Temporal.PlainDate | null, years: number | null, addedAt: Temporal.Instant): Birth {
  if (bornOn !== null) return { known: 'date', on: bornOn }
  if (years !== null) return { known: 'age', years, on: addedAt.toZonedDateTimeISO('Europe/London').toPlainDate() }
  return { known: 'nothing' }
}

/** Common names share keys by the hundred; comparing this many takes milliseconds (docs/decisions/0006-matching.md). */
const mostCompared = 1_000

/** Other people of the area who hold one of this person's look-up keys: not yet candidates, only worth comparing. */
export async function listPeopleSharingKeys(trx: Trx, person: Person): Promise<Person[]> {
  const keys = lookUpKeys(person)
  if (keys.length === 0) return []
  const found = await trx
    .selectFrom('people.match_key')
    .select('person_id')
    .where('area_id', '=', person.areaId)
    .where('key', 'in', [...new Set(keys)])
    .where('person_id', '<>', person.id)
    .groupBy('person_id')
    // Those that share most keys first: where many share one common name, the likeliest are still among those compared.
    .orderBy((expression) => expression.fn.countAll(), 'desc')
    .limit(mostCompared)
    .execute()
  return listPeople(
    trx,
    found.map((row) => row.person_id),
  )
}

/** What was decided about this person and others, newest first. */
export async function listIdentityDecisions(trx: Trx, areaId: string, personId: string): Promise<IdentityDecision[]> {
  const rows = await trx
    .selectFrom('people.identity_decision')
    .selectAll()
    .where('area_id', '=', areaId)
    .where((where) => where.or([where('person_id', '=', personId), where('other_person_id', '=', personId)]))
    .orderBy('decided_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    otherPersonId: row.other_person_id,
    answer: answerOf(row.answer),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    reasonSealed: row.reason_sealed,
  }))
}

function answerOf(text: string): IdentityAnswer {
  if (text === 'same' || text === 'different' || text === 'unsure') return text
  throw new Error(`not an identity answer: ${text}`)
}

export type NewIdentityDecision = {
  readonly id?: string
  readonly areaId: string
  readonly personId: string
  readonly otherPersonId: string
  readonly answer: IdentityAnswer
  readonly reasonSealed: Buffer
}

/** Records that somebody looked at two records and decided. Earlier decisions stay. */
export async function addIdentityDecision(trx: Trx, decision: NewIdentityDecision): Promise<void> {
  await trx
    .insertInto('people.identity_decision')
    .values({
      id: decision.id ?? newId(),
      area_id: decision.areaId,
      person_id: decision.personId,
      other_person_id: decision.otherPersonId,
      answer: decision.answer,
      reason_sealed: decision.reasonSealed,
    })
    .execute()
}
