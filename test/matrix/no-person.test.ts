/**
 * Tables of engagement and of the survey hold no person: there is no column for one, nothing in them points to one but who wrote the row, and
 * every column that takes words is on the list below with what it holds. A new column fails here until somebody has read it.
 */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { backstage } from '../../src/demonstration/backstage.ts'
import { inventCommunities } from '../../src/demonstration/communities/invent.ts'
import { newTotpSecret } from '#accounts/one-time-code.ts'
import { addAccountDirectly, addAgencyDirectly, addAreaDirectly } from '#accounts/seeding.ts'
import { testDatabase } from '../database.ts'

const { owner, ownerConnection, vault } = await testDatabase()

/** Columns of words, by table, and what they hold. The form beside each warns against names. */
const reviewed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  engagement: {
    kind: 'a code of ours',
    purpose: 'what it was for',
    audience: 'the group as it describes itself',
    ward: 'a ward, never an address',
    themes: 'codes of ours',
    heard: 'what was heard',
    follow_up: 'what was promised',
  },
  engagement_party: {},
  engagement_answer: { did: 'what was done', told: 'how they were told' },
  advisory_meeting: { spoke_of: 'what was spoken of' },
  advisory_member: {},
  advice: { advice: 'what a group advised', done: 'what was done with it' },
  volunteers: { role: 'what they do, as a group' },
  project_session: { what: 'what was done' },
  campaign: { title: 'ours', kind: 'a code of ours', purpose: 'ours', themes: 'codes of ours', learned: 'ours' },
  campaign_figure: { channel: 'where we said it', counts: 'what is counted' },
  survey: { title: 'ours', title_cy: 'ours' },
  survey_reply: {
    heard_of: 'a code of ours',
    knows_how: 'a code of ours',
    would_tell: 'a code of ours',
    treated_fairly: 'a code of ours',
    learned_from: 'a code of ours',
  },
}
const tables = Object.keys(reviewed)

/** What a column that names somebody would be called. */
const ofSomebody =
  /name|forename|surname|initial|e_?mail|phone|born|birth|age$|gender|sex|ethnic|religio|faith|postcode|street|address|person|people|attend|case|referral|account|visitor|session|device|ip$/

const columnsOf = `
  select c.table_name as table, c.column_name as column, c.data_type as type
    from information_schema.columns c
   where c.table_schema = 'communities' and c.table_name = any ($1)
   order by 1, 2`

type Column = { readonly table: string; readonly column: string; readonly type: string }

async function listColumns(client: pg.Pool | pg.PoolClient): Promise<readonly Column[]> {
  return (await client.query<Column>(columnsOf, [tables])).rows
}

function amiss(columns: readonly Column[]): readonly string[] {
  return columns.flatMap(({ table, column, type }) => {
    const takesWords = /text|char|json|ARRAY|xml|bytea/.test(type)
    const isKey = table === 'survey_reply' && column === 'reply_key'
    return [
      ...(ofSomebody.test(column) ? [`${table}.${column} sounds like somebody`] : []),
      ...(takesWords && !isKey && reviewed[table]?.[column] === undefined
        ? [`${table}.${column} takes words, and nobody has read it here`]
        : []),
    ]
  })
}

