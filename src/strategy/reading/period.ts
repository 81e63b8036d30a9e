/** The years a strategy is for, as its cover writes them. */

export type YearsFound = { readonly asWritten: string; readonly from: number; readonly to: number }

const years =
  /(?:\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+)?\b((?:19|20)\d{2})(?:\/\d{2}(?=\s))?\s*(?:[-–—/]|\bto\b|\buntil\b)\s*(?:\p{L}{3,9}\s+)?((?:19|20)\d{2}|\d{2})(?:\/(\d{2}))?(?![-/\d])/iu
/** No council plans further: what is further apart is two years that stand side by side. */
const longest = 15

/** "2017/2019", "2019-22", "April 2019 to March 2022". Undefined when there is none. */
export function findYears(text: string): YearsFound | undefined {
  const [asWritten, first = '', second = '', end] = years.exec(text) ?? []
  if (asWritten === undefined) return undefined
  const from = Number(first)
  // A year of two ends in the second: "2023/24" is until 2024.
  const last = end ?? second
  const to = last.length === 2 ? Number(first.slice(0, 2) + last) : Number(last)
  return to >= from && to - from <= longest ? { asWritten, from, to } : undefined
}

/** A title without its years: "Prevent Strategy 2019–2022" is "Prevent Strategy". */
export function withoutYears(title: string): string {
  const found = findYears(title)
  if (found === undefined) return title
  const rest = title
    .replace(found.asWritten, ' ')
    .replace(/\(\s*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:,;–—-]+|[\s:,;–—-]+$/gu, '')
  return rest === '' ? title : rest
}
