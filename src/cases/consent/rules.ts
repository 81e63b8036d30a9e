/**
 * Whose consent support needs, by age on the day of asking, and whether the consent recorded stands on a day. Whatever gives
 * support asks `whyConsentFails` first: starting, resuming, booking a session. Not the basis on which a record is held.
 *
 * Source: CTSA 2015 s36(4)(b) and s41; Mental Capacity Act 2005; process.md 2.8.
 */
import { Temporal } from 'temporal-polyfill'
import type { Birth } from '#people/birth.ts'
import { ageOn, birthday, isAdultOn } from '#reference/ages.ts'
import type { ConsentBand, ConsentGiver, ConsentPerson, ConsentStatus } from '#reference/consent.ts'
import type { StepRefusal } from '../journey/refusals.ts'
import type { CaseState } from '../journey/state.ts'

/** Of age from here: consent is then the person's own (s41). */
export const ofAge = 18

const adultGivers: readonly ConsentGiver[] = ['self_adult', 'deputy_best_interests']
const parentGivers: readonly ConsentGiver[] = ['parent', 'guardian', 'la_parental_responsibility']

/**
 * The person from 18, until then a parent or guardian, by age on the day consent was sought. A child's own
 * agreement is asked for beside it, and does not stand in for it.
 * Source: CTSA 2015 s41; Explanatory Notes para 206.
 */
export function whoMustConsent(age: 'under_18' | 'adult', givenBy: ConsentGiver | undefined): StepRefusal | undefined {
  const may = age === 'adult' ? adultGivers : parentGivers
  return givenBy !== undefined && may.includes(givenBy) ? undefined : 'consent-by-wrong-person'
}

export type AgeOnDay = {
  readonly band: ConsentBand
  readonly age: 'under_18' | 'adult'
  /** An estimate says how old somebody probably is; whoever asks then says what they go by. */
  readonly from: 'birth date' | 'estimate'
}

/** Age on a day as consent looks at it; undefined when nothing is known of when the person was born. */
export function consentAgeOn(birth: Birth, day: Temporal.PlainDate): AgeOnDay | undefined {
  if (birth.known === 'nothing') return undefined
  const years = birth.known === 'date' ? ageOn(birth.on, day) : estimatedOn(birth, day)
  const band = bandOf(years)
  return { band, age: ageOfBand(band), from: birth.known === 'date' ? 'birth date' : 'estimate' }
}

function estimatedOn(birth: Birth & { readonly known: 'age' }, day: Temporal.PlainDate): number {
  return birth.years + Math.max(0, birth.on.until(day, { largestUnit: 'year' }).years)
}

function bandOf(years: number): ConsentBand {
  if (years < 12) return 'under_12'
  if (years < 16) return '12_15'
  return years < ofAge ? '16_17' : 'adult'
}

export function ageOfBand(band: ConsentBand): 'under_18' | 'adult' {
  return band === 'adult' ? 'adult' : 'under_18'
}

/** The day from which consent is the person's own; undefined while no birth date is known. */
export function comesOfAgeOn(birth: Birth): Temporal.PlainDate | undefined {
  return birth.known === 'date' ? birthday(birth.on, ofAge) : undefined
}

/**
 * Who has to be among those asked, by age on that day. From 16 a young person is always asked beside a parent; under 16 they are
 * asked when they can understand what is asked of them, which whoever asks judges (our reading of "competent", legal to confirm).
 */
export function whoWasNotAsked(band: ConsentBand, asked: readonly ConsentPerson[]): StepRefusal | undefined {
  if (band === 'adult')
    return asked.includes('person') || asked.includes('decision_maker') ? undefined : 'person-not-asked'
  if (!asked.some((who) => who === 'parent' || who === 'guardian' || who === 'local_authority'))
    return 'parent-not-asked'
  return band === '16_17' && !asked.includes('person') ? 'young-person-not-asked' : undefined
}

/** What of a case's state consent is judged by. */
export type ConsentState = Pick<
  CaseState,
  'consent' | 'consentBy' | 'consentAge' | 'consentUntil' | 'ownView' | 'ownViewDecision'
>

/**
 * Why support may not be given on a day: no consent, one that a parent gave for somebody who has come of age since, one past its
 * last day, or a young person who does not agree and no decision about that yet. Undefined when it may.
 */
export function whyConsentFails(state: ConsentState, birth: Birth, day: Temporal.PlainDate): StepRefusal | undefined {
  if (state.consent !== 'given') return 'consent-not-given'
  const { consentBy, consentUntil } = state
  const adult = isAdult(state, birth, day)
  if (adult && consentBy !== undefined && parentGivers.includes(consentBy)) return 'consent-came-of-age'
  if (!adult && birth.known === 'date' && consentBy !== undefined && adultGivers.includes(consentBy))
    return 'consent-by-wrong-person'
  if (consentUntil !== undefined && Temporal.PlainDate.compare(day, consentUntil) > 0) return 'consent-past-its-day'
  if (adult || state.ownView !== 'does not agree') return undefined
  switch (state.ownViewDecision) {
    case 'go on':
      return undefined
    case 'do not go on':
      return 'young-person-heard'
    case undefined:
      return 'young-person-disagrees'
  }
}

/** Whether support may be given on a day: started, resumed, booked, held. */
export function consentStandsOn(state: ConsentState, birth: Birth, day: Temporal.PlainDate): boolean {
  return whyConsentFails(state, birth, day) === undefined
}

/** A birth date decides. Without one, what was found at the asking does, until an estimate reaches 18. */
function isAdult({ consentAge, consentBy }: ConsentState, birth: Birth, day: Temporal.PlainDate): boolean {
  if (birth.known === 'date') return isAdultOn(birth.on, day)
  if (consentAge === 'adult' || consentBy === 'self_adult' || consentBy === 'deputy_best_interests') return true
  return birth.known === 'age' && estimatedOn(birth, day) >= ofAge
}

/** Consent was asked for and there is none: the panel then thinks of health and social care, and police of what is theirs (s36(6)). */
export const consentIsMissing: readonly ConsentStatus[] = [
  'refused',
  'withdrawn',
  'lapsed',
  'unable_capacity',
  'no_contact',
]
