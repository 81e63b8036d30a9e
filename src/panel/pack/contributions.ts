/** What agencies tell the panel of a case before a meeting, as rows: facts apart from opinion, sealed under the person's key. A correction follows, none is overwritten. */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Vault } from '#platform/database/vault.ts'
import { findSettings } from '#cases/store.ts'
import { subtractWorkingDays } from '#reference/working-days.ts'
import type { AgendaItem } from '../agenda/item.ts'
import type { Meeting } from '../meetings/meeting.ts'

const Words = z.object({ facts: z.string(), opinion: z.string() })

/** That an agency has written on an item, without a word of what. */
export type Written = {
  readonly itemId: string
  readonly agencyId: string
  readonly agency: string
  readonly number: number
  readonly at: Temporal.Instant
}

export type Contribution = Written & {
  readonly facts: string
  readonly opinion: string
  readonly marking: string
  /** After the day by which the chair asks for them. */
  readonly late: boolean
  readonly by: string
}

const place = (id: string) => ({ table: 'panel.contribution', column: 'sealed', row: id })

/** The newest of each agency on each item of a meeting, as far as the reader sees them. Nothing is opened. */
export async function listWritten(trx: Trx, meetingId: string): Promise<readonly Written[]> {
  const rows = await newestOfEach(trx)
    .innerJoin('panel.item as item', 'item.id', 'contribution.item_id')
    .select(['contribution.item_id', 'contribution.agency_id', 'contribution.number', 'contribution.written_at'])
    .select('agency.name as agency')
    .where('item.meeting_id', '=', meetingId)
    .execute()
  return rows.map(writtenIn)
}

/** The newest of each agency on these items, opened with one look-up of keys. */
export async function listContributions(
  trx: Trx,
  vault: Vault,
  itemIds: readonly string[],
): Promise<readonly Contribution[]> {
  if (itemIds.length === 0) return []
  const rows = await newestOfEach(trx)
    .leftJoin('accounts.account as account', 'account.id', 'contribution.written_by')
    .selectAll('contribution')
    .select(['agency.name as agency', 'account.name as by'])
    .where('contribution.item_id', 'in', [...itemIds])
    .execute()
  const opened = await vault.openMany(
    rows.map((row) => ({ subjectId: row.person_id, place: place(row.id), sealed: row.sealed })),
  )
  return rows
    .flatMap((row, index) => {
      const words = opened[index]
      // The person's key is gone, and with it what was written.
      if (words === undefined) return []
      return [
        {
          ...writtenIn(row),
          ...Words.parse(JSON.parse(words)),
          marking: row.marking,
          late: row.late,
          by: colleagueName(row.by),
        },
      ]
    })
    .toSorted((one, other) => one.agency.localeCompare(other.agency))
}

const newestOfEach = (trx: Trx) =>
  trx
    .selectFrom('panel.contribution as contribution')
    .innerJoin('accounts.agency as agency', 'agency.id', 'contribution.agency_id')
    .distinctOn(['contribution.item_id', 'contribution.agency_id'])
    .orderBy('contribution.item_id')
    .orderBy('contribution.agency_id')
    .orderBy('contribution.number', 'desc')

function writtenIn(row: {
  readonly item_id: string
  readonly agency_id: string
  readonly agency: string
  readonly number: number
  readonly written_at: Temporal.Instant
}): Written {
  return {
    itemId: row.item_id,
    agencyId: row.agency_id,
    agency: row.agency,
    number: row.number,
    at: row.written_at,
  }
}

export type NewContribution = {
  readonly facts: string
  readonly opinion: string
  readonly marking: 'official' | 'official_sensitive'
  readonly late: boolean
}

/** For the writer's own agency, behind what it wrote before. @param seen the number that the writer saw, 0 for none @returns how many rows: none when a colleague was faster */
export async function addContribution(
  trx: Trx,
  vault: Vault,
  item: AgendaItem,
  seen: number,
  { facts, opinion, marking, late }: NewContribution,
): Promise<bigint> {
  if (item.about.kind === 'standing') throw new Error('a standing item is about nobody')
  const { caseId, personId } = item.about
  const id = newId()
  const added = await trx
    .insertInto('panel.contribution')
    .values({
      id,
      area_id: item.areaId,
      item_id: item.id,
      case_id: caseId,
      person_id: personId,
      number: seen + 1,
      marking,
      late,
      sealed: await vault.seal(personId, place(id), JSON.stringify({ facts, opinion })),
    })
    .onConflict((conflict) => conflict.constraint('contribution_in_order').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows ?? 0n
}

/** The last day on which a contribution to a meeting is not late. */
export async function contributionsDueOn(trx: Trx, meeting: Meeting): Promise<Temporal.PlainDate> {
  const { contributionsBefore } = await findSettings(trx, meeting.areaId)
  return subtractWorkingDays(meeting.heldOn, contributionsBefore)
}
