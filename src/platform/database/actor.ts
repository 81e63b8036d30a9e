/** Who asks. Worked out by the database from the session token, never handed in. */
import type { Temporal } from 'temporal-polyfill'

export type Holding = {
  readonly role: string
  readonly areaId: string
  readonly areaName: string
  readonly areaCode: string
}

export type Actor = {
  readonly accountId: string
  readonly sessionId: string
  readonly name: string
  readonly email: string
  readonly language: 'en' | 'cy'
  readonly areaId: string
  readonly agencyId: string
  readonly agencyName: string
  readonly agencyKind: string
  /** When this session last proved a second factor; exports, permission changes and the like ask for one not older than five minutes. */
  readonly secondFactorAt: Temporal.Instant | undefined
  /** Both must be current before any case opens. */
  readonly agreementCurrent: boolean
  readonly trainingCurrent: boolean
  readonly holdings: readonly Holding[]
}

/** Areas in which the actor holds one of these roles today. */
export function areasAs(actor: Actor, ...roles: readonly string[]): string[] {
  return [...new Set(actor.holdings.filter((holding) => roles.includes(holding.role)).map((holding) => holding.areaId))]
}

export function holdsAny(actor: Actor, roles: readonly string[]): boolean {
  return actor.holdings.some((holding) => roles.includes(holding.role))
}
