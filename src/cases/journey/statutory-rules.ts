/**
 * What the Act asks for, as rules over plain values: section 36(3) grounds, 36(5) the plan, 36(6) health and social
 * care, 37 who must be there and how a panel decides. Each answers a refusal, or nothing. Section 41, whose consent: consent/rules.ts.
 */
import type { Temporal } from 'temporal-polyfill'
import { codesOf } from '#reference/code-list.ts'
import type { DecisionMode } from '#reference/decisions.ts'
import { planParts, type PlanPart } from '#reference/support-plan.ts'
import type { StepRefusal } from './refusals.ts'

/** What a support plan must state: s36(5)(a) to (d). */
export const planItems = ['consent_request', 'nature_of_support', 'provider', 'how_and_when'] as const
export type PlanItem = (typeof planItems)[number]

/** Source: CTSA 2015 s36(5); Explanatory Notes para 207. */
export function planStatesAll(stated: readonly PlanItem[] | undefined): StepRefusal | undefined {
  return planItems.every((item) => stated?.includes(item) === true) ? undefined : 'plan-incomplete'
}

/** Beyond the Act: strengths, family, contingency, sharing, ending. Source: process.md 2.9. */
export function planSaysAll(parts: readonly PlanPart[] | undefined): StepRefusal | undefined {
  return codesOf(planParts).every((part) => parts?.includes(part) === true) ? undefined : 'plan-parts-missing'
}

export type Presence = {
  readonly chair: 'channel chair' | 'deputy chair' | 'neither'
  readonly homeForcePolice: boolean
  /** Of the panel's own terms of reference; undefined: they ask for nobody. */
  readonly localQuorum?: 'met' | 'not met'
}

/**
 * The responsible local authority chairs, and someone must be there from the police force for the area where the
 * person lives, whenever that person is discussed.
 * Source: CTSA 2015 s37(1), (3), (5). Further quorum is for local terms of reference: mayDecide.
 */
export function whoMustBePresent(present: Presence): StepRefusal | undefined {
  if (present.chair === 'neither') return 'no-chair-present'
  if (!present.homeForcePolice) return 'no-home-force-present'
  return undefined
}

/** What a panel has set for itself, it keeps to when it decides. Source: CTSA 2015 s37(7). */
export function mayDecide({ localQuorum }: Presence): StepRefusal | undefined {
  return localQuorum === 'not met' ? 'local-quorum-missing' : undefined
}

export type Votes = Readonly<Partial<Record<string, number>>>

/**
 * How votes decide: unanimous; otherwise by majority of those voting; if there is no majority, the chair.
 * 'other-majority' means that a majority wanted something else, which even the chair cannot set aside.
 * Source: CTSA 2015 s37(6).
 */
export function modeOf(votes: Votes, decision: string): DecisionMode | 'other-majority' | 'no-votes' {
  const counts = Object.entries(votes).map(([option, count]) => ({ option, count: count ?? 0 }))
  const cast = counts.reduce((sum, { count }) => sum + count, 0)
  if (cast === 0) return 'no-votes'
  const majority = counts.find(({ count }) => count * 2 > cast)
  if (!majority) return 'chair'
  if (majority.option !== decision) return 'other-majority'
  return majority.count === cast ? 'unanimous' : 'majority'
}

/** Whether the mode recorded is the one the votes amount to. */
export function modeAgrees(mode: DecisionMode | null, votes: Votes, decision: string): StepRefusal | undefined {
  if (mode === null) return 'mode-needed'
  const found = modeOf(votes, decision)
  if (found === mode) return undefined
  switch (found) {
    case 'no-votes':
      return 'votes-needed'
    case 'other-majority':
      return 'majority-wants-otherwise'
    case 'unanimous':
      return 'was-unanimous'
    case 'majority':
      return mode === 'chair' ? 'majority-was-found' : 'was-not-unanimous'
    case 'chair':
      return 'no-majority'
  }
}

/** Day from which a local authority, beside police, may refer a person to the panel. Source: s36(2) as amended. */
const authorityMayReferFrom = '2019-04-12'

export function whoMayRefer(referredBy: 'police' | 'local_authority', on: Temporal.PlainDate): StepRefusal | undefined {
  return referredBy === 'local_authority' && on.toString() < authorityMayReferFrom
    ? 'authority-could-not-refer'
    : undefined
}
