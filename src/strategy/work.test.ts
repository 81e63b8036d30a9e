/** The delivery plan on the work page of whoever keeps it, and of the board member who leads an action. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { aStrategy } from '../../test/a-strategy.ts'
import { plain } from '../../test/boards-in-house.ts'
import { aCaller } from '../../test/hostile/caller.ts'
import { aHouse } from '../../test/house.ts'

test('the delivery plan on the work page', { timeout: 200_000 }, async (t) => {
  const house = await aHouse(t)
  const { owner } = house.test
  const account = (name: string): string => house.accounts.get(name) ?? assert.fail(name)
  const by = account('Cora Coordinator')
  const strategy = await aStrategy(house.test, { areaId: house.areaId, by, lead: account('Bo Board') }, 'adopted')
  const today = Temporal.Now.plainDateISO('Europe/London')
  /** Without the trigger that writes down who changed it. */
  const change = (statement: string) =>
    owner.query(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`)
  const due = async (action: Temporal.PlainDate, milestone: Temporal.PlainDate) => {
    await change(
      `update strategy.action set title = 'Meet the mosques', due_on = '${action.toString()}', done_on = null;
       update strategy.milestone set words = 'First meeting', due_on = '${milestone.toString()}', done_on = null`,
    )
  }
  const workOf = async (name: string) =>
    /The delivery plan .*/.exec(plain((await (await aCaller(house.app, house.origin, name)).get('/work')).text))?.[0] ??
    ''
  const nextMonth = today.with({ day: 1 }).add({ months: 1 })

  await t.test('shows what is late and what is due this month, and nothing later', async () => {
    await due(nextMonth, today.subtract({ days: 3 }))
    assert.match(await workOf('Cora Coordinator'), /First meeting .*Milestone of “Meet the mosques”.*Overdue/)
    assert.doesNotMatch(await workOf('Cora Coordinator'), /Last day of the action/)
    await due(today, nextMonth)
    assert.match(await workOf('Cass Chair'), /Meet the mosques .*Last day of the action.*Due today/)
    assert.doesNotMatch(await workOf('Cass Chair'), /First meeting/)
  })

  await t.test('shows a board member the actions that they lead, and no other', async () => {
    assert.match(await workOf('Bo Board'), /Meet the mosques/)
    await change(`update strategy.action set lead_account = '${by}'`)
    assert.match(await workOf('Bo Board'), /No action that you lead is late/)
  })

  await t.test('shows nothing of it to who does not govern', async () => {
    for (const name of ['Olu Officer', 'Mina Member']) assert.equal(await workOf(name), '')
  })

  await t.test('what is done is gone', async () => {
    await change(`update strategy.action set done_on = '${today.toString()}'`)
    assert.doesNotMatch(await workOf('Cora Coordinator'), /Meet the mosques/)
  })

  await t.test('a plan of a strategy that was never adopted is nobody’s work', async () => {
    await change('update strategy.action set done_on = null')
    assert.match(await workOf('Cora Coordinator'), /Meet the mosques/)
    const draft = await aStrategy(house.test, { areaId: house.areaId, by }, 'draft')
    await change(
      `update strategy.action set title = 'Only drafted', due_on = '${today.toString()}' where strategy_id = '${draft.id}'`,
    )
    assert.doesNotMatch(await workOf('Cora Coordinator'), /Only drafted/)
    assert.ok(strategy.id !== draft.id)
  })
})
