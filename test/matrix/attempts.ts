/** Lets one actor, in one circumstance, try everything, and tells which rows each act reached. Nothing that is tried remains. */
import type pg from 'pg'
import { changes, copies, namedChanges, namedCopies, ownFavour } from './acts.ts'
import { people, type Actor, type Circumstance, type Person } from './kinds.ts'
import type { Grant, Table } from './catalogue.ts'
import { cookie, sessionTokenOf, type Row } from './rows.ts'

/** select, insert, insert for oneself, update, delete, and changes by their own name. */
export type Act = string

export type Reached = {
  readonly table: string
  readonly act: Act
  /** Keys of the rows that were seen, changed, removed, or copied. */
  readonly keys: readonly string[]
  /** How it ended as a whole: done, no right, no identity, or what PostgreSQL said. */
  readonly outcomes: readonly string[]
}

export type Question = {
  readonly tables: readonly Table[]
  readonly rows: readonly Row[]
  readonly grants: readonly Grant[]
  /** Rows that are worth copying; without it one row of each kind is copied. */
  readonly copied?: (row: Row) => boolean
}

/** Inside a transaction of its own, which is rolled back; `first` runs in it before the superuser steps down. */
export async function attempt(
  client: pg.ClientBase,
  question: Question,
  actor: Actor,
  circumstance: Circumstance,
  first?: string,
): Promise<readonly Reached[]> {
  await client.query('begin')
  try {
    if (first !== undefined) await client.query(first)
    if (circumstance !== 'in order') await client.query(arrange[circumstance])
    await become(client, actor)
    return [
      ...(await trySelects(client, question)),
      ...(await tryInserts(client, question, actor)),
      ...(await tryChanges(client, question)),
    ]
  } finally {
    await client.query('rollback')
  }
}

const arrange: Readonly<Record<Exclude<Circumstance, 'in order'>, string>> = {
  'agreement lapsed': 'update accounts.agency set agreement_until = access.today() - 1',
  'training lapsed': 'update accounts.account set channel_training_until = access.today() - 1',
  'role ended': 'update accounts.holding set until_on = access.today() - 1 where until_on is null',
  'role not begun': 'update accounts.holding set from_on = access.today() + 1 where until_on is null',
  'account disabled': 'update accounts.account set disabled_at = now()',
  'session ended': 'update accounts.session set ended_at = now()',
  'session idle for 15 minutes': `update accounts.session set last_seen_at = now() - interval '15 minutes' where last_seen_at > now() - interval '1 day'`,
  'second factor not yet given': `update accounts.session set stage = 'password given'`,
  'second factor of 6 minutes ago': `update accounts.session set second_factor_at = now() - interval '6 minutes'`,
}

/** Steps down from superuser, until the end of the transaction, to what a connection of the application would be. */
export async function become(client: pg.ClientBase, actor: Actor): Promise<void> {
  const role = databaseRole(actor)
  const login = role === 'causeway_owner' || role === 'causeway_backup' ? role : 'causeway_app'
  await client.query(`set local session authorization ${login}`)
  await client.query(
    `select set_config('role', $1, true), set_config('causeway.session', $2, true), set_config('causeway.visitor', $3, true)`,
    [role === login ? 'none' : role, sessionOf(actor), actor === 'visitor with a cookie' ? cookie : ''],
  )
}

export function databaseRole(actor: Actor): string {
  if (actor.startsWith('visitor')) return 'causeway_public'
  const ofTheirOwn: readonly Actor[] = ['mailer', 'sealer', 'clerk', 'owner', 'backup']
  return ofTheirOwn.includes(actor) ? `causeway_${actor}` : 'causeway_app'
}

/** Whose session an actor carries, if anybody's. */
export function personBehind(actor: Actor): Person | undefined {
  if (actor === 'visitor who is signed in as the referrer') return 'referrer'
  return people.find((person) => person === actor)
}

function sessionOf(actor: Actor): string {
  const person = personBehind(actor)
  if (person !== undefined) return sessionTokenOf(person)
  return actor === 'an invented session' ? 'a token that nobody was given' : ''
}

type Answer = { name: string; outcome: string; keys: string[] }

async function trySelects(client: pg.ClientBase, { tables }: Question): Promise<Reached[]> {
  const { rows } = await client.query<Answer>('select * from matrix.select_each($1)', [
    JSON.stringify(tables.map(({ name, key }) => ({ name, key }))),
  ])
  return rows.map(({ name, outcome, keys }) => ({ table: name, act: 'select', keys, outcomes: [outcome] }))
}

