import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aTown, type Town } from './town.ts'

test('in SQL too, nobody but the chair or the deputy lifts a restriction, or restricts', async (t) => {
  const town = await aTown(t)
  await assert.rejects(restrict(town, 'case officer, named', 'restricted', false), /only the chair or the deputy/)
  await assert.rejects(restrict(town, 'coordinator', 'open', true), /only the chair or the deputy/)
  await restrict(town, 'deputy chair', 'restricted', false)
  await restrict(town, 'channel chair', 'open', true)
})

async function restrict(town: Town, name: string, kind: 'open' | 'restricted', restricted: boolean): Promise<void> {
  const person = town.people.get(name) ?? assert.fail(`nobody is ${name}`)
  const caseId = town.cases.get(kind) ?? assert.fail(`no ${kind} case`)
  await town.test.database.asActor(await town.session(person.account), async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('cases.case_file')
      .set({ restricted })
      .where('id', '=', caseId)
      .executeTakeFirst()
    assert.equal(Number(numUpdatedRows), 1)
  })
}
