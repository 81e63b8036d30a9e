/** Figures of a bench against their limits, as a table; a limit that is missed makes the process end with 1. */
export type Figure = {
  readonly what: string
  readonly value: string
  /** Left out: told, and not judged. */
  readonly limit?: string
  readonly met?: boolean
}

export function say(words: string): void {
  process.stdout.write(`${words}\n`)
}

export function printFigures(figures: readonly Figure[]): void {
  const widths = [longest(figures.map(({ what }) => what)), longest(figures.map(({ value }) => value))] as const
  for (const { what, value, limit, met } of figures)
    say(
      `${what.padEnd(widths[0])}  ${value.padEnd(widths[1])}  ${limit === undefined ? '' : `${limit}${met === true ? '' : '  MISSED'}`}`.trimEnd(),
    )
  if (figures.some(({ met }) => met === false)) process.exitCode = 1
}

/** The value that so many in 100 do not exceed. */
export function percentile(values: readonly number[], inHundred: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * inHundred) / 100) - 1)] ?? Number.NaN
}

export function middle(values: readonly number[]): number {
  return percentile(values, 50)
}

export function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function longest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length))
}
