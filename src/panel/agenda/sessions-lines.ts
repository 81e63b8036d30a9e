/**
 * Sessions that were not held or not reported, on the agenda of the next meeting (process.md 2.9). Found anew from the sessions themselves each
 * time the agenda is looked at, so that none is missed because a job did not run and none stands there twice; and written down as an item
 * when the pack is published, because members see a case only through an item of a published meeting.
 */
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { awaiting, tally, together } from '#cases/sessions/sessions.ts'
import { listUnsettledCommissions, type Commission } from '#cases/sessions/store.ts'
import { awaitingInWords, tallyInWords } from '#cases/sessions/words.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { listMeetingsFrom } from '../meetings/store.ts'
import type { Item } from './item.ts'
import { addItem } from './store.ts'

/** A case whose sessions the panel must look at. */
export type SessionsLine = {
  readonly caseId: string
  readonly reference: string
  readonly words: readonly string[]
}

/** Cases with sessions for the panel, as far as the reader sees them, by reference. */
export async function listSessionsLines(
  trx: Trx,
  areaId: string,
  today: Temporal.PlainDate,
): Promise<readonly SessionsLine[]> {
  const byCase = Map.groupBy(await listUnsettledCommissions(trx, areaId), ({ caseId }) => caseId)
  return [...byCase.values()]
    .flatMap((commissions) => lineOf(commissions, today))
    .toSorted((one, other) => one.reference.localeCompare(other.reference))
}

function lineOf(commissions: readonly Commission[], today: Temporal.PlainDate): readonly SessionsLine[] {
  const [first] = commissions
  const found = commissions.flatMap(({ terms, events }) =>
    awaiting(terms, events, today).filter(({ forPanel }) => forPanel),
  )
  if (first === undefined || found.length === 0) return []
  const all = together(commissions.map(({ terms, events }) => tally(terms, events, today)))
  return [
    {
      caseId: first.caseId,
      reference: first.reference,
      words: [tallyInWords(all), ...found.map((each) => `${awaitingInWords(each)}.`)],
    },
  ]
}

/** The area's next meeting is the one that takes what is open: today's, or the first to come. */
export async function isNextMeeting(trx: Trx, meeting: Meeting, today: Temporal.PlainDate): Promise<boolean> {
  const [next] = await listMeetingsFrom(trx, meeting.areaId, today)
  return next !== undefined && Temporal.PlainDate.compare(next.heldOn, meeting.heldOn) === 0
}

/** Those that no item of the meeting stands for yet. */
export function notYetItems(lines: readonly SessionsLine[], items: readonly Item[]): readonly SessionsLine[] {
  return lines.filter(({ caseId }) => !items.some((item) => item.caseId === caseId && item.state !== 'taken off'))
}

/** Puts them on the agenda for everybody who is invited. A case that stands there already is not put there again. */
export async function addSessionsItems(trx: Trx, meeting: Meeting, lines: readonly SessionsLine[]): Promise<void> {
  for (const { caseId } of lines)
    await addItem(trx, { areaId: meeting.areaId, meetingId: meeting.id, caseId, purpose: 'sessions' })
}
