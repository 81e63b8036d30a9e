/**
 * Earlier records that those who work on a case cannot see, because they are restricted. A case worker learns nothing of them, not even by
 * a refusal. Whoever may see both, the chair first of all, finds the pair on their work page and says, on the restricted case, whether it is
 * one person; then they can name a case worker on it, or restrict the other. It is found by what the reader may see, with no right of its own.
 */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import { candidatesFor, lookUpKeys } from '#people/matching.ts'
import { listPeople, type Person } from '#people/store.ts'
import type { WorkSource } from './my-work.ts'

export const keptApart: WorkSource = async (trx) => {
  const restricted = await trx
    .selectFrom('cases.case_file')
    .select(['id', 'area_id', 'person_id', 'reference'])
    .where('restricted', '=', true)
    .orderBy('opened_on', 'desc')
    .limit(atMost)
    .execute()
  if (restricted.length === 0) return undefined
  const undecided = await pairsOf(trx, restricted)
  if (undecided.length === 0) return undefined
  return {
    heading: 'Earlier records that others cannot see',
    nothing: '',
    rows: undecided.map(({ held, open }) => ({
      what: 'Say whether it is one person',
      href: `/cases/${held.id}/earlier-records`,
      about: `${held.reference}, restricted, and ${open.reference}, which others work on without seeing it`,
      dueOn: undefined,
      state: 'no date' as const,
    })),
  }
}

/** More restricted cases than this nobody has at once; the newest are compared. */
const atMost = 200

type Held = { readonly id: string; readonly area_id: string; readonly person_id: string; readonly reference: string }

/** Restricted and other cases whose records resemble each other, and of which nobody has said whether they are one person's. */
async function pairsOf(trx: Trx, restricted: readonly Held[]) {
  const people = new Map((await listPeople(trx, [...new Set(restricted.map((row) => row.person_id))])).map(byId))
  const keys = [...new Set([...people.values()].flatMap((person) => lookUpKeys(person)))]
  if (keys.length === 0) return []
  const open = await trx
    .selectFrom('people.match_key as held')
    .innerJoin('cases.case_file as file', (join) =>
      join.onRef('file.area_id', '=', 'held.area_id').onRef('file.person_id', '=', 'held.person_id'),
    )
    .select(['file.id', 'file.reference', 'file.person_id', 'file.area_id'])
    .distinct()
    .where('held.area_id', 'in', [...new Set(restricted.map((row) => row.area_id))])
    .where('held.key', '=', sql<string>`any(${keys}::text[])`)
    .where('file.restricted', '=', false)
    .execute()
  const others = await listPeople(trx, [...new Set(open.map((row) => row.person_id))])
  const decided = await decidedPairs(trx, [...people.keys()])
  return restricted.flatMap((held) => {
    const person = people.get(held.person_id)
    if (person === undefined) return []
    const ofArea = others.filter((other) => other.areaId === held.area_id && other.id !== person.id)
    return candidatesFor(person, ofArea)
      .filter(({ other }) => !decided.has(pair(person.id, other.id)))
      .flatMap(({ other }) => open.filter((row) => row.person_id === other.id))
      .map((row) => ({ held, open: row }))
  })
}

function byId(person: Person): readonly [string, Person] {
  return [person.id, person]
}

async function decidedPairs(trx: Trx, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await trx
    .selectFrom('people.identity_decision')
    .select(['person_id', 'other_person_id'])
    .where((where) =>
      where.or([where('person_id', 'in', [...personIds]), where('other_person_id', 'in', [...personIds])]),
    )
    .execute()
  return new Set(rows.map((row) => pair(row.person_id, row.other_person_id)))
}

function pair(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}
