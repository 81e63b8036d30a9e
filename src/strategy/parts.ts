/**
 * What a strategy is made of. Its parts stand in the order of the document, each with the number and the heading that the document gives it,
 * so that it can be shown as it was written; their kinds say which of them a delivery plan answers for.
 */
import type { Temporal } from 'temporal-polyfill'

export const partKinds = [
  'section',
  'text',
  'objective',
  'means',
  'recommendation',
  'duty paragraph',
  'appendix',
] as const
export type PartKind = (typeof partKinds)[number]

export const partKindNames: Readonly<Record<PartKind, string>> = {
  section: 'Section',
  text: 'Text between other parts',
  objective: 'Objective',
  means: 'Means',
  recommendation: 'Recommendation',
  'duty paragraph': 'Paragraph of the duty',
  appendix: 'Appendix',
}

export function isPartKind(text: string): text is PartKind {
  return (partKinds as readonly string[]).includes(text)
}

/** What a part says. A recommendation has its theme as its heading; text between lists has neither number nor heading. */
export type PartWords = {
  readonly kind: PartKind
  /** As the document writes it: "5.0", "1". */
  readonly number: string
  readonly heading: string
  /** Paragraphs with an empty line between them; a line that begins with "- " is a point of a list. */
  readonly text: string
}

/** A part of a version. `key` is the same from version to version. */
export type Part = PartWords & {
  readonly key: string
  readonly position: number
  readonly version: number
  readonly changedBy: string
  readonly changedAt: Temporal.Instant
}

/** A strategy as it comes in, read from its document or written here: version 1, a draft. */
export type StrategyDraft = {
  readonly areaId: string
  readonly title: string
  /** The years it is for, as the document writes them: "2017/2019". */
  readonly period: string
  readonly fromYear: number
  readonly toYear: number
  /** In the order of the document. */
  readonly parts: readonly PartWords[]
}

/** "Objective 2", "Section 5.0 Local context", "Recommendation 6 Hate crime": what a part is called where its words would be too long. */
export function partName({ kind, number, heading }: Pick<PartWords, 'kind' | 'number' | 'heading'>): string {
  return [partKindNames[kind], number.replace(/\.$/, ''), heading].filter((word) => word !== '').join(' ')
}
