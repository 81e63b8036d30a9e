/**
 * A crawl as each member of the panel, and as those who have no business there: over every page and file that leads on from the panel, and over the
 * addresses of everything they might guess. Words that stand nowhere else mark each item; none of an item that somebody may not see comes out, in a
 * page, a pack, a minute, a PDF or Word file, the calendar feed, a letter, or an error. What each may see does come out, or the crawl would prove nothing.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { addAccountDirectly } from '#accounts/seeding.ts'
import { newTotpSecret } from '#accounts/one-time-code.ts'
import { newId } from '#platform/database/ids.ts'
import { casesInHouse } from '../cases-in-house.ts'
import { aCaller, openForm, type Caller } from '../hostile/caller.ts'
import { aHouse, type House } from '../house.ts'
import { aMeeting, sendForm } from '../panel-in-house.ts'
import { crawl } from './crawl.ts'

const kinds = ['named', 'conflict', 'unnamed', 'limited', 'forSchool', 'takenOff', 'unpublished', 'restricted'] as const
type Kind = (typeof kinds)[number]

/** Where words about an item may stand; each item has a word of its own for each. */
const places = [
  'forenames',
  'surname',
  'reference',
  'brief',
  'council',
  'health',
  'remark',
  'minute',
  'addendum',
] as const
type Place = (typeof places)[number]
type Canary = `${Kind} ${Place}`

const everything: readonly Place[] = ['forenames', 'surname', 'reference', 'brief', 'council', 'health', 'minute']

/** How far the minute of each comes. One that is agreed or locked has an addendum. */
const minuteOf: Partial<Record<Kind, 'draft' | 'agreed' | 'locked'>> = {
  named: 'locked',
  conflict: 'agreed',
  unnamed: 'locked',
  limited: 'agreed',
  forSchool: 'draft',
  restricted: 'locked',
}
const without = (kind: Kind, seen: readonly Place[]): readonly Canary[] =>
  seen.map((place): Canary => `${kind} ${place}`)

/** What each may see, and all of it is looked for. Whoever is not named, and every word that is not, is refused. */
const maySee: Readonly<Record<string, readonly Canary[]>> = {
  // Of Health, invited; declared a conflict with one.
  'Mina Member': [
    ...without('named', [...everything, 'addendum']),
    ...without('unnamed', ['brief', 'health']),
    ...without('limited', ['brief', 'health']),
    ...without('forSchool', ['brief', 'health']),
  ],
  // Of the School, invited.
  'Sol School': [
    ...without('named', [...everything, 'addendum']),
    ...without('conflict', [...everything, 'addendum']),
    ...without('unnamed', ['brief']),
    ...without('limited', ['brief']),
    ...without('forSchool', everything),
  ],
  'Nat Notasked': [],
  'Pat Partner': [],
  'Ivo Provider': [],
  'Gwen Governance': [],
  'Bo Board': [],
  'Ade Administrator': [],
  'Ren Reviewer': [],
  'Robin Referrer': [],
}

test('no word of an item that somebody may not see', { timeout: 600_000 }, async (t) => {
  const house = await aHouse(t)
  await addMembers(house)
  const ways = Object.fromEntries(kinds.map((kind) => [kind, 'monitored'])) as Record<Kind, 'monitored'>
  const cases = await casesInHouse(house, ways)
  // Of earlier meetings everybody has seen them: those are long over.
  await house.test.owner.query('update panel.meeting set held_on = held_on - 100')
  const words = await mark(house, cases)
  const { meetings, items } = await arrange(house, cases, words)
  await t.test('each item has its words, each in one place', () => {
    assert.equal(new Set(words.values()).size, kinds.length * places.length)
  })

  await t.test('no letter holds any of them', async () => {
    const { rows } = await house.test.owner.query<{ letters: string | null }>(
      'select json_agg(o)::text as letters from platform.outbox o',
    )
    for (const [canary, word] of words) assert.ok(!(rows[0]?.letters ?? '').includes(word), canary)
  })

  for (const [name, canaries] of Object.entries(maySee)) {
    await t.test(
      `${name} is told ${canaries.length === 0 ? 'nothing' : 'what they may see, and nothing else'}`,
      async () => {
        const caller = await aCaller(house.app, house.origin, name)
        const texts = await crawl(caller, addresses(meetings, items, cases))
        if (canaries.length > 0)
          for (const file of minuteFiles)
            assert.ok(
              texts.some(({ at }) => at.startsWith('200 ') && at.endsWith(file)),
              `no ${file} was given`,
            )
        const found = new Set<Canary>()
        const wrong: string[] = []
        for (const { at, text } of texts) {
          for (const [canary, word] of words) {
            if (!text.toLowerCase().includes(word.toLowerCase())) continue
            found.add(canary)
            if (!canaries.includes(canary)) wrong.push(`${canary} at ${at}`)
          }
        }
        assert.deepEqual(wrong, [])
        assert.deepEqual([...found].toSorted(), [...canaries].toSorted(), 'what they may see is there')
      },
    )
  }
})

