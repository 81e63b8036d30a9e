/**
 * A venue or speaker check: ask, check, decide (process.md 6.5).
 *
 *   asked ──decided──▶ approved | approved with conditions | declined | withdrawn ──appeal──▶ appealed ──another person decides──▶ decided on appeal
 */
import type { Temporal } from 'temporal-polyfill'
import type { VenueLook, VenueOutcome } from '#reference/duty-work.ts'

export type VenueCheck = {
  readonly id: string
  readonly areaId: string
  readonly venue: string
  readonly hirer: string
  readonly event: string
  readonly theme: string
  /** As the hirer announces them; empty where nobody is announced. */
  readonly speakers: string
  readonly audience: string
  readonly publicity: string
  readonly ticketed: 'open' | 'ticketed' | 'members'
  readonly equality: 'given' | 'not given'
  readonly eventOn: Temporal.PlainDate
}

export type Finding = { readonly looked: VenueLook; readonly words: string; readonly by: string }

export type Decision = {
  readonly stage: 'first' | 'appeal'
  readonly outcome: VenueOutcome
  readonly reasons: string
  readonly conditions: string
  readonly freeSpeech: string
  readonly by: string
  readonly byId: string
  readonly at: Temporal.Instant
}

export type Appeal = { readonly receivedOn: Temporal.PlainDate; readonly grounds: string }

export type WholeCheck = {
  readonly check: VenueCheck
  readonly findings: readonly Finding[]
  readonly decisions: readonly Decision[]
  readonly appeal: Appeal | undefined
}

export type CheckState = 'to check' | 'to decide' | 'decided' | 'appealed' | 'decided on appeal'

export function stateOf({ findings, decisions, appeal }: Omit<WholeCheck, 'check'>): CheckState {
  if (decisions.some(({ stage }) => stage === 'appeal')) return 'decided on appeal'
  if (appeal !== undefined) return 'appealed'
  if (decisions.length > 0) return 'decided'
  return findings.length > 0 ? 'to decide' : 'to check'
}

/** What stands: the decision on appeal, else the first. */
export function standing({ decisions }: Pick<WholeCheck, 'decisions'>): Decision | undefined {
  return decisions.find(({ stage }) => stage === 'appeal') ?? decisions.find(({ stage }) => stage === 'first')
}

export type DecideRefusal = 'nothing was checked' | 'decided already' | 'decided the first'

/** Why this person may not decide now; undefined where they may. The database holds the last two as well. */
export function decideRefusal(whole: WholeCheck, decider: string): DecideRefusal | undefined {
  const state = stateOf(whole)
  if (state === 'to check') return 'nothing was checked'
  if (state === 'decided' || state === 'decided on appeal') return 'decided already'
  const first = whole.decisions.find(({ stage }) => stage === 'first')
  return first?.byId === decider ? 'decided the first' : undefined
}

/** From this day on it is forgotten. */
export function expiresOn({ eventOn }: VenueCheck, months: number): Temporal.PlainDate {
  return eventOn.add({ months })
}
