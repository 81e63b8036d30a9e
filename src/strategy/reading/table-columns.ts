/** What the columns of a table hold, by the words at their head. */
import type { Table, TableRow } from '#platform/documents/source/blocks.ts'

export type ColumnRole = 'date' | 'purpose' | 'bodies' | 'objectives' | 'means' | 'recommendations' | 'theme' | 'number'

/** In this order: a cell "Meeting date" is a date, "Recommended action" a recommendation. */
const roles: readonly (readonly [ColumnRole, RegExp])[] = [
  ['number', /^(?:no\.?|nr\.?|ref\.?(?:erence)?|#|number|item)$/iu],
  ['recommendations', /\brecommend/iu],
  ['means', /\b(?:how|what) (?:we|will we)\b|\bwe (?:will|shall)\b|\bactions?\b|\bactivit|\bmeans\b/iu],
  ['objectives', /\baims?\b|\bpriorit|\bobjectives?\b|\boutcomes?\b|\bgoals?\b|\bambitions?\b/iu],
  ['theme', /\bthemes?\b|\bareas?\b|\bthreats?\b|\brisks?\b|\btopics?\b|\bstrands?\b/iu],
]

/** The role of each column, by the first row; undefined where its words are none of ours. A role belongs to the first column that claims it. */
export function columnRoles(head: readonly string[]): readonly (ColumnRole | undefined)[] {
  const taken = new Set<ColumnRole>()
  return head.map((cell) => {
    const role = roles.find(([name, words]) => !taken.has(name) && words.test(cell))?.[0]
    if (role !== undefined) taken.add(role)
    return role
  })
}

/** The owner or the day of an action: such a table is a delivery plan, not the strategy's means. */
export function hasOwnersOrDays(head: readonly string[]): boolean {
  return head.some((cell) =>
    /\b(?:lead|owner|responsib|by when|by whom|deadline|due|timescale|target date|completion)/iu.test(cell),
  )
}

export function width({ rows }: Table): number {
  return Math.max(...rows.map(({ cells }) => cells.length))
}

export function rowText({ cells }: TableRow): string {
  return cells
    .map((cell) => cell.replaceAll('\n', '; '))
    .filter((cell) => cell !== '')
    .join(' | ')
}
