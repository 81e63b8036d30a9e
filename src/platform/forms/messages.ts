/** What is said when an answer is missing or wrong, made from the question's `name` in GOV.UK wording. */
import type { Language } from '../language.ts'
import type { AnsweredQuestion, DateRange } from './questions.ts'
import { capital, inLanguage, quoted } from './words.ts'

export type Messages = {
  readonly enter: (name: string) => string
  readonly select: (name: string) => string
  readonly add: (name: string) => string
  readonly oneOnly: (name: string) => string
  readonly tooLong: (name: string, max: number) => string
  readonly hidden: (name: string) => string
  readonly notBoth: (name: string, instead: string) => string
  readonly email: (name: string) => string
  readonly phone: (name: string) => string
  readonly postcode: string
  readonly whoSaid: (name: string) => string
  readonly realDate: (name: string) => string
  readonly mustInclude: (name: string, parts: readonly ('day' | 'month' | 'year')[]) => string
  readonly fourDigits: (name: string) => string
  readonly yearRange: (name: string, from: number, to: number) => string
  readonly range: (name: string, range: DateRange) => string
  readonly age: (max: number) => string
  readonly dateOrAge: (name: string) => string
  readonly tooFew: (name: string, min: number) => string
  readonly tooManyFiles: (name: string, max: number) => string
}

const en: Messages = {
  enter: (name) => `Enter ${name}`,
  select: (name) => `Select ${name}`,
  add: (name) => `Add ${name}`,
  oneOnly: (name) => `Give only one answer for ${name}`,
  tooLong: (name, max) => `${capital(name)} must be ${max} characters or fewer`,
  hidden: (name) => `${capital(name)} must not include hidden characters. Type it instead of pasting it`,
  notBoth: (name, instead) => `Give ${name} or select ${quoted(instead)}, not both`,
  email: (name) => `${capital(name)} must be an email address in the correct format, like name@example.com`,
  phone: (name) => `${capital(name)} must be a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192`,
  postcode: 'Enter a UK postcode, like RM17 6SL, or leave it empty for an address outside the UK',
  whoSaid: (name) => `Select who told us ${name}`,
  realDate: (name) => `${capital(name)} must be a real date`,
  mustInclude: (name, parts) => `${capital(name)} must include a ${parts.join(' and ')}`,
  fourDigits: (name) => `The year in ${name} must include 4 numbers`,
  yearRange: (name, from, to) => `${capital(name)} must be between ${from} and ${to}`,
  range: (name, range) => `${capital(name)} must be ${rangesEn[range]}`,
  age: (max) => `Approximate age must be a whole number between 0 and ${max}`,
  dateOrAge: (name) => `Enter ${name} or an approximate age, not both`,
  tooFew: (name, min) => `Add at least ${min}: ${name}`,
  tooManyFiles: (name, max) => `${capital(name)}: you can add up to ${max} ${max === 1 ? 'file' : 'files'}`,
}

// The name stands first, before a colon: so no Welsh verb or preposition mutates it.
const cy: Messages = {
  enter: (name) => `Rhowch ${name}`,
  select: (name) => `Dewiswch ${name}`,
  add: (name) => `Ychwanegwch ${name}`,
  oneOnly: (name) => `${capital(name)}: rhowch un ateb yn unig`,
  tooLong: (name, max) => `${capital(name)}: rhaid defnyddio ${max} nod neu lai`,
  hidden: (name) => `${capital(name)}: ni ddylai gynnwys nodau cudd. Teipiwch yr ateb yn lle ei ludo`,
  notBoth: (name, instead) => `${capital(name)}: rhowch ateb neu dewiswch ${quoted(instead)}, nid y ddau`,
  email: (name) => `${capital(name)}: rhowch gyfeiriad e-bost yn y fformat cywir, fel enw@enghraifft.cymru`,
  phone: (name) => `${capital(name)}: rhowch rif ffôn, fel 01632 960 001, 07700 900 982 neu +44 808 157 0192`,
  postcode: 'Rhowch god post yn y DU, fel RM17 6SL, neu gadewch ef yn wag ar gyfer cyfeiriad y tu allan i’r DU',
  whoSaid: (name) => `Dewiswch pwy ddywedodd hyn wrthym: ${name}`,
  realDate: (name) => `${capital(name)}: rhowch ddyddiad go iawn`,
  mustInclude: (name, parts) => `${capital(name)}: rhaid cynnwys ${parts.map((part) => partsCy[part]).join(' a ')}`,
  fourDigits: (name) => `${capital(name)}: rhaid i’r flwyddyn gynnwys 4 rhif`,
  yearRange: (name, from, to) => `${capital(name)}: rhowch ddyddiad rhwng ${from} a ${to}`,
  range: (name, range) => `${capital(name)}: rhaid i’r dyddiad fod ${rangesCy[range]}`,
  age: (max) => `Oedran bras: rhowch rif cyfan rhwng 0 a ${max}`,
  dateOrAge: (name) => `${capital(name)}: rhowch ddyddiad neu oedran bras, nid y ddau`,
  tooFew: (name, min) => `Ychwanegwch o leiaf ${min}: ${name}`,
  tooManyFiles: (name, max) => `${capital(name)}: gallwch ychwanegu hyd at ${max} ffeil`,
}

const rangesEn: Record<DateRange, string> = {
  past: 'in the past',
  'today or past': 'today or in the past',
  future: 'in the future',
  'today or future': 'today or in the future',
}

const rangesCy: Record<DateRange, string> = {
  past: 'yn y gorffennol',
  'today or past': 'heddiw neu yn y gorffennol',
  future: 'yn y dyfodol',
  'today or future': 'heddiw neu yn y dyfodol',
}

const partsCy = { day: 'diwrnod', month: 'mis', year: 'blwyddyn' } as const

export const messages: Readonly<Record<Language, Messages>> = { en, cy }

/** "Enter …" where something is typed, "Select …" where it is chosen, "Add …" for rows; or the question's own words. */
export function missingMessage(question: AnsweredQuestion, language: Language): string {
  if (question.missing) return inLanguage(question.missing, language)
  const name = inLanguage(question.name, language)
  const say = messages[language]
  switch (question.kind) {
    case 'radios':
    case 'select':
    case 'checkboxes':
    case 'file':
      return say.select(name)
    case 'repeated':
      return say.add(name)
    case 'text':
    case 'long text':
    case 'date':
    case 'partial date':
    case 'name':
    case 'address':
    case 'organisation':
      return say.enter(name)
  }
}
