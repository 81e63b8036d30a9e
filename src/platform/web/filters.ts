/** What templates may do to a value: show a day or a time as GOV.UK style writes it. Dates come as Temporal, Date, or ISO text. */
import type { Environment } from 'nunjucks'
import nunjucks from 'nunjucks'
import { Temporal } from 'temporal-polyfill'

export type Language = 'en' | 'cy'

export function addFilters(environment: Environment): void {
  // Nunjucks' own takes quadratic time on runs of spaces: 100 kB of them would hold everybody up for seconds.
  environment.addFilter('trim', trim)
  environment.addFilter('date', (value: unknown, language?: Language) => formatDay(value, 'long', language))
  environment.addFilter('shortDate', (value: unknown, language?: Language) => formatDay(value, 'short', language))
  environment.addFilter('time', formatTime)
  environment.addFilter('dateTime', formatDayAndTime)
  environment.addFilter('mojDate', formatForMoj)
}

function trim(value: unknown): unknown {
  // Text that is already markup stays markup.
  if (value instanceof nunjucks.runtime.SafeString) return new nunjucks.runtime.SafeString(value.toString().trim())
  return typeof value === 'string' ? value.trim() : (value ?? '')
}

/** 24 November 2026, or 24 Nov 2026. Nothing for nothing. @throws for what is no date */
export function formatDay(value: unknown, length: 'long' | 'short' = 'long', language: Language = 'en'): string {
  if (value === undefined || value === null || value === '') return ''
  const day = asDay(value)
  const name = months[language][day.month - 1] ?? ''
  return `${day.day} ${length === 'short' ? (shortMonths[language][day.month - 1] ?? '') : name} ${day.year}`
}

/** 3:45pm, 3pm, midday, midnight, in London. Nothing for nothing. @throws for what is no moment */
export function formatTime(value: unknown, language: Language = 'en'): string {
  if (value === undefined || value === null || value === '') return ''
  const { hour, minute } = asMoment(value)
  if (minute === 0 && hour === 0) return language === 'cy' ? 'hanner nos' : 'midnight'
  if (minute === 0 && hour === 12) return language === 'cy' ? 'hanner dydd' : 'midday'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** 24 November 2026 at 3:45pm, in London. */
export function formatDayAndTime(value: unknown, language: Language = 'en'): string {
  if (value === undefined || value === null || value === '') return ''
  return `${formatDay(value, 'long', language)} ${language === 'cy' ? 'am' : 'at'} ${formatTime(value, language)}`
}

/** What the MoJ macros call (timeline, messages), without the date library theirs asks for. */
function formatForMoj(value: unknown, type?: string): unknown {
  if (type === 'datetime') return formatDayAndTime(value)
  if (type === 'shortdatetime') return `${formatDay(value, 'short')} at ${formatTime(value)}`
  if (type === 'date') return formatDay(value)
  if (type === 'shortdate') return formatDay(value, 'short')
  if (type === 'time') return formatTime(value)
  return value
}

const london = 'Europe/London'

function asDay(value: unknown): Temporal.PlainDate {
  if (value instanceof Temporal.PlainDate) return value
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return Temporal.PlainDate.from(value)
  return asMoment(value).toPlainDate()
}

function asMoment(value: unknown): Temporal.ZonedDateTime {
  if (value instanceof Temporal.ZonedDateTime) return value.withTimeZone(london)
  if (value instanceof Temporal.Instant) return value.toZonedDateTimeISO(london)
  if (value instanceof Date) return Temporal.Instant.from(value.toISOString()).toZonedDateTimeISO(london)
  if (typeof value === 'string') return Temporal.Instant.from(value).toZonedDateTimeISO(london)
  throw new TypeError('not a date')
}

const months = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  cy: [
    'Ionawr',
    'Chwefror',
    'Mawrth',
    'Ebrill',
    'Mai',
    'Mehefin',
    'Gorffennaf',
    'Awst',
    'Medi',
    'Hydref',
    'Tachwedd',
    'Rhagfyr',
  ],
} as const

const shortMonths = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  cy: ['Ion', 'Chwef', 'Maw', 'Ebr', 'Mai', 'Meh', 'Gorff', 'Awst', 'Medi', 'Hyd', 'Tach', 'Rhag'],
} as const
