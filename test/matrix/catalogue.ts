/** What the database itself says there is: tables and their keys, who was granted which columns, policies, references between tables. */
import type pg from 'pg'

type Client = pg.ClientBase | pg.Pool

export type Table = {
  readonly name: string
  /** SQL over the alias t: the row's primary key as text. */
  readonly key: string
  readonly keyColumns: readonly string[]
  readonly columns: readonly string[]
}

/** Schemas that are no part of the product: the record of migrations, and what the matrix itself brings along. */
const outside = `('information_schema', 'migrations', 'matrix')`

/** Every table of every product schema, in the order of their names. */
export async function listTables(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; key_columns: string[] | null; columns: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
            (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum))
               from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
              where i.indrelid = c.oid and i.indisprimary) as key_columns,
            (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'f') and n.nspname !~ '^pg_' and n.nspname not in ${outside}
      order by 1`,
  )
  return rows.map(({ name, key_columns, columns }) => {
    if (key_columns === null) throw new Error(`${name} has no primary key, by which its rows could be told apart`)
    const key = `concat_ws('|', ${key_columns.map((column) => `t.${column}::text`).join(', ')})`
    return { name, key, keyColumns: key_columns, columns }
  })
}

export type Grant = {
  readonly table: string
  readonly role: string
  readonly privilege: string
  readonly column: string | null
}

/** Rights on tables and columns of everybody but the tables' owner. column null: the whole table. */
export async function listGrants(client: Client): Promise<readonly Grant[]> {
  const { rows } = await client.query<Grant>(
    `select format('%I.%I', n.nspname, c.relname) as table, coalesce(r.rolname, 'public')::text as role, g.privilege_type as privilege, g.attname as column
       from pg_class c join pg_namespace n on n.oid = c.relnamespace,
            lateral (select x.grantee, x.privilege_type, null::text as attname from aclexplode(c.relacl) x
                     union all
                     select x.grantee, x.privilege_type, a.attname::text from pg_attribute a, aclexplode(a.attacl) x
                      where a.attrelid = c.oid and not a.attisdropped) g
       left join pg_roles r on r.oid = g.grantee
      where c.relkind in ('r', 'p', 'f', 'v', 'm') and n.nspname !~ '^pg_' and n.nspname not in ${outside} and g.grantee <> c.relowner
      order by 1, 2, 3, 4`,
  )
  return rows
}

export type Policy = {
  readonly table: string
  readonly name: string
  readonly command: 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE'
  readonly roles: readonly string[]
  /** null where the command has none: an insert looks at no old row, a select writes no new one. */
  readonly using: string | null
  readonly check: string | null
}

export async function listPolicies(client: Client): Promise<readonly Policy[]> {
  const { rows } = await client.query<Policy>(
    `select format('%I.%I', schemaname, tablename) as table, policyname as name, cmd as command, roles::text[] as roles, qual as using, with_check as check
       from pg_policies where schemaname not in ${outside} order by 1, 2`,
  )
  return rows
}

export type Reference = {
  readonly table: string
  readonly columns: readonly string[]
  readonly target: string
  readonly targetColumns: readonly string[]
}

/** Foreign keys. */
export async function listReferences(client: Client): Promise<readonly Reference[]> {
  const { rows } = await client.query<{ table: string; columns: string[]; target: string; target_columns: string[] }>(
    `select k.conrelid::regclass::text as table, k.confrelid::regclass::text as target,
            (select array_agg(a.attname::text order by o) from unnest(k.conkey) with ordinality u (n, o) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n) as columns,
            (select array_agg(a.attname::text order by o) from unnest(k.confkey) with ordinality u (n, o) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n) as target_columns
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and n.nspname !~ '^pg_' and n.nspname not in ${outside}
      order by 1, 3`,
  )
  return rows.map(({ target_columns, ...row }) => ({ ...row, targetColumns: target_columns }))
}
