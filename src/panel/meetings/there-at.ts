/**
 * Whether somebody was there at a moment of the meeting: who came late had not come before, and who left early was gone afterwards. By the minute, and in
 * whoever's favour within it. Pure.
 */
import { Temporal } from 'temporal-polyfill'
import { formatTime } from '#platform/day-and-time.ts'
import type { Invitee } from './meeting.ts'

/** @param at undefined where nobody knows the moment: whoever came at all was there */
export function isThereAt({ present, cameAt, leftAt }: Stay, at: Temporal.PlainTime | undefined): boolean {
  if (present !== 'present') return false
  return at === undefined || !(hadNotCome(cameAt, at) || hadLeft(leftAt, at))
}

type Stay = Pick<Invitee, 'present' | 'cameAt' | 'leftAt'>

/** Of those who came to the meeting and were not there at this moment, why, a line each: "Cass Chair left at 10:30am". */
export function awayAt(invitees: readonly Invitee[], at: Temporal.PlainTime | undefined): readonly string[] {
  if (at === undefined) return []
  return invitees.flatMap(({ name, present, cameAt, leftAt }) => {
    if (present !== 'present') return []
    if (hadLeft(leftAt, at)) return [`${name} left at ${formatTime(leftAt)}`]
    return hadNotCome(cameAt, at) ? [`${name} came at ${formatTime(cameAt)}`] : []
  })
}

/** "came at 10:15am, left at 11am"; empty for whoever was there all the time. */
export function stayInWords({ cameAt, leftAt }: Pick<Stay, 'cameAt' | 'leftAt'>): string {
  return [
    ...(cameAt === undefined ? [] : [`came at ${formatTime(cameAt)}`]),
    ...(leftAt === undefined ? [] : [`left at ${formatTime(leftAt)}`]),
  ].join(', ')
}

function hadNotCome(cameAt: string | undefined, at: Temporal.PlainTime): boolean {
  return cameAt !== undefined && Temporal.PlainTime.compare(minuteOf(at), Temporal.PlainTime.from(cameAt)) < 0
}

function hadLeft(leftAt: string | undefined, at: Temporal.PlainTime): boolean {
  return leftAt !== undefined && Temporal.PlainTime.compare(minuteOf(at), Temporal.PlainTime.from(leftAt)) > 0
}

function minuteOf({ hour, minute }: Temporal.PlainTime): Temporal.PlainTime {
  return new Temporal.PlainTime(hour, minute)
}
