/** The partnership on the work page of whoever keeps its boards. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { boardsInHouse, plain } from '../../test/boards-in-house.ts'
import { aCaller } from '../../test/hostile/caller.ts'

test('what the partnership owes', { timeout: 200_000 }, async (t) => {
  const { house, ids, cora, bo, olu } = await boardsInHouse(t)
  const owner = house.test.owner
  const today = Temporal.Now.plainDateISO('Europe/London')
  const work = async () => /The partnership .*/.exec(plain((await cora.get('/work')).text))?.[0] ?? ''

  await t.test('is on the page of coordinator and chairs, and of nobody else', async () => {
    assert.match(await work(), /^The partnership/)
    const cass = await aCaller(house.app, house.origin, 'Cass Chair')
    assert.match((await cass.get('/work')).text, /The partnership/)
    for (const caller of [bo, olu]) assert.doesNotMatch((await caller.get('/work')).text, /The partnership/)
  })

  await t.test('a report that is late, or due this month, and none that is due later', async () => {
    await owner.query('update boards.reporting_line set counts_from = $1', [today.add({ months: 1 }).toString()])
    await owner.query('delete from boards.report_given where line_id = $1', [ids.lineId])
    assert.doesNotMatch(await work(), /Report to/)
    const dueOn = async (day: Temporal.PlainDate) =>
      owner.query('update boards.reporting_line set counts_from = $2, every_months = 12 where id = $1', [
        ids.lineId,
        day.subtract({ months: 12 }).toString(),
      ])
    await dueOn(today.subtract({ days: 3 }))
    assert.match(await work(), /Report to .*Overdue/)
    await dueOn(today.with({ day: today.daysInMonth }))
    assert.match(await work(), /Report to/)
    await dueOn(today.with({ day: today.daysInMonth }).add({ days: 1 }))
    assert.doesNotMatch(await work(), /Report to/)
  })

  await t.test('a stage past the day that was planned, until the body has seen it', async () => {
    const plan = 'update boards.stage set planned_on = $2, planned_precision = $3 where id = $1'
    await owner.query(plan, [ids.stageId, today.subtract({ days: 1 }).toString(), 'day'])
    assert.match(await work(), /Annual report on Prevent .*past the day that was planned/)
    await owner.query(plan, [ids.stageId, today.with({ day: 1 }).toString(), 'month'])
    assert.doesNotMatch(await work(), /past the day that was planned/)
    await owner.query(plan, [ids.stageId, today.with({ day: 1 }).subtract({ months: 1 }).toString(), 'month'])
    assert.match(await work(), /past the day that was planned/)
    await owner.query(plan, [ids.stageId, null, 'day'])
  })

  await t.test('actions overdue or due this month, and none that is closed', async () => {
    const words = await work()
    assert.match(words, /Find out which schools have no trained safeguarding lead .*Action of Prevent Board .*Overdue/)
    assert.doesNotMatch(words, /Ask the district for a list/)
    await owner.query('update boards.action set due_on = $2 where id = $1', [
      ids.actionId,
      today.with({ day: 1 }).add({ months: 1 }).toString(),
    ])
    assert.doesNotMatch(await work(), /Send the venue guidance/)
    await owner.query('update boards.action set due_on = $2 where id = $1', [ids.actionId, today.toString()])
    assert.match(await work(), /Send the venue guidance .*Due today/)
  })

  await t.test('the meetings to come, and what each still needs', async () => {
    assert.match(await work(), /Prevent Board meets at .*the minutes of the last meeting are not agreed/)
    await owner.query(`update boards.minutes set state = 'agreed' where meeting_id = $1`, [ids.meetingId])
    assert.doesNotMatch(await work(), /minutes of the last meeting/)
    await owner.query('delete from boards.agenda_item where meeting_id = $1', [ids.comingId])
    assert.match(await work(), /Prevent Board meets at .*Still needed: the agenda is empty/)
    const { rows } = await owner.query<{ body_id: string }>(
      'select body_id from boards.stage_body where stage_id = $1 limit 1',
      [ids.stageId],
    )
    await owner.query('update boards.meeting set body_id = $2, held_on = held_on + 1 where id = $1', [
      ids.comingId,
      rows[0]?.body_id,
    ])
    await owner.query('update boards.stage set planned_on = $2 where id = $1', [
      ids.stageId,
      today.add({ days: 2 }).toString(),
    ])
    assert.match(await work(), /the agenda is empty; \d papers? (is|are) missing/)
  })

  await t.test('minutes that are owed where no other meeting is arranged', async () => {
    await owner.query(`update boards.minutes set state = 'draft' where meeting_id = $1`, [ids.meetingId])
    assert.match(await work(), /Minutes of Prevent Board The minutes are not agreed No date/)
  })
})
