/** A strategy kept by command: as a person, under row security, once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { aHouse } from '../../../test/house.ts'
import { thurrockParts } from '../../demonstration/strategy/thurrock-strategy.ts'
import { actByCommand, listAccounts } from '#accounts/commands.ts'
import { SignInNeeded, Refusal } from '#platform/failures.ts'
import { isNamed, keepStrategy, type Kept } from './keep-strategy.ts'
import { draftOfFixture, draftOfText } from './reading-for-tests.ts'
import type { StrategyReading } from './strategy-reading.ts'

test('a strategy kept by command', { timeout: 120_000 }, async (t) => {
  const { test: house, areaId } = await aHouse(t)
  const emailOf = async (name: string) =>
    (await listAccounts(house.ownerConnection)).find((account) => account.name === name)?.email ?? ''
  const keep = async (name: string, reading: StrategyReading): Promise<Kept> =>
    await actByCommand(house.ownerConnection, await emailOf(name), async (token) =>
      house.database.asActor(token, async (trx) => {
        assert.ok(isNamed(reading))
        return await keepStrategy(trx, areaId, reading, Temporal.Now.plainDateISO())
      }),
    )
  const seed = await draftOfFixture('thurrock-prevent-strategy-2017-2019.txt')

  await t.test('is a draft of the one who brought it in, with the parts of its document', async () => {
    assert.deepEqual(await keep('Cora Coordinator', seed), { added: 29, unchanged: 0, rejected: [] })
    const { rows } = await house.owner.query<{ kind: string; number: string; heading: string; text: string }>(
      `select p.kind, p.number, p.heading, p.text from strategy.part p join strategy.version v on v.id = p.version_id
        where v.state = 'draft' order by p.position`,
    )
    assert.deepEqual(rows, thurrockParts)
  })

  await t.test('is kept once, however often it is brought in', async () => {
    assert.deepEqual(await keep('Cora Coordinator', seed), { added: 0, unchanged: 29, rejected: [] })
    const { rows } = await house.owner.query('select id from strategy.strategy')
    assert.equal(rows.length, 1)
  })

  await t.test('is not written over: what it does not have is told by its line', async () => {
    const other = await draftOfText(
      'Thurrock PREVENT Strategy\n2017/2019\n\n1.0 Purpose\n\nOur aims are:\n\n- Another aim\n',
    )
    const { added, unchanged, rejected } = await keep('Cora Coordinator', other)
    assert.deepEqual([added, unchanged, rejected.map(({ row }) => row)], [0, 0, [4, 8]])
  })

  await t.test('is refused to somebody who may not, by the database', async () => {
    const later = await draftOfText('A Prevent strategy\n2030-2032\n\n1.0 Purpose\n\nOne.\n')
    await assert.rejects(keep('Bo Board', later), /row-level security/)
  })

  await t.test('the session ends with the work, and the audit says that it was by command', async () => {
    const email = await emailOf('Cora Coordinator')
    const token = await actByCommand(house.ownerConnection, email, async (own) => own)
    await assert.rejects(
      house.database.asActor(token, async () => undefined),
      SignInNeeded,
    )
    const { rows } = await house.owner.query<{ open: number; noted: number }>(
      `select (select count(*)::int from accounts.session where device = 'by command' and ended_at is null) as open,
              (select count(*)::int from records.audit_event where action = 'act by command') as noted`,
    )
    const [counts] = rows
    assert.equal(counts?.open, 0)
    assert.ok(counts.noted >= 5)
    await assert.rejects(
      actByCommand(house.ownerConnection, 'nobody@example.org', async () => undefined),
      Refusal,
    )
  })
})
