/** What pages and files both say of a minute in a line. */
import { formatDay, formatDayAndTime } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import { markings } from '#reference/sharing.ts'
import { stayInWords } from '../meetings/there-at.ts'
import { linesOf, type MinuteContent, type MinuteStanding } from './minute.ts'

type Attendance = MinuteContent['attendance'][number]

const capacities: Readonly<Record<Attendance['capacity'], string>> = {
  chair: 'Chair',
  deputy: 'Deputy chair',
  police: 'Police',
  member: 'Member',
  observer: 'Observer',
}
const presences: Readonly<Record<Attendance['present'], string>> = {
  present: 'Present',
  apologies: 'Apologies',
  absent: 'Absent',
  'not recorded': 'Not recorded',
}

export function attendanceRows({ attendance }: Pick<MinuteContent, 'attendance'>): readonly (readonly string[])[] {
  return attendance.map(({ name, agency, capacity, present, came, left, inPlaceOf }) => [
    name,
    agency,
    inPlaceOf === undefined ? capacities[capacity] : `${capacities[capacity]}, in place of ${inPlaceOf}`,
    [presences[present], stayInWords({ cameAt: came, leftAt: left })].filter((words) => words !== '').join(', '),
  ])
}

export function actionRows({ actions }: Pick<MinuteContent, 'actions'>): readonly (readonly string[])[] {
  return actions.map(({ what, owner, dueOn }) => [linesOf(what).join(' '), owner, dueOn])
}

export type ToldBeforehand = {
  readonly agency: string
  readonly marking: string
  readonly late: boolean
  readonly facts: readonly string[]
  readonly opinion: readonly string[]
}

/** What agencies wrote beforehand, facts apart from opinion; empty where an agency wrote none of either. */
export function toldBeforehand({ contributions }: MinuteContent): readonly ToldBeforehand[] {
  return contributions.map(({ agency, marking, late, facts, opinion }) => ({
    agency,
    marking: labelOf(markings, marking),
    late,
    facts: linesOf(facts),
    opinion: linesOf(opinion),
  }))
}

/** The same line by line, to be compared. */
export function contributionLines(content: MinuteContent): readonly string[] {
  return toldBeforehand(content).flatMap(({ agency, marking, late, facts, opinion }) => [
    `${agency}, ${marking}${late ? ', late' : ''}`,
    ...(facts.length === 0 ? [] : ['Facts:', ...facts]),
    ...(opinion.length === 0 ? [] : ['Professional opinion:', ...opinion]),
  ])
}

/** A paragraph each. */
export function paragraphsOf(words: string): readonly string[] {
  const lines = linesOf(words)
  return lines.length === 0 ? ['Nothing was recorded.'] : lines
}

/** By name where the reader may know who it was; otherwise that somebody did. */
export function conflictWords(
  { conflicts }: Pick<MinuteContent, 'conflicts'>,
  names: readonly string[],
): readonly string[] {
  if (names.length > 0) return names.map((name) => `${name}, declared a conflict and left.`)
  if (conflicts === 0) return ['None was declared.']
  return [
    conflicts === 1 ? 'A member declared a conflict and left.' : `${conflicts} members declared a conflict and left.`,
  ]
}

/** "From 09:35 to 09:50." */
export function timesWords({ began, ended }: Pick<MinuteContent, 'began' | 'ended'>): string {
  if (began === '') return 'When it was discussed was not recorded.'
  return ended === '' ? `From ${began}.` : `From ${began} to ${ended}.`
}

/** Who drafted, agreed and locked it, and when. */
export function signedWords({
  drafted,
  agreed,
  locked,
}: Pick<MinuteStanding, 'drafted' | 'agreed' | 'locked'>): readonly string[] {
  const at = agreed?.meetingOn === undefined ? '' : `, at the meeting of ${formatDay(agreed.meetingOn)}`
  return [
    `Drafted by ${drafted.by}, ${formatDayAndTime(drafted.at)}.`,
    ...(agreed === undefined ? [] : [`Agreed${at}: ${agreed.by}, ${formatDayAndTime(agreed.at)}.`]),
    ...(locked === undefined ? [] : [`Locked by ${locked.by}, ${formatDayAndTime(locked.at)}.`]),
  ]
}
