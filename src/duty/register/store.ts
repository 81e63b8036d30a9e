/** The register of schools and settings, as rows. */
import { colleagueName } from '#platform/database/changed.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { hasCode } from '#reference/code-list.ts'
import { placeKinds } from '#reference/duty-bodies.ts'
import type { Place } from './register.ts'

export type TakenIn = { readonly read: number; readonly added: number; readonly changed: number }

/** Takes in a whole register: what is new is added, what differs is brought up to date, and what is the same stays untouched. */
export async function takeIn(
  trx: Trx,
  areaId: string,
  { places, sha256 }: { readonly places: readonly Place[]; readonly sha256: string },
): Promise<TakenIn> {
  // Two files at once would each count what the other adds.
  await sql`select pg_advisory_xact_lock(hashtext('duty.place'), hashtext(${areaId}))`.execute(trx)
  const standing = new Map((await listPlaces(trx, areaId)).map((place) => [place.number, place]))
  const fresh = places.filter(({ number }) => !standing.has(number))
  const changed = places.filter((place) => {
    const before = standing.get(place.number)
    return before !== undefined && !isSame(before, place)
  })
  const importId = newId()
  const taken = { read: places.length, added: fresh.length, changed: changed.length }
  await trx
    .insertInto('duty.register_import')
    .values({ id: importId, area_id: areaId, sha256, ...taken })
    .execute()
  const written = [...fresh, ...changed]
  if (written.length > 0)
    // One statement for all of them, whatever their number.
    await sql`
      insert into duty.place as place (id, area_id, number, name, kind, postcode, email, import_id)
      select row.id, ${areaId}::uuid, row.number, row.name, row.kind, row.postcode, row.email, ${importId}::uuid
        from jsonb_to_recordset(${JSON.stringify(written.map((place) => ({ id: newId(), ...place })))}::jsonb)
             as row (id uuid, number text, name text, kind text, postcode text, email text)
      on conflict on constraint place_once do update
         set name = excluded.name, kind = excluded.kind, postcode = excluded.postcode, email = excluded.email,
             import_id = excluded.import_id, changed_by = access.actor(), changed_at = now()`.execute(trx)
  return taken
}

export async function listPlaces(trx: Trx, areaId: string): Promise<readonly Place[]> {
  const rows = await trx
    .selectFrom('duty.place')
    .select(['number', 'name', 'kind', 'postcode', 'email'])
    .where('area_id', '=', areaId)
    .orderBy('name')
    .orderBy('number')
    .execute()
  return rows.map(({ kind, ...row }) => {
    if (!hasCode(placeKinds, kind)) throw new Error(`the register has a kind that the room does not know: ${kind}`)
    return { ...row, kind }
  })
}

export type Import = TakenIn & { readonly at: Temporal.Instant; readonly by: string }

/** The newest first. */
export async function listImports(trx: Trx, areaId: string): Promise<readonly Import[]> {
  const rows = await trx
    .selectFrom('duty.register_import as import')
    .leftJoin('accounts.account as account', 'account.id', 'import.added_by')
    .select(['import.read', 'import.added', 'import.changed', 'import.added_at', 'account.name'])
    .where('import.area_id', '=', areaId)
    .orderBy('import.added_at', 'desc')
    .limit(10)
    .execute()
  return rows.map(({ read, added, changed, added_at, name }) => ({
    read,
    added,
    changed,
    at: added_at,
    by: colleagueName(name),
  }))
}

function isSame(one: Place, other: Place): boolean {
  return (['name', 'kind', 'postcode', 'email'] as const).every((column) => one[column] === other[column])
}
