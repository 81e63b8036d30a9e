/** Reading the audit whole, for the commands: one moment's view of it, in order, a few thousand rows at a time. */
import pg from 'pg'
import { Refusal } from '#platform/failures.ts'
import { asTime, eventColumns, type EventRow } from './event-rows.ts'

/** A place in the chain. Its event is missing when somebody removed it. */
export type ChainRow = {
  readonly seq: number
  readonly prev: Buffer
  readonly hash: Buffer
  readonly sealedAt: string
  readonly event: EventRow | undefined
}

const rowsAFetch = 2_000

/**
 * Runs `read` on a connection that sees the whole audit, and sees it as it was at one moment.
 *
 * @param connection a superuser, a login with BYPASSRLS that may read the schema, or a login that may become causeway_sealer
 * @throws Refusal for any other login: under row security it would see an empty audit and call it sound
 */
export async function readAudit<T>(connection: pg.ClientConfig, read: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ application_name: 'causeway audit', ...connection })
  try {
    await client.connect()
  } catch (error) {
    throw new Refusal('The database does not answer.', { cause: error })
  }
  try {
    await client.query('begin isolation level repeatable read read only')
    await seeEverything(client)
    const result = await read(client)
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}

async function seeEverything(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ all: boolean; sealer: boolean }>(
    `select (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as all,
            coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = 'causeway_sealer'), false) as sealer`,
  )
  if (rows[0]?.all === true) return
  if (rows[0]?.sealer !== true)
    throw new Refusal(
      'This login does not see the whole audit. Use causeway_app, causeway_backup or a superuser of the database.',
    )
  await client.query('set local role causeway_sealer')
}

/** The chain in order, from the lowest seq. The next rows are on their way while the caller works on these. */
export async function* readChain(client: pg.Client): AsyncGenerator<readonly ChainRow[]> {
  await client.query(`
    declare chain no scroll cursor for
    select c.seq, c.prev, c.hash, ${asTime('c.sealed_at')} as sealed_at, ${eventColumns}
      from records.audit_chain c
      left join records.audit_event e on e.id = c.event_id
     order by c.seq`)
  const fetch = async (): Promise<ChainRow[]> =>
    (await client.query<ReadRow>(`fetch ${rowsAFetch} from chain`)).rows.map(chainRow)
  let coming = fetch()
  for (;;) {
    const rows = await coming
    if (rows.length === 0) break
    coming = fetch()
    // Awaited above in the next round; until then a failure must not count as one that nobody hears.
    coming.catch(() => undefined)
    yield rows
  }
  await client.query('close chain')
}

type ReadRow = Omit<EventRow, 'id'> & { id: string | null; seq: string; prev: Buffer; hash: Buffer; sealed_at: string }

function chainRow(row: ReadRow): ChainRow {
  const { seq, prev, hash, sealed_at: sealedAt, id, ...event } = row
  return { seq: Number(seq), prev, hash, sealedAt, event: id === null ? undefined : { id, ...event } }
}
