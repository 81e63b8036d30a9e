/**
 * A framework's headings as a file: rows that any spreadsheet writes. Strict: a row that is not understood is named with its number and its
 * fault, and then nothing is loaded. Format: kind,code,group,label,help, where kind is value, group or heading. For a value, help is "evidence"
 * where choosing it asks for evidence.
 */
import type { SheetRow } from '#platform/documents/sheet/sheet.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import type { Framework, FrameworkGroup, FrameworkValue } from '#reference/assessment-frameworks.ts'

export const fileColumns = ['kind', 'code', 'group', 'label', 'help'] as const
export const maxFrameworkBytes = 200_000
export const maxFrameworkRows = 1000
const maxHeadings = 150
const maxHelp = 400

/** A fault and its row, counted as a spreadsheet counts; 0 is the file as a whole. */
export type RowProblem = { readonly row: number; readonly problem: string }

type Content = Pick<Framework, 'values' | 'groups'>

/** All or nothing: the content, or every fault of every row. */
export function readFrameworkRows([header, ...rows]: readonly SheetRow[]): Outcome<Content, readonly RowProblem[]> {
  if (header?.[1].map((cell) => cell.toLowerCase()).join() !== fileColumns.join())
    return refuse([{ row: 1, problem: `The first row must be: ${fileColumns.join(',')}` }])

  const problems: RowProblem[] = []
  const values: FrameworkValue[] = []
  const groups = new Map<
    string,
    { code: string; label: string; headings: { code: string; label: string; help?: string }[] }
  >()
  const codes = new Set<string>()
  for (const [row, cells] of rows) {
    const wrong = (problem: string) => problems.push({ row, problem })
    if (cells.length > fileColumns.length) {
      wrong(`It has ${cells.length} cells where there are ${fileColumns.length} columns`)
      continue
    }
    const [kind = '', code = '', group = '', label = '', help = ''] = cells
    if (label === '') wrong('The label is empty')
    if (label.length > 300 || help.length > maxHelp)
      wrong(`The label is longer than 300 characters, or the help than ${maxHelp}`)
    if (/[<>]/u.test(label + help)) wrong('The label or the help has a character that is not text')
    if (codes.has(`${kind} ${code}`)) wrong(`The code ${code} is used twice`)
    codes.add(`${kind} ${code}`)
    switch (kind) {
      case 'value':
        if (!/^[a-z][a-z_]{0,39}$/.test(code)) wrong('The code of a value is small letters and _, and no digit')
        if (/\p{N}/u.test(label)) wrong('A value has no number: an assessment is words, and nothing is added up')
        if (group !== '') wrong('A value belongs to no group')
        if (help !== '' && help !== 'evidence') wrong('For a value, help is empty or “evidence”')
        values.push({ code, label, evidence: help === 'evidence' })
        break
      case 'group':
        if (!/^[A-Z][A-Z0-9]{0,9}$/.test(code)) wrong('The code of a group is capital letters and digits')
        if (group !== '') wrong('A group belongs to no other group')
        groups.set(code, { code, label, headings: [] })
        break
      case 'heading': {
        if (!/^[A-Z]{1,4}[0-9]{1,3}$/.test(code))
          wrong('The code of a heading is one to four capital letters, then digits')
        const into = groups.get(group)
        if (into === undefined) wrong(`There is no group ${group === '' ? 'named' : group} above it`)
        else into.headings.push({ code, label, ...(help === '' ? {} : { help }) })
        break
      }
      default:
        wrong('The kind must be value, group or heading')
    }
  }
  const all = [...groups.values()]
  problems.push(...asAWhole(values, all))
  return problems.length > 0 ? refuse(problems) : ok({ values, groups: all })
}

function asAWhole(values: readonly FrameworkValue[], groups: readonly FrameworkGroup[]): readonly RowProblem[] {
  const headings = groups.reduce((count, group) => count + group.headings.length, 0)
  const found = [
    values.length < 2 && 'There must be at least two values to choose from',
    values.length > 0 && !values.some(({ evidence }) => evidence) && 'At least one value must ask for evidence',
    headings === 0 && 'There is no heading',
    headings > maxHeadings && `There are more than ${maxHeadings} headings`,
    ...groups.map(({ code, headings: own }) => own.length === 0 && `The group ${code} has no heading`),
  ]
  return found.flatMap((problem) => (problem === false ? [] : [{ row: 0, problem }]))
}

/** The same content as such a file: an example to begin from, and what was loaded, to be looked at. */
export function frameworkFile({ values, groups }: Content): string {
  const line = (...cells: string[]) => cells.map(quoted).join(',')
  return [
    fileColumns.join(','),
    ...values.map((value) => line('value', value.code, '', value.label, value.evidence ? 'evidence' : '')),
    ...groups.flatMap((group) => [
      line('group', group.code, '', group.label, ''),
      ...group.headings.map((heading) => line('heading', heading.code, group.code, heading.label, heading.help ?? '')),
    ]),
    '',
  ].join('\r\n')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
