/** Which column of a file is which of our fields: guessed from its headings, said by a person, and remembered by the words of the headings. */
import type { SheetRow } from '#platform/documents/sheet/sheet.ts'

export const fields = [
  'name',
  'forename',
  'surname',
  'email',
  'staffNumber',
  'role',
  'setting',
  'startedOn',
  'course',
  'completedOn',
  'certificate',
] as const
export type Field = (typeof fields)[number]

export const fieldNames: Readonly<Record<Field, string>> = {
  name: 'Full name',
  forename: 'First name',
  surname: 'Last name',
  email: 'Work email address',
  staffNumber: 'Staff number',
  role: 'Role',
  setting: 'Where they work',
  startedOn: 'The day they started',
  course: 'Course',
  completedOn: 'The day they completed it',
  certificate: 'Certificate or reference number',
}

/** By field, the words of its heading. */
export type HeadingMap = Partial<Readonly<Record<Field, string>>>

export type Heading = {
  readonly place: number
  /** As written; "Column C" where nothing is. */
  readonly words: string
  /** What stands beneath it in the first row that has something there. */
  readonly sample: string
}

/** The place, among the first rows, of the one that holds the headings: the first that has as many filled cells as any of them. */
export function headingPlace(rows: readonly SheetRow[]): number {
  const filled = rows.slice(0, 10).map(([, cells]) => cells.filter((cell) => cell !== '').length)
  return Math.max(0, filled.indexOf(Math.max(0, ...filled)))
}

export function headingsIn(rows: readonly SheetRow[], place: number): readonly Heading[] {
  const below = rows.slice(place + 1).map(([, cells]) => cells)
  const width = Math.max(0, ...[rows[place]?.[1] ?? [], ...below].map((cells) => cells.length))
  const seen = new Map<string, number>()
  return Array.from({ length: width }, (_, across) => {
    const written = rows[place]?.[1][across] ?? ''
    const words = written === '' ? `Column ${letters(across)}` : written
    const times = (seen.get(plain(words)) ?? 0) + 1
    seen.set(plain(words), times)
    // Two columns of one heading are told apart, so that either can be chosen and remembered.
    return {
      place: across,
      words: times === 1 ? words : `${words} (${times})`,
      sample: below.map((cells) => cells[across] ?? '').find((cell) => cell !== '') ?? '',
    }
  })
}

const synonyms: Readonly<Record<Field, readonly string[]>> = {
  name: ['name', 'full name', 'employee name', 'staff name', 'learner', 'learner name', 'employee', 'delegate'],
  forename: ['first name', 'forename', 'given name', 'firstname'],
  surname: ['last name', 'surname', 'family name', 'lastname'],
  email: ['email', 'e mail', 'email address', 'work email', 'username', 'e mail address'],
  staffNumber: [
    'staff number',
    'employee number',
    'payroll number',
    'staff no',
    'emp no',
    'employee id',
    'payroll no',
    'person number',
    'assignment number',
  ],
  role: ['role', 'job title', 'position', 'job role', 'post'],
  setting: ['setting', 'department', 'service', 'team', 'work area'],
  startedOn: ['start date', 'started', 'started on', 'date started', 'hire date', 'date of joining'],
  course: ['course', 'course name', 'course title', 'training', 'module', 'competence', 'course s'],
  completedOn: [
    'completed',
    'completion date',
    'date completed',
    'completed on',
    'date achieved',
    'date passed',
    'passed on',
    'date of completion',
    'date attended',
    'training date',
    'date',
    'date of training',
    'achieved',
  ],
  certificate: ['certificate', 'certificate number', 'reference', 'certificate reference', 'cert no', 'certificate no'],
}

/** By which every list is understood without a word from anybody, in the order of the fields. */
export const canonicalHeadings: readonly string[] = fields.map((field) =>
  field.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`),
)

/**
 * Headings that nobody has said anything about. Whoever matched the columns of a source once has seen its other headings too, and left them out.
 */
export function unknownHeadings(
  { headings, map }: { readonly headings: readonly Heading[]; readonly map: HeadingMap },
  remembered: HeadingMap,
): readonly string[] {
  const known = Object.values(map).map(plain)
  const wanted = Object.values(remembered).map(plain)
  const isMatched = wanted.length > 0 && wanted.every((words) => known.includes(words))
  return isMatched ? [] : headings.map(({ words }) => words).filter((words) => !known.includes(plain(words)))
}

/** What was remembered, where the file has those headings, and a guess at the rest. */
export function proposedMap(headings: readonly Heading[], remembered: HeadingMap): HeadingMap {
  const named = (words: string) => headings.find((heading) => plain(heading.words) === plain(words))?.words
  const map: Partial<Record<Field, string>> = {}
  for (const field of fields) {
    const known = remembered[field]
    const found =
      (known === undefined ? undefined : named(known)) ??
      synonyms[field].map(named).find((words) => words !== undefined)
    if (found !== undefined && !Object.values(map).includes(found)) map[field] = found
  }
  return map
}

/** Letters and digits alone, so that "E-mail " and "e mail" are the same. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function letters(place: number): string {
  return place < 26 ? String.fromCharCode(65 + place) : `${letters(Math.floor(place / 26) - 1)}${letters(place % 26)}`
}