// ── what there is ──

async function addMembers({ test: { ownerConnection, vault }, areaId }: House): Promise<void> {
  const client = new pg.Client(ownerConnection)
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(`select id from accounts.agency where name = 'School'`)
    const today = Temporal.Now.plainDateISO('Europe/London')
    for (const name of ['Sol School', 'Nat Notasked'])
      await addAccountDirectly(client, vault, {
        areaId,
        agencyId: rows[0]?.id ?? '',
        email: `${name.toLowerCase().replace(' ', '.')}@school.example`,
        name,
        channelTrainingUntil: today.add({ years: 1 }).toString(),
        roles: [{ role: 'panel member', fromOn: today.subtract({ years: 1 }).toString() }],
        password: { phc: '$argon2id$v=19$m=65536,t=3,p=1$bm90IGEgcGFzc3dvcmQ$bm90IGEgaGFzaCBvZiBhbnkgcGFzc3dvcmQ' },
        totpSecret: newTotpSecret(),
      })
  } finally {
    await client.end()
  }
}

/** Names and whatever is written hold words that stand nowhere else, as references do. */
async function mark({ test: { owner } }: House, cases: Readonly<Record<Kind, string>>): Promise<Map<Canary, string>> {
  const words = new Map<Canary, string>()
  for (const [index, kind] of kinds.entries())
    for (const place of places) words.set(`${kind} ${place}`, `Zq${place.slice(0, 3)}${'abcdefghij'.charAt(index)}xv`)
  for (const kind of kinds) {
    const { rows } = await owner.query<{ reference: string }>('select reference from cases.case_file where id = $1', [
      cases[kind],
    ])
    words.set(`${kind} reference`, rows[0]?.reference ?? '')
    await owner.query(
      `update people.person set forenames = $2, surname = $3, known_as = ''
        where id = (select person_id from cases.case_file where id = $1)`,
      [cases[kind], words.get(`${kind} forenames`), words.get(`${kind} surname`)],
    )
  }
  return words
}

/** Two meetings, one whose pack is out and that is held today; every item with what is written about it. */
async function arrange(house: House, cases: Readonly<Record<Kind, string>>, words: ReadonlyMap<Canary, string>) {
  const { owner } = house.test
  const word = (canary: Canary): string => words.get(canary) ?? ''
  const out = await aMeeting(house, { inDays: 0 })
  const kept = await aMeeting(house, { inDays: 12 })
  await owner.query(
    `delete from panel.invitation where account_id = (select id from accounts.account where name = 'Nat Notasked')`,
  )
  const cass = await aCaller(house.app, house.origin, 'Cass Chair')
  const mina = await aCaller(house.app, house.origin, 'Mina Member')
  const items = new Map<Kind, string>()
  for (const kind of kinds) {
    const { address, id } = kind === 'unpublished' ? kept : out
    const form = { reference: word(`${kind} reference`), purpose: 'other' }
    assert.equal((await sendForm(cass, `${address}/new-item`, `${address}/new-item`, form)).status, 303, kind)
    const { rows } = await owner.query<{ id: string }>(
      'select id from panel.item where meeting_id = $1 and case_id = $2',
      [id, cases[kind]],
    )
    const item = rows[0]?.id ?? ''
    items.set(kind, item)
    const { rows: school } = await owner.query<{ id: string }>(`select id from accounts.agency where name = 'School'`)
    const sharing = `${address}/items/${item}/sharing`
    const stage =
      kind === 'unnamed' || kind === 'forSchool' ? 'no identity' : kind === 'limited' ? 'limited identity' : 'named'
    const told = {
      stage,
      brief: `Said to everybody: ${word(`${kind} brief`)}`,
      ...(kind === 'forSchool' ? { agencies: [school[0]?.id ?? ''] } : {}),
    }
    assert.equal((await sendForm(cass, sharing, sharing, told)).status, 303, kind)
    const writing = `${address}/items/${item}/contribution`
    const council = { facts: `The council knows ${word(`${kind} council`)}`, marking: 'official_sensitive' }
    assert.equal((await sendForm(cass, writing, writing, council)).status, 303, kind)
  }
  // By a stroke of the pen: what is looked at here is what members see of it.
  await owner.query(
    `begin; set local session_replication_role = replica; update cases.case_file set restricted = true where id = '${cases.restricted}'; commit`,
  )
  assert.equal((await sendForm(cass, out.address, `${out.address}/pack`)).status, 303)
  for (const kind of kinds) {
    if (kind === 'restricted' || kind === 'unpublished') continue
    const writing = `${out.address}/items/${items.get(kind) ?? ''}/contribution`
    const health = { opinion: `Health thinks ${word(`${kind} health`)}`, marking: 'official' }
    assert.equal((await sendForm(mina, writing, writing, health)).status, 303, kind)
  }
  const form = await openForm(mina, out.address, `${out.address}/conflicts`)
  const fields = form.fields.map(([field, value]) => [field, field === 'item' ? (items.get('conflict') ?? '') : value])
  const declared = await mina.post(form.action, {
    body: new URLSearchParams(fields.map(([field, value]) => [field ?? '', value ?? ''])).toString(),
  })
  assert.equal(declared.status, 303)
  const removal = `${out.address}/items/${items.get('takenOff') ?? ''}/removal`
  const remark = { reason: 'not_ready', remark: `The remark says ${word('takenOff remark')}` }
  assert.equal((await sendForm(cass, removal, removal, remark)).status, 303)
  await minute(cass, `${out.address}/minutes`, items, words)
  return { meetings: [out.address, kept.address], items }
}

