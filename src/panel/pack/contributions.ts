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

export type Contribution = {
  readonly itemId: string
  readonly agencyId: string
  readonly agency: string
  readonly facts: string
  readonly opinion: string
  readonly marking: string
  /** After the day by which the chair asks for them. */
  readonly late: boolean
  readonly number: number
  readonly by: string
  readonly at: Temporal.Instant
}

const place = (id: string) => ({ table: 'panel.contribution', column: 'sealed', row: id })

/**
 * The newest of each agency on each item of a meeting, as far as the reader sees them; opened with one look-up of keys.
 * @param onlyItem of this item alone: nothing of the others is opened
 */
export async function listContributions(
  trx: Trx,
  vault: Vault,
  meetingId: string,
  onlyItem?: string,
): Promise<readonly Contribution[]> {
  const all = trx
    .selectFrom('panel.contribution as contribution')
    .innerJoin('panel.item as item', 'item.id', 'contribution.item_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'contribution.agency_id')
    .leftJoin('accounts.account as account', 'account.id', 'contribution.written_by')
    .distinctOn(['contribution.item_id', 'contribution.agency_id'])
    .selectAll('contribution')
    .select(['agency.name as agency', 'account.name as by'])
    .where('item.meeting_id', '=', meetingId)
    .orderBy('contribution.item_id')
    .orderBy('contribution.agency_id')
    .orderBy('contribution.number', 'desc')
  const rows = await (onlyItem === undefined ? all : all.where('contribution.item_id', '=', onlyItem)).execute()
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
          ...Words.parse(JSON.parse(words)),
          itemId: row.item_id,
          agencyId: row.agency_id,
          agency: row.agency,
          marking: row.marking,
          late: row.late,
          number: row.number,
          by: colleagueName(row.by),
          at: row.written_at,
        },
      ]
    })
    .toSorted((one, other) => one.agency.localeCompare(other.agency))
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
