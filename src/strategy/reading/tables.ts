/** Tables within a section: an approval route, objectives with what is done for them, recommendations with their themes; any other is text. */
import type { Table, TableRow } from '#platform/documents/source/blocks.ts'
import { propose, type Collected, type OpenSection } from './collecting.ts'
import { readNamedItem, type Family } from './families.ts'
import { readRouteTable } from './route-table.ts'
import { columnRoles, hasOwnersOrDays, rowText, type ColumnRole } from './table-columns.ts'

type Announced = {
  /** What the sentence or the heading before it says the table holds. */
  readonly family: Family | undefined
  readonly under: string
}

type Cell = {
  readonly line: number
  readonly role: ColumnRole | undefined
  readonly head: string
  readonly text: string
}

export function readTable(table: Table, announced: Announced, section: OpenSection, into: Collected): void {
  if (readRouteTable(table, into)) return
  const [head, ...rows] = table.rows
  if (head === undefined) return
  const roles = columnRoles(head.cells)
  const holds = (role: ColumnRole) => roles.includes(role)
  if (
    rows.length > 0 &&
    (holds('objectives') || holds('recommendations') || (holds('means') && !hasOwnersOrDays(head.cells)))
  ) {
    into.tableHeads.push({ line: head.line, text: rowText(head) })
    for (const row of rows) readRow(cellsOf(row, head.cells, roles), announced, into)
    return
  }
  // A delivery plan is not part of the strategy's text: whoever reads the list of what is unread enters it in the plan.
  const isPlan = holds('means') && rows.length > 0
  for (const row of table.rows) {
    if (readNamedRow(row, announced, into) || readOnlyColumn(row, table, announced, into)) continue
    if (isPlan) into.unread.push({ line: row.line, text: rowText(row) })
    else section.text.push({ kind: 'row', line: row.line, text: rowText(row) })
  }
}

function cellsOf(row: TableRow, head: readonly string[], roles: readonly (ColumnRole | undefined)[]): readonly Cell[] {
  return row.cells.flatMap((cell, index) =>
    cell === '' ? [] : [{ line: row.line, role: roles[index], head: head[index] ?? '', text: cell }],
  )
}

/** Each line of a cell is a proposal of its column; what belongs to no column of ours is unread. */
function readRow(cells: readonly Cell[], { under }: Announced, into: Collected): void {
  const hasRecommendation = cells.some(({ role }) => role === 'recommendations')
  const themeCell = hasRecommendation ? cells.find(({ role }) => role === 'theme') : undefined
  const numberCell = cells.find(({ role }) => role === 'number')
  const main = cells.find(({ role }) => role === 'objectives' || role === 'recommendations')
  const used = new Set<Cell | undefined>([main === undefined ? undefined : numberCell, themeCell])
  for (const cell of cells) {
    const family = familyOfRole(cell.role)
    if (family === undefined) {
      if (!used.has(cell)) unread(cell, into)
      continue
    }
    for (const [index, line] of cell.text.split('\n').entries()) {
      const named = readNamedItem(line)
      const [, mark, words = line] = /^([-*•–]|\(?\w{1,2}[.)])\s+(.*)$/u.exec(line) ?? []
      const number = cell === main && index === 0 ? numberCell?.text : undefined
      const marker = [number, named?.marker ?? mark].filter((part) => part !== undefined).join(' ')
      const text = named?.text ?? words
      const themed =
        family === 'recommendations' && index === 0 && themeCell !== undefined
          ? `${themeCell.text.replaceAll('\n', ' ')}: ${text}`
          : text
      const proposal = {
        line: cell.line,
        marker: marker === '' ? undefined : marker,
        under: under === '' ? cell.head : under,
        text: themed,
      }
      if (!propose(into, family, proposal)) unread({ ...cell, text: [marker, themed].join(' ').trim() }, into)
    }
  }
}

function unread(cell: Cell, into: Collected): void {
  const text = cell.text.replaceAll('\n', '; ')
  into.unread.push({ line: cell.line, text: cell.head === '' ? text : `${cell.head}: ${text}` })
}

function familyOfRole(role: ColumnRole | undefined): Exclude<Family, 'route'> | undefined {
  return role === 'objectives' || role === 'means' || role === 'recommendations' ? role : undefined
}

/** "Objective 1 | Safeguard people at risk": a table without a head, each row of which says what it is. */
function readNamedRow(row: TableRow, { under }: Announced, into: Collected): boolean {
  const named = readNamedItem(
    row.cells
      .filter((cell) => cell !== '')
      .join(': ')
      .replaceAll('\n', ' '),
  )
  return (
    named !== undefined &&
    propose(into, named.family, { line: row.line, marker: named.marker, under, text: named.text })
  )
}

/** A table that is a list in a frame: one column, announced as one of our families. */
function readOnlyColumn(row: TableRow, table: Table, { family, under }: Announced, into: Collected): boolean {
  const cells = row.cells.filter((cell) => cell !== '')
  const [text] = cells
  const isList = table.rows.every(({ cells: all }) => all.filter((cell) => cell !== '').length <= 1)
  if (!isList || text === undefined || family === undefined || family === 'route') return false
  return propose(into, family, { line: row.line, marker: undefined, under, text: text.replaceAll('\n', ' ') })
}
