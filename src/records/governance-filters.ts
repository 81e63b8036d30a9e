/** The filters of the audit page: they stand in the address, so that a view can be kept and passed on. No name ever does. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { EventFilter } from './logged-events.ts'

/** A form sends every field, also those left empty. What a person types may be wrong and is answered; all else is refused. */
export const AuditQuery = z.object({
  area: z.uuid().optional(),
  action: z.string().max(100).optional(),
  actor: z.union([z.uuid(), z.literal('')]).optional(),
  case: z.union([z.uuid(), z.literal('')]).optional(),
  from: z.string().max(20).optional(),
  to: z.string().max(20).optional(),
  after: z.uuid().optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>

export type FilterError = { readonly text: string; readonly href: '#from' | '#to' }

export function readFilters(
  query: AuditQuery,
  areaId: string,
): { filter: EventFilter; errors: readonly FilterError[] } {
  const from = readDay(query.from)
  const to = readDay(query.to)
  const errors: FilterError[] = []
  if (from === 'wrong') errors.push({ text: 'First day must be a real date, like 24/11/2026', href: '#from' })
  if (to === 'wrong') errors.push({ text: 'Last day must be a real date, like 24/11/2026', href: '#to' })
  if (isDay(from) && isDay(to) && Temporal.PlainDate.compare(from, to) > 0)
    errors.push({ text: 'Last day must be the same as or after the first day', href: '#to' })
  return {
    errors,
    filter: {
      areaId,
      action: given(query.action),
      actor: given(query.actor),
      caseId: given(query.case),
      from: isDay(from) ? startOf(from) : undefined,
      before: isDay(to) ? startOf(to.add({ days: 1 })) : undefined,
    },
  }
}

/** The address of the same view with something changed; `undefined` leaves a part out. */
export function auditAddress(query: AuditQuery, change: Partial<AuditQuery>): string {
  const parts = Object.entries({ ...query, after: undefined, ...change }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as [string, string]],
  )
  return parts.length === 0 ? '/records' : `/records?${new URLSearchParams(parts).toString()}`
}

/** Which filters were set, for the audit's own trace of the reading: ids, days, and acts that the audit knows. */
export function filterTrace(filter: EventFilter, actions: readonly string[]): Record<string, string> {
  const { action, actor, caseId, from, before } = filter
  const known = action !== undefined && actions.includes(action) ? action : undefined
  const set = { action: known, actor, case: caseId, from: from?.toString(), before: before?.toString() }
  return Object.fromEntries(
    Object.entries(set).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

function readDay(text: string | undefined): Temporal.PlainDate | undefined | 'wrong' {
  const typed = given(text?.trim())
  if (typed === undefined) return undefined
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? []
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    return 'wrong'
  }
}

function isDay(value: unknown): value is Temporal.PlainDate {
  return value instanceof Temporal.PlainDate
}

function startOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime('Europe/London').toInstant()
}

function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}