async function tryChanges(client: pg.ClientBase, { tables }: Question): Promise<Reached[]> {
  const tried = tables.flatMap(({ name, key, keyColumns }) => [
    // Where no change is thought of there is no right to make one: whichever column will do to show that.
    { act: 'update', name, key, statement: `update ${name} t set ${changes[name] ?? `${keyColumns[0]} = default`}` },
    { act: 'delete', name, key, statement: `delete from ${name} t` },
    ...Object.entries(namedChanges[name] ?? {}).map(([act, set]) => ({
      act,
      name,
      key,
      statement: `update ${name} t set ${set}`,
    })),
  ])
  const { rows } = await client.query<Answer>('select * from matrix.change_each($1)', [JSON.stringify(tried)])
  return rows.map(({ name, outcome, keys }, place) => {
    const act = tried[place]?.act ?? 'update'
    return { table: name, act, keys, outcomes: [outcome] }
  })
}

type Addition = {
  readonly act: Act
  readonly name: string
  readonly key: string
  readonly statement: string
  readonly row: unknown
}

async function tryInserts(client: pg.ClientBase, question: Question, actor: Actor): Promise<Reached[]> {
  const additions = question.tables.flatMap((table) => additionsTo(table, question, actor))
  const { rows } = await client.query<{ outcome: string }>('select * from matrix.insert_each($1)', [
    JSON.stringify(additions.map(({ name, statement, row }, place) => ({ place, name, statement, row }))),
  ])
  const reached = new Map<string, { table: string; act: Act; keys: string[]; outcomes: string[] }>()
  for (const [place, { name, act, key }] of additions.entries()) {
    const outcome = rows[place]?.outcome ?? 'not tried'
    const one = reached.get(`${name} ${act}`) ?? { table: name, act, keys: [], outcomes: [] }
    reached.set(`${name} ${act}`, one)
    // A key that is taken: row security had let the row pass, it looks before the unique indexes do.
    if (outcome === 'done' || outcome === 'key taken') one.keys.push(...alike(question, name, key, actor))
    if (!one.outcomes.includes(outcome)) one.outcomes.push(outcome)
  }
  return [...reached.values()]
}

/** A copy of a row of each kind, in the columns that the role may give; once more in one's own favour where that can be said. */
function additionsTo(table: Table, { rows, grants, copied }: Question, actor: Actor): Addition[] {
  const given = insertable(table, grants, databaseRole(actor))
  const candidates = oneOfEachKind(rows, table.name, actor)
  const chosen = copied === undefined ? candidates : candidates.filter(copied)
  // Where nothing should come of it, one row will do to show that.
  const tried = given.length === 0 || chosen.length === 0 ? candidates.slice(0, 1) : chosen
  const favour = ownFavour[table.name]
  return tried.flatMap(({ key, values: row }) => {
    const one = (act: Act, differs: Readonly<Record<string, string>>): Addition => ({
      act,
      name: table.name,
      key,
      statement: copyStatement(table, given, differs),
      row,
    })
    const differs = { ...freshId(table), ...copies[table.name] }
    return [
      one('insert', differs),
      ...(favour === undefined ? [] : [one('insert for oneself', { ...differs, [favour]: 'access.actor()' })]),
      ...Object.entries(namedCopies[table.name] ?? {}).map(([act, further]) => one(act, { ...differs, ...further })),
    ]
  })
}

/** The first row of each kind, as the kinds are for this actor. */
function oneOfEachKind(rows: readonly Row[], table: string, actor: Actor): readonly Row[] {
  const found = new Map<string, Row>()
  for (const row of rows) {
    const kind = kindFor(row, actor)
    if (row.table === table && !found.has(kind)) found.set(kind, row)
  }
  return [...found.values()]
}

/** Rows of the kind of this one: one of them was copied for all. */
function alike({ rows }: Question, table: string, key: string, actor: Actor): readonly string[] {
  const ofTable = rows.filter((row) => row.table === table)
  const copied = ofTable.find((row) => row.key === key)
  return ofTable
    .filter((row) => copied !== undefined && kindFor(row, actor) === kindFor(copied, actor))
    .map((row) => row.key)
}

/** What a row is to this actor: "own", or its kind. */
export function kindFor(row: Row, actor: Actor): string {
  return row.of !== undefined && row.of === personBehind(actor) ? 'own' : row.kind
}

export function copyStatement(
  table: Table,
  given: readonly string[],
  differs: Readonly<Record<string, string>>,
): string {
  const columns = given.length === 0 ? table.keyColumns : given
  const values = columns.map((column) => differs[column] ?? `r.${column}`)
  return `insert into ${table.name} (${columns.join(', ')}) select ${values.join(', ')} from jsonb_populate_record(null::${table.name}, $1) r`
}

export function freshId({ keyColumns }: Table): Readonly<Record<string, string>> {
  return keyColumns.includes('id') ? { id: 'gen_random_uuid()' } : {}
}

/** Columns that a role may give a new row. The owner may give all. */
export function insertable(table: Table, grants: readonly Grant[], role: string): readonly string[] {
  if (role === 'causeway_owner') return table.columns
  const own = grants.filter(
    (grant) => grant.table === table.name && grant.role === role && grant.privilege === 'INSERT',
  )
  if (own.some(({ column }) => column === null)) return table.columns
  return table.columns.filter((name) => own.some(({ column }) => column === name))
}
