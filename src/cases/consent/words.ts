/** Who must be asked for consent and why, in words, before anybody fills anything in; and what of consent stands, for pages and lists. */
import { Temporal } from 'temporal-polyfill'
import type { Person } from '#people/store.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { ageOn } from '#reference/ages.ts'
import { labelOf } from '#reference/code-list.ts'
import { consentGivers, consentPeople, consentStatuses, type ConsentBand } from '#reference/consent.ts'
import { refusalWords } from '../journey/refusals.ts'
import type { CaseState } from '../journey/state.ts'
import { comesOfAgeOn, consentAgeOn, whyConsentFails } from './rules.ts'

/** Consent to support is one thing, holding the record another: said wherever consent is shown. */
export const notTheBasis =
  'Consent is to receiving support. It is not the basis on which this record is held: refusing it, or withdrawing it, stops support and does not erase the record.'

/** A refusal says nothing about anybody. */
export const aChoice = 'Saying no is the person’s right. It is no sign of anything else, and is never treated as one.'

/** What a reader needs to know of whom to ask, given today's age and when it changes. A few sentences. */
export function whoIsAsked(person: Person, today: Temporal.PlainDate): readonly string[] {
  const { birth } = person
  const age = consentAgeOn(birth, today)
  const counts = 'What counts is the age on the day they are asked.'
  if (age === undefined || birth.known === 'nothing')
    return [
      'Nothing is recorded of when they were born, so the form asks how old they were on the day and what you go by.',
      'From 18 the person is asked. Under 18 a parent, a guardian, or the local authority that holds parental responsibility is asked, and from 16 the young person too.',
    ]
  if (birth.known === 'age')
    return [
      `Their age is an estimate, ${birth.years} on ${formatDay(birth.on)}, so the form asks how old they were on the day and what you go by.`,
      `If the estimate holds: ${whomByBand(age.band)}`,
    ]
  return [`They are ${ageOn(birth.on, today)} today. ${whomByBand(age.band)}`, ...whenItChanges(person, today), counts]
}

function whomByBand(band: ConsentBand): string {
  switch (band) {
    case 'adult':
      return 'From 18 consent is the person’s own: ask them. Nobody answers for them, unless they lack the capacity to decide this.'
    case '16_17':
      return 'Until 18 consent comes from a parent, a guardian, or the local authority that holds parental responsibility. At 16 and 17 the young person is always asked as well.'
    case '12_15':
    case 'under_12':
      return 'Until 18 consent comes from a parent, a guardian, or the local authority that holds parental responsibility. Ask the young person as well if they can understand what is asked.'
  }
}

function whenItChanges({ birth }: Person, today: Temporal.PlainDate): readonly string[] {
  const on = comesOfAgeOn(birth)
  if (on === undefined || Temporal.PlainDate.compare(today, on) >= 0) return []
  return [
    `They turn 18 on ${formatDay(on)}. From that day a parent’s consent no longer counts, and they are asked themself.`,
  ]
}

/** How consent stands today, in one sentence. */
export function standingWords(state: CaseState, person: Person, today: Temporal.PlainDate): string {
  const why = whyConsentFails(state, person.birth, today)
  if (why === undefined) {
    const by = state.consentBy === undefined ? '' : ` by: ${lowered(labelOf(consentGivers, state.consentBy))}`
    const until = state.consentUntil === undefined ? '' : `, until ${formatDay(state.consentUntil)}`
    return `Given${by}${until}. Support may be given.`
  }
  if (why !== 'consent-not-given') return refusalWords[why].en
  return `${labelOf(consentStatuses, state.consent)}. No support is given.`
}

export function askedWords({ consentAsked }: CaseState): string | undefined {
  if (consentAsked === undefined) return undefined
  const whom = consentAsked.people.map((who) => lowered(labelOf(consentPeople, who))).join('; ')
  return `${whom === '' ? 'Asked' : `Asked: ${whom},`} on ${formatDay(consentAsked.on)}`
}

/** What lies ahead because of the 18th birthday; undefined when it is neither near nor past with a parent's consent standing for it. */
export function turning18Words(
  state: CaseState,
  person: Person,
  today: Temporal.PlainDate,
  flagDays: number,
): string | undefined {
  const on = comesOfAgeOn(person.birth)
  if (on === undefined) return undefined
  if (Temporal.PlainDate.compare(today, on) < 0) {
    if (today.until(on).days > flagDays) return undefined
    return `They turn 18 on ${formatDay(on)}. From that day a parent’s or guardian’s consent no longer counts: no support is started, resumed or booked until they have been asked themself and have said yes. Arrange now to ask them.`
  }
  if (whyConsentFails(state, person.birth, today) !== 'consent-came-of-age') return undefined
  return `They turned 18 on ${formatDay(on)}. The parent’s or guardian’s consent no longer counts. Nothing was changed by the system: support must not go on until they have been asked themself. Record that they were asked, and their answer, or that consent has lapsed.`
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
