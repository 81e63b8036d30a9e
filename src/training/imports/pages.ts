/** What the pages of imports show. */
import { faultWords, stateWords, type Import, type ImportState, type Rejection } from './import.ts'

export function importsPage(imports: readonly Import[]) {
  return {
    heading: 'Imported files',
    imports: imports.map((one) => ({
      href: one.state === 'read' ? `/training/imports/${one.id}/columns` : `/training/imports/${one.id}`,
      source: one.source,
      agency: one.agency,
      at: one.addedAt,
      by: one.addedBy,
      rows: one.rowCount,
      tag: stateWords[one.state],
    })),
  }
}

export function importPage(one: Import, rejections: readonly Rejection[]) {
  const address = `/training/imports/${one.id}`
  const isDone = one.state === 'done'
  const facts: readonly (readonly [string, string])[] = [
    ['Agency', one.agency],
    ['From', one.source],
    ...(one.state === 'reading' || one.state === 'refused'
      ? []
      : ([
          ['Rows in the file, headings and all', String(one.rowCount)],
          ['Rows looked at', String(one.rowsLookedAt)],
        ] as const)),
    ...(isDone
      ? ([
          ['People added', String(one.peopleAdded)],
          ['Completed courses added', String(one.completionsAdded)],
          ['Rows that added something', String(one.rowsAdded)],
          ['Rows that changed nothing', String(one.rowsUnchanged)],
          ['Rows not taken', String(one.rowsRejected)],
        ] as const)
      : []),
    ...one.head.hiddenSheets.map((sheet) => ['Hidden sheet, not read', sheet] as const),
    ...one.head.otherSheets.map((sheet) => ['Sheet after the first, not read', sheet] as const),
  ]
  return {
    heading: `File from ${one.source}`,
    tag: stateWords[one.state],
    waiting: waitingWords[one.state],
    fault: one.fault && faultWords(one.fault),
    another: one.state === 'refused' ? '/training/import' : undefined,
    columns: one.state === 'read' ? `${address}/columns` : undefined,
    again: address,
    facts: facts.map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
    rejections,
    more: one.rowsRejected > rejections.length ? one.rowsRejected - rejections.length : undefined,
    download: rejections.length === 0 ? undefined : `${address}/rejected.csv`,
  }
}

const waitingWords: Partial<Readonly<Record<ImportState, string>>> = {
  reading: 'The file is being read. Then you say which of its columns is which.',
  queued: 'A long file takes some seconds.',
}
