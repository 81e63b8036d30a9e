/** Days and times as GOV.UK style writes them, by the clocks of England and Wales. Dates come as Temporal, Date, or ISO text. */
import { Temporal } from 'temporal-polyfill'
import type { Language } from './language.ts'

/** 24 November 2026, or 24 Nov 2026. Nothing for nothing. @throws for what is no date */
export function formatDay(value: unknown, length: 'long' | 'short' = 'long', language: Language = 'en'): string {
  if (value === undefined || value === null || value === '') return ''
  const day = asDay(value)
  const name = monthNames[language][day.month - 1] ?? ''
  return `${day.day} ${length === 'short' ? (shortMonths[language][day.month - 1] ?? '') : name} ${day.year}`
}

/** Thursday 10 December 2026. @throws for what is no date */
export function formatDayOfWeek(value: unknown, language: Language = 'en'): string {
  const day = asDay(value)
  return `${weekdays[language][day.dayOfWeek - 1] ?? ''} ${formatDay(day, 'long', language)}`
}

/** 3:45pm, 3pm, midday, midnight: of a moment in London, or of a time of day (09:30). Nothing for nothing. @throws for what is neither */
export function formatTime(value: unknown, language: Language = 'en'): string {
  if (value === undefined || value === null || value === '') return ''
  const { hour, minute } = asTime(value)
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

const london = 'Europe/London'

function asDay(value: unknown): Temporal.PlainDate {
  if (value instanceof Temporal.PlainDate) return value
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return Temporal.PlainDate.from(value)
  return asMoment(value).toPlainDate()
}

function asTime(value: unknown): { readonly hour: number; readonly minute: number } {
  if (value instanceof Temporal.PlainTime) return value
  if (typeof value === 'string' && /^\d{2}:\d{2}(:\d{2})?$/.test(value)) return Temporal.PlainTime.from(value)
  return asMoment(value)
}

function asMoment(value: unknown): Temporal.ZonedDateTime {
  if (value instanceof Temporal.ZonedDateTime) return value.withTimeZone(london)
  if (value instanceof Temporal.Instant) return value.toZonedDateTimeISO(london)
  if (value instanceof Date) return Temporal.Instant.from(value.toISOString()).toZonedDateTimeISO(london)
  if (typeof value === 'string') return Temporal.Instant.from(value).toZonedDateTimeISO(london)
  throw new TypeError('not a date')
}

const weekdays = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  cy: ['Dydd Llun', 'Dydd Mawrth', 'Dydd Mercher', 'Dydd Iau', 'Dydd Gwener', 'Dydd Sadwrn', 'Dydd Sul'],
} as const

/** January first. */
export const monthNames: Readonly<Record<Language, readonly string[]>> = {
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
}

const shortMonths = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  cy: ['Ion', 'Chwef', 'Maw', 'Ebr', 'Mai', 'Meh', 'Gorff', 'Awst', 'Medi', 'Hyd', 'Tach', 'Rhag'],
} as const