/** Drafted, written in, and then agreed and locked, with an addendum. */
async function minute(
  cass: Caller,
  minutes: string,
  items: ReadonlyMap<Kind, string>,
  words: ReadonlyMap<Canary, string>,
): Promise<void> {
  assert.equal((await sendForm(cass, minutes, `${minutes}/drafts`)).status, 303)
  const all = Object.entries(minuteOf) as [Kind, 'draft' | 'agreed' | 'locked'][]
  const inState = (...states: readonly string[]) =>
    all.flatMap(([kind, state]) => (states.includes(state) ? [items.get(kind) ?? ''] : []))
  for (const [kind] of all) {
    const edit = `${minutes}/${items.get(kind) ?? ''}/edit`
    const options = `The panel considered ${words.get(`${kind} minute`) ?? ''}`
    assert.equal((await sendForm(cass, edit, edit, { options })).status, 303, kind)
  }
  const agreement = { items: inState('agreed', 'locked'), meeting: 'none' }
  assert.equal((await sendForm(cass, `${minutes}/agreement`, `${minutes}/agreement`, agreement)).status, 303)
  assert.equal((await sendForm(cass, `${minutes}/lock`, `${minutes}/lock`, { items: inState('locked') })).status, 303)
  for (const [kind, state] of all) {
    if (state === 'draft') continue
    const addendum = `${minutes}/${items.get(kind) ?? ''}/addendum`
    const put = { words: `Put right: ${words.get(`${kind} addendum`) ?? ''}` }
    assert.equal((await sendForm(cass, addendum, addendum, put)).status, 303, kind)
  }
}

// ── where words might come out ──

const minuteFiles = ['/docx', '/docx?headings=cy', '/pdf', '/pdf?headings=cy']

/** Everything that has an address at the panel or about its cases, and some that has not. Further rooms of the panel add theirs here. */
function addresses(
  meetings: readonly string[],
  items: ReadonlyMap<Kind, string>,
  cases: Readonly<Record<Kind, string>>,
): readonly string[] {
  return [
    '/work',
    '/panel',
    '/panel/actions',
    '/cases',
    '/cases?show=all',
    '/mailbox',
    ...meetings.flatMap((meeting) => [
      meeting,
      `${meeting}/pack`,
      `${meeting}/pack/pdf`,
      `${meeting}/order`,
      `${meeting}/running`,
      `${meeting}/minutes`,
      ...['drafts', 'agreement', 'lock'].map((form) => `${meeting}/minutes/${form}`),
      ...[...items.values(), newId()].flatMap((item) => [
        ...['contribution', 'sharing', 'place', 'removal'].map((form) => `${meeting}/items/${item}/${form}`),
        ...['', '/typed'].map((below) => `${meeting}/running/${item}${below}`),
        ...['', ...minuteFiles, '/edit', '/from-record', '/addendum'].map(
          (below) => `${meeting}/minutes/${item}${below}`,
        ),
      ]),
    ]),
    ...Object.values(cases).flatMap((id) => [
      `/cases/${id}`,
      ...['journal', 'access-log', 'plan', 'monitoring', 'agenda-listing', 'notes'].map(
        (below) => `/cases/${id}/${below}`,
      ),
    ]),
  ]
}
