/** What the pages of minutes show. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { identityInWords, type AgendaItem } from '../agenda/item.ts'
import type { Meeting } from '../meetings/meeting.ts'
import type { GeneralMinute } from './general/general.ts'
import type { RunningItem } from '../running/store.ts'
import {
  actionRows,
  attendanceRows,
  conflictWords,
  paragraphsOf,
  signedWords,
  timesWords,
  toldBeforehand,
} from './content-words.ts'
import { sections, type MinuteContent, type MinuteStanding, type MinuteState } from './minute.ts'
import { differingParts, headingOf, runsOf } from './parts.ts'
import { isHeld, type Opened } from './the-minute.ts'
import { minuteHeadings } from './words.ts'

const marking = 'OFFICIAL-SENSITIVE'

export type ListKnown = {
  /** In its order. */
  readonly onAgenda: readonly AgendaItem[]
  readonly items: readonly RunningItem[]
  readonly standings: ReadonlyMap<string, MinuteStanding>
  /** The minute of the meeting itself. */
  readonly ofMeeting: GeneralMinute | undefined
  /** Whether the reader takes notes of what concerns no case. */
  readonly mayAct: boolean
  readonly mayChair: boolean
  readonly today: Temporal.PlainDate
}

export function listPage(
  meeting: Meeting,
  { onAgenda, items, standings, ofMeeting, mayAct, mayChair, today }: ListKnown,
) {
  const address = `/panel/meetings/${meeting.id}/minutes`
  const inState = (state: MinuteState) =>
    mayChair &&
    (ofMeeting?.state === state || items.some((item) => item.mayAct && standings.get(item.id)?.state === state))
  return {
    heading: `Minutes of ${formatDay(meeting.heldOn)}`,
    meetingAddress: `/panel/meetings/${meeting.id}`,
    toCome: !isHeld(meeting, today),
    rows: onAgenda.flatMap((item) => rowView(item, standings.get(item.id), address)),
    someUnnamed: onAgenda.some(({ about }) => about.kind === 'unnamed'),
    general: { href: `${address}/general`, ...stateView(ofMeeting), signed: ofMeeting && signedWords(ofMeeting) },
    draft:
      isHeld(meeting, today) &&
      ((mayAct && ofMeeting === undefined) || items.some((item) => item.mayAct && !standings.has(item.id)))
        ? `${address}/drafts`
        : undefined,
    agree: inState('draft') ? `${address}/agreement` : undefined,
    lock: inState('agreed') ? `${address}/lock` : undefined,
    marking,
  }
}

function rowView({ id, about, purpose }: AgendaItem, standing: MinuteStanding | undefined, address: string) {
  switch (about.kind) {
    case 'standing':
      return []
    case 'unnamed':
      return [{ name: identityInWords(about.identity), purpose, state: 'Not for you', colour: 'govuk-tag--grey' }]
    case 'case':
      return [
        {
          name: about.reference,
          purpose,
          href: `${address}/${id}`,
          ...stateView(standing),
          signed: standing === undefined ? [] : signedWords(standing),
        },
      ]
  }
}

export function minutePage({ meeting, item, minute, addenda, conflictNames, afresh, mayChair, address }: Opened) {
  const over = minuteHeadings.en
  const isDraft = minute?.state === 'draft'
  return {
    heading: `Minute of ${item.reference}`,
    caption: `Panel meeting, ${formatDay(meeting.heldOn)}`,
    minutesAddress: `/panel/meetings/${meeting.id}/minutes`,
    meetingAddress: `/panel/meetings/${meeting.id}`,
    caseAddress: `/cases/${item.caseId}`,
    ...stateView(minute),
    signed: minute && signedWords(minute),
    over,
    content: minute?.content && contentView(minute.content, conflictNames),
    isUnreadable: minute !== undefined && minute.content === undefined,
    addenda: addenda.map(({ by, at, words }) => ({
      by,
      at,
      lines: paragraphsOf(words ?? 'What was written can no longer be read'),
    })),
    files: minute?.content === undefined ? undefined : filesOf(address),
    draft: minute === undefined && afresh !== undefined ? `/panel/meetings/${meeting.id}/minutes/drafts` : undefined,
    edit: isDraft && item.mayAct ? `${address}/edit` : undefined,
    again: differencesView(minute?.content, afresh),
    againAddress: `${address}/from-record`,
    agree: isDraft && mayChair ? `/panel/meetings/${meeting.id}/minutes/agreement` : undefined,
    lock: minute?.state === 'agreed' && mayChair ? `/panel/meetings/${meeting.id}/minutes/lock` : undefined,
    addendum: minute !== undefined && !isDraft && item.mayAct ? `${address}/addendum` : undefined,
    marking,
  }
}

function contentView(content: MinuteContent, conflictNames: readonly string[]) {
  return {
    attendance: attendanceRows(content),
    conflicts: conflictWords(content, conflictNames),
    times: timesWords(content),
    contributions: toldBeforehand(content),
    sections: sections.map((section) => ({ heading: headingOf(section), lines: paragraphsOf(content.texts[section]) })),
    actions: actionRows(content),
  }
}

export function filesOf(address: string) {
  return [
    { text: 'Word, headings in English', href: `${address}/docx` },
    { text: 'Word, headings in Welsh', href: `${address}/docx?headings=cy` },
    { text: 'PDF, headings in English', href: `${address}/pdf` },
    { text: 'PDF, headings in Welsh', href: `${address}/pdf?headings=cy` },
  ]
}

/** What the record says otherwise than the draft; undefined where it says the same. */
function differencesView(draft: MinuteContent | undefined, afresh: MinuteContent | undefined) {
  if (draft === undefined || afresh === undefined) return undefined
  const differing = differingParts(draft, afresh)
  if (differing.length === 0) return undefined
  return differing.map((part) => ({ heading: headingOf(part), runs: runsOf(draft, afresh, part) }))
}

const colours: Readonly<Record<MinuteState, string>> = {
  draft: 'govuk-tag--yellow',
  agreed: 'govuk-tag--blue',
  locked: 'govuk-tag--green',
}

export function stateView(standing: Pick<MinuteStanding, 'state'> | undefined) {
  if (standing === undefined) return { state: 'Not drafted', colour: 'govuk-tag--grey' }
  return { state: minuteHeadings.en.states[standing.state], colour: colours[standing.state] }
}
