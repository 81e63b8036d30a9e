/** Actions of the panel in rows. What is to be done, by whom and what came of it are sealed under the person's key. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { byMeAfter, changedIn } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Vault } from '#platform/database/vault.ts'
import { oneOf, type RowOf } from '#platform/database/rows.ts'
import { mayActOnEach } from '#cases/may-act.ts'
import { outcomes, type Action, type NewAction, type Outcome } from './action.ts'

const wordsPlace = (id: string) => ({ table: 'panel.action', column: 'sealed', row: id })
const outcomePlace = (id: string) => ({ table: 'panel.action', column: 'outcome_sealed', row: id })
const Words = z.object({ what: z.string(), who: z.string() })

export async function addAction(trx: Trx, vault: Vault, action: NewAction): Promise<string> {
  const id = newId()
  const words = JSON.stringify({ what: action.what, who: action.who } satisfies z.infer<typeof Words>)
  await trx
    .insertInto('panel.action')
    .values({
      id,
      area_id: action.areaId,
      case_id: action.caseId,
      item_id: action.itemId,
      agency_id: action.agencyId,
      sealed: await vault.seal(action.personId, wordsPlace(id), words),
      due_on: action.dueOn,
    })
    .execute()
  return id
}

/** Of a case, closed or not, in the order of their meetings. */
export async function listActionsOfCase(trx: Trx, vault: Vault, areaId: string, caseId: string): Promise<Action[]> {
  const rows = await actionRows(trx)
    .where('action.area_id', '=', areaId)
    .where('action.case_id', '=', caseId)
    .orderBy('meeting.held_on')
    .orderBy('action.id')
    .execute()
  return await opened(vault, rows)
}

/** Open ones on cases that the reader sees, by due day. */
export async function listOpenActions(trx: Trx, vault: Vault): Promise<Action[]> {
  const rows = await actionRows(trx)
    .where('action.closed_on', 'is', null)
    .orderBy('action.due_on')
    .orderBy('action.id')
    .limit(500)
    .execute()
  return await opened(vault, rows)
}

export type DueAction = { readonly id: string; readonly reference: string; readonly dueOn: Temporal.PlainDate }

/** Open ones of the reader's own agency, by due day, without what they say. */
export async function listDueOfMyAgency(trx: Trx): Promise<readonly DueAction[]> {
  const rows = await trx
    .selectFrom('panel.action as action')
    .innerJoin('cases.case_file as file', 'file.id', 'action.case_id')
    .select(['action.id', 'file.reference', 'action.due_on'])
    .where('action.agency_id', '=', sql<string>`access.agency()`)
    .where('action.closed_on', 'is', null)
    .orderBy('action.due_on')
    .limit(50)
    .execute()
  return rows.map((row) => ({ id: row.id, reference: row.reference, dueOn: row.due_on }))
}

export type OpenAction = {
  readonly caseId: string
  readonly reference: string
  readonly agency: string
  readonly dueOn: Temporal.PlainDate
}

/** Open ones of an area that fall due by a day, on cases that the reader sees, without what they say. */
export async function listOpenOfArea(
  trx: Trx,
  areaId: string,
  until: Temporal.PlainDate,
): Promise<readonly OpenAction[]> {
  const rows = await trx
    .selectFrom('panel.action as action')
    .innerJoin('cases.case_file as file', 'file.id', 'action.case_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'action.agency_id')
    .select(['action.case_id', 'file.reference', 'agency.name', 'action.due_on'])
    .where('action.area_id', '=', areaId)
    .where('action.closed_on', 'is', null)
    .where('action.due_on', '<=', until)
    .orderBy('action.due_on')
    .orderBy('action.id')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    caseId: row.case_id,
    reference: row.reference,
    agency: row.name,
    dueOn: row.due_on,
  }))
}

export async function findAction(trx: Trx, vault: Vault, id: string): Promise<Action | undefined> {
  const rows = await actionRows(trx).where('action.id', '=', id).execute()
  return (await opened(vault, rows))[0]
}

export type Closing = { readonly on: Temporal.PlainDate; readonly outcome: Outcome; readonly words: string }

/** @returns how many rows changed: none when somebody else was faster */
export async function closeAction(
  trx: Trx,
  vault: Vault,
  { id, personId }: Pick<Action, 'id' | 'personId'>,
  seen: number,
  { on, outcome, words }: Closing,
): Promise<bigint> {
  const changed = await trx
    .updateTable('panel.action')
    .set({
      outcome,
      outcome_sealed: await vault.seal(personId, outcomePlace(id), words),
      closed_on: on,
      ...byMeAfter(seen),
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

const actionRows = (trx: Trx) =>
  trx
    .selectFrom('panel.action as action')
    .innerJoin('cases.case_file as file', 'file.id', 'action.case_id')
    .innerJoin('panel.item as item', 'item.id', 'action.item_id')
    .innerJoin('panel.meeting as meeting', 'meeting.id', 'item.meeting_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'action.agency_id')
    .leftJoin('accounts.account as changer', 'changer.id', 'action.changed_by')
    .selectAll('action')
    .select(['file.person_id', 'file.reference', 'meeting.held_on', 'agency.name as agency'])
    .select(sql<string | null>`changer.name`.as('changer'))
    .select(sql<boolean>`(action.agency_id = access.agency() or ${mayActOnEach('file')})`.as('may_close'))

type Row = RowOf<ReturnType<typeof actionRows>>

/** One look-up of keys for all of them, words and outcomes. */
async function opened(vault: Vault, rows: readonly Row[]): Promise<Action[]> {
  const words = rows.map((row) => ({ subjectId: row.person_id, place: wordsPlace(row.id), sealed: row.sealed }))
  const closed = rows.flatMap((row) =>
    row.outcome_sealed === null
      ? []
      : [{ subjectId: row.person_id, place: outcomePlace(row.id), sealed: row.outcome_sealed }],
  )
  const texts = await vault.openMany([...words, ...closed])
  const outcomeWords = new Map(closed.map(({ place }, at) => [place.row, texts[words.length + at]]))
  return rows.map((row, at) => {
    const said = texts[at] === undefined ? undefined : Words.parse(JSON.parse(texts[at]))
    return {
      id: row.id,
      areaId: row.area_id,
      caseId: row.case_id,
      personId: row.person_id,
      reference: row.reference,
      itemId: row.item_id,
      askedOn: row.held_on,
      agencyId: row.agency_id,
      agency: row.agency,
      who: said?.who ?? '',
      what: said?.what,
      dueOn: row.due_on,
      closed: closedIn(row, outcomeWords.get(row.id)),
      mayClose: row.may_close,
      ...changedIn(row),
    }
  })
}

function closedIn({ closed_on, outcome }: Row, words: string | undefined): Action['closed'] {
  return closed_on === null || outcome === null
    ? undefined
    : { on: closed_on, outcome: oneOf(outcomes, outcome), words }
}
