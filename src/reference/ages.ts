/** Age bands (codelists.md section 4). Age at referral is kept in whole years; every band is derived from it. */
import { Temporal } from 'temporal-polyfill'

export type AgeBand = {
  readonly code: string
  readonly label: string
  /** First and last age in whole years; no last age means "and over". */
  readonly from: number
  readonly to: number | undefined
}

/** Releases 2015/16 to 2020/21; the upper bands are unverified. */
export const olderAgeBands = [
  { code: 'under_15', label: 'Under 15', from: 0, to: 14 },
  { code: '15_20', label: '15 to 20', from: 15, to: 20 },
  { code: '21_30', label: '21 to 30', from: 21, to: 30 },
  { code: '31_40', label: '31 to 40', from: 31, to: 40 },
  { code: '41_over', label: '41 and over', from: 41, to: undefined },
] as const satisfies readonly AgeBand[]

/** Since 2022/23; the bands from 18 are unverified. */
export const ageBands = [
  { code: '10_under', label: '10 or under', from: 0, to: 10 },
  { code: '11_15', label: '11 to 15', from: 11, to: 15 },
  { code: '16_17', label: '16 to 17', from: 16, to: 17 },
  { code: '18_20', label: '18 to 20', from: 18, to: 20 },
  { code: '21_25', label: '21 to 25', from: 21, to: 25 },
  { code: '26_30', label: '26 to 30', from: 26, to: 30 },
  { code: '31_40', label: '31 to 40', from: 31, to: 40 },
  { code: '41_50', label: '41 to 50', from: 41, to: 50 },
  { code: '51_60', label: '51 to 60', from: 51, to: 60 },
  { code: 'over_60', label: 'Over 60', from: 61, to: undefined },
] as const satisfies readonly AgeBand[]

/** Letters and notices are written for a reader of this age. */
export type LetterSet = 'child_under_13' | 'young_person_13_17' | 'adult'

export function letterSetFor(age: number): LetterSet {
  if (age < 13) return 'child_under_13'
  return age < 18 ? 'young_person_13_17' : 'adult'
}

/** The band of an age in whole years. */
export function bandOf<Band extends AgeBand>(bands: readonly Band[], age: number): Band {
  const band = bands.find(({ from, to }) => age >= from && (to === undefined || age <= to))
  if (!band || !Number.isInteger(age)) throw new RangeError(`Not an age in whole years: ${age}`)
  return band
}

/**
 * Age in whole years on a day. Born on 29 February: a year older on 1 March in a common year (our reading, legal to confirm).
 */
export function ageOn(bornOn: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const years = day.year - bornOn.year
  return Temporal.PlainDate.compare(birthday(bornOn, years), day) <= 0 ? years : years - 1
}

/** The birthday on which someone reaches an age. */
export function birthday(bornOn: Temporal.PlainDate, age: number): Temporal.PlainDate {
  const year = bornOn.year + age
  const leapling = bornOn.month === 2 && bornOn.day === 29
  const inLeapYear = Temporal.PlainDate.from({ year, month: 1, day: 1 }).inLeapYear
  return leapling && !inLeapYear
    ? Temporal.PlainDate.from({ year, month: 3, day: 1 })
    : bornOn.with({ year }, { overflow: 'reject' })
}

/** Of age from the 18th birthday: from then consent is the person's own (CTSA 2015 s41). */
export function isAdultOn(bornOn: Temporal.PlainDate, day: Temporal.PlainDate): boolean {
  return ageOn(bornOn, day) >= 18
}
