/** A form acts once, however often it is sent. */
import { sql } from 'kysely'
import { NotFound } from '../failures.ts'
import { ok, type Outcome } from '../outcome.ts'
import type { Trx } from './database.ts'

/** Whose the form is: the account's, else the visitor's. */
const holder = sql`coalesce(uuid_send(access.actor_if_any()), access.visitor_hash())`

/**
 * Runs `effect` for the first submit of this form token and remembers the address it led to; a repeat, also a simultaneous one,
 * waits for the first and is led to the same place. When the effect refuses, nothing of it stays and the form may be sent again.
 *
 * @param formToken the hidden field of the form (a UUID made with the page)
 * @throws NotFound when the token was claimed by somebody else
 */
export async function once<Refused>(
  trx: Trx,
  formToken: string,
  effect: () => Promise<Outcome<string, Refused>>,
): Promise<Outcome<string, Refused>> {
  await sql`savepoint before_effect`.execute(trx)
  const claim = await sql<{
    first: boolean
  }>`select platform.claim_form_token(${formToken}::uuid, ${holder}) as first`.execute(trx)
  if (claim.rows[0]?.first !== true) {
    const location = await locationOf(trx, formToken)
    if (location === undefined) throw new NotFound()
    return ok(location)
  }
  const outcome = await effect()
  if (!outcome.ok) {
    await sql`rollback to savepoint before_effect`.execute(trx)
    return outcome
  }
  await sql`select platform.settle_form_token(${formToken}::uuid, ${holder}, ${outcome.value})`.execute(trx)
  return outcome
}

/**
 * Where the first submit of this form led; undefined when it was not submitted yet. For a handler that looks at the state of things before
 * its effect: what the first submit changed must not refuse the second, so a simultaneous one waits here until the first has ended.
 */
export async function ledTo(trx: Trx, formToken: string): Promise<string | undefined> {
  // A statement of its own: the next one then sees what the first submit has committed.
  await sql`select pg_advisory_xact_lock(hashtextextended(${formToken}, 0))`.execute(trx)
  return await locationOf(trx, formToken)
}

async function locationOf(trx: Trx, formToken: string): Promise<string | undefined> {
  const { rows } = await sql<{
    location: string | null
  }>`select platform.form_token_location(${formToken}::uuid, ${holder}) as location`.execute(trx)
  return rows[0]?.location ?? undefined
}
