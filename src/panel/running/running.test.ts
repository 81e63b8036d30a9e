import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { aMeetingToday } from '../../../test/meeting-in-house.ts'
import { said } from '../../../test/panel-in-house.ts'

const agenda = {
  'to decide': { path: 'listed', purpose: 'first discussion' },
  'to clash over': { path: 'listed', purpose: 'first discussion' },
  'to take actions on': { path: 'monitored', purpose: 'monitoring' },
  'of a dead browser': { path: 'monitored', purpose: 'monitoring' },
} as const
type Name = keyof typeof agenda

const house = await aHouse({ after })
const meeting = await aMeetingToday(house, agenda)
const cass = await aCaller(house.app, house.origin, 'Cass Chair')
const dee = await aCaller(house.app, house.origin, 'Dee Deputy')
const mina = await aCaller(house.app, house.origin, 'Mina Member')

/** Begins the item, which also says what its case is opened for. */
async function begin(caller: Caller, name: Name) {
  const form = formTo((await caller.get(`${meeting.address}/running`)).text, meeting.items[name])
  const begun = await caller.post(form.action, { body: encoded(form.fields) })
  assert.equal(begun.location, meeting.items[name])
  return await openForm(caller, meeting.items[name], meeting.items[name])
}

async function send(caller: Caller, name: Name, does: string, answers: Readonly<Record<string, string>>) {
  const form = await openForm(caller, meeting.items[name], meeting.items[name])
  return await caller.post(form.action, { body: encoded(filledIn(form, { ...answers, does })) })
}

/** As the script of the page keeps one field. */
async function type(caller: Caller, name: Name, field: string, value: string, seen: number) {
  const form = await openForm(caller, meeting.items[name], meeting.items[name])
  const csrf = form.fields.find(([one]) => one === '_csrf')?.[1] ?? ''
  const body = encoded([
    ['_csrf', csrf],
    ['field', field],
    ['value', JSON.stringify(value)],
    ['seen', String(seen)],
  ])
  return await caller.post(`${meeting.items[name]}/typed`, { body })
}

const valueOf = async (caller: Caller, name: Name, field: string) =>
  (await openForm(caller, meeting.items[name], meeting.items[name])).fields.find(([one]) => one === field)?.[1]

test('a decision without police from where the person lives is refused, and every word is kept', async () => {
  await begin(cass, 'to decide')
  await house.test.owner.query(
    `update panel.invitation set present = 'apologies' where meeting_id = $1 and capacity = 'police'`,
    [meeting.meetingId],
  )
  const answers = {
    recordOptions: 'A mentor, or nothing',
    decision: 'not_adopt',
    votesNotAdopt: '5',
    mode: 'unanimous',
    reason: 'No susceptibility was found.',
  }
  const refused = await send(cass, 'to decide', 'decide', answers)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /href="#attendance"/)
  assert.equal(await valueOf(cass, 'to decide', 'reason'), answers.reason)

  await house.test.owner.query(`update panel.invitation set present = 'present' where meeting_id = $1`, [
    meeting.meetingId,
  ])
  const decided = await send(cass, 'to decide', 'decide', {})
  assert.equal(decided.status, 303, decided.text)
  const { rows } = await house.test.owner.query(
    `select stage, (select state from panel.item where case_id = file.id and meeting_id = $2) as state
         from cases.case_file file where id = $1`,
    [meeting.cases['to decide'], meeting.meetingId],
  )
  assert.deepEqual(rows, [{ stage: 'not_adopted', state: 'decided' }])
})

test('two who write in one field see both, and nobody’s words are lost', async () => {
  const hers = await begin(cass, 'to clash over')
  const his = await begin(dee, 'to clash over')
  const write = (caller: Caller, form: typeof hers, reason: string, options: string) =>
    caller.post(form.action, { body: encoded(filledIn(form, { does: 'save', reason, recordOptions: options })) })
  assert.equal((await write(cass, hers, 'Cass writes', 'A mentor')).status, 303)
  const clash = await write(dee, his, 'Dee writes', 'A mentor')
  assert.equal(clash.status, 409)
  assert.match(clash.text, /Cass Chair wrote:/)
  assert.match(clash.text, /Cass writes/)
  const again = formTo(clash.text, meeting.items['to clash over'])
  assert.equal(again.fields.find(([field]) => field === 'reason')?.[1], 'Dee writes')
  assert.equal((await write(dee, again, 'Cass and Dee write', 'A mentor')).status, 303)
  assert.equal(await valueOf(cass, 'to clash over', 'reason'), 'Cass and Dee write')
})

