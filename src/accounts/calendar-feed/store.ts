/** The one calendar address of an account. Its token is shown once; only the hash is kept. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'

export type CalendarFeed = {
  readonly namesBodies: boolean
  readonly madeAt: Temporal.Instant
  readonly goodUntil: Temporal.PlainDate
  readonly lastUsedAt: Temporal.Instant | undefined
}

/** One's own; undefined when there is none, or it has ended. One that is over only needs renewing, so it is still there. */
export async function findOwnFeed(trx: Trx): Promise<CalendarFeed | undefined> {
  const row = await trx
    .selectFrom('accounts.calendar_feed')
    .select(['names_bodies', 'made_at', 'good_until', 'last_used_at'])
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      namesBodies: row.names_bodies,
      madeAt: row.made_at,
      goodUntil: row.good_until,
      lastUsedAt: row.last_used_at ?? undefined,
    }
  )
}

export type NewFeed = {
  readonly hash: Buffer
  readonly namesBodies: boolean
  readonly goodUntil: Temporal.PlainDate
}

/** In place of the one before, which opens nothing from now on. */
export async function makeFeed(trx: Trx, { hash, namesBodies, goodUntil }: NewFeed): Promise<void> {
  await trx
    .insertInto('accounts.calendar_feed')
    .values({ token_hash: hash, names_bodies: namesBodies, good_until: goodUntil })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet({
        token_hash: hash,
        names_bodies: namesBodies,
        good_until: goodUntil,
        made_at: sql<Temporal.Instant>`now()`,
        renewed_on: sql<Temporal.PlainDate>`access.today()`,
        last_used_at: null,
        ended_at: null,
      }),
    )
    .execute()
}

/** @returns whether there was one to renew */
export async function renewFeed(trx: Trx, goodUntil: Temporal.PlainDate): Promise<boolean> {
  const renewed = await trx
    .updateTable('accounts.calendar_feed')
    .set({ good_until: goodUntil, renewed_on: sql<Temporal.PlainDate>`access.today()` })
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return renewed.numUpdatedRows > 0n
}

/** @returns whether there was one to end */
export async function endFeed(trx: Trx): Promise<boolean> {
  const ended = await trx
    .updateTable('accounts.calendar_feed')
    .set({ ended_at: sql<Temporal.Instant>`now()` })
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

/** Notes that it was used. Undefined for an address that opens nothing: never was, ended, over, or its owner has no role any more. */
export async function openFeed(trx: Trx, hash: Buffer): Promise<{ readonly namesBodies: boolean } | undefined> {
  const { rows } = await sql<{ names: boolean | null }>`select access.open_feed(${hash}) as names`.execute(trx)
  const names = rows[0]?.names ?? undefined
  return names === undefined ? undefined : { namesBodies: names }
}
