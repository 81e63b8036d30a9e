/** One row of a file as somebody in training and what they completed, or why it is not taken. Plain values in and out: nothing is looked up. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { ok, refuse, type Outcome } from '../../platform/outcome.ts'
import { trainingRoleCodes, trainingRoles, trainingSettingCodes, trainingSettings } from '../../reference/training.ts'
import { fields, plain, type Field } from './columns.ts'
import { readDay, type Column, type DayRefusal } from './read-day.ts'

/** How a file is to be read, as somebody said when they had seen its headings. */
export const Mapping = z.object({
  /** The line of the headings: what stands above it, and it, are no rows. */
  headingLine: z.number().int(),
  /** By field, the place of its column from 0. */
  columns: z.partialRecord(z.enum(fields), z.number().int()),
  epoch: z.enum(['1900', '1904', 'none']),
  /** For rows that do not say. */
  role: z.enum(trainingRoleCodes),
  setting: z.enum(trainingSettingCodes),
  course: z.uuid().nullable(),
  /** The area's courses at that moment, by their plain name. */
  courses: z.record(z.string(), z.object({ id: z.uuid(), from: z.string(), until: z.string().nullable() })),
})
export type Mapping = z.infer<typeof Mapping>

export type RowRead = {
  readonly name: string
  readonly email: string | undefined
  readonly staffNumber: string | undefined
  readonly role: string
  readonly setting: string
  readonly startedOn: Temporal.PlainDate
  readonly completion:
    { readonly courseId: string; readonly completedOn: Temporal.PlainDate; readonly certificate: string } | undefined
}

export type Days = { readonly started: Column; readonly completed: Column }

/** @returns the reason in words that whoever sent the file can act on */
export function readRow(
  cells: readonly string[],
  mapping: Mapping,
  days: Days,
  today: Temporal.PlainDate,
): Outcome<RowRead, string> {
  const cell = (field: Field): string => {
    const place = mapping.columns[field]
    return place === undefined ? '' : (cells[place] ?? '').trim()
  }
  const name = cell('name') || `${cell('forename')} ${cell('surname')}`.trim()
  if (name === '') return refuse('No name')
  if (name.length > 120) return refuse('The name is longer than 120 letters')
  const email = cell('email').toLowerCase()
  if (email !== '' && !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/u.test(email)) return refuse(`Not an email address: ${email}`)
  const staffNumber = cell('staffNumber')
  if (staffNumber.length > 40) return refuse('The staff number is longer than 40 letters')
  if (email === '' && staffNumber === '') return refuse('Neither an email address nor a staff number')

  const startedOn = cell('startedOn') === '' ? ok(today) : readDay(cell('startedOn'), days.started, today)
  if (!startedOn.ok) return refuse(dayWords('The day they started', cell('startedOn'), startedOn.reason))
  const completion = readCompletion(cell, mapping, days.completed, today)
  if (!completion.ok) return completion
  return ok({
    name,
    email: email || undefined,
    staffNumber: staffNumber || undefined,
    role: codeFor(trainingRoles, cell('role')) ?? mapping.role,
    setting: codeFor(trainingSettings, cell('setting')) ?? mapping.setting,
    startedOn: startedOn.value,
    completion: completion.value,
  })
}

/** A row without a day of completion tells of somebody who has not completed it, or of a list of staff alone. */
function readCompletion(
  cell: (field: Field) => string,
  mapping: Mapping,
  column: Column,
  today: Temporal.PlainDate,
): Outcome<RowRead['completion'], string> {
  const written = cell('completedOn')
  if (written === '') return ok(undefined)
  const named = cell('course')
  const known = named === '' ? undefined : mapping.courses[plain(named)]
  if (named !== '' && known === undefined) return refuse(`A course that is not kept here: ${named}`)
  const courseId = known?.id ?? mapping.course
  if (courseId === null) return refuse('No course')
  const completedOn = readDay(written, column, today)
  if (!completedOn.ok) return refuse(dayWords('The day they completed it', written, completedOn.reason))
  const course = known ?? Object.values(mapping.courses).find(({ id }) => id === courseId)
  if (course !== undefined && !isWithin(course, completedOn.value))
    return refuse(`The course could not be taken on that day: ${written}`)
  return ok({ courseId, completedOn: completedOn.value, certificate: cell('certificate').slice(0, 80) })
}

function isWithin({ from, until }: { from: string; until: string | null }, day: Temporal.PlainDate): boolean {
  // Days written this way stand in the order of the calendar.
  return from <= day.toString() && (until === null || day.toString() <= until)
}

function codeFor(list: readonly { readonly code: string; readonly label: { readonly en: string } }[], written: string) {
  const words = plain(written)
  return list.find(({ code, label }) => plain(code) === words || plain(label.en) === words)?.code
}

function dayWords(what: string, written: string, why: DayRefusal): string {
  return `${what}: ${whyWords[why]}: ${written}`
}

const whyWords: Readonly<Record<DayRefusal, string>> = {
  'not a day': 'not a real date',
  'a number': 'a number, not a date',
  'to come': 'in the future',
  'either day first or month first': 'this column has days first and months first, so it could be two dates',
}
