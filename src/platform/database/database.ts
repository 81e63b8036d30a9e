/**
 * The one way to the database. Every piece of work is one transaction in which PostgreSQL knows who asks:
 * a signed-in person by session token, a visitor by cookie, or one of our services by its own role.
 * There is no connection without an identity, and nothing of an identity outlives its transaction.
 */
import {
  Kysely,
  PostgresDialect,
  sql,
  type PostgresCursor,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { NotFound, SignInNeeded, Unavailable, Unconfirmed } from '../failures.ts'
import type { Actor, Holding } from './actor.ts'
import type { DB } from './schema.ts'
import { asParameter, typeParsers } from './values.ts'

/** A transaction. Rooms' stores take it as their first argument; it ends when the work given to asActor and its siblings ends. */
export type Trx = Kysely<DB>

/** Services with a database role of their own, and only that one job's rights. */
export type Service = 'mailer' | 'sealer' | 'clerk'

export type Database = {
  /** One transaction as the person whose session token this is. Throws SignInNeeded when there is no live session. */
  asActor<T>(sessionToken: string | undefined, work: (trx: Trx, actor: Actor) => Promise<T>): Promise<T>
  /** One transaction as a visitor: may hand in a referral, reads nothing but what its own cookie began. A session token, if any, is remembered as the author. */
  asVisitor<T>(
    visit: { visitorToken?: string | undefined; sessionToken?: string | undefined },
    work: (trx: Trx) => Promise<T>,
  ): Promise<T>
  /** One transaction as one of our services. */
  asService<T>(service: Service, work: (trx: Trx) => Promise<T>): Promise<T>
  /** Resolves when the database answers; throws Unavailable otherwise. */
  ready(): Promise<void>
  /** Waits for the work under way, then lets go of every connection. */
  close(): Promise<void>
}

export type DatabaseOptions = {
  connection: pg.PoolConfig
  /** Few connections serve many people; each is held for one short transaction. */
  connections?: number
  /** A waiting request gives up and says so, rather than hang. */
  waitForConnectionMs?: number
  statementTimeoutMs?: number
}

type Identity = { role?: string; sessionToken?: string | undefined; visitorToken?: string | undefined }

/** Opens the pool. Connects lazily: a database that is away is met by the first request, which answers 503. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    max: options.connections ?? 10,
    connectionTimeoutMillis: options.waitForConnectionMs ?? 2_500,
    idleTimeoutMillis: 30_000,
    application_name: 'causeway',
    types: typeParsers,
    ...options.connection,
  })
  // An idle connection that the server closed (restart, failover): the pool drops it, the next request gets a new one.
  pool.on('error', () => undefined)
  // The pool listens only while it keeps a connection. Lent out, between two queries or in the very moment of connecting, nobody would
  // hear that the server went away, and an error that nobody hears ends the process. The next query fails all the same.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const limits = {
    statement: String(options.statementTimeoutMs ?? 10_000),
    // Shorter than the request's own limit, so that a page says what happened.
    lock: '5000',
    idle: '20000',
  }

  async function inTransaction<T>(identity: Identity, work: (trx: Trx) => Promise<T>): Promise<T> {
    const client = await connect(pool)
    let broken: Error | undefined
    try {
      await client.query('begin')
      await client.query(
        `select set_config('role', $1, true), set_config('causeway.session', $2, true), set_config('causeway.visitor', $3, true),
                set_config('statement_timeout', $4, true), set_config('lock_timeout', $5, true),
                set_config('idle_in_transaction_session_timeout', $6, true)`,
        [
          identity.role ?? 'none',
          identity.sessionToken ?? '',
          identity.visitorToken ?? '',
          limits.statement,
          limits.lock,
          limits.idle,
        ],
      )
      const result = await work(transactionOn(client))
      await commit(client)
      return result
    } catch (error) {
      await client.query('rollback').catch((lost: unknown) => {
        broken = asError(lost)
      })
      throw translate(error)
    } finally {
      client.release(broken)
    }
  }

  return {
    asActor: (sessionToken, work) =>
      inTransaction({ sessionToken }, async (trx) => {
        const actor = await arrive(trx)
        if (actor === undefined) throw new SignInNeeded()
        return work(trx, actor)
      }),
    asVisitor: (visit, work) => inTransaction({ role: 'causeway_public', ...visit }, work),
    asService: (service, work) => inTransaction({ role: `causeway_${service}` }, work),
    ready: async () => {
      const client = await connect(pool)
      try {
        await client.query('select 1')
        client.release()
      } catch (error) {
        client.release(true)
        throw translate(error)
      }
    },
    close: () => pool.end(),
  }
}

/** Whose session token this transaction was given; undefined when it is nobody's. */
export async function arrive(trx: Trx): Promise<Actor | undefined> {
  const { rows } = await sql<ArrivalRow>`select * from access.arrive()`.execute(trx)
  const row = rows[0]
  if (row === undefined) return undefined
  return {
    accountId: row.account_id,
    sessionId: row.session_id,
    name: row.name,
    email: row.email,
    language: row.language === 'cy' ? 'cy' : 'en',
    areaId: row.area_id,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    agencyKind: row.agency_kind,
    secondFactorAt: row.second_factor_at ?? undefined,
    agreementCurrent: row.agreement_current,
    trainingCurrent: row.training_current,
    holdings: row.holdings,
  }
}

type ArrivalRow = {
  account_id: string
  session_id: string
  name: string
  email: string
  language: string
  area_id: string
  agency_id: string
  agency_name: string
  agency_kind: string
  second_factor_at: Temporal.Instant | null
  agreement_current: boolean
  training_current: boolean
  holdings: Holding[]
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw new Unavailable('no database connection', { cause: error })
  }
}

