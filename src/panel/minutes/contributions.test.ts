import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { aMeetingToday } from '../../../test/meeting-in-house.ts'
import { pdfOf, said, sendForm } from '../../../test/panel-in-house.ts'
import { structureOfPdf, textOfPdf } from '../../../test/pdf-reader.ts'
import { wordParts } from '../../../test/word-parts.ts'

const house = await aHouse({ after })
const meeting = await aMeetingToday(house, {
  named: { path: 'monitored', purpose: 'monitoring' },
  other: { path: 'monitored', purpose: 'monitoring' },
  unnamed: { path: 'monitored', purpose: 'monitoring' },
})
type Name = keyof typeof meeting.items
const cass = await aCaller(house.app, house.origin, 'Cass Chair')
const mina = await aCaller(house.app, house.origin, 'Mina Member')
const minutes = `${meeting.address}/minutes`
const itemOf = (name: Name) => meeting.items[name].split('/').at(-1) ?? ''
const minuteOf = (name: Name) => `${minutes}/${itemOf(name)}`

await unsharing('unnamed')
await write(mina, 'named', { facts: 'An older edition, plover-older', marking: 'official' })
await write(mina, 'named', {
  facts: 'He keeps his appointments. plover-facts\n\nThe last was in May.',
  opinion: 'He is lonely. plover-opinion',
  marking: 'official_sensitive',
})
await write(cass, 'named', { opinion: 'The council is content. plover-council', marking: 'official' })
await inTime('Council')
await write(mina, 'other', { facts: 'Of somebody else, curlew-facts', marking: 'official' })
await write(mina, 'unnamed', { facts: 'What Health knows, dunlin-health', marking: 'official' })
await write(cass, 'unnamed', { facts: 'What the council knows, dunlin-council', marking: 'official' })
await sendForm(cass, minutes, `${minutes}/drafts`)

test('what agencies wrote beforehand stands in the minute, by agency: facts apart from opinion, marked, and late where it was', async () => {
  const page = said(await read(mina, minuteOf('named')))
  assert.match(
    page,
    /Written beforehand by agencies Council OFFICIAL Professional opinion The council is content\. plover-council Health Late OFFICIAL-SENSITIVE Facts He keeps his appointments\. plover-facts The last was in May\. Professional opinion He is lonely\. plover-opinion Information shared/,
  )
  assert.doesNotMatch(page, /plover-older/, 'an edition that another followed')
})

test('it stands in the files too, under headings in English or in Welsh', async () => {
  for (const [headings, over, facts, opinion, late] of [
    ['en', 'Written beforehand by agencies', 'Facts', 'Professional opinion', 'late'],
    ['cy', 'Ysgrifennwyd ymlaen llaw gan asiantaethau', 'Ffeithiau', 'Barn broffesiynol', 'yn hwyr'],
  ] as const) {
    const pdf = await pdfOf(mina, `${minuteOf('named')}/pdf?headings=${headings}`)
    const words = textOfPdf(pdf).replaceAll(/\s+/g, ' ')
    assert.match(words, new RegExp(`${over} Council, OFFICIAL ${opinion}: The council is content\\. plover-council`))
    assert.match(words, new RegExp(`Health \\(${late}\\), OFFICIAL-SENSITIVE ${facts}: He keeps .*plover-opinion`))
    assert.match(structureOfPdf(pdf), new RegExp(`H3[^\\n]*\\n[^\\n]*"Health \\(${late}\\)`))
    const word = wordParts((await mina.download(`${minuteOf('named')}/docx?headings=${headings}`)).bytes)
    for (const part of [
      over,
      `Health \\(${late}\\), OFFICIAL-SENSITIVE`,
      'plover-facts',
      'plover-opinion',
      `${opinion}:`,
    ])
      assert.match(word.get('word/document.xml') ?? '', new RegExp(part))
  }
})

test('nothing that was written of another item is in a minute, shown or hidden', async () => {
  const page = await read(mina, minuteOf('named'))
  const pdf = await pdfOf(mina, `${minuteOf('named')}/pdf`)
  const word = wordParts((await mina.download(`${minuteOf('named')}/docx`)).bytes)
  for (const text of [page, textOfPdf(pdf), pdf.toString('latin1'), ...word.values()])
    assert.doesNotMatch(text, /curlew|dunlin|plover-older/)
})

