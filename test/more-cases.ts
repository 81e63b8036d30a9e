/**
 * Cases by the hundred: each case of an area copied with its person, its referral and everything that hangs on it, its items on agendas too. Rules, shares and
 * row security treat a copy as any other case. What is sealed of it cannot be opened: a copied person has no key, as after theirs was destroyed.
 */
import pg from 'pg'
import type { House } from './house.ts'

/** Tables that are copied besides those of the room of cases with a case in them. */
const besides = ['cases.case_file', 'people.person', 'referrals.referral', 'panel.item'] as const

/** @param copies how many further ones of each; on an agenda they stand behind their original */
export async function copyCases({ test, areaId }: House, copies: number): Promise<void> {
  const client = new pg.Client(test.ownerConnection)
  await client.connect()
  try {
    await client.query('begin')
    // A copy is whole when all of it is there: references are not asked after in between.
    await client.query('set local session_replication_role = replica')
    await client.query('update panel.item set position = position * $1', [copies + 1])
    const tables = await tablesToCopy(client)
    const columns = new Map<string, readonly Column[]>()
    for (const table of tables) columns.set(table, await columnsOf(client, table))
    const ids = tables
      .filter((table) => columns.get(table)?.some(({ name }) => name === 'id'))
      .map(
        (table) =>
          `select id from ${table} where area_id = '${areaId}'${table === 'panel.item' ? ' and case_id is not null' : ''}`,
      )
    await client.query(`create temporary table original on commit drop as ${ids.join(' union ')}`)
    await client.query('create unique index on original (id)')
    // What is copied once is no original the next time.
    for (const table of tables)
      await client.query(
        `create temporary table of_${table.replace('.', '_')} on commit drop as select * from ${table} where area_id = '${areaId}'${table === 'panel.item' ? ' and case_id is not null' : ''}`,
      )
    for (let copy = 1; copy <= copies; copy += 1)
      for (const table of tables) {
        const of = columns.get(table) ?? []
        await client.query(
          `insert into ${table} (${of.map(({ name }) => `"${name}"`).join(', ')})
           select ${of.map((column) => copied(table, column, copy)).join(', ')} from of_${table.replace('.', '_')} t`,
        )
      }
    await client.query('commit')
  } finally {
    await client.end()
  }
}

type Column = { readonly name: string; readonly type: string }

async function tablesToCopy(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.table_schema || '.' || c.table_name as name
       from information_schema.columns c
       join information_schema.tables using (table_schema, table_name)
      where c.table_schema = 'cases' and c.column_name = 'case_id' and table_type = 'BASE TABLE'`,
  )
  return [...rows.map(({ name }) => name), ...besides]
}

async function columnsOf(client: pg.Client, table: string): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(
    `select column_name as name, data_type as type from information_schema.columns
      where table_schema || '.' || table_name = $1 and is_generated = 'NEVER'`,
    [table],
  )
  return rows
}

/** What stands in a column of a copy. */
function copied(table: string, { name, type }: Column, copy: number): string {
  if (name === 'form_token') return `md5(t.form_token::text || '${copy}')::${type}`
  if (name === 'receipt_hash') return `sha256(t.receipt_hash || '\\x${copy.toString(16).padStart(4, '0')}'::bytea)`
  if (name === 'reference') return `t.reference || '-${copy}'`
  if (table === 'panel.item' && name === 'position') return `t.position + ${copy}`
  if (type !== 'uuid') return `t."${name}"`
  return `case when exists (select from original o where o.id = t."${name}") then md5(t."${name}"::text || '${copy}')::uuid else t."${name}" end`
}
