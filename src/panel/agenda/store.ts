/** What is on a meeting's agenda, and who may not see it. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { cameFrom } from './came-from.ts'
import { hasCode } from '#reference/code-list.ts'
import { sharingStages, type SharingStage } from '#reference/decisions.ts'
import type { About, AgendaItem, Item, NewItem } from './item.ts'
import { firstClosing } from './order.ts'

/** Items whose case the reader may see, in order. */
export async function listItems(trx: Trx, meetingId: string): Promise<Item[]> {
  const agenda = await listAgenda(trx, meetingId)
  const conflicts = await listConflicts(trx, meetingId)
  return agenda.flatMap(({ about, ...item }) =>
    about.kind === 'case'
      ? [
          {
            ...item,
            caseId: about.caseId,
            reference: about.reference,
            cameFrom: about.cameFrom,
            conflicts: conflicts.get(item.id) ?? [],
          },
        ]
      : [],
  )
}

/** Everything that is on the agenda, or was, as far as the reader sees it, in order. */
export async function listAgenda(trx: Trx, meetingId: string): Promise<AgendaItem[]> {
  const rows = await trx
    .selectFrom('panel.item as item')
    .leftJoin('cases.case_file as file', 'file.id', 'item.case_id')
    .leftJoin('referrals.referral as referral', 'referral.id', 'file.referral_id')
    .leftJoin('accounts.agency as referrer', 'referrer.id', 'referral.referrer_agency')
    .select(['item.id', 'item.area_id', 'item.position', 'item.purpose', 'item.state', 'item.minutes', 'item.stage'])
    .select(['item.title', 'item.place', 'item.case_id', 'file.person_id', 'file.reference'])
    .select(['referral.sector', 'referrer.name as referrer'])
    .where('item.meeting_id', '=', meetingId)
    .orderBy('item.position')
    .orderBy('item.id')
    .execute()
  const lines = await listPlaces(trx, meetingId)
  return rows.flatMap((row): AgendaItem[] => {
    const line = lines.get(row.id)
    const about = aboutOf(row, line)
    return about === undefined
      ? []
      : [
          {
            id: row.id,
            areaId: row.area_id,
            position: row.position,
            purpose: row.purpose,
            state: row.state,
            minutes: row.minutes ?? undefined,
            number: line?.place,
            minutesBefore: line?.minutes_before ?? 0,
            leftBy: line?.left_by ?? 0,
            stage: stageIn(row.stage),
            about,
          },
        ]
  })
}

type Place = {
  readonly item_id: string
  readonly place: number
  readonly minutes_before: number
  readonly left_by: number
  /** As sharingStages has it: what the reader may be told, whatever other way they have to the case. */
  readonly told: string
  readonly person_id: string | null
  readonly initials: string | null
  readonly born_year: number | null
  readonly district: string | null
}

/** What the database alone knows of the items that the reader sees, by item: their place among all of them, and how much of a person may be told. */
async function listPlaces(trx: Trx, meetingId: string): Promise<ReadonlyMap<string, Place>> {
  const { rows } = await sql<Place>`select * from panel.agenda_lines(${meetingId}::uuid)`.execute(trx)
  return new Map(rows.map((row) => [row.item_id, row]))
}

function aboutOf(
  row: {
    readonly title: string | null
    readonly place: string | null
    readonly case_id: string | null
    readonly person_id: string | null
    readonly reference: string | null
    readonly sector: string | null
    readonly referrer: string | null
  },
  line: Place | undefined,
): About | undefined {
  if (row.title !== null) return { kind: 'standing', title: row.title, closes: row.place === 'closes' }
  const personId = row.person_id ?? line?.person_id
  if (row.case_id === null || personId === null || personId === undefined) return undefined
  const of = { caseId: row.case_id, personId }
  if (row.reference !== null && (line === undefined || line.told === 'named'))
    return { ...of, kind: 'case', reference: row.reference, cameFrom: cameFrom(row.sector, row.referrer) }
  if (line === undefined || line.told === 'no identity') return { ...of, kind: 'unnamed', identity: undefined }
  const { initials, born_year, district } = line
  return {
    ...of,
    kind: 'unnamed',
    identity: {
      initials: initials ?? undefined,
      bornYear: born_year ?? undefined,
      district: district ?? undefined,
    },
  }
}

function stageIn(text: string): SharingStage {
  if (!hasCode(sharingStages, text)) throw new Error(`no such stage of sharing: ${text}`)
  return text
}

