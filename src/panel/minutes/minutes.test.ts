import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { aMeetingToday } from '../../../test/meeting-in-house.ts'
import { wordParts } from '../../../test/word-parts.ts'

const agenda = {
  'of a decision': { path: 'listed', purpose: 'first discussion' },
  'of another': { path: 'listed', purpose: 'first discussion' },
  'of monitoring': { path: 'monitored', purpose: 'monitoring' },
} as const
type Name = keyof typeof agenda

const house = await aHouse({ after })
const meeting = await aMeetingToday(house, agenda)
const cass = await aCaller(house.app, house.origin, 'Cass Chair')
const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
const mina = await aCaller(house.app, house.origin, 'Mina Member')
const minutes = `${meeting.address}/minutes`
const minuteOf = (name: Name) => meeting.items[name].replace('/running/', '/minutes/')
const itemOf = (name: Name) => meeting.items[name].split('/').at(-1) ?? ''
const screenOf = (name: Name) => meeting.items[name]

async function begin(caller: Caller, name: Name) {
  const form = formTo((await caller.get(`${meeting.address}/running`)).text, screenOf(name))
  assert.equal((await caller.post(form.action, { body: encoded(form.fields) })).location, screenOf(name))
}

async function send(caller: Caller, name: Name, does: string, answers: Readonly<Record<string, string>>) {
  const form = await openForm(caller, screenOf(name), screenOf(name))
  return await caller.post(form.action, { body: encoded(filledIn(form, { ...answers, does })) })
}

/** @param form of a page that was opened earlier; otherwise of the page as it is now */
async function fillIn(caller: Caller, address: string, answers: Parameters<typeof filledIn>[1], form?: OpenForm) {
  const open = form ?? (await openForm(caller, address, address))
  return await caller.post(address, { body: encoded(filledIn(open, answers)) })
}
type OpenForm = Awaited<ReturnType<typeof openForm>>

/** The page, once it has been said what the case is opened for. */
async function read(caller: Caller, address: string): Promise<string> {
  const answer = await caller.get(address)
  if (answer.location?.includes('/purpose?') !== true) return answer.text
  const form = formTo((await caller.get(answer.location)).text, /\/purpose$/)
  const purpose = form.choices.get('purpose')?.[0] ?? ''
  await caller.post(form.action, { body: encoded(filledIn(form, { purpose })) })
  return (await caller.get(address)).text
}

async function file(caller: Caller, name: Name, format: string): Promise<Buffer> {
  const answer = await house.app.inject({
    url: `${minuteOf(name)}/${format}`,
    headers: { host: new URL(house.origin).host, cookie: caller.cookie() },
  })
  assert.equal(answer.statusCode, 200)
  return answer.rawPayload
}

async function decide(name: Name, canary: string) {
  await begin(cass, name)
  const form = await openForm(cass, screenOf(name), screenOf(name))
  const shared = form.fields.find(([field]) => /^shared[0-9a-f]{32}$/.test(field))?.[0] ?? ''
  const decided = await send(cass, name, 'decide', {
    [shared]: `He has not missed an appointment. ${canary}-shared`,
    recordOptions: `A mentor, or nothing. ${canary}-options`,
    decision: 'not_adopt',
    votesNotAdopt: '5',
    votesAdopt: '1',
    mode: 'majority',
    reason: `No susceptibility was found. ${canary}-reason`,
    dissent: `Health would have adopted. ${canary}-dissent`,
    'recordNextReview-day': '1',
    'recordNextReview-month': '3',
    'recordNextReview-year': '2099',
  })
  assert.equal(decided.status, 303, decided.text.match(/govuk-error-summary[\s\S]{0,900}/)?.[0])
}

test('a minute drafts itself when its item ends: who came, what was shared, options, decision, dissent and reasons', async () => {
  await decide('of a decision', 'heron')
  await decide('of another', 'otter')
  const page = await read(cass, minuteOf('of a decision'))
  for (const words of [
    'heron-shared',
    'heron-options',
    'heron-reason',
    'heron-dissent',
    'What was decided\\? Not adopt',
    'Votes not to adopt: 5',
    'How was it decided\\? By majority',
    '1 March 2099',
    'Mina Member',
    'None was declared',
    'From [\\w:]+ to [\\w:]+',
  ])
    assert.match(page, new RegExp(words))
  assert.doesNotMatch(page, /otter/)
  assert.doesNotMatch(page, /The record says otherwise/)
})

