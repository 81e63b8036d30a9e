/** The agenda of a meeting in rows: what is on it, in order, and what was taken off. */
import { colleagueName } from '#platform/database/changed.ts'
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import { hasCode } from '#reference/code-list.ts'
import { documentPurposes, type DocumentPurpose } from '#reference/document-purposes.ts'
import type { AgendaItem, Meeting, TakenOff } from './meeting.ts'

export type NewItem = { readonly title: string; readonly presenter: string } & (
  | { readonly kind: 'standing' | 'other' }
  | { readonly kind: 'paper'; readonly versionId: string; readonly purpose: DocumentPurpose }
  | { readonly kind: 'escalation'; readonly escalationId: string }
)

/** Behind what is on the agenda already. */
export async function addItems(
  trx: Trx,
  meeting: Pick<Meeting, 'id' | 'areaId'>,
  items: readonly NewItem[],
): Promise<void> {
  if (items.length === 0) return
  // Two who add at once do so one after the other.
  await holdMeeting(trx, meeting.id)
  // What was taken off keeps its place.
  const { last } = await trx
    .selectFrom('boards.agenda_item')
    .select((item) => item.fn.coalesce(item.fn.max('position'), sql<number>`0`).as('last'))
    .where('meeting_id', '=', meeting.id)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('boards.agenda_item')
    .values(
      items.map((item, place) => ({
        id: newId(),
        area_id: meeting.areaId,
        meeting_id: meeting.id,
        position: last + place + 1,
        kind: item.kind,
        title: item.title,
        presenter: item.presenter,
        document_version_id: item.kind === 'paper' ? item.versionId : null,
        purpose: item.kind === 'paper' ? item.purpose : null,
        escalation_id: item.kind === 'escalation' ? item.escalationId : null,
      })),
    )
    .execute()
}

/** What is on the agenda, in order. */
export async function listItems(trx: Trx, meetingId: string): Promise<readonly AgendaItem[]> {
  const rows = await itemRows(trx).where('item.meeting_id', '=', meetingId).where('off.reason', 'is', null).execute()
  return rows.map(itemIn)
}

/** What was on it once, in the order in which it came off. */
export async function listTakenOff(trx: Trx, meetingId: string): Promise<readonly TakenOff[]> {
  const rows = await itemRows(trx)
    .innerJoin('boards.agenda_removal as removal', (join) =>
      join.onRef('removal.area_id', '=', 'item.area_id').onRef('removal.agenda_item_id', '=', 'item.id'),
    )
    .leftJoin('accounts.account as account', 'account.id', 'removal.added_by')
    .select(['removal.reason', 'removal.added_at', 'account.name as by'])
    .where('item.meeting_id', '=', meetingId)
    .clearOrderBy()
    .orderBy('removal.added_at')
    .execute()
  return rows.map((row) => ({
    ...itemIn(row),
    reason: row.reason,
    by: colleagueName(row.by),
    at: row.added_at,
  }))
}

export async function takeItemOff(trx: Trx, areaId: string, itemId: string, reason: string): Promise<void> {
  await trx.insertInto('boards.agenda_removal').values({ area_id: areaId, agenda_item_id: itemId, reason }).execute()
}

/** Gives each item the place that it has in this order, all in one statement. */
export async function placeItems(trx: Trx, items: readonly Pick<AgendaItem, 'id' | 'position'>[]): Promise<void> {
  const places = items.map(({ id, position }) => sql`(${id}::uuid, ${position}::smallint)`)
  await sql`
    update boards.agenda_item item set position = place.position
      from (values ${sql.join(places)}) place (id, position)
     where item.id = place.id and item.position <> place.position`.execute(trx)
}

/** Until the end of the transaction nobody else changes this agenda, or what is decided under it. */
export async function holdMeeting(trx: Trx, id: string): Promise<void> {
  await trx.selectFrom('boards.meeting').select('id').where('id', '=', id).forUpdate().execute()
}

export type VersionChoice = { readonly id: string; readonly title: string; readonly number: number }

/** The newest version of each document of the area, for an agenda; newest first. */
export async function listNewestVersions(trx: Trx, areaId: string): Promise<readonly VersionChoice[]> {
  const rows = await trx
    .selectFrom('boards.document_version as version')
    .innerJoin('boards.document as document', 'document.id', 'version.document_id')
    .distinctOn('version.document_id')
    .select(['version.id', 'version.number', 'document.title'])
    .where('version.area_id', '=', areaId)
    .orderBy('version.document_id', 'desc')
    .orderBy('version.number', 'desc')
    .limit(300)
    .execute()
  return rows
}

/** What was escalated to a body and stands on no agenda, or was taken off it again; the oldest first. */
export async function listWaiting(trx: Trx, bodyId: string) {
  return await trx
    .selectFrom('boards.escalation as escalation')
    .select(['escalation.id', 'escalation.what'])
    .where('escalation.to_body_id', '=', bodyId)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('boards.agenda_item as item')
            .leftJoin('boards.agenda_removal as off', (join) =>
              join.onRef('off.area_id', '=', 'item.area_id').onRef('off.agenda_item_id', '=', 'item.id'),
            )
            .select('item.id')
            .whereRef('item.escalation_id', '=', 'escalation.id')
            .where('off.reason', 'is', null),
        ),
      ),
    )
    .orderBy('escalation.id')
    .execute()
}

const itemRows = (trx: Trx) =>
  trx
    .selectFrom('boards.agenda_item as item')
    .leftJoin('boards.document_version as version', 'version.id', 'item.document_version_id')
    .leftJoin('boards.document as document', 'document.id', 'version.document_id')
    .leftJoin('boards.escalation as escalation', 'escalation.id', 'item.escalation_id')
    .leftJoin('boards.agenda_removal as off', (join) =>
      join.onRef('off.area_id', '=', 'item.area_id').onRef('off.agenda_item_id', '=', 'item.id'),
    )
    .select(['item.id', 'item.position', 'item.kind', 'item.title', 'item.presenter', 'item.purpose'])
    .select(['version.number', 'document.id as document_id', 'document.title as document', 'escalation.address'])
    .orderBy('item.position')

function itemIn(row: RowOf<ReturnType<typeof itemRows>>): AgendaItem {
  const common = { id: row.id, position: row.position, title: row.title, presenter: row.presenter }
  switch (row.kind) {
    case 'standing':
    case 'other':
      return { ...common, kind: row.kind }
    case 'escalation':
      return { ...common, kind: 'escalation', address: row.address ?? '' }
    default:
      if (row.document_id === null || row.document === null || row.number === null || row.purpose === null)
        throw new Error('a paper is on an agenda without its document')
      return {
        ...common,
        kind: 'paper',
        documentId: row.document_id,
        document: row.document,
        version: row.number,
        purpose: purposeIn(row.purpose),
      }
  }
}

function purposeIn(code: string): DocumentPurpose {
  if (!hasCode(documentPurposes, code)) throw new Error(`an agenda has a purpose that the list does not have: ${code}`)
  return code
}
