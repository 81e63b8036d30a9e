/**
 * Invents people in any number, the same for the same seed: for the acceptance data, the simulated caseload and the
 * measure of matching. Ages follow the national statistics (about 55% under 18); everything else about a person is
 * drawn independently of everything else, so that no name, faith, background or place goes with any concern.
 */
import { Temporal } from 'temporal-polyfill'
import type { Birth } from '#people/birth.ts'
import type { CodeOf } from '#reference/code-list.ts'
import type { concernsD } from '#reference/concerns.ts'
import type { ToldAnswer } from '#reference/consent.ts'
import type { Gender } from '#reference/equality.ts'
import type { Sector } from '#reference/sectors.ts'
import { chance, type Chance } from './chance.ts'
import { boysNames, girlsNames, inventStreet, inventSurname } from './invented-names.ts'
import { inventPostcode, places, type Place } from './places.ts'

export type InventedPerson = {
  readonly forenames: string
  readonly surname: string
  readonly knownAs?: string
  readonly birth: Birth
  readonly gender: Gender
  readonly line1: string
  readonly place: Place
  /** In a district of Thurrock, with an inward part that no postcode has. */
  readonly postcode: string
}

type Weighted<Item> = readonly (readonly [item: Item, weight: number])[]
type ConcernInForce = CodeOf<typeof concernsD>

/** The code list in force since the 2024/25 release, as often as its published figures say (codelists.md 2.4). */
const concerns: Weighted<ConcernInForce> = [
  ['D_no_ideology', 56],
  ['D_erw', 21],
  ['D_islamist', 10],
  ['D_violence', 6],
  ['D_multiple', 4],
  ['D_incel', 1],
  ['D_left', 1],
  ['D_other', 1],
]

/** Roughly as often as the published figures say. */
const sectors: Weighted<Sector> = [
  ['education', 36],
  ['police', 29],
  ['local_authority', 13],
  ['health', 10],
  ['hmpps', 5],
  ['friends_family', 3],
  ['community', 3],
  ['other', 1],
]

const toldAnswers: Weighted<ToldAnswer> = [
  ['yes', 55],
  ['no_not_yet', 22],
  ['no_risk', 15],
  ['no_other', 8],
]

export type InventedReferral = {
  readonly person: InventedPerson
  readonly sector: Sector
  readonly concern: ConcernInForce
  readonly told: ToldAnswer
}

/** People to refer: `howMany` of them. Birth dates are such that the ages hold on `today`. */
export function inventPeople(seed: number, howMany: number, today: Temporal.PlainDate): readonly InventedPerson[] {
  const by = chance(seed)
  return Array.from({ length: howMany }, () => inventPerson(by, today))
}

/** The same, with what each is referred for and by whom. */
export function inventReferrals(seed: number, howMany: number, today: Temporal.PlainDate): readonly InventedReferral[] {
  const by = chance(seed)
  return Array.from({ length: howMany }, () => {
    const person = inventPerson(by, today)
    return { person, sector: by.weighted(sectors), concern: by.weighted(concerns), told: by.weighted(toldAnswers) }
  })
}

const ages: Weighted<{ readonly from: number; readonly to: number }> = [
  [{ from: 9, to: 10 }, 8],
  [{ from: 11, to: 15 }, 34],
  [{ from: 16, to: 17 }, 13],
  [{ from: 18, to: 20 }, 13],
  [{ from: 21, to: 30 }, 14],
  [{ from: 31, to: 40 }, 9],
  [{ from: 41, to: 64 }, 9],
]

const genders: Weighted<Gender> = [
  ['male', 80],
  ['female', 17],
  ['other_self_described', 1],
  ['prefer_not_to_say', 1],
  ['not_known', 1],
]

function inventPerson(by: Chance, today: Temporal.PlainDate): InventedPerson {
  const gender = by.weighted(genders)
  const place = by.oneOf(places)
  return {
    forenames: inventForenames(by, gender),
    surname: by.happens(0.06) ? `${inventSurname(by)}-${inventSurname(by)}` : inventSurname(by),
    birth: inventBirth(by, today),
    gender,
    line1: inventStreet(by),
    place,
    postcode: inventPostcode(by, place.district),
  }
}

function inventForenames(by: Chance, gender: Gender): string {
  const names = gender === 'female' ? girlsNames : gender === 'male' ? boysNames : [...girlsNames, ...boysNames]
  const first = by.oneOf(names)
  const second = by.happens(0.25) ? by.oneOf(names) : first
  return first === second ? first : `${first} ${second}`
}

/** A birth date for most; for one in ten only an age, as a referrer guesses it. */
function inventBirth(by: Chance, today: Temporal.PlainDate): Birth {
  const range = by.weighted(ages)
  const years = by.between(range.from, range.to)
  if (by.happens(0.1)) return { known: 'age', years, on: today }
  return { known: 'date', on: today.subtract({ years, days: by.between(0, 364) }) }
}
