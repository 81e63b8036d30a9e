import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { aMeetingToday } from '../../../test/meeting-in-house.ts'
import { aMeeting, said } from '../../../test/panel-in-house.ts'

const house = await aHouse({ after })
const meeting = await aMeetingToday(house, {
  one: { path: 'monitored', purpose: 'monitoring' },
  other: { path: 'monitored', purpose: 'monitoring' },
})
const { owner } = house.test
const cass = await aCaller(house.app, house.origin, 'Cass Chair')
const dee = await aCaller(house.app, house.origin, 'Dee Deputy')
const olu = await aCaller(house.app, house.origin, 'Olu Officer')
const mina = await aCaller(house.app, house.origin, 'Mina Member')

const { rows } = await owner.query<{ id: string; title: string }>(
  'select id, title from panel.item where meeting_id = $1 and case_id is null order by position',
  [meeting.meetingId],
)
const screenOf = (title: string) =>
  `${meeting.address}/running/${rows.find((row) => row.title.startsWith(title))?.id ?? 'nowhere'}`
const welcome = screenOf('Welcome')
const closing = screenOf('Any other business')

async function begin(caller: Caller, screen: string) {
  const form = formTo((await caller.get(`${meeting.address}/running`)).text, screen)
  const begun = await caller.post(form.action, { body: encoded(form.fields) })
  assert.equal(begun.location, screen)
  return await openForm(caller, screen, screen)
}

async function send(caller: Caller, screen: string, does: string, answers: Readonly<Record<string, string>>) {
  const form = await openForm(caller, screen, screen)
  return await caller.post(form.action, { body: encoded(filledIn(form, { ...answers, does })) })
}

async function type(caller: Caller, screen: string, value: string, seen: number) {
  const form = await openForm(caller, screen, screen)
  const csrf = form.fields.find(([one]) => one === '_csrf')?.[1] ?? ''
  const fields = { _csrf: csrf, field: 'recordNotes', value: JSON.stringify(value), seen: String(seen) }
  return await caller.post(`${screen}/typed`, { body: encoded(Object.entries(fields)) })
}

const anAction = {
  newActionWhat: 'Find a larger room',
  newActionWho: 'The clerk',
  'newActionDueOn-day': '1',
  'newActionDueOn-month': '3',
  'newActionDueOn-year': String(new Date().getUTCFullYear() + 1),
}

test('the meeting goes through its agenda in one order, with the numbers that the agenda and the pack have', async () => {
  const agenda = await owner.query<{ title: string | null; case_id: string | null }>(
    `select title, case_id from panel.item where meeting_id = $1 and state <> 'taken off' order by position, id`,
    [meeting.meetingId],
  )
  const places = [...(await cass.get(`${meeting.address}/running`)).text.matchAll(/<th scope="row"[^>]*>([^<]*)/g)]
  const names = places.map(([, words]) => words ?? '')
  assert.equal(names.length, agenda.rows.length)
  for (const [place, { title }] of agenda.rows.entries()) {
    const [number, ...name] = (names[place] ?? '').split('. ')
    assert.equal(number, String(place + 1))
    if (title !== null) assert.equal(name.join('. '), title)
  }
  const screen = said((await cass.get(meeting.items.one)).text)
  const first = agenda.rows.findIndex(({ case_id }) => case_id === meeting.cases.one) + 1
  if (!screen.includes(`Item ${first}`)) assert.match((await cass.get(meeting.items.one)).location ?? '', /purpose/)
})

test('a standing item is begun, written down and ended, and leads on to the next', async () => {
  await begin(cass, welcome)
  const kept = await send(cass, welcome, 'save', { recordNotes: 'Everybody was welcomed.', recordDecided: '' })
  assert.equal(kept.status, 303)
  const page = (await cass.get(welcome)).text
  assert.match(page, /Everybody was welcomed\./)
  assert.match(page, /data-minutes-since/)
  assert.equal((await send(cass, welcome, 'end', { recordDecided: 'To meet monthly.' })).status, 303)
  const { rows: after } = await owner.query<{ state: string; timed: boolean }>(
    `select state, began_at <= ended_at as timed from panel.item where id = $1`,
    [welcome.split('/').at(-1)],
  )
  assert.deepEqual(after, [{ state: 'decided', timed: true }])
  const next = formTo((await cass.get(welcome)).text, screenOf('Conflicts'))
  assert.equal((await cass.post(next.action, { body: encoded(next.fields) })).location, screenOf('Conflicts'))
})

