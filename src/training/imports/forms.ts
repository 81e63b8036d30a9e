/** Choosing a file, and saying once which of its columns is which of our fields. */
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { file, select, text } from '#platform/forms/questions.ts'
import { trainingRoleCodes, trainingRoles, trainingSettingCodes, trainingSettings } from '#reference/training.ts'
import type { Course } from '../courses/course.ts'
import {
  fieldNames,
  fields,
  headingPlace,
  headingsIn,
  plain,
  proposedMap,
  type Field,
  type Heading,
  type HeadingMap,
} from './columns.ts'
import type { Import } from './import.ts'
import type { Mapping } from './read-row.ts'

export type AgencyChoice = { readonly id: string; readonly name: string; readonly areaId: string }

export function uploadForm(agencies: readonly AgencyChoice[]) {
  return defineForm({
    id: 'training-import',
    version: '1',
    title: { en: 'Training' },
    pages: [
      page({
        id: 'training-import',
        title: { en: 'Import people and what they completed' },
        intro: [
          {
            en: 'A list from a personnel system or a course portal. You then say which column is which; the next file from the same source is read the same way.',
          },
          {
            en: 'The same file again changes nothing. Rows that cannot be taken are listed with the reason. Staff only: never anybody who was referred.',
          },
        ],
        questions: [
          ...(agencies.length < 2
            ? []
            : [
                select({
                  id: 'agency',
                  label: { en: 'Whose people are in it?' },
                  name: { en: 'the agency' },
                  options: agencies.map(({ id, name }) => ({ code: id, label: { en: name } })),
                }),
              ]),
          text({
            id: 'source',
            label: { en: 'Where does the file come from?' },
            name: { en: 'where the file comes from' },
            hint: { en: 'Such as “personnel system” or “course portal”. Use the same words each time.' },
            maxLength: 60,
          }),
          file({
            id: 'list',
            label: { en: 'The file' },
            name: { en: 'the file' },
            hint: {
              en: 'A workbook (.xlsx) or a text of rows (.csv) of up to 10 MB and 60,000 rows. The first sheet that is not hidden is read.',
            },
            maxFiles: 1,
            accept: '.xlsx,.csv',
          }),
        ],
      }),
    ],
  })
}

const none = 'none'
/** Fields of which a row can do without, and what is then taken. */
const columnPrefix = 'column-'
const idOf = (field: Field) => `field${field.charAt(0).toUpperCase()}${field.slice(1)}`

export type Mappable = {
  readonly headings: readonly Heading[]
  readonly place: number
  readonly map: HeadingMap
}

export function mappable(one: Pick<Import, 'firstRows'>, remembered: HeadingMap): Mappable {
  const place = headingPlace(one.firstRows)
  const headings = headingsIn(one.firstRows, place)
  return { headings, place, map: proposedMap(headings, remembered) }
}

export function mappingForm(one: Import, { headings }: Mappable, courses: readonly Course[]) {
  const columns = [
    { code: none, label: { en: 'No column' } },
    ...headings.slice(0, 60).map(({ place, words, sample }) => ({
      code: `${columnPrefix}${place}`,
      label: { en: sample === '' ? shortened(words) : `${shortened(words)} (${shortened(sample)})` },
    })),
  ]
  return defineForm({
    id: 'training-mapping',
    version: '1',
    title: { en: 'Training' },
    pages: [
      page({
        id: 'training-mapping',
        title: { en: 'Say which column is which' },
        intro: [
          {
            en: `${one.rowCount} rows of ${one.agency}, from “${one.source}”. An example from the file stands behind each heading.`,
          },
          ...sheetsNotRead(one),
        ],
        questions: [
          ...fields.map((field) =>
            select({
              id: idOf(field),
              label: { en: fieldNames[field] },
              name: { en: fieldNames[field] },
              ...(field === 'name' ? { hint: { en: 'Or choose the first name and the last name.' } } : {}),
              ...(field === 'startedOn' ? { hint: { en: 'Without it, new people start today.' } } : {}),
              options: columns,
            }),
          ),
          select({
            id: 'everyCourse',
            label: { en: 'Course of rows that name none' },
            name: { en: 'the course' },
            options: [
              { code: none, label: { en: 'None: each row must name its course' } },
              ...courses.map(({ id, name }) => ({ code: id, label: { en: name } })),
            ],
          }),
          select({
            id: 'everyRole',
            label: { en: 'Role of new people whose row says none that we know' },
            name: { en: 'the role' },
            options: trainingRoles.map(({ code, label }) => ({ code, label: { en: label.en } })),
          }),
          select({
            id: 'everySetting',
            label: { en: 'Where new people work whose row does not say' },
            name: { en: 'where they work' },
            options: trainingSettings.map(({ code, label }) => ({ code, label: { en: label.en } })),
          }),
        ],
        checks: [
          {
            reads: [idOf('name'), idOf('surname')],
            at: idOf('name'),
            message: { en: 'Select the column of the full name, or those of the first and last name' },
            wrong: (answers: AnyAnswers) => isNone(answers, 'name') && isNone(answers, 'surname'),
          },
          {
            reads: [idOf('email'), idOf('staffNumber')],
            at: idOf('email'),
            message: { en: 'Select the column of the email address or of the staff number: people are found by them' },
            wrong: (answers: AnyAnswers) => isNone(answers, 'email') && isNone(answers, 'staffNumber'),
          },
          {
            reads: [idOf('course'), idOf('completedOn')],
            at: idOf('completedOn'),
            message: {
              en: 'Select the column of the day they completed it, or “No column” for the course: no course counts without its day',
            },
            wrong: (answers: AnyAnswers) => !isNone(answers, 'course') && isNone(answers, 'completedOn'),
          },
          {
            reads: [idOf('course'), idOf('completedOn'), 'everyCourse'],
            at: idOf('course'),
            message: { en: 'Select the column of the course, or the one course that every row is about' },
            wrong: (answers: AnyAnswers) =>
              !isNone(answers, 'completedOn') && isNone(answers, 'course') && textIn(answers, 'everyCourse') === none,
          },
        ],
      }),
    ],
  })
}