/** Kysely over this one connection: its queries run in the transaction that is already open. */
function transactionOn(client: pg.PoolClient): Trx {
  function query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
  function query(text: string | PostgresCursor<unknown>, parameters: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('rows are read whole here, not by cursor')
    return client.query(text, parameters.map(asParameter))
  }
  const lent: PostgresPoolClient = { query, release: () => undefined }
  const pool = { options: {}, connect: () => Promise.resolve(lent), end: () => Promise.resolve() }
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
}

/**
 * A commit counts only when the server confirmed it without a warning. With synchronous replication a cancelled wait
 * resolves as success and leaves only a notice (class 01000): that change may yet be lost, and the page must say so.
 */
async function commit(client: pg.PoolClient): Promise<void> {
  const heard = { warning: false }
  const listen = (notice: { code?: string | undefined }): void => {
    if (notice.code === '01000') heard.warning = true
  }
  client.on('notice', listen)
  try {
    const answer = await client.query('commit')
    // A transaction that had already failed answers ROLLBACK to COMMIT, without an error.
    if (answer.command !== 'COMMIT') throw new Error('the transaction had failed before its commit')
  } catch (error) {
    throw isConnectionLost(error) ? new Unconfirmed('the connection was lost during commit', { cause: error }) : error
  } finally {
    client.off('notice', listen)
  }
  if (heard.warning) throw new Unconfirmed('the commit was not confirmed by the standby')
}

const unavailableStates = /^(08...|57P0[1-5]|53...|57014|55P03|58...|XX001)$/

/** What a caller can act on: everything else is a fault and stays as it is. */
function translate(error: unknown): unknown {
  if (error instanceof pg.DatabaseError) {
    if (error.code === '28000' && error.message === 'no identity')
      return new SignInNeeded('no identity', { cause: error })
    if (unavailableStates.test(error.code ?? ''))
      return new Unavailable('the database cannot do this now', { cause: error })
    // No audit, no answer: whatever stops the audit row stops the page.
    if (
      error.table?.startsWith('audit_') === true ||
      error.where?.includes('records.note(') === true ||
      error.message.includes('records.note')
    ) {
      return new Unavailable('the audit cannot be written', { cause: error })
    }
    return error
  }
  if (
    error instanceof SignInNeeded ||
    error instanceof NotFound ||
    error instanceof Unavailable ||
    error instanceof Unconfirmed
  )
    return error
  if (isConnectionLost(error)) return new Unavailable('the database connection was lost', { cause: error })
  return error
}

function isConnectionLost(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^(08...|57P0[1-3])$/.test(error.code ?? '')
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return (
    ['ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'ENOENT', 'ETIMEDOUT'].includes(code) ||
    /Connection terminated|connection timeout|not queryable/i.test(error.message)
  )
}

function asError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value))
}
