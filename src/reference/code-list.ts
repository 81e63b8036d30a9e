/**
 * How a code list is kept: dated, sourced, and never shortened. A retired code stays readable, so that a case
 * keeps the word chosen at the time; a later list maps to it by an explicit table, never by overwriting.
 */
import { Temporal } from 'temporal-polyfill'
import type { Words } from './words.ts'

/** verified: read in the source named. unverified: widely known, source not read. local: our own choice. */
export type Status = 'verified' | 'unverified' | 'local'

export type Code = {
  readonly code: string
  readonly label: Words
  readonly definition?: string
  /** First day the code may be chosen. */
  readonly validFrom: string
  /** Last day it may be chosen; null while it still may be. */
  readonly validTo: string | null
  /** Where it was read: Act and section, guidance, or a code of the source register. */
  readonly source: string
  readonly status: Status
}

export type CodeList = readonly Code[]

/** The union of a list's codes. */
export type CodeOf<List extends CodeList> = List[number]['code']

type Dated = { readonly validFrom: string; readonly validTo: string | null }
type Common = Dated & { readonly source: string; readonly status: Status }
type Row = { readonly code: string; readonly label: Words } & Partial<Code>

/** A list whose rows share their dates, source and status, save where a row says otherwise. */
export function codeList<const Rows extends readonly Row[]>(
  common: Common,
  rows: Rows,
): readonly (Code & { readonly code: Rows[number]['code'] })[] {
  return rows.map((row) => ({ ...common, ...row }))
}

/** The codes that may be chosen on a day, in the list's own order. */
export function codesOn<List extends CodeList>(list: List, day: Temporal.PlainDate): readonly List[number][] {
  return list.filter((item) => isOn(item, day))
}

/** The label of a code, retired or not. An unknown code is a bug, never a blank on a page. */
export function labelOf(list: CodeList, code: string, language: 'en' | 'cy' = 'en'): string {
  const item = list.find((candidate) => candidate.code === code)
  if (!item) throw new Error(`No such code in this list: ${code}`)
  return language === 'cy' && item.label.cy !== undefined ? item.label.cy : item.label.en
}

/** The codes alone, for a schema: `z.enum(codesOf(sectors))`. */
export function codesOf<List extends CodeList>(list: List): [CodeOf<List>, ...CodeOf<List>[]] {
  const [first, ...rest] = list.map((item) => item.code)
  if (first === undefined) throw new Error('A code list is never empty')
  return [first, ...rest]
}

export function hasCode<List extends CodeList>(list: List, code: string): code is CodeOf<List> {
  return list.some((item) => item.code === code)
}

export function isOn(item: Dated, day: Temporal.PlainDate): boolean {
  return (
    Temporal.PlainDate.compare(Temporal.PlainDate.from(item.validFrom), day) <= 0 &&
    (item.validTo === null || Temporal.PlainDate.compare(day, Temporal.PlainDate.from(item.validTo)) <= 0)
  )
}
