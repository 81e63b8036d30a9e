/** How much of a case is told to whom at a meeting, as rows. What was shown is never taken back: the database holds that (item_only_widened). */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { byMeAfter, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import type { SharingStage } from '#reference/decisions.ts'
import type { AgendaItem } from './item.ts'

export type Sharing = {
  readonly stage: SharingStage
  /** Told by name, whatever the others are told. */
  readonly agencies: readonly string[]
  readonly brief: string
}

export type SharingStanding = {
  readonly version: number
  readonly changedBy: string
  readonly changedAt: Temporal.Instant
  readonly agencies: readonly string[]
}

export async function findSharingStanding(trx: Trx, itemId: string): Promise<SharingStanding> {
  const row = await trx
    .selectFrom('panel.item as item')
    .leftJoin('accounts.account as account', 'account.id', 'item.changed_by')
    .select(['item.version', 'account.name'])
    .select(sql<Temporal.Instant>`coalesce(item.changed_at, item.listed_at)`.as('changed_at'))
    .where('item.id', '=', itemId)
    .executeTakeFirstOrThrow()
  const agencies = await trx
    .selectFrom('panel.item_agency')
    .select('agency_id')
    .where('item_id', '=', itemId)
    .orderBy('added_at')
    .execute()
  return {
    version: row.version,
    changedBy: colleagueName(row.name),
    changedAt: row.changed_at,
    agencies: agencies.map(({ agency_id }) => agency_id),
  }
}

export type InvitedAgency = { readonly id: string; readonly name: string }

/** Agencies of the area from which somebody is invited to a meeting. */
export async function listInvitedAgencies(trx: Trx, meeting: { readonly id: string; readonly areaId: string }) {
  const rows: readonly InvitedAgency[] = await trx
    .selectFrom('panel.invitation as invitation')
    .innerJoin('accounts.account as account', 'account.id', 'invitation.account_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'account.agency_id')
    .select(['agency.id', 'agency.name'])
    .distinct()
    .where('invitation.meeting_id', '=', meeting.id)
    .where('agency.area_id', '=', meeting.areaId)
    .orderBy('agency.name')
    .execute()
  return rows
}

const briefPlace = (itemId: string) => ({ table: 'panel.item_brief', column: 'sealed', row: itemId })

/** What is said of cases to everybody who sees their items, by item, opened with one look-up of keys. */
export async function listBriefs(
  trx: Trx,
  vault: Vault,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (itemIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('panel.item_brief as brief')
    .select(['brief.item_id', 'brief.person_id', 'brief.sealed'])
    .where('brief.item_id', 'in', [...itemIds])
    .execute()
  const opened = await vault.openMany(
    rows.map((row) => ({ subjectId: row.person_id, place: briefPlace(row.item_id), sealed: row.sealed })),
  )
  return new Map(
    rows.flatMap(({ item_id }, index) => {
      const brief = opened[index] ?? ''
      return brief === '' ? [] : [[item_id, brief] as const]
    }),
  )
}

/** @returns how many rows: none when somebody else was faster */
export async function share(
  trx: Trx,
  vault: Vault,
  { item, seen, published }: { readonly item: AgendaItem; readonly seen: number; readonly published: boolean },
  sharing: Sharing,
): Promise<bigint> {
  const { about } = item
  if (about.kind !== 'case') throw new Error('only whoever sees a case says who else does')
  const changed = await trx
    .updateTable('panel.item')
    .set({ stage: sharing.stage, ...byMeAfter(seen) })
    .where('id', '=', item.id)
    .where('version', '=', seen)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return 0n
  if (!published) await trx.deleteFrom('panel.item_agency').where('item_id', '=', item.id).execute()
  if (sharing.agencies.length > 0)
    await trx
      .insertInto('panel.item_agency')
      .values(sharing.agencies.map((agency_id) => ({ item_id: item.id, agency_id, area_id: item.areaId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const sealed = await vault.seal(about.personId, briefPlace(item.id), sharing.brief)
  await trx
    .insertInto('panel.item_brief')
    .values({ item_id: item.id, area_id: item.areaId, person_id: about.personId, sealed })
    .onConflict((conflict) =>
      conflict.column('item_id').doUpdateSet({
        sealed,
        changed_by: sql<string>`access.actor()`,
        changed_at: sql<Temporal.Instant>`now()`,
      }),
    )
    .execute()
  return changed.numUpdatedRows
}
