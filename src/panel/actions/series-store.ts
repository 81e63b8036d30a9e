/** Actions of the panel that concern no case, in rows. */
import { sql } from 'kysely'
import { byMeAfter, changedIn } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { oneOf, type RowOf } from '#platform/database/rows.ts'
import { caseworkers } from '../who.ts'
import { outcomes } from './action.ts'
import type { NewSeriesAction, SeriesAction } from './series.ts'
import type { Closing } from './store.ts'

export async function addSeriesAction(trx: Trx, action: NewSeriesAction): Promise<string> {
  const id = newId()
  await trx
    .insertInto('panel.series_action')
    .values({
      id,
      area_id: action.areaId,
      item_id: action.itemId,
      asked_on: action.askedOn,
      agency_id: action.agencyId,
      what: action.what,
      who: action.who,
      due_on: action.dueOn,
    })
    .execute()
  return id
}

/** Open ones of the areas on whose panel the reader sits, by due day. */
export async function listOpenOfSeries(trx: Trx): Promise<readonly SeriesAction[]> {
  const rows = await actionRows(trx)
    .where('action.closed_on', 'is', null)
    .orderBy('action.due_on')
    .orderBy('action.id')
    .limit(500)
    .execute()
  return rows.map(actionIn)
}

/** What is still open of an area, whichever meeting asked it, with whatever this item asked, closed or not. */
export async function listForStandingItem(
  trx: Trx,
  { id, areaId }: { readonly id: string; readonly areaId: string },
): Promise<readonly SeriesAction[]> {
  const rows = await actionRows(trx)
    .where('action.area_id', '=', areaId)
    .where((of) => of.or([of('action.closed_on', 'is', null), of('action.item_id', '=', id)]))
    .orderBy('action.due_on')
    .orderBy('action.id')
    .limit(500)
    .execute()
  return rows.map(actionIn)
}

/** What these standing items asked, closed or not. */
export async function listAskedAt(trx: Trx, itemIds: readonly string[]): Promise<readonly SeriesAction[]> {
  if (itemIds.length === 0) return []
  const rows = await actionRows(trx)
    .where('action.item_id', 'in', [...itemIds])
    .orderBy('action.id')
    .execute()
  return rows.map(actionIn)
}

/** Open ones of the reader's own agency, by due day. */
export async function listDueInSeries(trx: Trx): Promise<readonly SeriesAction[]> {
  const rows = await actionRows(trx)
    .where('action.agency_id', '=', sql<string>`access.agency()`)
    .where('action.closed_on', 'is', null)
    .orderBy('action.due_on')
    .limit(50)
    .execute()
  return rows.map(actionIn)
}

export async function findSeriesAction(trx: Trx, id: string): Promise<SeriesAction | undefined> {
  const row = await actionRows(trx).where('action.id', '=', id).executeTakeFirst()
  return row && actionIn(row)
}

/** @returns how many rows changed: none when somebody else was faster */
export async function closeSeriesAction(
  trx: Trx,
  { id }: Pick<SeriesAction, 'id'>,
  seen: number,
  { on, outcome, words }: Closing,
): Promise<bigint> {
  const changed = await trx
    .updateTable('panel.series_action')
    .set({ outcome, outcome_words: words, closed_on: on, ...byMeAfter(seen) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

const actionRows = (trx: Trx) =>
  trx
    .selectFrom('panel.series_action as action')
    .innerJoin('accounts.agency as agency', 'agency.id', 'action.agency_id')
    .leftJoin('accounts.account as changer', 'changer.id', 'action.changed_by')
    .selectAll('action')
    .select(['agency.name as agency', 'changer.name as changer'])
    .select(
      sql<boolean>`action.agency_id = access.agency()
        or action.area_id = any ((select access.case_areas_as(${sql.join(caseworkers)}))::uuid[])`.as('may_close'),
    )

type Row = RowOf<ReturnType<typeof actionRows>>

function actionIn(row: Row): SeriesAction {
  const { closed_on: on, outcome, outcome_words: words } = row
  return {
    id: row.id,
    areaId: row.area_id,
    itemId: row.item_id,
    askedOn: row.asked_on,
    agency: row.agency,
    who: row.who,
    what: row.what,
    dueOn: row.due_on,
    closed:
      on === null || outcome === null || words === null ? undefined : { on, outcome: oneOf(outcomes, outcome), words },
    mayClose: row.may_close,
    ...changedIn(row),
  }
}
