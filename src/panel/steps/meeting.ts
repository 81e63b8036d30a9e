/** What every step taken at a meeting asks and records: which meeting, who was there of those whom section 37 asks for, votes, mode, dissent. */
import { formatDayOfWeek } from '#platform/day-and-time.ts'
import { formatDay, formatTime } from '#platform/day-and-time.ts'
import { longText, radios, text, type Option } from '#platform/forms/questions.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { chosen } from '#cases/steps/parts.ts'
import type { Beside, Showing } from '#cases/steps/step-page.ts'
import { decisionModes, type DecisionMode } from '#reference/decisions.ts'
import type { Temporal } from 'temporal-polyfill'
import { missingAt } from '../constitution/quorum-at.ts'
import { findDecidedAt } from '../meetings/decided-at.ts'
import { presenceOf, type Meeting, type Presence } from '../meetings/meeting.ts'
import { listInvitees, listMeetingsOfCase } from '../meetings/store.ts'
import { awayAt } from '../meetings/there-at.ts'

/** Said when no meeting that was held has the case on its agenda: what is discussed is listed, so that conflicts can be declared. */
export async function needsMeeting({ trx, file, today }: Showing): Promise<string | undefined> {
  return (await listMeetingsOfCase(trx, file.row, today)).length > 0
    ? undefined
    : 'The case is on the agenda of no meeting that has been held. Put it on the agenda first; record here what the meeting said.'
}

/**
 * Which of the meetings that were held and list the case, the newest first.
 *
 * @param since none held earlier
 */
export async function meetingQuestion({ trx, file, today }: Showing, since?: Temporal.PlainDate) {
  const meetings = await listMeetingsOfCase(trx, file.row, today, since)
  const options: readonly Option[] = meetings.map((meeting) => ({
    code: meeting.id,
    label: { en: meetingInWords(meeting) },
  }))
  return radios({
    id: 'meeting',
    label: { en: 'At which meeting?' },
    name: { en: 'the meeting' },
    options: options.length > 0 ? options : [{ code: 'none', label: { en: 'No meeting has been held' } }],
  })
}

/** At which meeting it was said, and who was there of those whom section 37 asks for; nothing of one that is not known. */
export type Held = { readonly meetingId?: string; readonly present?: Presence }

/** The meeting chosen and who was there, as facts, and its day: a decision counts from the day it was made. */
export async function atMeeting(
  answers: AnyAnswers,
  showing: Showing,
): Promise<Held & { readonly heldOn?: Temporal.PlainDate }> {
  const meetings = await listMeetingsOfCase(showing.trx, showing.file.row, showing.today)
  const meeting = meetings.find(({ id }) => id === chosen(answers, 'meeting'))
  if (meeting === undefined) return {}
  return { meetingId: meeting.id, present: await presence(showing, meeting.id), heldOn: meeting.heldOn }
}

/** Who was there when the case was decided, of those whom section 37 and the panel's own terms ask for, as the meeting's attendance has it. */
export async function presence({ trx, file }: Showing, meetingId: string): Promise<Presence> {
  const at = await findDecidedAt(trx, { meetingId, caseId: file.row.id })
  const missing = await missingAt(trx, meetingId, 'present', at)
  return {
    ...presenceOf(await listInvitees(trx, meetingId), file.row.homeForce, at),
    ...(missing === undefined ? {} : { localQuorum: missing.length === 0 ? ('met' as const) : ('not met' as const) }),
  }
}

/** Who was there at the last meetings that listed the case, to be read beside the form. */
export async function presentBeside(showing: Showing): Promise<readonly Beside[]> {
  const [latest] = await listMeetingsOfCase(showing.trx, showing.file.row, showing.today)
  if (latest === undefined) return []
  return [
    {
      heading: `Who was present on ${formatDay(latest.heldOn)}`,
      rows: await presentRows(showing, latest.id),
    },
  ]
}

/** What stands beside a decision about those who must be there for it. */
export async function presentRows(showing: Showing, meetingId: string): Promise<Beside['rows']> {
  const here = await presence(showing, meetingId)
  const at = await findDecidedAt(showing.trx, { meetingId, caseId: showing.file.row.id })
  const missing = await missingAt(showing.trx, meetingId, 'present', at)
  const away = awayAt(await listInvitees(showing.trx, meetingId), at)
  return [
    {
      key: 'Chair or deputy',
      value: here.chair === 'neither' ? 'Neither is recorded as present' : here.chair,
      href: `/panel/meetings/${meetingId}`,
    },
    {
      key: `Police (${showing.file.row.homeForce})`,
      value: here.homeForcePolice ? 'Present' : 'Not recorded as present',
    },
    ...(away.length === 0
      ? []
      : [
          {
            key: `Not there at ${formatTime(at)}`,
            value: `${away.join('. ')}.`,
            href: `/panel/meetings/${meetingId}`,
          },
        ]),
    ...(missing === undefined
      ? []
      : [
          {
            key: 'The panel’s own quorum',
            value: missing.length === 0 ? 'Met' : `${missing.join('. ')}.`,
            href: '/panel/terms',
          },
        ]),
  ]
}

export function meetingInWords({ heldOn, startsAt, kind }: Pick<Meeting, 'heldOn' | 'startsAt' | 'kind'>): string {
  return `${formatDayOfWeek(heldOn)} at ${formatTime(startsAt)}${kind === 'emergency' ? ' (emergency)' : ''}`
}

// ── how a panel decides (s37(6)) ──────────────────────────────────────────────────────────────

export type Vote = { readonly id: string; readonly decision: string; readonly label: string }

export const voteQuestions = (votes: readonly Vote[]) =>
  votes.map((vote) =>
    text({
      id: vote.id,
      label: { en: vote.label },
      name: { en: vote.label.toLowerCase() },
      width: 5,
      maxLength: 2,
      optional: true,
    }),
  )

export const modeQuestion = radios({
  id: 'mode',
  label: { en: 'How was it decided?' },
  name: { en: 'how it was decided' },
  options: decisionModes.map(({ code, label }) => ({ code, label })),
})

export const howAPanelDecides =
  'A panel decides unanimously; if it cannot, by majority; if there is no majority, the chair decides. Record the votes as they were. Abstentions are not votes.'

export const dissent = longText({
  id: 'dissent',
  label: { en: 'Dissent' },
  name: { en: 'the dissent' },
  hint: { en: 'Who disagreed, and why' },
  maxLength: 4000,
  optional: true,
  sensitivity: 'narrative',
})

/** A vote is a whole number; anything else is no vote and the rules then say what is missing. */
export function votesIn(answers: AnyAnswers, votes: readonly Vote[]): Record<string, number> {
  return Object.fromEntries(
    votes.flatMap(({ id, decision }) => {
      const typed = chosen(answers, id) ?? ''
      return /^\d{1,2}$/.test(typed) ? [[decision, Number(typed)]] : []
    }),
  )
}

export function modeIn(answers: AnyAnswers): { decisionMode?: DecisionMode } {
  const mode = chosen(answers, 'mode')
  return mode === 'unanimous' || mode === 'majority' || mode === 'chair' ? { decisionMode: mode } : {}
}