test('what a script keeps is there for a colleague, the second time too, and older words do not undo it', async () => {
  await begin(cass, 'of a dead browser')
  assert.equal((await type(cass, 'of a dead browser', 'riskChange', 'lower', 0)).status, 200)
  assert.equal((await type(cass, 'of a dead browser', 'riskChange', 'lower', 0)).status, 200, 'sent twice')
  const late = await type(cass, 'of a dead browser', 'riskChange', 'higher', 0)
  assert.equal(late.status, 409)
  assert.deepEqual(JSON.parse(late.text), {
    kept: false,
    field: 'riskChange',
    value: 'lower',
    version: 1,
    by: 'Cass Chair',
  })
  await begin(dee, 'of a dead browser')
  const news = await dee.get(`${meeting.items['of a dead browser']}/typed`)
  assert.deepEqual(JSON.parse(news.text), {
    sum: 1,
    fields: [{ field: 'riskChange', value: 'lower', version: 1, by: 'Cass Chair' }],
  })
  const nothingNew = await dee.get(`${meeting.items['of a dead browser']}/typed?known=1`)
  assert.deepEqual(JSON.parse(nothingNew.text), { sum: 1 })
})

test('what no script of ours sends is turned away, and keeps nothing', async () => {
  await begin(cass, 'of a dead browser')
  const screen = meeting.items['of a dead browser']
  const form = await openForm(cass, screen, screen)
  const csrf = form.fields.find(([one]) => one === '_csrf')?.[1] ?? ''
  const right = { _csrf: csrf, field: 'reason', value: '"x"', seen: '0' }
  const count = async () => (await house.test.owner.query('select 1 from panel.record')).rowCount
  const before = await count()
  for (const [wrong, status] of [
    [{ _csrf: 'made-up' }, 403],
    [{ field: 'reason"; drop' }, 400],
    [{ value: 'no JSON' }, 400],
    [{ value: '{"a":1}' }, 400],
    [{ value: JSON.stringify('a'.repeat(30_000)) }, 400],
    [{ seen: '-1' }, 400],
    [{ isAdministrator: 'yes' }, 400],
  ] as const) {
    const body = encoded(Object.entries({ ...right, ...wrong }))
    assert.equal((await cass.post(`${screen}/typed`, { body })).status, status, JSON.stringify(wrong).slice(0, 60))
  }
  assert.equal(await count(), before)
  const stranger = await aCaller(house.app, house.origin, 'Bo Board')
  assert.equal((await stranger.get(`${screen}/typed`)).status, 404)
})

test('what is typed lies sealed', async () => {
  const { rows } = await house.test.owner.query<{ sealed: Buffer }>('select sealed from panel.record')
  assert.ok(rows.length > 3)
  assert.ok(rows.every(({ sealed }) => !sealed.includes('writes') && !sealed.includes('lower')))
})

test('an action has an agency and a day, is added once, and comes back until it is closed', async () => {
  await begin(cass, 'to take actions on')
  const refused = await send(cass, 'to take actions on', 'act', { newActionWhat: 'See the family at home' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Select the agency/)
  // The page that refuses shows what was typed.
  const form = formTo(refused.text, meeting.items['to take actions on'])
  const council = form.choices.get('newActionAgency')?.find((value) => value !== '') ?? ''
  const fields = filledIn(form, {
    does: 'act',
    newActionAgency: council,
    'newActionDueOn-day': '1',
    'newActionDueOn-month': '3',
    'newActionDueOn-year': String(new Date().getUTCFullYear() + 1),
  })
  const twice = await Promise.all([1, 2].map(() => cass.post(form.action, { body: encoded(fields) })))
  assert.deepEqual(
    twice.map(({ status }) => status),
    [303, 303],
  )
  const list = await cass.get('/panel/actions')
  assert.equal(list.text.match(/See the family at home/g)?.length, 1)
  assert.equal(await valueOf(cass, 'to take actions on', 'newActionWhat'), '', 'the boxes are empty for the next one')

  const address = /href="(\/panel\/actions\/[0-9a-f-]+)"/.exec(list.text)?.[1] ?? ''
  // Of another agency, she sees who closes it; it is not hers to close.
  const hers = await mina.get('/panel/actions')
  assert.match(said(hers.text), /See the family at home .*By Council/)
  assert.ok(!hers.text.includes(address))
  assert.equal((await mina.get(address)).status, 404)

  const closing = formTo((await cass.get(address)).text, address)
  const done = { outcome: 'done', words: 'They were seen and are well.' }
  assert.equal((await cass.post(address, { body: encoded(filledIn(closing, done)) })).location, '/panel/actions')
  assert.doesNotMatch((await cass.get('/panel/actions')).text, /See the family at home/)
  assert.equal((await cass.get(address)).status, 404)
})

test('whoever reads a case through the panel alone takes no notes of it, and finds no screen', async () => {
  const mina = await aCaller(house.app, house.origin, 'Mina Member')
  for (const address of [`${meeting.address}/running`, ...Object.values(meeting.items)])
    assert.equal((await mina.get(address)).status, 404)
})

test('who declares a conflict sees the item no more', async () => {
  await begin(dee, 'to take actions on')
  const left = await send(dee, 'to take actions on', 'conflict', {
    conflictOf: house.accounts.get('Dee Deputy') ?? '',
  })
  assert.equal(left.location, meeting.address)
  assert.equal((await dee.get(meeting.items['to take actions on'])).status, 404)
  const screen = await cass.get(meeting.items['to take actions on'])
  assert.match(screen.text, /out of the room for this item: Dee Deputy/)
})
