/** Dates as papers write them: a day, a month, or words that are neither. The words are kept; what was understood stands beside them. */
import { Temporal } from 'temporal-polyfill'

export type WrittenDate = {
  /** "20/9/17", "Nov 17", "Spring 2018". */
  readonly asWritten: string
  /** Undefined when it is neither a day nor a month. */
  readonly is: { readonly day: Temporal.PlainDate } | { readonly month: Temporal.PlainYearMonth } | undefined
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const year = '(?:(?:19|20)\\d{2}|\\d{2})'

const isoDay = /\b(\d{4})-(\d{2})-(\d{2})\b/u
const numericDay = new RegExp(`\\b(\\d{1,2})[/.-](\\d{1,2})[/.-](${year})\\b`, 'u')
const namedDay = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${monthName})\\.?,?\\s+'?(${year})\\b`, 'iu')
const namedMonth = new RegExp(`\\b(${monthName})\\.?[\\s/-]+[’']?(${year})\\b`, 'iu')
const numericMonth = /\b(\d{1,2})\/((?:19|20)\d{2})\b/u

/** The first date in some words, of which all are kept. A day comes before its month, as Britain writes it. */
export function readDate(text: string): WrittenDate {
  const asWritten = text.trim()
  const day = firstDay(text)
  if (day !== undefined) return { asWritten, is: { day } }
  const month = firstMonth(text)
  return { asWritten, is: month === undefined ? undefined : { month } }
}

function firstDay(text: string): Temporal.PlainDate | undefined {
  const iso = isoDay.exec(text)
  if (iso !== null) return dayFrom(iso[1], iso[2], iso[3])
  const numeric = numericDay.exec(text)
  if (numeric !== null) return dayFrom(numeric[3], numeric[2], numeric[1])
  const named = namedDay.exec(text)
  return named === null ? undefined : dayFrom(named[3], String(monthNumber(named[2])), named[1])
}

function firstMonth(text: string): Temporal.PlainYearMonth | undefined {
  const named = namedMonth.exec(text)
  if (named !== null) return monthFrom(named[2], monthNumber(named[1]))
  const numeric = numericMonth.exec(text)
  return numeric === null ? undefined : monthFrom(numeric[2], Number(numeric[1]))
}

function monthNumber(name = ''): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

/** "17" is 2017: no strategy of this kind is older than the century. */
function fullYear(written = ''): number {
  return written.length === 2 ? 2000 + Number(written) : Number(written)
}

function dayFrom(year?: string, month?: string, day?: string): Temporal.PlainDate | undefined {
  try {
    const parts = { year: fullYear(year), month: Number(month), day: Number(day) }
    return Temporal.PlainDate.from(parts, { overflow: 'reject' })
  } catch {
    // The 31st of June is no day: the words stay, and a person sees them.
    return undefined
  }
}

function monthFrom(year: string | undefined, month: number): Temporal.PlainYearMonth | undefined {
  return month >= 1 && month <= 12 ? Temporal.PlainYearMonth.from({ year: fullYear(year), month }) : undefined
}
