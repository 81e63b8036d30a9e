/** The outbox: mail waits here from the moment of the transaction it tells of until it has gone, sealed as far as it says to whom. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Trx } from '../database/database.ts'
import type { Place } from '../database/vault.ts'
import type { Language } from '../language.ts'

/** Address and link are sealed under a key of their own, which belongs to no person. */
export const mailSubject = '0193a3c0-6d61-7c00-8000-000000000001'

/** What lies sealed in an outbox row. */
export type Sealed = { readonly to: string; readonly link?: string | undefined }

export function placeOf(id: string): Place {
  return { table: 'platform.outbox', column: 'address_sealed', row: id }
}

export function readSealed(text: string): Sealed {
  return SealedShape.parse(JSON.parse(text))
}

const SealedShape = z.strictObject({ to: z.string(), link: z.string().optional() })

/** How long a letter that was taken is left to whoever took it. Longer than any try can last (carrier.ts). */
const leaseSeconds = 120

export type Waiting = {
  readonly id: string
  readonly area_id: string | null
  readonly template: string
  readonly address_sealed: Buffer
  readonly details: { readonly reference?: string; readonly day?: string }
  readonly language: Language
  /** This one included. */
  readonly attempts: number
  /** Since it was queued. */
  readonly hours_waiting: number
}

/** Takes one letter that is due, so that no other worker takes it too. A worker that dies leaves it to the next after the lease. */
export async function takeDue(trx: Trx, lease: number = leaseSeconds): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    update platform.outbox
       set attempts = attempts + 1, next_try_at = now() + make_interval(secs => ${lease})
     where id = (select id from platform.outbox
                  where sent_at is null and given_up_at is null and next_try_at <= now()
                  order by next_try_at limit 1 for update skip locked)
    returning id, area_id, template, address_sealed, details, language, attempts,
              (extract(epoch from now() - queued_at) / 3600)::float8 as hours_waiting`.execute(trx)
  return rows[0]
}

/** It has gone: to whom, and with which link, is forgotten here and now. */
export async function settleSent(trx: Trx, id: string): Promise<void> {
  await sql`update platform.outbox set sent_at = now(), address_sealed = null, last_error = null where id = ${id}::uuid`.execute(
    trx,
  )
}

/** Everything that waits is shown on the mailbox page instead of sent: what is needed to show it stays. */
export async function settleShown(trx: Trx): Promise<{ id: string; area_id: string | null; template: string }[]> {
  const { rows } = await sql<{ id: string; area_id: string | null; template: string }>`
    update platform.outbox set sent_at = now(), attempts = attempts + 1
     where id in (select id from platform.outbox where sent_at is null and given_up_at is null for update skip locked)
    returning id, area_id, template`.execute(trx)
  return rows
}

export type Recent = Pick<Waiting, 'id' | 'template' | 'address_sealed' | 'details' | 'language'> & {
  readonly queued_at: Temporal.Instant
}

/** The newest letters whose address is still known. */
export async function listRecent(trx: Trx): Promise<Recent[]> {
  const { rows } = await sql<Recent>`
    select id, template, address_sealed, details, language, queued_at
      from platform.outbox where address_sealed is not null order by queued_at desc, id desc limit 100`.execute(trx)
  return rows
}

export async function settleFailed(trx: Trx, id: string, error: string, nextInSeconds: number): Promise<void> {
  await sql`
    update platform.outbox set last_error = ${error}, next_try_at = now() + make_interval(secs => ${nextInSeconds})
     where id = ${id}::uuid`.execute(trx)
}

export async function settleGivenUp(trx: Trx, id: string, error: string): Promise<void> {
  await sql`update platform.outbox set last_error = ${error}, given_up_at = now() where id = ${id}::uuid`.execute(trx)
}

/** Letters of more than 30 days ago, gone or not. */
export async function removeOld(trx: Trx): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from platform.outbox where queued_at < now() - interval '30 days'`.execute(trx)
  return Number(numAffectedRows ?? 0)
}
