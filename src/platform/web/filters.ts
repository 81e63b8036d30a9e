/** What templates may do to a value: show a day or a time, and trim. */
import type { Environment } from 'nunjucks'
import nunjucks from 'nunjucks'
import { formatDay, formatDayAndTime, formatTime } from '../day-and-time.ts'
import type { Language } from '../language.ts'

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

/** What the MoJ macros call (timeline, messages), without the date library theirs asks for. */
function formatForMoj(value: unknown, type?: string): unknown {
  if (type === 'datetime') return formatDayAndTime(value)
  if (type === 'shortdatetime') return `${formatDay(value, 'short')} at ${formatTime(value)}`
  if (type === 'date') return formatDay(value)
  if (type === 'shortdate') return formatDay(value, 'short')
  if (type === 'time') return formatTime(value)
  return value
}
