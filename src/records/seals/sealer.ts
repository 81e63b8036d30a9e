/**
 * Gives events their place in the chain. Those who write events never wait for each other: they leave them in a queue, and one sealer
 * at a time, the only writer of the chain, takes them in order, links them, and signs a checkpoint every 1,000 events or five minutes.
 */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Clock } from '#platform/clock.ts'
import type { Database, Trx } from '#platform/database/database.ts'
import { beforeTheFirst, canonicalBody, linkedHash } from './canonical-form.ts'
import { makeCheckpoint, type Checkpoint, type Signer } from './checkpoint.ts'
import { asTime, bodyOf, eventColumns, type EventRow } from './event-rows.ts'

/** No more than this many events ever stand without a checkpoint over them. */
export const eventsACheckpoint = 1_000
/** An event that has waited this long for a checkpoint gets one at the next sealing, however few there are. */
export const checkpointAfter: Temporal.Duration = Temporal.Duration.from({ minutes: 5 })

const eventsABatch = 5_000

export type Sealed = {
  readonly events: number
  readonly checkpoints: number
  /** Another sealer was at work: nothing was done here. */
  readonly busy: boolean
}

/**
 * Seals everything that waits, batch by batch, each in a transaction of its own; stops between batches when told to.
 * Safe to call from several processes at once.
 */
export async function sealPending(
  database: Database,
  signer: Signer,
  clock: Clock,
  stop?: AbortSignal,
): Promise<Sealed> {
  let events = 0
  let checkpoints = 0
  while (stop?.aborted !== true) {
    const batch = await database.asService('sealer', (trx) => sealBatch(trx, signer, clock))
    if (batch === 'busy') return { events, checkpoints, busy: true }
    events += batch.events
    checkpoints += batch.checkpoints
    if (batch.events < eventsABatch) break
  }
  return { events, checkpoints, busy: false }
}

async function sealBatch(
  trx: Trx,
  signer: Signer,
  clock: Clock,
): Promise<{ events: number; checkpoints: number } | 'busy'> {
  if (!(await isOnlySealer(trx))) return 'busy'
  const sealedAt = textOf(clock.now())
  const head = await findHead(trx)
  const lastCheckpoint = await findLastCheckpoint(trx)
  let vouchedFor = lastCheckpoint?.size ?? 0
  // The age of what waits for a checkpoint is counted from the first of it.
  let waitingSince = await findSealedAt(trx, vouchedFor + 1)

  let { seq, hash } = head
  const links: Link[] = []
  const checkpoints: Checkpoint[] = []
  function sign(): void {
    checkpoints.push(makeCheckpoint(signer, seq, hash, sealedAt))
    vouchedFor = seq
    waitingSince = undefined
  }

  for (const event of await listPending(trx)) {
    const before = hash
    seq += 1
    hash = linkedHash(before, canonicalBody(bodyOf(event, sealedAt)))
    links.push({ seq, eventId: event.id, before, hash })
    waitingSince ??= sealedAt
    if (seq - vouchedFor >= eventsACheckpoint) sign()
  }
  if (seq > vouchedFor && isOld(waitingSince, sealedAt)) sign()

  await addLinks(trx, links, sealedAt)
  await addCheckpoints(trx, checkpoints)
  return { events: links.length, checkpoints: checkpoints.length }
}

type Link = { readonly seq: number; readonly eventId: string; readonly before: Buffer; readonly hash: Buffer }

/** Held until the transaction ends, whatever ends it. */
async function isOnlySealer(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{
    only: boolean
  }>`select pg_try_advisory_xact_lock(hashtextextended('causeway audit sealer', 0)) as only`.execute(trx)
  return rows[0]?.only === true
}

async function findHead(trx: Trx): Promise<{ seq: number; hash: Buffer }> {
  const { rows } = await sql<{
    seq: string
    hash: Buffer
  }>`select seq, hash from records.audit_chain order by seq desc limit 1`.execute(trx)
  return rows[0] === undefined ? { seq: 0, hash: beforeTheFirst } : { seq: Number(rows[0].seq), hash: rows[0].hash }
}

async function findLastCheckpoint(trx: Trx): Promise<{ size: number } | undefined> {
  const { rows } = await sql<{
    size: string
  }>`select size from records.audit_checkpoint order by size desc limit 1`.execute(trx)
  return rows[0] && { size: Number(rows[0].size) }
}

async function findSealedAt(trx: Trx, seq: number): Promise<string | undefined> {
  const { rows } = await sql<{
    at: string
  }>`select ${sql.raw(asTime('sealed_at'))} as at from records.audit_chain where seq = ${seq}`.execute(trx)
  return rows[0]?.at
}

/** The oldest first, by time and then by id. Ids grow with time, so that a long queue is taken by them without being sorted whole. */
async function listPending(trx: Trx): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select ${sql.raw(eventColumns)}
      from (select event_id from records.audit_unsealed order by event_id limit ${eventsABatch}) as waiting
      join records.audit_event e on e.id = waiting.event_id
     order by e.at, e.id`.execute(trx)
  return rows
}

async function addLinks(trx: Trx, links: readonly Link[], sealedAt: string): Promise<void> {
  if (links.length === 0) return
  const ids = links.map((link) => link.eventId)
  await sql`
    insert into records.audit_chain (seq, event_id, prev, hash, sealed_at)
    select seq, event_id, prev, hash, ${sealedAt}::timestamptz
      from unnest(${links.map((link) => link.seq)}::bigint[], ${ids}::uuid[], ${links.map((link) => link.before)}::bytea[],
                  ${links.map((link) => link.hash)}::bytea[]) as link (seq, event_id, prev, hash)`.execute(trx)
  await sql`delete from records.audit_unsealed where event_id = any (${ids}::uuid[])`.execute(trx)
}

async function addCheckpoints(trx: Trx, checkpoints: readonly Checkpoint[]): Promise<void> {
  for (const { size, head, madeAt, keyId, signature } of checkpoints) {
    await sql`
      insert into records.audit_checkpoint (size, head, made_at, key_id, signature)
      values (${size}, ${head}, ${madeAt}::timestamptz, ${keyId}, ${signature})`.execute(trx)
  }
}

function isOld(since: string | undefined, now: string): boolean {
  if (since === undefined) return false
  const waited = Temporal.Instant.from(since).until(Temporal.Instant.from(now))
  return Temporal.Duration.compare(waited, checkpointAfter) >= 0
}

/** The form that the database's own text of a time has, to the microsecond it keeps. */
function textOf(moment: Temporal.Instant): string {
  return moment.toString({ fractionalSecondDigits: 6, roundingMode: 'trunc' })
}
