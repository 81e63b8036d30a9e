/**
 * What is known of when somebody was born, and how two such statements agree. A birth date is often typed wrongly,
 * heard wrongly or guessed, so what is left of it when one part is wrong must still bring two records together.
 */
import { Temporal } from 'temporal-polyfill'

export type Birth =
  | { readonly known: 'date'; readonly on: Temporal.PlainDate }
  /** An age in whole years that somebody estimated, and the day they did. */
  | { readonly known: 'age'; readonly years: number; readonly on: Temporal.PlainDate }
  | { readonly known: 'nothing' }

/** Facts in words. 'one part differs': two of day, month and year agree. 'age fits': an estimate allows the other. */
export type BirthLikeness =
  | 'same'
  | 'day and month swapped'
  | 'one digit differs'
  | 'one part differs'
  | 'only the year is the same'
  | 'age fits'
  | 'differs'
  | 'not known'

export type Years = { readonly from: number; readonly to: number }

/** Children's ages are guessed within two years, adults' within five: our reading, wide on purpose. */
const oftenGuessedWithin = { child: 2, adult: 5 } as const

/** The calendar years somebody may have been born in, undefined when nothing is known. */
export function birthYears(birth: Birth): Years | undefined {
  switch (birth.known) {
    case 'date':
      return { from: birth.on.year, to: birth.on.year }
    case 'age': {
      const slack = birth.years < 18 ? oftenGuessedWithin.child : oftenGuessedWithin.adult
      return { from: birth.on.year - birth.years - 1 - slack, to: birth.on.year - birth.years + slack }
    }
    case 'nothing':
      return undefined
  }
}

/** Two parts of a birth date, for when the third is wrong. None when the date is not known. */
export function partialBirthKeys(birth: Birth): readonly string[] {
  if (birth.known !== 'date') return []
  const { year, month, day } = birth.on
  return [`${year}-${month}-*`, `${year}-*-${day}`, `*-${month}-${day}`]
}

/** The whole date, the same when day and month are swapped. None when it is not known. */
export function wholeBirthKeys(birth: Birth): readonly string[] {
  return birth.known === 'date' ? [swappable(birth.on)] : []
}

/** The five-year spans somebody may have been born in: one for a birth date, a few for an estimated age, none for nothing. */
export function birthSpans(birth: Birth): readonly string[] {
  const years = birthYears(birth)
  return years === undefined ? [] : spansBetween(years)
}

/** Every span that somebody living may have been born in, for a record that says nothing about it. */
export const allBirthSpans: readonly string[] = spansBetween({ from: 1920, to: 2044 })

function spansBetween(years: Years): readonly string[] {
  const first = Math.floor(years.from / 5)
  return Array.from({ length: Math.floor(years.to / 5) - first + 1 }, (_, at) => `${(first + at) * 5}s`)
}

/** Symmetrical: compareBirths(a, b) is compareBirths(b, a). */
export function compareBirths(a: Birth, b: Birth): BirthLikeness {
  if (a.known === 'date' && b.known === 'date') return compareDates(a.on, b.on)
  const yearsOfA = birthYears(a)
  const yearsOfB = birthYears(b)
  if (yearsOfA === undefined || yearsOfB === undefined) return 'not known'
  return yearsOfA.from <= yearsOfB.to && yearsOfB.from <= yearsOfA.to ? 'age fits' : 'differs'
}

function compareDates(a: Temporal.PlainDate, b: Temporal.PlainDate): BirthLikeness {
  if (a.equals(b)) return 'same'
  if (swappable(a) === swappable(b)) return 'day and month swapped'
  if (digitsThatDiffer(a, b) === 1) return 'one digit differs'
  const partsThatAgree = [a.year === b.year, a.month === b.month, a.day === b.day].filter(Boolean).length
  if (partsThatAgree === 2) return 'one part differs'
  return a.year === b.year ? 'only the year is the same' : 'differs'
}

/** The date with its two smaller parts in order of size, so that 3 April and 4 March read alike. */
function swappable(on: Temporal.PlainDate): string {
  return `${on.year}-${Math.min(on.month, on.day)}-${Math.max(on.month, on.day)}`
}

function digitsThatDiffer(a: Temporal.PlainDate, b: Temporal.PlainDate): number {
  const other = b.toString()
  return Array.from(a.toString()).filter((digit, at) => digit !== other[at]).length
}
