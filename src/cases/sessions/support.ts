/**
 * Whether support stands: it is being given, and consent to it stands. A provider cannot read the journal, so the first day on which it does
 * not is kept on the case's row (support_stopped_on), where the database looks before anything is booked, held or told.
 *
 * Source: CTSA 2015 s36(4)(b) and s41; process.md 2.8.
 */
import { Temporal } from 'temporal-polyfill'
import type { Birth } from '#people/birth.ts'
import { comesOfAgeOn, consentStandsOn, ofAge } from '../consent/rules.ts'
import { advance } from '../journey.ts'
import { nothingYet, type CaseState, type JournalEntry } from '../journey/state.ts'
import { supportIsGiven, withoutEnd } from '../journey/support-given.ts'

/**
 * The first day from which support does not stand, as the journal is today: undefined before it was ever given, `withoutEnd` while nothing
 * ends it. A consent with a last day, or a parent's for somebody who comes of age, ends it without anybody writing anything.
 */
export function supportStopsOn(
  state: CaseState,
  birth: Birth,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (!supportIsGiven(state)) return state.supportStoppedOn
  const turns = [today, comesOfAgeOn(birth), estimatedOfAgeOn(birth), state.consentUntil?.add({ days: 1 })]
  return (
    turns
      .filter((day) => day !== undefined)
      .filter((day) => Temporal.PlainDate.compare(day, today) >= 0)
      .sort((one, other) => Temporal.PlainDate.compare(one, other))
      .find((day) => !consentStandsOn(state, birth, day)) ?? withoutEnd
  )
}

function estimatedOfAgeOn(birth: Birth): Temporal.PlainDate | undefined {
  return birth.known === 'age' ? birth.on.add({ years: Math.max(0, ofAge - birth.years) }) : undefined
}

/** Whether support stood at some time of a day: a session held in the morning was held, though consent ended in the afternoon. */
export function supportStoodOn(entries: readonly JournalEntry[], birth: Birth, day: Temporal.PlainDate): boolean {
  let state = nothingYet
  let stood = false
  for (const entry of entries) {
    const order = Temporal.PlainDate.compare(entry.onDate, day)
    if (order > 0) break
    state = advance(state, entry)
    if (order < 0) stood = false
    stood ||= stands(state, birth, day)
  }
  return stood
}

function stands(state: CaseState, birth: Birth, day: Temporal.PlainDate): boolean {
  return supportIsGiven(state) && consentStandsOn(state, birth, day)
}
