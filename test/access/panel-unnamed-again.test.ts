/**
 * A case that one meeting was told by name comes before the next without identity. A member who was at both gets nothing at the second by which they
 * could tell that it is the one they know: no id, reference or number of the item occurs in anything about the case, and none of the case at that meeting.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { casesInHouse } from '../cases-in-house.ts'
import { aCaller } from '../hostile/caller.ts'
import { aHouse } from '../house.ts'
import { aMeeting, sendForm } from '../panel-in-house.ts'
import { crawl, type Told } from './crawl.ts'

const house = await aHouse({ after })
const { owner } = house.test
const { known } = await casesInHouse(house, { known: 'monitored' })
// Of earlier meetings everybody has seen it: those are long over.
await owner.query('update panel.meeting set held_on = held_on - 100')
await owner.query(
  `update people.person set forenames = 'Zqforename', surname = 'Zqsurname', known_as = ''
    where id = (select person_id from cases.case_file where id = $1)`,
  [known],
)
const { reference, person_id: personId } = await oneRow<{ reference: string; person_id: string }>(
  'select reference, person_id from cases.case_file where id = $1',
  [known],
)
const cass = await aCaller(house.app, house.origin, 'Cass Chair')
const mina = await aCaller(house.app, house.origin, 'Mina Member')

const named = await aMeetingOnIt('named', 'Zqfirst')
await owner.query('update panel.meeting set held_on = held_on - 7 where id = $1', [named.id])
const unnamed = await aMeetingOnIt('no identity', 'Zqsecond')

const told = await crawl(mina, [
  ...['/work', '/panel', '/panel/actions', '/cases', '/cases?show=all'],
  ...[named, unnamed].flatMap(({ address, item }) => [
    ...[address, `${address}/pack`, `${address}/pack/pdf`, `${address}/minutes`],
    `${address}/items/${item}/contribution`,
    ...['', '/docx', '/pdf', '/edit', '/addendum'].map((below) => `${address}/minutes/${item}${below}`),
    `${address}/running/${item}`,
  ]),
  ...['', '/journal', '/access-log', '/plan', '/monitoring'].map((below) => `/cases/${known}${below}`),
])
const atTheSecond = told.filter(({ at }) => at.includes(unnamed.address))
const aboutTheCase = told.filter(
  ({ at }) => at.includes(named.address) || at.includes(`/cases/${known}`) || at.includes('/panel/actions'),
)

test('she is told of the item at both meetings, and who it is at the first alone', () => {
  assert.match(wordsAt(told, `${named.address}/pack`), /Zqsurname/)
  assert.match(wordsAt(told, `${named.address}/minutes/${named.item}`), /Zqfirst minute/)
  assert.match(wordsAt(told, `/cases/${known}`), /Zqsurname/)
  for (const page of ['', '/pack', '/pack/pdf'])
    assert.match(wordsAt(told, `${unnamed.address}${page}`), /Zqsecond brief/, page)
  assert.match(wordsAt(told, `${unnamed.address}/pack`), /Zqsecond Health/, 'what her own agency wrote')
})

test('nothing at the second meeting says which case it is', () => {
  const { item } = named
  const tokens = [known, personId, reference, 'Zqforename', 'Zqsurname', 'Zqfirst', item, named.id]
  assert.deepEqual(where(tokens, atTheSecond), [])
  assert.deepEqual(where(['Zqsecond council', 'Zqsecond minute'], told), [], 'what may name the person')
})

test('nothing about the case says which item of the second meeting it is', () => {
  assert.deepEqual(where(['Zqsecond', unnamed.item, unnamed.id], aboutTheCase), [])
})

test('no id, reference or number of the item occurs in anything about the case', () => {
  // The meeting's own minute is about no case: what it shares with other minutes is the form of a Word file.
  const tellOfIt = atTheSecond.filter(({ at }) => !at.includes('/minutes/general'))
  const others = new Set(tokensIn(told.filter((page) => !tellOfIt.includes(page) && !aboutTheCase.includes(page))))
  const ofTheItem = tellOfIt.flatMap(({ text }) => tokensIn([{ at: '', text: partsOn(text).join(' ') }]))
  const tokens = [...new Set(ofTheItem)].filter((token) => !others.has(token))
  assert.ok(tokens.includes(unnamed.item), 'its own id is among them')
  assert.deepEqual(where(tokens, aboutTheCase), [])
})

test('the log of the case says to those who work it what she did at both meetings, and to her what she did at the first', async () => {
  const hers = (await mina.get(`/cases/${known}/access-log`)).text
  for (const act of ['Write contribution', 'View panel pack', 'View panel pack as a file']) {
    const said = new RegExp(`${act}\\s*(<[^>]*>\\s*)*by\\s+(<[^>]*>\\s*)*Mina Member`, 'g')
    assert.equal(hers.match(said)?.length, 1, act)
    const { noted } = await oneRow<{ noted: number }>(
      'select count(*)::integer as noted from records.audit_event where case_id = $1 and actor = $2 and action = $3',
      [known, house.accounts.get('Mina Member'), act.toLowerCase()],
    )
    assert.equal(noted, 2, act)
  }
})

// ── what happened ──

/** The case is on its agenda, its pack is out, agencies wrote for it, something was asked of one, and its minute is drafted. */
async function aMeetingOnIt(stage: string, words: string) {
  const { id, address } = await aMeeting(house, { inDays: 0 })
  await sent(`${address}/new-item`, `${address}/new-item`, { reference, purpose: 'other' })
  const { id: item } = await oneRow<{ id: string }>('select id from panel.item where meeting_id = $1', [id])
  const sharing = `${address}/items/${item}/sharing`
  await sent(sharing, sharing, { stage, brief: `${words} brief` })
  await sent(address, `${address}/pack`)
  const writing = `${address}/items/${item}/contribution`
  const marking = 'official_sensitive'
  await sent(writing, writing, { facts: `${words} council`, marking })
  assert.equal((await sendForm(mina, writing, writing, { facts: `${words} Health`, marking })).status, 303)
  await sent(`${address}/minutes`, `${address}/minutes/drafts`)
  const edit = `${address}/minutes/${item}/edit`
  await sent(edit, edit, { options: `${words} minute` })
  return { id, address, item }
}

