/**
 * Earlier records of what may be the same person, in this area and among what the reader may see: closed and below threshold as well as
 * open, shown as facts, in order of likeness of the records and then of date. A person decides same, different or unsure, as often as
 * needed; nothing here decides, and no record is changed or joined (process.md 2.5).
 */
import type { Trx } from '#platform/database/database.ts'
import { compare, inOrderOfLikeness, type Likeness } from '#people/matching.ts'
import {
  listAlike,
  listIdentityDecisions,
  listLinked,
  listPeople,
  type IdentityAnswer,
  type Person,
} from '#people/store.ts'
import type { EarlierRecords } from './journey/define.ts'
import { listCasesOfPeople, type CaseFile, type CaseRow } from './store.ts'

export type EarlierRecord = {
  readonly person: Person
  readonly likeness: Likeness
  readonly referredOn: CaseRow['openedOn']
  readonly cases: readonly CaseRow[]
  /** What was decided last: about the two records, or through a third that is both. */
  readonly decided: IdentityAnswer | undefined
  /** It is restricted and this case is not: what is said of the two belongs on the restricted one, where fewer people read it. */
  readonly keptApart: boolean
}

/** Records that resemble this one, and those that somebody has linked with it, whether or not they resemble it. */
export async function earlierRecords(trx: Trx, file: CaseFile): Promise<readonly EarlierRecord[]> {
  const { areaId } = file.row
  const alike = await listAlike(trx, file.person)
  const linked = await listLinked(trx, areaId, file.person.id)
  const found = new Set(alike.map(({ person }) => person.id))
  const others = await listPeople(
    trx,
    linked.filter((id) => !found.has(id)),
  )
  const all = [...alike, ...others.map((person) => ({ person, likeness: compare(file.person, person) }))]
  const cases = await listCasesOfPeople(
    trx,
    areaId,
    all.map(({ person }) => person.id),
  )
  const decisions = await listIdentityDecisions(trx, areaId, file.person.id)
  const records = all.flatMap(({ person, likeness }) => {
    const theirs = cases.filter((row) => row.personId === person.id)
    const first = theirs[0]
    if (first === undefined) return []
    const decision = decisions.find(({ personId, otherPersonId }) => [personId, otherPersonId].includes(person.id))
    return [
      {
        person,
        likeness,
        referredOn: first.openedOn,
        cases: theirs,
        decided: decision?.answer ?? (linked.includes(person.id) ? ('same' as const) : undefined),
        keptApart: !file.row.restricted && theirs.every(({ restricted }) => restricted),
      },
    ]
  })
  return inOrderOfLikeness(records)
}

/**
 * What the records mean for closing the case. A restricted one that resembles it holds nobody up: whoever may see it has it on their
 * work page (kept-apart.ts), and whoever may not learns nothing from a refusal.
 */
export function meaningFor(records: readonly EarlierRecord[]): EarlierRecords {
  return {
    undecided: records.some(({ decided, keptApart }) => decided === undefined && !keptApart),
    same: records.some(({ decided }) => decided === 'same' || decided === 'unsure'),
  }
}
