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
