/** People and what is needed to find that two records are about one of them. Every query runs as the actor: other areas do not exist. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Birth } from './birth.ts'
import { candidatesFor, lookUpKeys, matchKeys, type Described, type Likeness } from './matching.ts'

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
  const rows = await people(trx)
    .where('id', 'in', [...personIds])
    .execute()
  return rows.map(personOf)
}

/** Only what a Person is made of: a moment read and not needed costs more than the row. */
function people(trx: Trx) {
  return trx
    .selectFrom('people.person')
    .select(['id', 'area_id', 'forenames', 'surname', 'known_as', 'born_on', 'approximate_age'])
    .select(['postcode_district', 'gender', 'version'])
    .select((expression) =>
      expression.case().when('approximate_age', 'is not', null).then(expression.ref('added_at')).end().as('guessed_at'),
    )
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number]

function personOf(row: PersonRow): Person {
  return {
    id: row.id,
    areaId: row.area_id,
    forenames: row.forenames,
    surname: row.surname,
    knownAs: row.known_as,
    birth: birthOf(row.born_on, row.approximate_age, row.guessed_at),
    postcode: row.postcode_district,
    gender: row.gender,
    version: row.version,
  }
}

/** An estimate counts from the day it was written down. */
function birthOf(bornOn: Temporal.PlainDate | null, years: number | null, guessedAt: Temporal.Instant | null): Birth {
  if (bornOn !== null) return { known: 'date', on: bornOn }
  if (years !== null && guessedAt !== null)
    return { known: 'age', years, on: guessedAt.toZonedDateTimeISO('Europe/London').toPlainDate() }
  return { known: 'nothing' }
}

export type AlikePerson = { readonly person: Person; readonly likeness: Likeness }

/** Common names share keys by the hundred; comparing this many takes milliseconds (docs/decisions/0006-matching.md). */
const mostCompared = 1_000

/** Other people of the area whose record may be this person's, among those the actor may see, in no order. */
export async function listAlike(trx: Trx, person: Person): Promise<AlikePerson[]> {
  const keys = [...new Set(lookUpKeys(person))]
  if (keys.length === 0) return []
  // Those that share most keys first: where many share one common name, the likeliest are still among those compared.
  const sharing = trx
    .selectFrom('people.match_key')
    .select('person_id')
    .where('area_id', '=', person.areaId)
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .where('person_id', '<>', person.id)
    .groupBy('person_id')
    .orderBy((expression) => expression.fn.countAll(), 'desc')
    .limit(mostCompared)
  const rows = await people(trx).where('area_id', '=', person.areaId).where('id', 'in', sharing).execute()
  return candidatesFor(person, rows.map(personOf)).map(({ other, likeness }) => ({ person: other, likeness }))
}

/** What was decided about this person and others, newest first. */
export async function listIdentityDecisions(trx: Trx, areaId: string, personId: string): Promise<IdentityDecision[]> {
  const rows = await trx
    .selectFrom('people.identity_decision')
    .selectAll()
    .where('area_id', '=', areaId)
    .where((where) => where.or([where('person_id', '=', personId), where('other_person_id', '=', personId)]))
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
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

/**
 * Whom somebody has said to be the same person, through any number of records: A is B's and B is C's. Of two decisions on the same pair
 * the later one holds, so that a join is undone by a further decision. Among the decisions that the actor may see.
 */
export async function listLinked(trx: Trx, areaId: string, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive linked (id) as (
      select ${personId}::uuid
      union
      select case when d.person_id = linked.id then d.other_person_id else d.person_id end
        from linked
        join people.identity_decision d
          on d.area_id = ${areaId}::uuid and (d.person_id = linked.id or d.other_person_id = linked.id)
       where d.answer = 'same'
         and not exists (
           select from people.identity_decision later
            where later.area_id = d.area_id
              and (later.person_id, later.other_person_id) in ((d.person_id, d.other_person_id), (d.other_person_id, d.person_id))
              and (later.decided_at, later.id) > (d.decided_at, d.id)))
    select id from linked where id <> ${personId}::uuid`.execute(trx)
  return rows.map((row) => row.id)
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
