/** What stands before the first section: title, years, the route of approval, a table of contents. What else stands there has no place. */
import { blockText, type SourceBlock } from '#platform/documents/source/blocks.ts'
import type { Collected } from './collecting.ts'
import { familyOf, isContentsHeading } from './families.ts'
import { findYears, withoutYears } from './period.ts'
import { readStage } from './stage.ts'
import { readRouteTable } from './route-table.ts'
import { rowText } from './table-columns.ts'

export function readFront(blocks: readonly SourceBlock[], title: SourceBlock | undefined, into: Collected): void {
  if (title !== undefined && title.kind !== 'table') {
    into.title = { line: title.line, text: withoutYears(title.text) }
    keepYears(title, into)
  }
  let isRoute = false
  let isContents = false
  for (const block of blocks) {
    if (block === title) continue
    if (block.kind === 'table') {
      if (!readRouteTable(block, into))
        into.unread.push(...block.rows.map((row) => ({ line: row.line, text: rowText(row) })))
      continue
    }
    const found = { line: block.line, text: blockText(block) }
    if (block.kind === 'heading') isRoute = familyOf(block.text) === 'route'
    if (block.kind === 'heading' || block.kind === 'paragraph') isContents = isContentsHeading(block.text)
    const stage = block.kind !== 'heading' && (isRoute || saysWhoApproved(block.text)) ? readStage(found) : undefined
    if (stage !== undefined) into.route.push(stage)
    else if (block.kind === 'contents' || isContents) into.contents.push(found)
    else if (isRoute && block.kind === 'heading') into.tableHeads.push(found)
    else if (!keepYears(block, into)) into.unread.push(found)
  }
}

/** "Approved by: Cabinet, 12 March 2019" on a cover. */
function saysWhoApproved(text: string): boolean {
  return /^(?:approved|agreed|signed off|endorsed|considered|noted|ratified|adopted) (?:by|at)\b/iu.test(text)
}

/** The first years found are the strategy's. A line of a cover is short: years in a sentence are history. */
function keepYears(block: Exclude<SourceBlock, { kind: 'table' }>, into: Collected): boolean {
  const years = into.period === undefined && block.text.length <= 120 ? findYears(block.text) : undefined
  if (years === undefined) return false
  into.period = { line: block.line, text: blockText(block), ...years }
  return true
}
