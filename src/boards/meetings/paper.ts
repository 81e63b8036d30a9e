/** The minutes of a meeting as a paper, for Word and for PDF: who came, what was said, what was decided and what is to be done. */
import { formatDay, formatTime } from '#platform/day-and-time.ts'
import type { Block, PaperDocument } from '#platform/documents/document.ts'
import { documentPurposes } from '#reference/document-purposes.ts'
import { labelOf } from '#reference/code-list.ts'
import {
  presenceNames,
  type Action,
  type AgendaItem,
  type Decision,
  type Meeting,
  type Minutes,
  type MinutesState,
} from './meeting.ts'
import type { AttendedBy } from './store.ts'

export type Recorded = {
  readonly body: string
  readonly meeting: Meeting
  readonly items: readonly AgendaItem[]
  readonly attended: readonly AttendedBy[]
  readonly decisions: readonly Decision[]
  /** Taken on at this meeting, and carried to it. */
  readonly actions: readonly Action[]
  readonly minutes: Minutes
}

export const stateWords: Record<MinutesState, string> = {
  draft: 'Draft minutes, not yet agreed',
  agreed: 'Minutes agreed by the body',
  locked: 'Minutes agreed by the body and locked',
}

export function minutesPaper(recorded: Recorded, author: string): PaperDocument {
  const { body, meeting, items, attended, decisions, actions, minutes } = recorded
  const place = meeting.place === '' ? '' : `, ${meeting.place}`
  return {
    title: `${body}: minutes of ${formatDay(meeting.heldOn)}`,
    language: 'en',
    author,
    marking: 'OFFICIAL',
    blocks: [
      { kind: 'paragraph', text: `${stateWords[minutes.state]}. Held at ${formatTime(meeting.startsAt)}${place}.` },
      ...table(
        'Who came',
        ['Name', 'Agency', 'Attendance'],
        attended.map(({ name, agency, presence }) => [name, agency, presenceNames[presence]]),
      ),
      ...table(
        'Agenda',
        ['Item', 'Title', 'Paper'],
        items.map((item) => [String(item.position), item.title, paperWords(item)]),
      ),
      { kind: 'heading', text: 'What was said' },
      ...minutes.text.split(/\n\s*\n/).map((paragraph): Block => ({ kind: 'paragraph', text: paragraph.trim() })),
      ...table(
        'Decisions',
        ['Decision', 'Reasons', 'How it was reached'],
        decisions.map(({ decision, reasons, reached }) => [decision, reasons, reached]),
      ),
      ...table(
        'Actions',
        ['Action', 'Who', 'By when', 'State'],
        actions.map(({ what, owner, dueOn, closedOn, outcome }) => [
          what,
          owner,
          formatDay(dueOn),
          closedOn === undefined ? 'Open' : `Closed ${formatDay(closedOn)}: ${outcome}`,
        ]),
      ),
    ],
  }
}

/** No heading without something under it. */
function table(heading: string, headings: readonly string[], rows: readonly (readonly string[])[]): readonly Block[] {
  return rows.length === 0
    ? []
    : [
        { kind: 'heading', text: heading },
        { kind: 'table', headings, rows },
      ]
}

function paperWords(item: AgendaItem): string {
  if (item.kind === 'paper')
    return `${item.document}, version ${item.version} (${labelOf(documentPurposes, item.purpose)})`
  return item.kind === 'escalation' ? 'Escalated' : ''
}