test('a case officer takes notes of it, too', async () => {
  await begin(olu, screenOf('Minutes of the last'))
  const { rows: begun } = await owner.query('select 1 from panel.item where id = $1 and began_at is not null', [
    screenOf('Minutes of the last').split('/').at(-1),
  ])
  assert.equal(begun.length, 1)
})

test('two who take notes of it see each other’s words, and neither’s are lost', async () => {
  await begin(cass, closing)
  assert.equal((await type(cass, closing, 'Cass writes', 0)).status, 200)
  assert.equal((await type(cass, closing, 'Cass writes', 0)).status, 200, 'sent twice')
  const news = JSON.parse((await dee.get(`${closing}/typed`)).text) as unknown
  assert.deepEqual(news, {
    sum: 1,
    fields: [{ field: 'recordNotes', value: 'Cass writes', version: 1, by: 'Cass Chair' }],
  })
  assert.equal((await type(dee, closing, 'Dee writes', 0)).status, 409)
  const stale = await openForm(dee, closing, closing)
  assert.equal((await type(cass, closing, 'Cass writes more', 1)).status, 200)
  const clash = await dee.post(stale.action, {
    body: encoded(filledIn(stale, { does: 'save', recordNotes: 'Dee writes' })),
  })
  assert.equal(clash.status, 409)
  assert.match(clash.text, /Cass Chair wrote:/)
  assert.match(clash.text, /Cass writes more/)
  assert.match(clash.text, /Dee writes/)
})

test('an action belongs to the series: it comes back at the next meeting until it is closed', async () => {
  const without = await send(cass, closing, 'act', { ...anAction, newActionWhat: '', newActionAgency: '' })
  assert.equal(without.status, 422)
  assert.match(without.text, /Enter what is to be done/)
  const form = await openForm(cass, closing, closing)
  const agency = form.choices.get('newActionAgency')?.find((one) => one !== '') ?? ''
  assert.equal((await send(cass, closing, 'act', { ...anAction, newActionAgency: agency })).status, 303)
  const next = await aMeeting(house, { inDays: 0 })
  const another = await owner.query<{ id: string }>(
    `insert into panel.item (id, area_id, meeting_id, position, purpose, title, place, listed_by)
     select gen_random_uuid(), area_id, id, 1, 'standing', 'Matters arising', 'opens', arranged_by
       from panel.meeting where id = $1 returning id`,
    [next.id],
  )
  const later = `${next.address}/running/${another.rows[0]?.id ?? ''}`
  assert.match((await cass.get(later)).text, /Find a larger room/)
  const list = (await mina.get('/panel/actions')).text
  assert.match(list, /Find a larger room/)
  const address = /href="(\/panel\/series-actions\/[0-9a-f-]+)"/.exec((await cass.get(later)).text)?.[1] ?? ''
  const close = await openForm(cass, address, address)
  const closed = await cass.post(close.action, {
    body: encoded(filledIn(close, { outcome: 'done', words: 'Room 4 is larger.' })),
  })
  assert.equal(closed.status, 303)
  assert.doesNotMatch((await cass.get(later)).text, /Find a larger room/)
  assert.match((await cass.get(closing)).text, /Find a larger room[\s\S]*Done/)
})

test('members, and partners who sit on no panel, find no screen of it', async () => {
  for (const name of ['Mina Member', 'Pat Partner', 'Bo Board', 'Robin Referrer']) {
    const caller = await aCaller(house.app, house.origin, name)
    assert.equal((await caller.get(closing)).status, 404, name)
    assert.equal((await caller.get(`${closing}/typed`)).status, 404, name)
  }
  const own = /href="(\/panel\/series-actions\/[0-9a-f-]+)"/.exec((await mina.get('/panel/actions')).text)
  assert.equal(own, null, 'nothing is open')
})