suite('Engagement and surveys hold no person', () => {
  test('no column is of somebody, and each that takes words is on the list', async () => {
    const columns = await listColumns(owner)
    assert.deepEqual([...new Set(columns.map(({ table }) => table))], tables.toSorted())
    assert.deepEqual(amiss(columns), [])
  })

  test('a column for whoever came would be found', async () => {
    const client = await owner.connect()
    try {
      await client.query('begin')
      await client.query(`alter table communities.engagement add column attendees text, add column note text`)
      assert.deepEqual(amiss(await listColumns(client)), [
        'engagement.attendees sounds like somebody',
        'engagement.attendees takes words, and nobody has read it here',
        'engagement.note takes words, and nobody has read it here',
      ])
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  test('nothing in them points to a person, a case or a contact, and to an account only as who wrote the row', async () => {
    const { rows } = await owner.query<{ from: string; column: string; to: string }>(
      `select c.conrelid::regclass::text as from, a.attname as column, c.confrelid::regclass::text as to
         from pg_constraint c
        cross join lateral unnest(c.conkey) k (attnum)
         join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
        where c.contype = 'f' and c.conrelid = any (select ('communities.' || t)::regclass from unnest($1::text[]) t)
        order by 1, 2`,
      [tables],
    )
    assert.ok(rows.length > tables.length)
    assert.deepEqual(
      rows.filter(({ to }) => /^(people|cases|referrals|panel)\.|contact/.test(to)),
      [],
    )
    assert.deepEqual(
      [...new Set(rows.filter(({ to }) => to === 'accounts.account').map(({ column }) => column))].toSorted(),
      ['added_by', 'changed_by'],
    )
  })

  test('a reply has no author, no time, and no id that holds one; its words are codes of ours alone', async () => {
    const columns = (await listColumns(owner)).filter(({ table }) => table === 'survey_reply')
    assert.deepEqual(
      columns.filter(({ type }) => /time|date/.test(type)),
      [],
    )
    assert.deepEqual(
      columns.filter(({ type }) => type === 'uuid').map(({ column }) => column),
      ['area_id', 'survey_id'],
    )
    const { rows } = await owner.query<{ checked: string }>(
      `select a.attname as checked from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.conrelid = 'communities.survey_reply'::regclass and c.contype = 'c' and pg_get_constraintdef(c.oid) like '%ARRAY[%'`,
    )
    assert.deepEqual(
      rows.map(({ checked }) => checked).toSorted(),
      columns.filter(({ type }) => type === 'text').map(({ column }) => column),
    )
    const { rows: defaults } = await owner.query(
      `select column_name from information_schema.columns
        where table_schema = 'communities' and table_name = 'survey_reply' and column_default is not null`,
    )
    assert.deepEqual(defaults, [])
  })

  test('a search of the demonstration finds none', async () => {
    const names = await invent()
    const { rows } = await owner.query<{ words: string }>(
      tables.map((table) => `select '${table} ' || t::text as words from communities.${table} t`).join(' union all '),
    )
    assert.ok(rows.length > 60)
    // Ids are digits by chance, and may look like a number to ring.
    const said = rows.map(({ words }) => words.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ''))
    const parts = names.flatMap((name) => name.split(' ')).filter((part) => part.length > 3)
    assert.deepEqual(
      said.filter((words) => parts.some((part) => new RegExp(`\\b${part}\\b`).test(words))),
      [],
    )
    // "Mr Hall", "Cllr Grey", an address to write to, a number to ring.
    assert.deepEqual(
      said.filter((words) => /\b(Mr|Mrs|Ms|Miss|Dr|Cllr|Imam|Rev)\.? [A-Z]|@|\b0\d{3,4} ?\d{3}/.test(words)),
      [],
    )
  })
})

/** The invented work with communities. @returns the names of everybody who is in the database */
async function invent(): Promise<readonly string[]> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  const client = new pg.Client(ownerConnection)
  await client.connect()
  const areaId = await addAreaDirectly(client, {
    code: 'E06000034',
    name: 'Thurrock',
    shortName: 'THU',
    policeForce: 'Essex Police',
  })
  const agreed = { agreementFrom: '2026-01-01', agreementUntil: '2099-01-01' }
  const council = await addAgencyDirectly(client, { areaId, name: 'Council', kind: 'council', ...agreed })
  const police = await addAgencyDirectly(client, { areaId, name: 'Essex Police', kind: 'police', ...agreed })
  const coordinator = await addAccountDirectly(client, vault, {
    areaId,
    agencyId: council,
    email: 'rowan@example.org',
    name: 'Rowan Thistledown',
    roles: [{ role: 'coordinator', fromOn: '2026-01-01' }],
    password: { phc: '$argon2id$v=19$m=65536,t=3,p=1$bm90IGEgcGFzc3dvcmQ$bm90IGEgaGFzaCBvZiBhbnkgcGFzc3dvcmQ' },
    totpSecret: newTotpSecret(),
  })
  await client.end()
  await backstage(ownerConnection, vault, today, (stage) =>
    stage.as(coordinator, () => inventCommunities(stage.trx, { areaId, agencies: { council, police }, today })),
  )
  const { rows } = await owner.query<{ name: string }>(
    'select name from accounts.account union select name from communities.contact',
  )
  assert.ok(rows.length >= 4)
  return rows.map(({ name }) => name)
}
