/** The rows that the matrix looks at: each with its key as the catalogue has it, and the kind it is of. */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Person } from './kinds.ts'
import type { Table } from './catalogue.ts'

export type Row = {
  readonly table: string
  readonly kind: string
  /** Whose own row this is: for them its kind is "own". */
  readonly of: Person | undefined
  readonly key: string
  readonly values: Readonly<Record<string, unknown>>
}

export type Values = Readonly<Record<string, unknown>>

/** Puts a row in, as a superuser, and remembers what it is an example of. */
export type Put = (table: string, kind: string, values: Values, of?: Person) => Promise<void>

export function collector(client: pg.ClientBase, tables: readonly Table[]): { put: Put; rows: Row[] } {
  const rows: Row[] = []
  const keys = new Map(tables.map(({ name, key }) => [name, key]))
  const put: Put = async (table, kind, values, of) => {
    const key = keys.get(table)
    if (key === undefined) throw new Error(`there is no table ${table}`)
    const columns = Object.keys(values).join(', ')
    const added = await client.query<{ key: string; values: Record<string, unknown> }>(
      `insert into ${table} as t (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1) returning ${key} as key, to_jsonb(t) as values`,
      [JSON.stringify(values)],
    )
    for (const row of added.rows) rows.push({ table, kind, of, ...row })
  }
  return { put, rows }
}

/** Rows that the migrations bring along, and rows seen through another table (a partition): all of one kind. */
export async function rowsOfUnseeded(
  client: pg.ClientBase,
  tables: readonly Table[],
  rows: readonly Row[],
): Promise<Row[]> {
  const seeded = new Set(rows.map(({ table }) => table))
  const found: Row[] = []
  for (const { name, key } of tables.filter((table) => !seeded.has(table.name))) {
    const there = await client.query<{ key: string; values: Record<string, unknown> }>(
      `select ${key} as key, to_jsonb(t) as values from ${name} t`,
    )
    found.push(...there.rows.map((row) => ({ table: name, kind: 'all', of: undefined, ...row })))
  }
  return found
}

/** The same id for the same words, so that rows can name each other. */
export function idOf(words: string): string {
  const hex = hashOf(words)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A bytea in the form that PostgreSQL reads. */
export function bytesOf(words: string): string {
  return `\\x${hashOf(words)}`
}

function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('hex')
}

export function sessionTokenOf(person: Person): string {
  return `the session of ${person}`
}

export const cookie = 'the cookie of our visitor'