/** What the page begins with: the columns as remembered or guessed, and ordinary staff. */
export function mappingAnswers({ headings, map }: Mappable): AnyAnswers {
  const chosen = fields.map((field) => {
    const place = headings.find(({ words }) => words === map[field])?.place
    return [idOf(field), place === undefined ? none : `${columnPrefix}${place}`] as const
  })
  return { ...Object.fromEntries(chosen), everyCourse: none, everyRole: 'frontline', everySetting: 'general' }
}

export function mappingIn(
  answers: AnyAnswers,
  one: Pick<Import, 'head' | 'firstRows'>,
  { place }: Mappable,
  courses: readonly Course[],
): Mapping {
  const columns: Partial<Record<Field, number>> = {}
  for (const field of fields) {
    const column = columnIn(answers, field)
    if (column !== undefined) columns[field] = column
  }
  const everyCourse = textIn(answers, 'everyCourse')
  return {
    headingLine: one.firstRows[place]?.[0] ?? 0,
    columns,
    epoch: one.head.epoch,
    role: trainingRoleCodes.find((code) => code === textIn(answers, 'everyRole')) ?? 'frontline',
    setting: trainingSettingCodes.find((code) => code === textIn(answers, 'everySetting')) ?? 'general',
    course: everyCourse === none ? null : everyCourse,
    courses: Object.fromEntries(
      courses.flatMap(({ id, name, code, fromOn, untilOn }) => {
        const known = { id, from: fromOn.toString(), until: untilOn?.toString() ?? null }
        return [name, ...(code === undefined ? [] : [code])].map((words) => [plain(words), known])
      }),
    ),
  }
}

/** What is remembered for the next file from this source. */
export function mapIn(answers: AnyAnswers, { headings }: Mappable): HeadingMap {
  const map: Partial<Record<Field, string>> = {}
  for (const field of fields) {
    const words = headings.find(({ place }) => place === columnIn(answers, field))?.words
    if (words !== undefined) map[field] = words
  }
  return map
}

function columnIn(answers: AnyAnswers, field: Field): number | undefined {
  const chosen = textIn(answers, idOf(field))
  return chosen.startsWith(columnPrefix) ? Number(chosen.slice(columnPrefix.length)) : undefined
}

function isNone(answers: AnyAnswers, field: Field): boolean {
  return columnIn(answers, field) === undefined
}

function sheetsNotRead({ head }: Import): readonly { readonly en: string }[] {
  const said = (sheets: readonly string[], which: string) =>
    sheets.length === 0 ? [] : [{ en: `${which} not read: ${sheets.map((sheet) => `“${sheet}”`).join(', ')}.` }]
  return [...said(head.hiddenSheets, 'Hidden sheets were'), ...said(head.otherSheets, 'Sheets after the first were')]
}

function shortened(words: string): string {
  return words.length > 40 ? `${words.slice(0, 39)}…` : words
}
