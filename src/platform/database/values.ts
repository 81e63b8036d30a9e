/**
 * Days and moments at the edge of the database: rows bring Temporal values, parameters may be Temporal values.
 * Nothing above ever sees a JavaScript Date.
 */
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'

/** Type parsers for our connections; the driver's own serve every other type. */
export const typeParsers = new pg.TypeOverrides()
typeParsers.setTypeParser(pg.types.builtins.DATE, (text) => Temporal.PlainDate.from(text))
// PostgreSQL writes "2026-11-24 06:00:00.123+00"; the server's time zone is always UTC for us.
typeParsers.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text.replace(' ', 'T')))

/** A parameter as the driver should send it. */
export function asParameter(value: unknown): unknown {
  if (value instanceof Temporal.PlainDate || value instanceof Temporal.Instant) return value.toString()
  return value
}
