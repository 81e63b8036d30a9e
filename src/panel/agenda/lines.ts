/**
 * What stands before the panel and why: found anew from the cases themselves each time an agenda is looked at, so that nothing is missed because a job
 * did not run, and nothing stands there twice. A case stands once, with all its reasons. Written down as items when the pack is published, or before.
 * Source: process.md 2.2, 2.7, 2.9.
 */
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { agendaPurposes } from '#reference/decisions.ts'
import { settings } from '#reference/settings.ts'
import { addMonths } from '#reference/working-days.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { listMeetingsFrom } from '../meetings/store.ts'
import type { AgendaItem, ItemPurpose } from './item.ts'
import { findOpenActions } from './sources/actions.ts'
import { findInJournals } from './sources/journals.ts'
import { findOverdueInformation } from './sources/information.ts'
import { findSessions } from './sources/sessions.ts'

export type Reason = { readonly purpose: ItemPurpose; readonly words: string }

/** What a source finds: a case, and why it must be looked at. */
export type Found = { readonly caseId: string; readonly reference: string; readonly reasons: readonly Reason[] }

export type Line = Found & {
  /** It is listed by a step of the case, which the panel's decision then answers: nothing else puts it on an agenda. */
  readonly byStep: boolean
}

export type Asking = {
  readonly areaId: string
  readonly today: Temporal.PlainDate
  /** The last day before the panel meets again after the meeting in question: what falls due until then is for this meeting. */
  readonly until: Temporal.PlainDate
  /** Cases of which nothing is asked, because nothing of them is shown: a journal is long to read. */
  readonly leaveOut?: ReadonlySet<string>
}

/** A few queries for the whole area, however many cases; only what the reader sees. */
export type LineSource = (trx: Trx, asking: Asking) => Promise<readonly Found[]>

/** One beside the other: a further one is added here. */
const sources: readonly LineSource[] = [findInJournals, findSessions, findOverdueInformation, findOpenActions]

/** The area's cases before the panel, as far as the reader sees them, by reference. */
export async function findLines(trx: Trx, asking: Asking): Promise<readonly Line[]> {
  const found: Found[] = []
  for (const source of sources) found.push(...(await source(trx, asking)))
  return merged(found.filter(({ caseId }) => asking.leaveOut?.has(caseId) !== true))
}

/** Of a meeting that is over: what its items are still to be marked for. */
export async function findSessionsLines(trx: Trx, asking: Asking): Promise<readonly Line[]> {
  return merged(await findSessions(trx, asking))
}

/** A case once, its weightiest reason first. */
export function merged(found: readonly Found[]): readonly Line[] {
  return [...Map.groupBy(found, ({ caseId }) => caseId).values()]
    .flatMap((ofCase) => {
      const reasons = ofCase
        .flatMap((one) => one.reasons)
        .toSorted((one, other) => weightiestFirst.indexOf(one.purpose) - weightiestFirst.indexOf(other.purpose))
      const [first] = ofCase
      return first === undefined || reasons.length === 0
        ? []
        : [{ caseId: first.caseId, reference: first.reference, reasons, byStep: reasons.some(isOfAStep) }]
    })
    .toSorted((one, other) => one.reference.localeCompare(other.reference))
}

const weightiestFirst: readonly ItemPurpose[] = [
  'first discussion',
  'deferred discussion',
  'consent',
  'exit',
  // Sessions that nobody held cost a life once: they come before what is due by the month.
  'sessions',
  ...agendaPurposes.map(({ code }) => code),
]

function isOfAStep({ purpose }: Reason): boolean {
  return purpose === 'first discussion' || purpose === 'deferred discussion'
}

/** What an item is for, of a line that becomes one. */
export function purposeOf(line: Line): ItemPurpose {
  return line.reasons[0]?.purpose ?? 'other'
}

/** Those that no item of the meeting stands for, and that were not taken off it. */
export function notYetItems(lines: readonly Line[], items: readonly AgendaItem[]): readonly Line[] {
  const there = new Set(items.flatMap(({ about }) => (about.kind === 'standing' ? [] : [about.caseId])))
  return lines.filter(({ caseId }) => !there.has(caseId))
}

/**
 * Whether this meeting is the one that takes what is open (today's, or the first to come), and until when: the day before the meeting that follows it.
 * Where none is arranged the panel is taken to meet as often as it looks at support.
 */
export async function asNextMeeting(
  trx: Trx,
  meeting: Meeting,
  today: Temporal.PlainDate,
): Promise<{ readonly isNext: boolean; readonly until: Temporal.PlainDate }> {
  const coming = await listMeetingsFrom(trx, meeting.areaId, today)
  const after = coming.find(({ heldOn }) => Temporal.PlainDate.compare(heldOn, meeting.heldOn) > 0)
  const isNext = coming[0] !== undefined && coming[0].heldOn.equals(meeting.heldOn)
  const until = after?.heldOn.subtract({ days: 1 }) ?? addMonths(meeting.heldOn, settings.monitoringEvery.default)
  return { isNext, until }
}
