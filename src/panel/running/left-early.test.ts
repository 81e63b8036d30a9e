/** A decision asks whether those whom it needs were there when it was made: not before they came, and not after they left (CTSA 2015 s37(3), (5)). */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { aMeetingToday } from '../../../test/meeting-in-house.ts'
import { pdfOf, said, sendForm } from '../../../test/panel-in-house.ts'
import { textOfPdf } from '../../../test/pdf-reader.ts'

const first = { path: 'listed', purpose: 'first discussion' } as const
const agenda = { 'after the chair left': first, 'before police came': first, 'timed and ended': first } as const
type Name = keyof typeof agenda

const house = await aHouse({ after })
const meeting = await aMeetingToday(house, agenda)
const { owner } = house.test
const cass = await aCaller(house.app, house.origin, 'Cass Chair')

const decision = {
  decision: 'not_adopt',
  votesNotAdopt: '5',
  mode: 'unanimous',
  reason: 'No susceptibility was found.',
}
/** By the clock of the area; a test at midnight would be of two days. */
const clock = (minutes: number) =>
  Temporal.Now.plainTimeISO('Europe/London').add({ minutes }).toString({ smallestUnit: 'minute' })

async function begin(name: Name) {
  const form = formTo((await cass.get(`${meeting.address}/running`)).text, meeting.items[name])
  await cass.post(form.action, { body: encoded(form.fields) })
}

async function decide(name: Name) {
  const form = await openForm(cass, meeting.items[name], meeting.items[name])
  return await cass.post(form.action, { body: encoded(filledIn(form, { ...decision, does: 'decide' })) })
}

/** As whoever arranges the meeting writes it down, by the form. */
async function stay(name: string, times: Readonly<Record<'cameAt' | 'leftAt', string>>) {
  const page = `${meeting.address}/invitations/${house.accounts.get(name) ?? ''}/times`
  return await sendForm(cass, page, page, times)
}

const nobodyElse = async (capacity: string, name: string) => {
  await owner.query(
    `update panel.invitation set present = 'absent' where meeting_id = $1 and capacity = $2 and account_id <> $3`,
    [meeting.meetingId, capacity, house.accounts.get(name)],
  )
}

const stageOf = async (name: Name) =>
  (await owner.query<{ stage: string }>('select stage from cases.case_file where id = $1', [meeting.cases[name]]))
    .rows[0]?.stage

test('a decision made after the chair and the deputy had left is refused, and says who had', async () => {
  await begin('after the chair left')
  assert.equal((await stay('Cass Chair', { cameAt: '', leftAt: clock(-2) })).status, 303)
  await owner.query(`update panel.invitation set present = 'absent' where meeting_id = $1 and capacity = 'deputy'`, [
    meeting.meetingId,
  ])
  assert.match(said((await cass.get(meeting.items['after the chair left'])).text), /Not here now: Cass Chair left at/)
  const refused = await decide('after the chair left')
  assert.equal(refused.status, 422)
  assert.match(refused.text, /href="#attendance"/)
  assert.match(
    said(refused.text),
    /chair or deputy chair is present\. When this item was decided, somebody was not there: Cass Chair left at/,
  )
  assert.equal(await stageOf('after the chair left'), 'panel_listed')

  assert.equal((await stay('Cass Chair', { cameAt: '', leftAt: '' })).status, 303)
  assert.equal((await decide('after the chair left')).status, 303)
  assert.equal(await stageOf('after the chair left'), 'not_adopted')
})

test('a decision made before police from where the person lives had come is refused', async () => {
  await begin('before police came')
  await nobodyElse('police', 'Olu Officer')
  assert.equal((await stay('Olu Officer', { cameAt: clock(2), leftAt: '' })).status, 303)
  const refused = await decide('before police came')
  assert.equal(refused.status, 422)
  assert.match(said(refused.text), /somebody was not there: Olu Officer came at/)
  assert.equal(await stageOf('before police came'), 'panel_listed')
  assert.equal((await stay('Olu Officer', { cameAt: clock(-1), leftAt: '' })).status, 303)
  assert.equal((await decide('before police came')).status, 303)
})

test('written up later, it counts who was there when the item was discussed', async () => {
  const page = `/cases/${meeting.cases['timed and ended']}/panel-decision`
  await begin('timed and ended')
  await owner.query(
    `update panel.item set began_at = now() - interval '20 minutes', ended_at = now() - interval '10 minutes'
      where meeting_id = $1 and case_id = $2`,
    [meeting.meetingId, meeting.cases['timed and ended']],
  )
  assert.equal((await stay('Olu Officer', { cameAt: '', leftAt: '' })).status, 303)
  assert.equal((await stay('Cass Chair', { cameAt: clock(-5), leftAt: '' })).status, 303)
  const refused = await sendForm(cass, page, page, decision)
  assert.equal(refused.status, 422)
  assert.match(said(refused.text), /Not there at [\w:]+ Cass Chair came at/)
  assert.equal((await stay('Cass Chair', { cameAt: clock(-15), leftAt: clock(-5) })).status, 303)
  assert.equal((await sendForm(cass, page, page, decision)).status, 303)
  assert.equal(await stageOf('timed and ended'), 'not_adopted')
})

test('times are asked for as times, stand on the page of the meeting and in its minutes, and go when somebody did not come', async () => {
  for (const [times, words] of [
    [{ cameAt: 'soon', leftAt: '' }, /When they came must be a time/],
    [{ cameAt: '10.30', leftAt: '10.15' }, /They must leave after they came/],
  ] as const) {
    const wrong = await stay('Olu Officer', times)
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, words)
  }
  assert.equal((await stay('Olu Officer', { cameAt: '9.45', leftAt: '11.30' })).status, 303)
  assert.match(said((await cass.get(meeting.address)).text), /Came at 9:45am, left at 11:30am/)
  const drafts = await openForm(cass, `${meeting.address}/minutes`, `${meeting.address}/minutes/drafts`)
  await cass.post(drafts.action, { body: encoded(drafts.fields) })
  assert.match(textOfPdf(await pdfOf(cass, `${meeting.address}/minutes/general/pdf`)), /came at\s+9:45am/)
  const form = await openForm(cass, meeting.address, `${meeting.address}/attendance`)
  const olu = `present-${house.accounts.get('Olu Officer') ?? ''}`
  await cass.post(form.action, { body: encoded(filledIn(form, { [olu]: 'absent' })) })
  const { rows } = await owner.query<{ came_at: string | null }>(
    'select came_at from panel.invitation where meeting_id = $1 and account_id = $2',
    [meeting.meetingId, house.accounts.get('Olu Officer')],
  )
  assert.deepEqual(rows, [{ came_at: null }])
  const page = `${meeting.address}/invitations/${house.accounts.get('Olu Officer') ?? ''}/times`
  for (const name of ['Olu Officer', 'Mina Member', 'Bo Board'])
    assert.equal((await (await aCaller(house.app, house.origin, name)).get(page)).status, 404, name)
})
