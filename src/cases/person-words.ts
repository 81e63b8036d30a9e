/** How a person is named and aged on pages. Lists get initials; a name appears when a case is opened. */
import type { Temporal } from 'temporal-polyfill'
import type { Birth } from '#people/birth.ts'
import type { Names } from '#people/names.ts'
import { formatDay } from '#platform/day-and-time.ts'

export function fullName(person: Names): string {
  const name = partsOf(person).join(' ')
  const knownAs = person.knownAs ?? ''
  if (name === '') return knownAs === '' ? 'Name not known' : knownAs
  return knownAs === '' ? name : `${name} (known as ${knownAs})`
}

/** "A. B." at most: enough to tell two rows apart, not enough to tell who it is. */
export function initials(person: Names): string {
  const letters = partsOf(person).map((part) => `${part.charAt(0).toUpperCase()}.`)
  return letters.length > 0 ? letters.join(' ') : '–'
}

function partsOf({ forenames, surname }: Names): string[] {
  return [forenames, surname].filter((part) => part !== '')
}

export function birthInWords(birth: Birth): string {
  switch (birth.known) {
    case 'date':
      return formatDay(birth.on)
    case 'age':
      return `About ${birth.years} on ${formatDay(birth.on)} (an estimate)`
    case 'nothing':
      return 'Not known'
  }
}

export type Age = { readonly words: string; readonly under18: boolean | undefined }

/** Age on a day, with whether the person is under 18: consent and letters depend on it. Unknown stays unknown. */
export function ageOn(birth: Birth, day: Temporal.PlainDate): Age {
  switch (birth.known) {
    case 'date': {
      const years = birth.on.until(day, { largestUnit: 'year' }).years
      return { words: `${years}${years < 18 ? ', under 18' : ''}`, under18: years < 18 }
    }
    case 'age': {
      const years = birth.years + birth.on.until(day, { largestUnit: 'year' }).years
      return { words: `about ${years}${years < 18 ? ', probably under 18' : ''}`, under18: years < 18 }
    }
    case 'nothing':
      return { words: 'not known', under18: undefined }
  }
}
