/**
 * Which shares may be told. Few on either side of the line could be somebody: a colleague who knows of the one late review learns from
 * "14 of 15" that nothing else was late. So neither side is ever one to four; what is too small is counted with the period after it.
 * Source: process.md 7.4, 11 (fewer than five, with secondary suppression); reliability PR-07 and PR-08.
 */
export type Share = { readonly numerator: number; readonly denominator: number }

/** The fewest that are told of. The same number stands in the database (statistics.figure, figure_is_safe). */
export const fewest = 5

/** The fewest of which a percentage is told: reliability PR-07. */
export const fewestForPercent = 10

export function isSafe({ numerator, denominator }: Share): boolean {
  return denominator >= fewest && noneOrEnough(numerator) && noneOrEnough(denominator - numerator)
}

function noneOrEnough(count: number): boolean {
  return count === 0 || count >= fewest
}

/** "12 of 12 (100%)", "7 of 7". The per cent is cut, not rounded: 99.9 never reads as 100. */
export function shareWords({ numerator, denominator }: Share): string {
  const words = `${numerator} of ${denominator}`
  return denominator < fewestForPercent ? words : `${words} (${Math.floor((numerator * 100) / denominator)}%)`
}

/** The fewest that the public is told of, and the step to which every number is rounded, each by itself: reliability PR-07. */
export const fewestForPublic = 10
const publicStep = 5

/**
 * A share as the public may have it. Neither those above the line nor those below are few; undefined where they are. None at all above it
 * is few: it says of everybody that they were late.
 */
export function publicShare({ numerator, denominator }: Share): Share | undefined {
  const below = denominator - numerator
  if (numerator < fewestForPublic || (below !== 0 && below < fewestForPublic)) return undefined
  return { numerator: toNearest(numerator), denominator: toNearest(denominator) }
}

/** Without a percentage: one of exact numbers would undo the rounding. */
export function publicWords(share: Share | undefined): string {
  return share === undefined ? 'Not published: too few' : `About ${share.numerator} of ${share.denominator}`
}

function toNearest(count: number): number {
  return Math.round(count / publicStep) * publicStep
}
