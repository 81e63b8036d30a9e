/**
 * What measures come to. A share is a numerator and a denominator to the last: shares are never averaged, several are summed above and below
 * the line. Nothing known is not zero: a reading without a figure says "not known", and a share of nobody is not known either.
 */
import { Temporal } from 'temporal-polyfill'
import { fewestForPercent } from '#reference/disclosure.ts'

export const measureKinds = ['count', 'share', 'time', 'yes or no', 'words'] as const
export type MeasureKind = (typeof measureKinds)[number]
export type Direction = 'up' | 'down'

/** One reading's value, by the kind of its measure. Time is in days. */
export type Figure =
  | { readonly kind: 'count'; readonly value: number }
  | { readonly kind: 'share'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'time'; readonly days: number }
  | { readonly kind: 'yes or no'; readonly yes: boolean }
  | { readonly kind: 'words'; readonly words: string }

export type Reading = {
  readonly on: Temporal.PlainDate
  /** Undefined: it was asked for, and nobody knew. */
  readonly figure: Figure | undefined
}

export type Measured = {
  readonly kind: MeasureKind
  /** Which way is better. Of a yes or no, up: "yes" is what is wanted. */
  readonly direction: Direction
  readonly baseline: Figure | undefined
  /** In the measure's own unit; of a share in per cent, of a yes or no 1 or 0. Undefined: no target, or one in words. */
  readonly target: number | undefined
  /** In any order; corrected ones are left out. */
  readonly readings: readonly Reading[]
}

export type Standing = 'met' | 'not met' | 'not known'

/** Whether the latest reading meets the target. What is in words alone is for people to judge: not known. */
export function standingOf(measure: Measured): Standing {
  const figure = latestOf(measure.readings)?.figure
  if (figure === undefined || measure.target === undefined) return 'not known'
  const at = place(figure)
  if (at === undefined) return 'not known'
  // Compared by multiplication: no share is rounded into meeting its target.
  const [have, want] = [at.value, measure.target * at.unit]
  return (measure.direction === 'up' ? have >= want : have <= want) ? 'met' : 'not met'
}

export type Movement = 'better' | 'worse' | 'level' | 'not known'

/** The latest reading against the baseline. */
export function movementOf({ direction, baseline, readings }: Measured): Movement {
  const figure = latestOf(readings)?.figure
  if (figure === undefined || baseline === undefined) return 'not known'
  const [from, to] = [place(baseline), place(figure)]
  if (from === undefined || to === undefined) return 'not known'
  const difference = to.value * from.unit - from.value * to.unit
  if (difference === 0) return 'level'
  return difference > 0 === (direction === 'up') ? 'better' : 'worse'
}

/** The latest by its day; of one day the last that was written down. */
export function latestOf<One extends Reading>(readings: readonly One[]): One | undefined {
  return readings.reduce<One | undefined>(
    (latest, one) => (latest === undefined || Temporal.PlainDate.compare(one.on, latest.on) >= 0 ? one : latest),
    undefined,
  )
}

/**
 * Several readings as one: counts added, shares as numerators over denominators. Undefined where nothing is known, and of days, which cannot
 * be put together without knowing how many each stood for, and of words.
 */
export function summed(figures: readonly (Figure | undefined)[]): Figure | undefined {
  const known = figures.filter((figure) => figure !== undefined)
  const shares = known.filter((figure) => figure.kind === 'share')
  const counts = known.filter((figure) => figure.kind === 'count')
  if (known.length === 0) return undefined
  if (shares.length === known.length)
    return {
      kind: 'share',
      numerator: shares.reduce((sum, { numerator }) => sum + numerator, 0),
      denominator: shares.reduce((sum, { denominator }) => sum + denominator, 0),
    }
  if (counts.length === known.length) return { kind: 'count', value: counts.reduce((sum, { value }) => sum + value, 0) }
  return undefined
}

/** A figure as a number for a drawing or a comparison: value over unit, a share in per cent over its denominator. */
function place(figure: Figure): { readonly value: number; readonly unit: number } | undefined {
  switch (figure.kind) {
    case 'count':
      return { value: figure.value, unit: 1 }
    case 'share':
      return figure.denominator === 0 ? undefined : { value: figure.numerator * 100, unit: figure.denominator }
    case 'time':
      return { value: figure.days, unit: 1 }
    case 'yes or no':
      return { value: figure.yes ? 1 : 0, unit: 1 }
    case 'words':
      return undefined
  }
}

/** Where a figure stands on the axis of a drawing; undefined where it stands nowhere. */
export function heightOf(figure: Figure | undefined): number | undefined {
  const at = figure === undefined ? undefined : place(figure)
  return at === undefined ? undefined : at.value / at.unit
}

/** "12", "82 of 100 (82%)", "4 days", "Yes", or the words; "Not known" where there is none. */
export function figureWords(figure: Figure | undefined): string {
  if (figure === undefined) return 'Not known'
  switch (figure.kind) {
    case 'count':
      return String(figure.value)
    case 'share':
      return figure.denominator === 0
        ? 'Not known (0 of 0)'
        : `${figure.numerator} of ${figure.denominator}${percentOf(figure)}`
    case 'time':
      return figure.days === 1 ? '1 day' : `${figure.days} days`
    case 'yes or no':
      return figure.yes ? 'Yes' : 'No'
    case 'words':
      return figure.words
  }
}

/** None of fewer than ten: a per cent would say more than there is. Source: reliability PR-07. */
function percentOf({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }): string {
  return denominator < fewestForPercent ? '' : ` (${percent(numerator, denominator)}%)`
}

/** To one place, cut and not rounded: 99.96 never reads as 100. */
function percent(numerator: number, denominator: number): number {
  return Math.floor((numerator * 1000) / denominator) / 10
}

export function targetWords({ kind, direction, target }: Pick<Measured, 'kind' | 'direction' | 'target'>): string {
  if (target === undefined) return 'No target in figures'
  if (kind === 'yes or no') return target > 0 === (direction === 'up') ? 'Yes' : 'No'
  const bound = direction === 'up' ? 'or more' : 'or less'
  if (kind === 'share') return `${target}% ${bound}`
  if (kind === 'time') return `${target === 1 ? '1 day' : `${target} days`} ${bound}`
  return `${target} ${bound}`
}