test('a member who is not told who it is reads none of it, not what their own agency wrote either', async () => {
  for (const address of [minuteOf('unnamed'), `${minuteOf('unnamed')}/pdf`, `${minuteOf('unnamed')}/docx`]) {
    const { status, text, location } = await mina.get(address)
    assert.equal(status, 404)
    assert.equal(location, undefined)
    assert.doesNotMatch(text, /dunlin/)
  }
  assert.match(
    await read(cass, minuteOf('unnamed')),
    /dunlin-health[\s\S]*dunlin-council|dunlin-council[\s\S]*dunlin-health/,
  )
})

test('the list of minutes says to them that there is an item, and neither who it is about nor how far its minute is', async () => {
  const list = await read(mina, minutes)
  assert.match(said(list), /A person whose identity is not shared Monitoring Not for you/i)
  assert.match(said(list), /its minute is for those who are told/)
  const { rows } = await house.test.owner.query<{ reference: string }>(
    'select reference from cases.case_file where id = $1',
    [meeting.cases.unnamed],
  )
  for (const token of [rows[0]?.reference ?? '', meeting.cases.unnamed, itemOf('unnamed')])
    assert.ok(!list.includes(token), token)
})

test('where the case was told by name at an earlier meeting, it leads to none of what is written at this one', async () => {
  const page = await read(mina, `/cases/${meeting.cases.unnamed}`)
  assert.match(page, /THU-20/, 'she sees the case')
  for (const token of [itemOf('unnamed'), 'dunlin-council', 'dunlin-health']) assert.ok(!page.includes(token), token)
})

test('what is written after the draft shows as a difference until the minute is agreed, and a locked one stands as it was locked', async () => {
  await write(mina, 'named', { facts: 'Found today, plover-newer', marking: 'official' })
  assert.match(said(await read(cass, minuteOf('named'))), /The record says otherwise .* plover-newer/)
  const again = `${minuteOf('named')}/from-record`
  assert.equal((await sendForm(cass, again, again, { parts: 'contributions' })).status, 303)
  assert.match(await read(mina, minuteOf('named')), /plover-newer/)

  for (const signing of ['agreement', 'lock']) {
    const answers = { items: itemOf('named'), ...(signing === 'agreement' && { meeting: 'none' }) }
    assert.equal((await sendForm(cass, `${minutes}/${signing}`, `${minutes}/${signing}`, answers)).status, 303)
  }
  await write(mina, 'named', { facts: 'Too late for it, plover-newest', marking: 'official' })
  const page = await read(cass, minuteOf('named'))
  assert.match(page, /Agreed and locked/)
  assert.match(page, /plover-newer/)
  assert.doesNotMatch(page, /plover-newest/)
})

async function write(caller: Caller, name: Name, answers: Readonly<Record<string, string>>): Promise<void> {
  const address = `${meeting.address}/items/${itemOf(name)}/contribution`
  const empty = { facts: '', opinion: '' }
  assert.equal((await sendForm(caller, address, address, { ...empty, ...answers })).status, 303)
}

/** The page, once it has been said what the case is opened for. */
async function read(caller: Caller, address: string): Promise<string> {
  const answer = await caller.get(address)
  if (answer.location?.includes('/purpose?') !== true) return answer.text
  const form = formTo((await caller.get(answer.location)).text, /\/purpose$/)
  const purpose = form.choices.get('purpose')?.[0] ?? ''
  await caller.post(form.action, { body: encoded(filledIn(form, { purpose })) })
  return (await caller.get(address)).text
}

/** By a stroke of the pen, as for an item that came before the panel without identity. */
async function unsharing(name: Name): Promise<void> {
  await house.test.owner.query(
    `begin; set local session_replication_role = replica; update panel.item set stage = 'no identity' where id = '${itemOf(name)}'; commit`,
  )
}

/** On the day of the meeting everything is late; this agency wrote before. */
async function inTime(agency: string): Promise<void> {
  await house.test.owner.query(
    `begin; set local session_replication_role = replica;
     update panel.contribution set late = false where agency_id = (select id from accounts.agency where name = '${agency}'); commit`,
  )
}
