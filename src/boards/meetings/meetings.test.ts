/** Meetings over HTTP: agendas, who came, decisions, actions, minutes and the calendar. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { boardsInHouse, dateBoxes, plain } from '../../../test/boards-in-house.ts'
import { newId } from '#platform/database/ids.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { encoded } from '../../../test/hostile/caller.ts'

test('the meetings of a body', { timeout: 200_000 }, async (t) => {
  const { house, ids, cora, bo, olu, send } = await boardsInHouse(t)
  const held = `/boards/meetings/${ids.meetingId}`
  const coming = `/boards/meetings/${ids.comingId}`
  const today = Temporal.Now.plainDateISO('Europe/London')

  await t.test(
    'the next agenda has the standing items, the paper in its version, the escalation and what is still open',
    async () => {
      const words = plain((await bo.get(coming)).text)
      assert.match(words, /Minutes and actions of the last meeting \(Chair\) Standing item/)
      assert.match(words, /Information: Annual report on Prevent, version 2/)
      assert.match(words, /has no owner since its officer left .*Escalated to this body/)
      assert.match(
        words,
        /Actions carried from earlier meetings .*Find out which schools .*Overdue .*Send the venue guidance/,
      )
      assert.doesNotMatch(words, /Ask the district for a list/)
    },
  )

  await t.test('a board member changes nothing, and a case officer finds no meeting', async () => {
    for (const path of ['change', 'new-item', 'attendance', 'new-decision', 'new-action', 'minutes'])
      assert.equal((await bo.get(`${held}/${path}`)).status, 404, path)
    for (const page of [held, `${held}/minutes/pdf`, `/boards/${ids.bodyId}/attendance`, '/boards/calendar.ics'])
      assert.equal((await olu.get(page)).status, 404, page)
  })

  await t.test('a new meeting takes up what waits, and two cannot be on one day', async () => {
    const answers = { ...dateBoxes('heldOn', today.add({ days: 200 }).toString()), startsAt: '9.30', place: 'Online' }
    const added = await send(cora, `/boards/${ids.bodyId}/new-meeting`, answers)
    assert.match(plain((await cora.get(added.location ?? '')).text), /9:30am, Online .*Standing item/)
    const again = await send(cora, `/boards/${ids.bodyId}/new-meeting`, answers)
    assert.match(again.text, /It meets on that day already/)
    const late = await send(cora, `/boards/${ids.bodyId}/new-meeting`, { ...answers, startsAt: 'after lunch' })
    assert.match(late.text, /Starts at must be a time/)
  })

  await t.test('what is put before a body without a meeting waits for its first one', async () => {
    const cabinet =
      /href="\/boards\/([0-9a-f-]{36})">Cabinet/.exec((await cora.get('/boards')).text)?.[1] ?? assert.fail()
    const what = 'A decision of the council is needed on venue hire.'
    assert.equal((await send(cora, `/boards/${cabinet}/new-escalation`, { what })).status, 303)
    const answers = { ...dateBoxes('heldOn', today.add({ days: 9 }).toString()), startsAt: '18.00' }
    const added = await send(cora, `/boards/${cabinet}/new-meeting`, answers)
    assert.match(plain((await cora.get(added.location ?? '')).text), /venue hire\. Escalated to this body/)
  })

  await t.test('who came is recorded once the day has come, and shows by agency over time', async () => {
    const { text } = await bo.get(`/boards/${ids.bodyId}/attendance`)
    assert.match(text, /<title>Attendance at Prevent Board, by agency<\/title>/)
    assert.match(plain(text), /Essex Police .*\d of 4/)
    const form = formTo((await cora.get(`${coming}/attendance`)).text, `${coming}/attendance`)
    const all = Object.fromEntries([...form.choices.keys()].map((member) => [member, 'present']))
    const early = await send(cora, `${coming}/attendance`, all)
    assert.equal(early.status, 422)
    assert.match(early.text, /on the day of the meeting or after it/)
    assert.equal((await send(cora, `${held}/attendance`, all)).status, 303)
  })

  await t.test('a decision has its reasons and how it was reached', async () => {
    const answers = { item: 'none', decision: 'The plan stands.', reason: '', reached: 'by vote' }
    const without = await send(cora, `${held}/new-decision`, answers)
    assert.match(without.text, /Enter the reasons/)
    await send(cora, `${held}/new-decision`, { ...answers, reason: 'Nothing speaks against it.' })
    assert.match(plain((await bo.get(held)).text), /The plan stands\. Why: Nothing speaks against it\. \(by vote\)/)
  })

  await t.test('an action is closed with what came of it, and is then carried no further', async () => {
    const action = `/boards/actions/${ids.actionId}`
    const closing = dateBoxes('closedOn', today.toString())
    const silent = await send(cora, action, closing)
    assert.match(silent.text, /Enter what came of it/)
    assert.equal((await send(cora, action, { ...closing, outcome: 'All 31 halls have it.' })).status, 303)
    assert.match(plain((await bo.get(held)).text), /Closed .*: All 31 halls have it/)
    assert.doesNotMatch(plain((await bo.get(coming)).text), /Send the venue guidance/)
  })

  await t.test('minutes are agreed, then locked, and after that nobody changes them', async () => {
    const page = `${held}/minutes`
    const states = (text: string) => formTo(text, page).choices.get('state')
    assert.deepEqual(states((await cora.get(page)).text), ['draft', 'agreed'])
    await send(cora, page, { text: 'The board heard the plan.', state: 'agreed' })
    assert.deepEqual(states((await cora.get(page)).text), ['agreed', 'locked'])
    await send(cora, page, { state: 'locked' })
    assert.match(plain((await bo.get(held)).text), /agreed by the body and locked The board heard the plan/)
    const locked = await send(cora, page, { text: 'Something else.' })
    assert.equal(locked.status, 422)
    assert.match(locked.text, /These minutes are locked/)
    const { rows } = await house.test.owner.query('select text from boards.minutes where meeting_id = $1', [
      ids.meetingId,
    ])
    assert.deepEqual(rows, [{ text: 'The board heard the plan.' }])
  })

  await t.test('minutes come as Word and as PDF, under a neutral name', async () => {
    for (const [format, begins] of [
      ['pdf', '%PDF-1.7'],
      ['docx', 'PK'],
    ] as const) {
      const file = await bo.get(`${held}/minutes/${format}`)
      assert.equal(file.status, 200)
      assert.ok(file.text.startsWith(begins))
    }
  })

  await t.test('an item changes its place, or comes off with a reason, and goes nowhere once decided', async () => {
    const items = async () =>
      [...(await cora.get(coming)).text.matchAll(/items\/([0-9a-f-]{36})\/removal"/g)].map(([, id]) => id ?? '')
    const [first = '', second = ''] = await items()
    assert.equal((await send(cora, `${coming}/items/${second}/place`, { behind: 'first' })).status, 303)
    assert.deepEqual((await items()).slice(0, 2), [second, first])
    assert.equal((await send(cora, `${coming}/items/${second}/removal`, { reason: 'There is no time.' })).status, 303)
    const words = plain((await bo.get(coming)).text)
    assert.match(words, /Taken off the agenda .*by Cora Coordinator on .* There is no time\./)
    assert.ok(!(await items()).includes(second))
    assert.equal((await cora.get(`${coming}/items/${second}/removal`)).status, 404)
    assert.equal((await bo.get(`${coming}/items/${first}/place`)).status, 404)

    const removal = `${coming}/items/${first}/removal`
    const form = formTo((await cora.get(removal)).text, removal)
    const decided = { item: first, decision: 'So it is.', reason: 'It is right.', reached: 'by vote' }
    assert.equal((await send(cora, `${coming}/new-decision`, decided)).status, 303)
    const late = await cora.post(removal, { body: encoded(filledIn(form, { reason: 'After all.' })) })
    assert.match(late.text, /Something was decided under this item/)
  })

  await t.test('of two who note who came, the second sees what the first noted', async () => {
    const page = `${held}/attendance`
    const form = formTo((await cora.get(page)).text, page)
    const noted = (word: string) => {
      const answers = Object.fromEntries([...form.choices.keys()].map((member) => [member, word]))
      return cora.post(page, {
        body: encoded([...filledIn(form, answers).filter(([name]) => name !== 'formToken'), ['formToken', newId()]]),
      })
    }
    assert.equal((await noted('present')).status, 303)
    const clash = await noted('absent')
    assert.equal(clash.status, 409)
    assert.match(plain(clash.text), /Present Absent/)
  })

  await t.test('a body’s page says which papers are on their way to it', async () => {
    const { rows } = await house.test.owner.query<{ body_id: string }>(
      'select body_id from boards.stage_body where stage_id = $1 limit 1',
      [ids.stageId],
    )
    const words = plain((await bo.get(`/boards/${rows[0]?.body_id ?? ''}`)).text)
    assert.match(words, /Papers on their way to it .* Annual report on Prevent , information/)
  })
})