test('items that ended elsewhere are drafted by a button, once', async () => {
  const form = formTo((await cora.get(minutes)).text, `${minutes}/drafts`)
  const twice = await Promise.all([1, 2].map(() => cora.post(form.action, { body: encoded(form.fields) })))
  assert.deepEqual(
    twice.map(({ location }) => location),
    [minutes, minutes],
  )
  const { rows } = await house.test.owner.query('select state from panel.minute')
  assert.equal(rows.length, 3)
})

test('a draft is changed by whoever works the case, a clash shows both, and the record can be taken again', async () => {
  const edit = `${minuteOf('of a decision')}/edit`
  const hers = await openForm(cora, edit, edit)
  const his = await openForm(cass, edit, edit)
  assert.equal((await fillIn(cora, edit, { dissent: 'Nobody dissented' }, hers)).location, minuteOf('of a decision'))
  const clash = await fillIn(cass, edit, { dissent: 'Health dissented' }, his)
  assert.equal(clash.status, 409)
  assert.match(clash.text, /Nobody dissented/)
  assert.match(clash.text, /Health dissented/)
  assert.match(await read(cora, minuteOf('of a decision')), /The record says otherwise/)

  const again = `${minuteOf('of a decision')}/from-record`
  assert.equal((await fillIn(cora, again, { parts: 'dissent' })).location, minuteOf('of a decision'))
  const page = await read(cora, minuteOf('of a decision'))
  assert.match(page, /heron-dissent/)
  assert.doesNotMatch(page, /The record says otherwise/)
  assert.equal((await cora.get(again)).location, minuteOf('of a decision'), 'nothing is left to draft again')
})

test('a member reads a draft and changes nothing', async () => {
  assert.match(await read(mina, minuteOf('of a decision')), /heron-reason/)
  assert.match(await read(mina, minutes), /Draft, not yet agreed/)
  for (const address of ['edit', 'from-record', 'addendum'].map((page) => `${minuteOf('of a decision')}/${page}`))
    assert.equal((await mina.get(address)).status, 404)
  for (const address of [`${minutes}/agreement`, `${minutes}/lock`]) {
    assert.equal((await mina.get(address)).status, 404)
    assert.equal((await cora.get(address)).status, 404)
  }
})

test('minutes are agreed as they were read, and then not changed', async () => {
  const agreement = `${minutes}/agreement`
  const early = await openForm(cass, agreement, agreement)
  assert.equal((await fillIn(cora, `${minuteOf('of another')}/edit`, { riskOwner: 'Health' })).status, 303)
  const refused = await fillIn(cass, agreement, { meeting: meeting.meetingId }, early)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /changed, agreed or locked while this page was open/)

  const stale = await openForm(cora, `${minuteOf('of a decision')}/edit`, /\/edit$/)
  const agreed = await fillIn(cass, agreement, { items: itemOf('of a decision'), meeting: meeting.meetingId })
  assert.equal(agreed.location, minutes)
  const page = await read(mina, minuteOf('of a decision'))
  assert.match(page, /Agreed, at the meeting of .*: Cass Chair/)
  assert.match(await read(mina, minuteOf('of another')), /Draft, not yet agreed/)
  const late = await fillIn(cora, `${minuteOf('of a decision')}/edit`, { dissent: 'None' }, stale)
  assert.equal(late.status, 422)
  assert.match(late.text, /It was agreed meanwhile/)
  assert.equal((await cora.get(`${minuteOf('of a decision')}/edit`)).location, minuteOf('of a decision'))
})

test('once locked, neither the minute nor what it was made of changes; corrections stand beneath', async () => {
  const screen = await openForm(cass, screenOf('of a decision'), screenOf('of a decision'))
  const field = await openForm(cass, screenOf('of a decision'), screenOf('of a decision'))
  assert.equal((await fillIn(cass, `${minutes}/lock`, { items: itemOf('of a decision') })).location, minutes)
  const late = await cass.post(screen.action, {
    body: encoded(filledIn(screen, { does: 'save', recordOptions: 'Written too late' })),
  })
  assert.equal(late.status, 422)
  assert.match(late.text, /The minute of this item is locked/)
  assert.match(late.text, /Written too late/)
  assert.equal((await cass.get(screenOf('of a decision'))).location, minuteOf('of a decision'))
  const csrf = field.fields.find(([one]) => one === '_csrf')?.[1] ?? ''
  const typed = { _csrf: csrf, field: 'recordOptions', value: '"Too late"', seen: '1' }
  const body = encoded(Object.entries(typed))
  assert.equal((await cass.post(`${screenOf('of a decision')}/typed`, { body })).status, 404)
  for (const change of [
    `update panel.minute set state = 'draft' where item_id = $1`,
    `update panel.minute set sealed = 'x' where item_id = $1`,
    `update panel.record set version = version + 1 where item_id = $1`,
    `update panel.addendum set sealed = 'x' where item_id = $1`,
  ])
    if (!change.includes('addendum'))
      await assert.rejects(house.test.owner.query(change, [itemOf('of a decision')]), { code: '42501' })

  const addendum = `${minuteOf('of a decision')}/addendum`
  assert.equal((await fillIn(cora, addendum, { words: 'Housing was there, too. heron-addendum' })).status, 303)
  await assert.rejects(
    house.test.owner.query(`update panel.addendum set sealed = 'x' where item_id = $1`, [itemOf('of a decision')]),
    { code: '42501' },
  )
  assert.match(await read(mina, minuteOf('of a decision')), /Cora Coordinator,[\s\S]*heron-addendum/)
  assert.equal((await cora.get(`${minuteOf('of another')}/addendum`)).location, minuteOf('of another'))
})

