/**
 * Days and moments at the edge of the database: rows bring Temporal values, parameters may be Temporal values.
 * Nothing above ever sees a JavaScript Date.
 */
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'

const dateType = 1082
const timestamptzType = 1184

const parsers = new Map<number, (text: string) => unknown>([
  [dateType, (text) => Temporal.PlainDate.from(text)],
  // PostgreSQL writes "2026-11-24 06:00:00.123+00"; the server's time zone is always UTC for us.
  [timestamptzType, (text) => Temporal.Instant.from(text.replace(' ', 'T'))],
])

/** Type parsers for one connection; the driver's own serve every other type. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') =>
    (format !== 'binary' ? parsers.get(type) : undefined) ??
    (pg.types.getTypeParser(type, format as 'text') as unknown)) as typeof pg.types.getTypeParser,
}

/** A parameter as the driver should send it. */
export function asParameter(value: unknown): unknown {
  if (value instanceof Temporal.PlainDate || value instanceof Temporal.Instant) return value.toString()
  return value
}
