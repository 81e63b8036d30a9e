/**
 * The platform's own words on every form, in English and Welsh: buttons, statuses, answers that stand in for
 * an answer, and the parts of a date, a name or an address. A form brings its own questions; these surround them.
 */
import { monthNames } from '../day-and-time.ts'
import type { Language } from '../language.ts'

/** One text in both languages. Forms for professionals may leave the Welsh out; the English then serves. */
export type Words = { readonly en: string; readonly cy?: string }

export function inLanguage(words: Words, language: Language): string {
  return language === 'cy' && words.cy !== undefined ? words.cy : words.en
}

type WordsOfForms = typeof en

const en = {
  error: 'Error',
  problem: 'There is a problem',
  back: 'Back',
  continue: 'Continue',
  saveAndContinue: 'Save and continue',
  saveForLater: 'Save and come back later',
  checkAnswers: 'Check your answers',
  checkAndSend: 'Check your answers and send',
  optionalTask: 'Optional',
  change: 'Change',
  or: 'or',
  optional: 'optional',
  choose: 'Choose',
  noAnswer: 'No answer given',
  uploadedFiles: 'Files added',
  remove: 'Remove',
  removeFile: (file: string) => `Remove ${file}`,
  addFirst: (item: string) => `Add ${item}`,
  addAnother: (item: string) => `Add another ${item}`,
  removeRow: (item: string, place: number) => `Remove ${item} ${place}`,
  row: (item: string, place: number) => `${capital(item)} ${place}`,
  whyWeAsk: (name: string) => `Why we ask about ${name}`,
  onlyIf: (choices: readonly string[]) => `Answer this only if you selected ${choices.map(quoted).join(' or ')}.`,
  unless: (choices: readonly string[]) => `Answer this unless you selected ${choices.map(quoted).join(' or ')}.`,
  whoSaid: (name: string) => `Who told us ${name}?`,
  'not-known': 'Not known',
  'not-asked': 'Not asked',
  'prefer-not-to-say': 'Prefer not to say',
  self: 'The person themselves',
  parent: 'A parent or guardian',
  other_record: 'Another record',
  referrer_description: 'The referrer’s own description',
  day: 'Day',
  month: 'Month',
  year: 'Year',
  dateHint: 'For example, 27 3 2007.',
  monthHint: 'For example, 3 2007.',
  monthNeededHint: 'For example, 27 3 2007. If you do not know the day, enter only the month and year.',
  partialDateHint: 'For example, 27 3 2007. If you know only part of it, enter only the year, or the month and year.',
  age: 'Or an approximate age in years',
  saidBy: (who: string) => `As told by: ${who}`,
  alsoKnownAs: (name: string) => `Known as ${name}`,
  aged: (years: number, on: string) => `About ${years} years old on ${on}`,
  forenames: 'Forenames',
  surname: 'Surname',
  knownAs: 'Known as, if different',
  line1: 'Address line 1',
  line2: 'Address line 2',
  town: 'Town or city',
  county: 'County',
  postcode: 'Postcode',
  organisationName: 'Name of organisation',
  organisationKind: 'Kind of organisation',
  fileTypes: 'You can add PDF, Word (.docx), PNG, JPG and plain text files of up to 10 MB each.',
  charactersAllowed: 'You can enter up to %{count} characters',
  charactersUnder: { one: 'You have %{count} character remaining', other: 'You have %{count} characters remaining' },
  charactersAt: 'You have 0 characters remaining',
  charactersOver: { one: 'You have %{count} character too many', other: 'You have %{count} characters too many' },
  'not started yet': 'Not started yet',
  'in progress': 'In progress',
  completed: 'Completed',
  'cannot start yet': 'Cannot start yet',
  months: monthNames.en,
}

