/** A case offered to another area, by a stroke of the pen: for tests of who sees it, not of how it came to that. */
import type { Temporal } from 'temporal-polyfill'
import { newId } from '#platform/database/ids.ts'
import type { Backstage } from '../src/demonstration/backstage.ts'
import { keptPack } from '../src/cases/transfer/pack.ts'
import type { TestDatabase } from './database.ts'

/** @param withdrawn it is out of the other area's sight again @returns the id of the transfer */
export async function anOffer(
  { owner, vault }: Pick<TestDatabase, 'owner' | 'vault'>,
  of: { readonly caseId: string; readonly toAreaId: string; readonly by: string; readonly withdrawn: boolean },
  id = newId(),
): Promise<string> {
  const { rows } = await owner.query<{ person_id: string }>('select person_id from cases.case_file where id = $1', [
    of.caseId,
  ])
  const personId = rows[0]?.person_id
  if (personId === undefined) throw new Error('there is no such case')
  const pack = keptPack([['covering', 'What the other panel must know first', 'They move on Friday.']])
  const place = { table: 'cases.transfer', column: 'sealed', row: id }
  await owner.query(
    `insert into cases.transfer (id, area_id, case_id, person_id, to_area_id, destination, to_name, reference, arrives_as, basis, marking, contents, sealed, proposed_by, withdrawn_at)
     select $1, c.area_id, c.id, c.person_id, a.id, 'area here', a.name, c.reference, 'panel', 's38_cooperation', 'official_sensitive', '{}', $4, $5, $6
       from cases.case_file c, accounts.area a where c.id = $2 and a.id = $3`,
    [
      id,
      of.caseId,
      of.toAreaId,
      await vault.seal(personId, place, JSON.stringify(pack)),
      of.by,
      of.withdrawn ? new Date() : null,
    ],
  )
  return id
}

/** The step in the sending case's journal that goes with it. */
export async function proposedStep(
  stage: Backstage,
  caseId: string,
  chair: string,
  today: Temporal.PlainDate,
  to: { readonly transferId: string; readonly areaId?: string },
): Promise<void> {
  await stage.step(caseId, 'propose transfer', chair, today, {
    facts: {
      toArea: to.areaId === undefined ? 'england or wales' : 'area here',
      basis: 's38_cooperation',
      personTold: 'yes',
      ...to,
    },
  })
}
