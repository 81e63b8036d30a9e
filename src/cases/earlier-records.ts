/**
 * Earlier records of what may be the same person, in this area and among what the reader may see: shown side by side as facts,
 * in order of likeness of the records and then of date. A person decides same, different or unsure; nothing here decides.
 */
import type { Trx } from '#platform/database/database.ts'
import { compare, inOrderOfLikeness, isCandidate, type Likeness } from '#people/matching.ts'
import { listIdentityDecisions, listPeopleSharingKeys, type IdentityAnswer, type Person } from '#people/store.ts'
import { listCasesOfPeople, type CaseFile, type CaseRow } from './store.ts'

export type EarlierRecord = {
  readonly person: Person
  readonly likeness: Likeness
  readonly referredOn: CaseRow['openedOn']
  readonly cases: readonly CaseRow[]
  /** What was decided last about the two records, if anything. */
  readonly decided: IdentityAnswer | undefined
}

export async function earlierRecords(trx: Trx, file: CaseFile): Promise<readonly EarlierRecord[]> {
  const sharing = await listPeopleSharingKeys(trx, file.person)
  const alike = sharing
    .map((person) => ({ person, likeness: compare(file.person, person) }))
    .filter(({ likeness }) => isCandidate(likeness))
  const cases = await listCasesOfPeople(
    trx,
    file.row.areaId,
    alike.map(({ person }) => person.id),
  )
  const decisions = await listIdentityDecisions(trx, file.row.areaId, file.person.id)
  const records = alike.flatMap(({ person, likeness }) => {
    const theirs = cases.filter((row) => row.personId === person.id)
    const first = theirs[0]
    if (first === undefined) return []
    const decided = decisions.find(
      (decision) => decision.personId === person.id || decision.otherPersonId === person.id,
    )
    return [{ person, likeness, referredOn: first.openedOn, cases: theirs, decided: decided?.answer }]
  })
  return inOrderOfLikeness(records)
}
