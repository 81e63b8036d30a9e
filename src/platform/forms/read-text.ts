/** Reading what is typed as text: one line, several, and the parts of a name, an address or an organisation. */
import type { Language } from '../language.ts'
import type { AddressAnswer, NameAnswer, OrganisationAnswer } from './answers.ts'
import { cleanText, lengthInCharacters, type TextShape } from './clean-text.ts'
import { addressParts, nameParts, textIn, type Typed } from './fields.ts'
import { messages } from './messages.ts'
import type { LongTextQuestion, OrganisationQuestion, TextQuestion } from './questions.ts'
import type { Problem } from './read-date.ts'
import { formWords, inLanguage } from './words.ts'

export type ReadText<Value> = { readonly empty: boolean; readonly value?: Value; readonly problems: readonly Problem[] }

const maxLengths = { text: 200, email: 254, phone: 40, 'long text': 5000, part: 100, organisation: 200 }

export function maxLengthOf(question: TextQuestion | LongTextQuestion): number {
  return question.maxLength ?? maxLengths[question.kind === 'text' ? (question.as ?? 'text') : question.kind]
}

export function readText(
  question: TextQuestion | LongTextQuestion,
  base: string,
  typed: Typed,
  language: Language,
): ReadText<string> {
  const name = inLanguage(question.name, language)
  const shape = question.kind === 'long text' ? 'lines' : question.as === undefined ? 'line' : 'number'
  const read = readPart(base, name, typed, shape, maxLengthOf(question), language)
  if (read.value === undefined || question.kind === 'long text') return read
  if (question.as === 'email' && !isEmail(read.value)) return wrong(base, messages[language].email(name))
  if (question.as === 'phone' && !isPhone(read.value)) return wrong(base, messages[language].phone(name))
  return read
}

export function readName(base: string, typed: Typed, language: Language): ReadText<NameAnswer> {
  return readParts<NameAnswer>(base, nameParts, typed, language)
}

export function readAddress(base: string, typed: Typed, language: Language): ReadText<AddressAnswer> {
  const read = readParts<AddressAnswer>(base, addressParts, typed, language)
  if (read.value?.postcode === undefined) return read
  const postcode = ukPostcode(read.value.postcode)
  if (postcode === undefined) return wrong(`${base}-postcode`, messages[language].postcode)
  return { ...read, value: { ...read.value, postcode } }
}

export function readOrganisation(
  question: OrganisationQuestion,
  base: string,
  typed: Typed,
  language: Language,
): ReadText<OrganisationAnswer> {
  const words = formWords[language]
  const say = messages[language]
  const named = readPart(`${base}-name`, words.organisationName, typed, 'line', maxLengths.organisation, language)
  const kind = textIn(typed, `${base}-kind`)
  const empty = named.empty && kind === ''
  if (empty) return { empty, problems: [] }

  const problems = [...named.problems]
  if (named.empty) problems.push({ control: `${base}-name`, message: say.enter(inLanguage(question.name, language)) })
  const knownKind = question.kinds === undefined || question.kinds.some((option) => option.code === kind)
  if (!knownKind) problems.push({ control: `${base}-kind`, message: say.select(words.organisationKind.toLowerCase()) })
  if (named.value === undefined || problems.length > 0) return { empty, problems }
  return { empty, value: question.kinds ? { name: named.value, kind } : { name: named.value }, problems }
}

function readParts<Value extends Readonly<Record<string, string>>>(
  base: string,
  parts: readonly (keyof Value & (typeof nameParts | typeof addressParts)[number])[],
  typed: Typed,
  language: Language,
): ReadText<Partial<Value>> {
  const value: Partial<Record<keyof Value, string>> = {}
  const problems: Problem[] = []
  let empty = true
  for (const part of parts) {
    const read = readPart(`${base}-${part}`, formWords[language][part], typed, 'line', maxLengths.part, language)
    problems.push(...read.problems)
    if (!read.empty) empty = false
    if (read.value !== undefined) value[part] = read.value
  }
  // Filled from the parts of Value alone, a line above.
  return empty || problems.length > 0 ? { empty, problems } : { empty, value: value as Partial<Value>, problems }
}

function readPart(
  field: string,
  name: string,
  typed: Typed,
  shape: TextShape,
  max: number,
  language: Language,
): ReadText<string> {
  const clean = cleanText(textIn(typed, field), shape)
  if (!clean.ok) return wrong(field, messages[language].hidden(name))
  if (clean.value === '') return { empty: true, problems: [] }
  if (lengthInCharacters(clean.value) > max) return wrong(field, messages[language].tooLong(name, max))
  return { empty: false, value: clean.value, problems: [] }
}

/** One @, a dot after it, and nothing that a mail header or a list of addresses would read as its own. */
function isEmail(text: string): boolean {
  return /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+\.[^\s@<>(),;:"\\[\].]+$/u.test(text)
}

/** Digits however they are spaced, a country code, an extension in words. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length
  return digits >= 3 && digits <= 20 && /^\+?[\d\s().\-/]+((ext|extension|x|est|estyniad)\.?\s*\d+)?$/iu.test(text)
}

/** Upper case with its one space; the district alone will do. Undefined when it is not a UK postcode. */
function ukPostcode(typed: string): string | undefined {
  const match = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})?$/.exec(typed.toUpperCase().replace(/[\s.-]/g, ''))
  const [, outward, inward] = match ?? []
  if (outward === undefined) return undefined
  return inward === undefined ? outward : `${outward} ${inward}`
}

function wrong(control: string, message: string): { readonly empty: false; readonly problems: readonly Problem[] } {
  return { empty: false, problems: [{ control, message }] }
}
