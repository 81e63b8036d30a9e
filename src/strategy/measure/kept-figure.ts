/** A figure in the columns that hold it, and out of them again. */
import type { Figure, MeasureKind } from '../measures.ts'

export type Kept = { readonly value: string | null; readonly of: string | null; readonly words: string }

/** What the columns hold, as the kind of the measure reads it. Without a value nobody knew. */
export function figureOf(kind: MeasureKind, { value, of, words }: Kept): Figure | undefined {
  if (kind === 'words') return words === '' ? undefined : { kind, words }
  if (value === null) return undefined
  switch (kind) {
    case 'count':
      return { kind, value: Number(value) }
    case 'share':
      return { kind, numerator: Number(value), denominator: Number(of ?? 0) }
    case 'time':
      return { kind, days: Number(value) }
    case 'yes or no':
      return { kind, yes: Number(value) === 1 }
  }
}

/** The columns that hold a figure. */
export function keptFigure(figure: Figure | undefined): {
  readonly value: number | null
  readonly of: number | null
  readonly words: string
} {
  switch (figure?.kind) {
    case undefined:
      return { value: null, of: null, words: '' }
    case 'count':
      return { value: figure.value, of: null, words: '' }
    case 'share':
      return { value: figure.numerator, of: figure.denominator, words: '' }
    case 'time':
      return { value: figure.days, of: null, words: '' }
    case 'yes or no':
      return { value: figure.yes ? 1 : 0, of: null, words: '' }
    case 'words':
      return { value: null, of: null, words: figure.words }
  }
}