async function sent(page: string, action: string, answers: Parameters<typeof sendForm>[3] = {}): Promise<void> {
  assert.equal((await sendForm(cass, page, action, answers)).status, 303, action)
}

async function oneRow<Row extends object>(query: string, values: readonly unknown[]): Promise<Row> {
  const { rows } = await owner.query<Row>(query, [...values])
  const [row] = rows
  assert.ok(row !== undefined, query)
  return row
}

// ── what was told ──

function wordsAt(pages: readonly Told[], address: string): string {
  return pages.find(({ at }) => at === `200 ${address}`)?.text ?? ''
}

function where(tokens: readonly string[], pages: readonly Told[]): readonly string[] {
  return pages.flatMap(({ at, text }) =>
    tokens.filter((token) => text.toLowerCase().includes(token.toLowerCase())).map((token) => `${token} at ${at}`),
  )
}

/** The parts of a page or a file that tell of an item: of an agenda, of a pack, in a list; or all of it, where it tells of one alone. */
function partsOn(text: string): readonly string[] {
  const parts = [
    ...text.matchAll(/<li class="causeway-agenda__item"[\s\S]*?<\/li>/g),
    ...text.matchAll(/<section class="causeway-pack-item"[\s\S]*?<\/section>/g),
    ...text.matchAll(/<tbody[\s\S]*?<\/tbody>/g),
  ].map(([part]) => part)
  return parts.length > 0 ? parts : [text]
}

/** Ids, references, and numbers of more digits than a day or a time has. */
function tokensIn(pages: readonly Told[]): readonly string[] {
  return pages.flatMap(({ text }) => [
    ...(text.match(/[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/gi) ?? []),
    ...(text.match(/\b[A-Z]{2,5}-\d{4}-\d+\b/g) ?? []),
    ...(text.match(/(?<![\w-])\d{5,}(?![\w-])/g) ?? []),
  ])
}
