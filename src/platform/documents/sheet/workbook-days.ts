/**
 * Days in workbooks are numbers in a cell whose format shows a day.
 * Source: ECMA-376, part 1, 18.8.30 (number formats), 18.17.4 (dates).
 */

/** Of the formats that every program has: those with a day or a month in them, the eastern ones too. Times of day are none. */
export function isUsualDayFormat(id: number): boolean {
  return (
    (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || [36, 57, 58].includes(id) || (id >= 50 && id <= 54)
  )
}

/** @param code as a person writes it, such as "dd/mm/yyyy;@" or "[$-809]d mmmm yyyy" */
export function isDayFormat(code: string): boolean {
  const signs = code
    // What is shown as it stands, and colours, conditions and languages.
    .replace(/\\.|"[^"]*"|\[[^\]]*\]|_.|\*./gu, '')
    .toLowerCase()
  // A lone m is minutes as often as a month; a month by name or a day or a year is no time of day.
  return /[dy]|mmm/u.test(signs) && !/general/u.test(signs)
}

/** As 2026-01-31; undefined where it is no day from 1900 to 9999. */
export function dayOfSerial(serial: number, epoch: '1900' | '1904'): string | undefined {
  if (serial < 1 || serial >= 2_958_466) return undefined
  // The calendar of 1900 has a 29 February that there never was: what comes before it counts from a day later.
  const begins = epoch === '1904' ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  return new Date(begins + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
}