/** Accounts with a declared conflict, by item: one's own, and everybody's for whoever arranges the meeting. */
export async function listConflicts(trx: Trx, meetingId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await trx
    .selectFrom('panel.conflict as conflict')
    .innerJoin('panel.item as item', 'item.id', 'conflict.item_id')
    .select(['conflict.item_id', 'conflict.account_id'])
    .where('item.meeting_id', '=', meetingId)
    .execute()
  const byItem = Map.groupBy(rows, ({ item_id }) => item_id)
  return new Map([...byItem].map(([itemId, of]) => [itemId, of.map(({ account_id }) => account_id)]))
}

/** Puts a case on a meeting's agenda, behind the others. One that stands there already is not put there again; one that was taken off comes back. */
export async function addItem(trx: Trx, { areaId, meetingId, ...item }: NewItem): Promise<void> {
  await addItems(trx, { areaId, id: meetingId }, [item])
}

/** @param items in the order in which they come: behind the other cases, in front of what closes the meeting */
export async function addItems(
  trx: Trx,
  meeting: { readonly areaId: string; readonly id: string },
  items: readonly Pick<NewItem, 'caseId' | 'purpose' | 'minutes'>[],
): Promise<void> {
  if (items.length === 0) return
  await changeAgenda(trx, meeting.id)
  const all = await listAgenda(trx, meeting.id)
  const there = all.filter(({ state }) => state !== 'taken off')
  const last = all.at(-1)?.position ?? 0
  const added = items.map((item, place) => ({ ...item, id: newId(), position: last + place + 1 }))
  await trx
    .insertInto('panel.item')
    .values(
      added.map(({ id, caseId, purpose, minutes, position }) => ({
        id,
        area_id: meeting.areaId,
        meeting_id: meeting.id,
        case_id: caseId,
        purpose,
        minutes: minutes ?? null,
        position,
      })),
    )
    .onConflict((conflict) =>
      conflict.constraint('item_once_a_meeting').doUpdateSet({
        state: 'listed',
        purpose: sql<string>`case when item.state = 'taken off' then excluded.purpose else item.purpose end`,
      }),
    )
    .execute()
  const closing = there.slice(
    firstClosing(there.map(({ about }) => ({ closes: about.kind === 'standing' && about.closes }))),
  )
  if (closing.length > 0) await behindTheAdded(trx, closing, added)
}

/** What closes the meeting goes on closing it. */
async function behindTheAdded(
  trx: Trx,
  closing: readonly { readonly id: string; readonly position: number }[],
  added: readonly { readonly id: string; readonly position: number }[],
): Promise<void> {
  const places = [...closing, ...added].map(({ position }) => position)
  await placeItems(
    trx,
    [...added, ...closing].map(({ id }, index) => ({ id, position: places[index] ?? 0 })),
  )
}

/** Gives each item the place that it has in this order, all in one statement. */
export async function placeItems(
  trx: Trx,
  items: readonly { readonly id: string; readonly position: number }[],
): Promise<void> {
  await sql`
    update panel.item item set position = given.position
      from unnest(${items.map(({ id }) => id)}::uuid[], ${items.map(({ position }) => position)}::integer[]) as given (id, position)
     where item.id = given.id and item.position <> given.position`.execute(trx)
}

/**
 * The agenda changes, and nobody else changes it until the end of the transaction.
 * @param seen the version that the writer saw, where it matters @returns whether it still stood
 */
export async function changeAgenda(trx: Trx, meetingId: string, seen?: number): Promise<boolean> {
  let change = trx
    .updateTable('panel.meeting')
    .set((meeting) => ({ agenda_version: meeting('agenda_version', '+', 1) }))
    .where('id', '=', meetingId)
  if (seen !== undefined) change = change.where('agenda_version', '=', seen)
  return (await change.executeTakeFirst()).numUpdatedRows === 1n
}

export async function markDecided(trx: Trx, meetingId: string, caseId: string): Promise<void> {
  await trx
    .updateTable('panel.item')
    .set({ state: 'decided' })
    .where('meeting_id', '=', meetingId)
    .where('case_id', '=', caseId)
    .execute()
}

/** A member may not see an item: they, or whoever arranges the meeting, say so. */
export async function addConflict(trx: Trx, item: { id: string; areaId: string }, accountId: string): Promise<void> {
  await trx
    .insertInto('panel.conflict')
    .values({ item_id: item.id, area_id: item.areaId, account_id: accountId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
