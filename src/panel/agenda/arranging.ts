/** How an agenda is arranged, as rows: its version, the minutes of an item, what is taken off and why. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Vault } from '#platform/database/vault.ts'
import { labelOf } from '#reference/code-list.ts'
import { removalReasons, type RemovalReason } from '#reference/decisions.ts'
import type { AgendaItem } from './item.ts'

export type AgendaStanding = {
  readonly version: number
  readonly changedBy: string
  readonly changedAt: Temporal.Instant
}

/** How often the agenda was changed, and by whom last; the meeting's own beginning, where nobody has. */
export async function findAgendaStanding(trx: Trx, meetingId: string): Promise<AgendaStanding> {
  const row = await trx
    .selectFrom('panel.meeting as meeting')
    .leftJoin('accounts.account as account', 'account.id', 'meeting.agenda_changed_by')
    .select(['meeting.agenda_version', 'account.name'])
    .select(sql<Temporal.Instant>`coalesce(meeting.agenda_changed_at, now())`.as('changed_at'))
    .where('meeting.id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return { version: row.agenda_version, changedBy: colleagueName(row.name), changedAt: row.changed_at }
}

export async function setMinutes(trx: Trx, itemId: string, minutes: number | undefined): Promise<void> {
  await trx
    .updateTable('panel.item')
    .set({ minutes: minutes ?? null })
    .where('id', '=', itemId)
    .execute()
}

const removalPlace = (id: string) => ({ table: 'panel.item_removal', column: 'sealed', row: id })

/** @param remark words about the case, sealed under the person's key; none for a standing item */
export async function takeItemOff(
  trx: Trx,
  vault: Vault,
  item: AgendaItem,
  { reason, remark }: { readonly reason: RemovalReason; readonly remark: string },
): Promise<void> {
  const id = newId()
  const { about } = item
  const personId = about.kind === 'standing' ? undefined : about.personId
  await trx
    .insertInto('panel.item_removal')
    .values({
      id,
      area_id: item.areaId,
      item_id: item.id,
      case_id: about.kind === 'standing' ? null : about.caseId,
      person_id: personId ?? null,
      reason,
      sealed: personId === undefined || remark === '' ? null : await vault.seal(personId, removalPlace(id), remark),
    })
    .execute()
  await trx.updateTable('panel.item').set({ state: 'taken off' }).where('id', '=', item.id).execute()
}

export type Removal = {
  readonly itemId: string
  readonly reason: string
  /** Undefined where nothing was remarked, or the person's key is gone. */
  readonly remark: string | undefined
  readonly by: string
  readonly at: Temporal.Instant
}

/** Why the items that are off a meeting's agenda came off it, the last time each did; for those who work the cases. */
export async function listRemovals(trx: Trx, vault: Vault, meetingId: string): Promise<readonly Removal[]> {
  const rows = await trx
    .selectFrom('panel.item_removal as removal')
    .innerJoin('panel.item as item', (join) =>
      join.onRef('item.area_id', '=', 'removal.area_id').onRef('item.id', '=', 'removal.item_id'),
    )
    .leftJoin('accounts.account as account', 'account.id', 'removal.taken_off_by')
    .distinctOn('removal.item_id')
    .select(['removal.id', 'removal.item_id', 'removal.person_id', 'removal.reason', 'removal.sealed'])
    .select(['removal.taken_off_at', 'account.name'])
    .where('item.meeting_id', '=', meetingId)
    .where('item.state', '=', 'taken off')
    .orderBy('removal.item_id')
    .orderBy('removal.taken_off_at', 'desc')
    .execute()
  const sealed = rows.flatMap(({ id, person_id, sealed: value }) =>
    value === null || person_id === null ? [] : [{ subjectId: person_id, place: removalPlace(id), sealed: value }],
  )
  const opened = await vault.openMany(sealed)
  const remarks = new Map(sealed.map(({ place }, index) => [place.row, opened[index]]))
  return rows.map((row) => ({
    itemId: row.item_id,
    reason: labelOf(removalReasons, row.reason),
    remark: remarks.get(row.id),
    by: colleagueName(row.name),
    at: row.taken_off_at,
  }))
}
