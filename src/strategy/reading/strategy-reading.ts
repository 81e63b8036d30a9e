/**
 * What was read in a strategy, as proposals: a person confirms, changes or drops each. Every proposal says where it stood. What found no place
 * is in `unread`, so that each word of the document is either in the draft or in that list.
 */
import type { DocumentPurpose } from '#reference/document-purposes.ts'
import type { WrittenBody } from './bodies-as-written.ts'
import type { WrittenDate } from './date-as-written.ts'

export type StrategyReading = {
  /** Without the period that may stand in the same line; undefined when no line looks like one. */
  readonly title: Found | undefined
  readonly period: WrittenPeriod | undefined
  readonly objectives: readonly Proposal[]
  readonly means: readonly Proposal[]
  readonly recommendations: readonly Recommendation[]
  readonly route: readonly Stage[]
  readonly dutyParagraphs: readonly Proposal[]
  readonly sections: readonly Section[]
  readonly appendices: readonly Appendix[]
  /** What announced a list that was taken: "We will achieve this by:". It is text of its section. */
  readonly leadIns: readonly Found[]
  /** The first rows of tables that were taken: "Status | Board". */
  readonly tableHeads: readonly Found[]
  /** The table of contents, which says again what the headings say. */
  readonly contents: readonly Found[]
  readonly unread: readonly Found[]
}

/** The line of the text, or the paragraph of the Word document, counted from 1. */
export type Found = { readonly line: number; readonly text: string }

export type Proposal = Found & {
  /** As written: "1.", "Priority 2"; undefined when it had none. */
  readonly marker: string | undefined
  /** The heading or sentence it stood under; empty when it stood under none. */
  readonly under: string
}

export type Recommendation = Proposal & { readonly theme: string | undefined }

/** Whole years. 2017/2019 is from 2017 to 2019. */
export type WrittenPeriod = Found & { readonly asWritten: string; readonly from: number; readonly to: number }

export type Stage = Found & {
  readonly date: WrittenDate | undefined
  readonly purpose: { readonly asWritten: string; readonly code: DocumentPurpose | undefined } | undefined
  readonly bodies: readonly WrittenBody[]
}

export const sectionKinds = [
  'context',
  'purpose',
  'law',
  'governance',
  'local context',
  'conclusion',
  'appendices',
  'other',
] as const
export type SectionKind = (typeof sectionKinds)[number]

export type Section = {
  readonly line: number
  readonly number: string | undefined
  readonly heading: string
  readonly kind: SectionKind
  /** What stands in it, less what was taken as a proposal. */
  readonly text: readonly SectionText[]
}
export type SectionText = Found & { readonly kind: 'heading' | 'paragraph' | 'item' | 'row' }

export type Appendix = { readonly line: number; readonly number: string | undefined; readonly title: string }
