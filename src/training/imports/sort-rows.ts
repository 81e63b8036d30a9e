/** The rows of a file sorted into those to take in and those to tell back, each with its number and its reason. Plain values: nothing is looked up. */
import type { Temporal } from 'temporal-polyfill'
import { newId } from '../../platform/database/ids.ts'
import type { SheetRow } from '../../platform/documents/sheet/sheet.ts'
import type { Rejection } from './import.ts'
import { isMonthFirst } from './read-day.ts'
import { readRow, type Days, type Mapping, type RowRead } from './read-row.ts'

/** A row as training.take_in_rows takes it. */
export type TakenRow = {
  readonly row: number
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly staff: string | null
  readonly role: string
  readonly setting: string
  readonly started: string
  readonly completion: string
  readonly course: string | null
  readonly on: string | null
  readonly certificate: string
}

export type Sorted = {
  /** Those beneath the headings. */
  readonly looked: number
  readonly taken: readonly TakenRow[]
  readonly rejected: readonly Rejection[]
}

/** A column in which months come first anywhere is in no order that could be relied upon. */
export function daysIn(batches: Iterable<readonly SheetRow[]>, { headingLine, columns, epoch }: Mapping): Days {
  const found = { started: false, completed: false }
  for (const rows of batches)
    for (const [line, cells] of rows) {
      if (line <= headingLine) continue
      found.started ||= isMonthFirst(cells[columns.startedOn ?? -1] ?? '')
      found.completed ||= isMonthFirst(cells[columns.completedOn ?? -1] ?? '')
    }
  const column = (hasMonthFirst: boolean) => ({ hasMonthFirst, epoch })
  return { started: column(found.started), completed: column(found.completed) }
}

/** By e-mail address or staff number: in which row of the file it stood first, and whose name with it. */
type Seen = Map<string, { readonly line: number; readonly name: string }>

/** @returns what sorts one batch after another, and remembers who stood in those before */
export function sorter(mapping: Mapping, days: Days, today: Temporal.PlainDate): (rows: readonly SheetRow[]) => Sorted {
  const seen: Seen = new Map()
  return (rows) => {
    const below = rows.filter(([line]) => line > mapping.headingLine)
    const taken: TakenRow[] = []
    const rejected: Rejection[] = []
    for (const [line, cells] of below) {
      const read = readRow(cells, mapping, days, today)
      const reason = read.ok ? someoneElse(read.value, line, seen) : read.reason
      if (reason !== undefined) rejected.push({ row: line, reason })
      else if (read.ok) taken.push(takenRow(line, read.value))
    }
    return { looked: below.length, taken, rejected }
  }
}

/** One address or number with two names in a file is two people, or a slip: which, only whoever sent it can say. */
function someoneElse({ name, email, staffNumber }: RowRead, line: number, seen: Seen): string | undefined {
  const keys = [
    ...(email === undefined ? [] : [`e ${email}`]),
    ...(staffNumber === undefined ? [] : [`s ${staffNumber}`]),
  ]
  const other = keys.map((key) => seen.get(key)).find((one) => one !== undefined && one.name !== name.toLowerCase())
  if (other !== undefined) return `The same email address or staff number stands in row ${other.line} with another name`
  for (const key of keys) if (!seen.has(key)) seen.set(key, { line, name: name.toLowerCase() })
  return undefined
}

function takenRow(row: number, read: RowRead): TakenRow {
  return {
    row,
    id: newId(),
    name: read.name,
    email: read.email ?? null,
    staff: read.staffNumber ?? null,
    role: read.role,
    setting: read.setting,
    started: read.startedOn.toString(),
    completion: newId(),
    course: read.completion?.courseId ?? null,
    on: read.completion?.completedOn.toString() ?? null,
    certificate: read.completion?.certificate ?? '',
  }
}
