/** A table of an approval route, as on the cover of a strategy: when, for what, before which bodies. */
import type { Table, TableRow } from '#platform/documents/source/blocks.ts'
import { namesBody, readBodies } from './bodies-as-written.ts'
import type { Collected } from './collecting.ts'
import { readDate } from './date-as-written.ts'
import { readPurpose } from './purpose-as-written.ts'
import { rowText, width } from './table-columns.ts'

type Columns = { readonly date: number | undefined; readonly purpose: number | undefined; readonly bodies: number }

/** Takes the table's rows as stages; false, and nothing taken, when it is no such table. */
export function readRouteTable(table: Table, into: Collected): boolean {
  const columns = columnsOf(table)
  if (columns === undefined) return false
  const [head, ...rest] = table.rows
  const hasHead = head !== undefined && !isStage(head, columns)
  if (hasHead) into.tableHeads.push({ line: head.line, text: rowText(head) })
  for (const row of hasHead ? rest : table.rows) readRow(row, columns, head?.cells ?? [], into)
  return true
}

function readRow(row: TableRow, columns: Columns, head: readonly string[], into: Collected): void {
  const bodies = cellOf(row, columns.bodies)
  if (bodies === '') {
    into.unread.push({ line: row.line, text: rowText(row) })
    return
  }
  const date = cellOf(row, columns.date)
  const purpose = cellOf(row, columns.purpose)
  into.route.push({
    line: row.line,
    text: rowText(row),
    date: date === '' ? undefined : readDate(date),
    purpose: purpose === '' ? undefined : { asWritten: purpose, code: readPurpose(purpose) },
    bodies: readBodies(bodies),
  })
  const taken: readonly (number | undefined)[] = [columns.date, columns.purpose, columns.bodies]
  for (const [index, cell] of row.cells.entries()) {
    if (cell !== '' && !taken.includes(index))
      into.unread.push({ line: row.line, text: head[index] === undefined ? cell : `${head[index]}: ${cell}` })
  }
}

/** By what stands in the columns, since their heads are worded in many ways. A route has bodies, and days or purposes beside them. */
function columnsOf(table: Table): Columns | undefined {
  const numbers = Array.from({ length: width(table) }, (_, index) => index)
  const rows = table.rows.length > 1 ? table.rows.slice(1) : table.rows
  const most = (holds: (cell: string) => boolean, except: readonly (number | undefined)[] = []): number | undefined =>
    numbers.find((number) => {
      const filled = rows.map((row) => cellOf(row, number)).filter((cell) => cell !== '')
      return !except.includes(number) && filled.length > 0 && filled.filter(holds).length * 10 >= filled.length * 6
    })
  const date = most((cell) => readDate(cell).is !== undefined)
  const purpose = most((cell) => readPurpose(cell) !== undefined && cell.length <= 60 && !namesBody(cell), [date])
  const bodies = most((cell) => namesBody(cell) && cell.length <= 300, [date, purpose])
  // A table of bodies and days alone may be of meetings; with purposes it is a route, with "approved" at its head too.
  const saysWhy =
    purpose !== undefined || /approv|sign[-\s]?off|\bagreed\b/iu.test(table.rows[0]?.cells.join(' ') ?? '')
  return bodies === undefined || !saysWhy ? undefined : { date, purpose, bodies }
}

function isStage(row: TableRow, { date, purpose }: Columns): boolean {
  return readDate(cellOf(row, date)).is !== undefined || readPurpose(cellOf(row, purpose)) !== undefined
}

function cellOf({ cells }: TableRow, column: number | undefined): string {
  return column === undefined ? '' : (cells[column] ?? '')
}