const cy: WordsOfForms = {
  error: 'Gwall',
  problem: 'Mae problem wedi codi',
  back: 'Yn ôl',
  continue: 'Parhau',
  saveAndContinue: 'Cadw a pharhau',
  saveForLater: 'Cadw a dod yn ôl yn nes ymlaen',
  checkAnswers: 'Gwiriwch eich atebion',
  checkAndSend: 'Gwirio eich atebion a’u hanfon',
  optionalTask: 'Dewisol',
  change: 'Newid',
  or: 'neu',
  optional: 'dewisol',
  choose: 'Dewiswch',
  noAnswer: 'Dim ateb wedi’i roi',
  uploadedFiles: 'Ffeiliau a ychwanegwyd',
  remove: 'Dileu',
  removeFile: (file) => `Dileu ${file}`,
  addFirst: (item) => `Ychwanegu: ${item}`,
  addAnother: (item) => `Ychwanegu un arall: ${item}`,
  removeRow: (item, place) => `Dileu: ${item} ${place}`,
  row: (item, place) => `${capital(item)} ${place}`,
  whyWeAsk: (name) => `Pam rydym yn gofyn am hyn: ${name}`,
  onlyIf: (choices) => `Atebwch hwn dim ond os gwnaethoch ddewis ${choices.map(quoted).join(' neu ')}.`,
  unless: (choices) => `Atebwch hwn oni bai eich bod wedi dewis ${choices.map(quoted).join(' neu ')}.`,
  whoSaid: (name) => `Pwy ddywedodd hyn wrthym: ${name}?`,
  'not-known': 'Ddim yn hysbys',
  'not-asked': 'Heb ofyn',
  'prefer-not-to-say': 'Mae’n well gennyf beidio â dweud',
  self: 'Y person ei hun',
  parent: 'Rhiant neu warcheidwad',
  other_record: 'Cofnod arall',
  referrer_description: 'Disgrifiad yr atgyfeiriwr ei hun',
  day: 'Diwrnod',
  month: 'Mis',
  year: 'Blwyddyn',
  dateHint: 'Er enghraifft, 27 3 2007.',
  monthHint: 'Er enghraifft, 3 2007.',
  monthNeededHint: 'Er enghraifft, 27 3 2007. Os nad ydych yn gwybod y diwrnod, rhowch y mis a’r flwyddyn yn unig.',
  partialDateHint:
    'Er enghraifft, 27 3 2007. Os mai dim ond rhan ohono sy’n hysbys, rhowch y flwyddyn yn unig, neu’r mis a’r flwyddyn.',
  age: 'Neu oedran bras mewn blynyddoedd',
  saidBy: (who) => `Dywedwyd gan: ${who}`,
  alsoKnownAs: (name) => `Enw arall: ${name}`,
  aged: (years, on) => `Tua ${years} oed ar ${on}`,
  forenames: 'Enwau cyntaf',
  surname: 'Cyfenw',
  knownAs: 'Enw arall a ddefnyddir',
  line1: 'Llinell cyfeiriad 1',
  line2: 'Llinell cyfeiriad 2',
  town: 'Tref neu ddinas',
  county: 'Sir',
  postcode: 'Cod post',
  organisationName: 'Enw’r sefydliad',
  organisationKind: 'Math o sefydliad',
  fileTypes: 'Gallwch ychwanegu ffeiliau PDF, Word (.docx), PNG, JPG a thestun plaen o hyd at 10 MB yr un.',
  charactersAllowed: 'Gallwch roi hyd at %{count} nod',
  charactersUnder: { one: 'Mae gennych %{count} nod ar ôl', other: 'Mae gennych %{count} nod ar ôl' },
  charactersAt: 'Mae gennych 0 nod ar ôl',
  charactersOver: { one: 'Mae gennych %{count} nod yn ormod', other: 'Mae gennych %{count} nod yn ormod' },
  'not started yet': 'Heb ddechrau eto',
  'in progress': 'Ar y gweill',
  completed: 'Wedi’i gwblhau',
  'cannot start yet': 'Ni ellir dechrau eto',
  months: monthNames.cy,
}

export const formWords: Readonly<Record<Language, WordsOfForms>> = { en, cy }

export function capital(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1)
}

export function quoted(text: string): string {
  return `‘${text}’`
}
