/** Authorities and partners, as rows. */
import type { Temporal } from 'temporal-polyfill'
import { byMeAfter, changedIn } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import type { Authority, Schedule } from './authority.ts'

export type AuthorityChange = Pick<
  Authority,
  'kind' | 'name' | 'functions' | 'boundFrom' | 'boundUntil' | 'contact'
> & {
  readonly agencyId: string | undefined
  readonly agreementFrom: Temporal.PlainDate | undefined
  readonly agreementUntil: Temporal.PlainDate | undefined
}
export type NewAuthority = AuthorityChange & { readonly areaId: string; readonly schedule: Schedule }

/** By schedule, then name. */
export async function listAuthorities(trx: Trx): Promise<readonly Authority[]> {
  const rows = await authorities(trx).orderBy('authority.schedule').orderBy('authority.name').limit(1000).execute()
  return rows.map(authorityIn)
}

export async function findAuthority(trx: Trx, id: string): Promise<Authority | undefined> {
  const row = await authorities(trx).where('authority.id', '=', id).executeTakeFirst()
  return row && authorityIn(row)
}

/** @returns undefined where the schedule has one of this name already */
export async function addAuthority(
  trx: Trx,
  { areaId, schedule, ...change }: NewAuthority,
): Promise<string | undefined> {
  const id = newId()
  const added = await trx
    .insertInto('duty.authority')
    .values({ id, area_id: areaId, schedule, ...columns(change) })
    .onConflict((taken) => taken.constraint('authority_once').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? id : undefined
}

export async function isNameTaken(trx: Trx, { id, areaId, schedule }: Authority, name: string): Promise<boolean> {
  const row = await trx
    .selectFrom('duty.authority')
    .select('id')
    .where('area_id', '=', areaId)
    .where('schedule', '=', schedule)
    .where('name', '=', name)
    .where('id', '<>', id)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns how many rows changed: none when somebody else was faster */
export async function changeAuthority(trx: Trx, id: string, seen: number, change: AuthorityChange): Promise<bigint> {
  const changed = await trx
    .updateTable('duty.authority')
    .set({
      ...columns(change),
      ...byMeAfter(seen),
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

/** Agencies of an area that may be linked, by name. */
export async function listAgencies(trx: Trx, areaId: string): Promise<{ id: string; name: string }[]> {
  return await trx
    .selectFrom('accounts.agency')
    .select(['id', 'name'])
    .where('area_id', '=', areaId)
    .orderBy('name')
    .execute()
}

function columns(change: AuthorityChange) {
  return {
    kind: change.kind,
    name: change.name,
    functions: change.functions,
    bound_from: change.boundFrom,
    bound_until: change.boundUntil ?? null,
    agency_id: change.agencyId ?? null,
    contact_name: change.contact.name,
    contact_post: change.contact.post,
    contact_email: change.contact.email,
    agreement_from: change.agreementFrom ?? null,
    agreement_until: change.agreementUntil ?? null,
  }
}

const authorities = (trx: Trx) =>
  trx
    .selectFrom('duty.authority as authority')
    .leftJoin('accounts.account as changer', 'changer.id', 'authority.changed_by')
    .leftJoin('accounts.agency as agency', 'agency.id', 'authority.agency_id')
    .selectAll('authority')
    .select([
      'changer.name as changer',
      'agency.name as agency',
      'agency.agreement_from as agency_from',
      'agency.agreement_until as agency_until',
    ])

type Row = RowOf<ReturnType<typeof authorities>>

function authorityIn(row: Row): Authority {
  const linked = row.agency_id !== null
  return {
    id: row.id,
    areaId: row.area_id,
    schedule: row.schedule === 6 ? 6 : 7,
    kind: row.kind,
    name: row.name,
    functions: row.functions,
    boundFrom: row.bound_from,
    boundUntil: row.bound_until ?? undefined,
    agency: row.agency_id === null ? undefined : { id: row.agency_id, name: row.agency ?? 'An agency elsewhere' },
    contact: { name: row.contact_name, post: row.contact_post, email: row.contact_email },
    agreement: {
      from: (linked ? row.agency_from : row.agreement_from) ?? undefined,
      until: (linked ? row.agency_until : row.agreement_until) ?? undefined,
    },
    ...changedIn(row),
  }
}
