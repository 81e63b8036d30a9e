/** What the database may tell of whoever hands in a referral: their own agency, if they are signed in, and the areas there are. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'

/** The agency of the account that is signed in, when it belongs to this area. */
export async function accountAgency(trx: Trx, areaId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    agency_id: string | null
  }>`select referrals.own_agency(${areaId}::uuid) as agency_id`.execute(trx)
  return rows[0]?.agency_id ?? undefined
}

export async function isSignedIn(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ signed_in: boolean }>`select access.actor_if_any() is not null as signed_in`.execute(trx)
  return rows[0]?.signed_in === true
}

export type AreaChoice = { readonly id: string; readonly name: string }

export async function listAreas(trx: Trx): Promise<AreaChoice[]> {
  return trx.selectFrom('accounts.area').select(['id', 'name']).orderBy('name').execute()
}