test('a Word file holds the minute whole, nothing hidden, and no word of another item', async () => {
  const parts = wordParts(await file(mina, 'of a decision', 'docx?headings=cy'))
  const everything = [...parts.values()].join('\n')
  assert.doesNotMatch(everything, /otter/)
  assert.deepEqual(
    [...parts.keys()].filter((name) => /comment|media|embeddings|people/i.test(name)),
    [],
  )
  assert.doesNotMatch(everything, /<w:vanish|<w:del |<w:ins |w:rsid/)
  assert.doesNotMatch(parts.get('docProps/custom.xml') ?? '', /<property/)
  const body = parts.get('word/document.xml') ?? ''
  for (const words of ['heron-shared', 'heron-dissent', 'heron-addendum', 'Gwybodaeth a rannwyd', 'Presenoldeb'])
    assert.match(body, new RegExp(words))
  assert.match(parts.get('word/styles.xml') ?? '', /w:lang w:val="cy-GB"/)
  assert.match(body, /<w:lang w:val="en-GB"/, 'what was said is in English')
  const foot = parts.get('word/footer1.xml') ?? ''
  assert.match(foot, /OFFICIAL-SENSITIVE/)
  assert.match(foot, /Mina Member, \d/)
  const properties = parts.get('docProps/core.xml') ?? ''
  assert.match(properties, /Panel Channel: cofnod o/)
  assert.doesNotMatch(properties, /heron|Mina/)
})

test('a PDF says its title and language, has headings and table headers, and is audited with why its case was opened', async () => {
  for (const [headings, language] of [
    ['en', 'en-GB'],
    ['cy', 'cy-GB'],
  ] as const) {
    const pdf = (await file(mina, 'of a decision', `pdf?headings=${headings}`)).toString('latin1')
    assert.match(pdf, new RegExp(`/Lang ?\\(${language}\\)`))
    assert.match(pdf, /<pdfuaid:part>1<\/pdfuaid:part>/)
    assert.match(pdf, /\/S ?\/H1/)
    assert.ok([...pdf.matchAll(/\/S ?\/H2/g)].length >= 12)
    assert.ok([...pdf.matchAll(/\/S ?\/TH\b/g)].length >= 4)
  }
  const { rows } = await house.test.owner.query<{ action: string; purpose: string | null }>(
    `select action, purpose from records.audit_event where action in ('view panel minute', 'download panel minute') and case_id = $1`,
    [meeting.cases['of a decision']],
  )
  assert.ok(rows.some(({ action }) => action === 'download panel minute'))
  assert.ok(rows.every(({ purpose }) => purpose !== null))
})

test('who left for a conflict is named to those who may know, and finds no minute', async () => {
  const dee = await aCaller(house.app, house.origin, 'Dee Deputy')
  await begin(dee, 'of monitoring')
  await send(dee, 'of monitoring', 'conflict', { conflictOf: house.accounts.get('Dee Deputy') ?? '' })
  for (const address of [
    minuteOf('of monitoring'),
    `${minuteOf('of monitoring')}/docx`,
    `${minuteOf('of monitoring')}/edit`,
  ])
    assert.equal((await dee.get(address)).status, 404)
  assert.doesNotMatch((await dee.get(minutes)).text, new RegExp(itemOf('of monitoring')))
  assert.equal((await fillIn(cora, `${minuteOf('of monitoring')}/from-record`, {})).status, 303)
  assert.match(await read(cora, minuteOf('of monitoring')), /Dee Deputy, .*, declared a conflict and left/)
  const members = await read(mina, minuteOf('of monitoring'))
  assert.match(members, /A member declared a conflict and left/)
  assert.doesNotMatch(members, /Dee Deputy, [^<]*declared a conflict/)
})

test('a case shows its minutes', async () => {
  assert.match(await read(cass, `/cases/${meeting.cases['of a decision']}`), new RegExp(minuteOf('of a decision')))
})
