/**
 * The form in which a step is written down. A step says who may take it, from where, what must be recorded,
 * where it leads and which text asks for it; everything else (pages, diagram, clocks, tests) is derived from that.
 */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Birth } from '#people/birth.ts'
import type { Citation } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { closureReasons, exitReasons, type DecisionMode } from '#reference/decisions.ts'
import type { Role } from '#reference/roles.ts'
import type { SettingValues } from '#reference/settings.ts'
import type { StepRefusal } from './refusals.ts'
import type { Stage } from './stages.ts'
import type { CaseState } from './state.ts'

/** Where a step leads: nowhere else, to one stage, or to the stage its coded answer names. */
export type Destination<Facts> =
  | { readonly kind: 'stays' }
  | { readonly kind: 'to'; readonly to: Stage }
  | {
      [Fact in keyof Facts & string]: {
        readonly kind: 'by fact'
        readonly fact: Fact
        readonly to: Readonly<Record<Facts[Fact] & string, Stage>>
      }
    }[keyof Facts & string]

/** What a rule may look at beside the facts. */
export type Circumstances = {
  readonly state: CaseState
  readonly account: string | null
  readonly on: Temporal.PlainDate
  readonly decisionMode: DecisionMode | null
  readonly reasonGiven: boolean
  readonly settings: SettingValues
  /** When the person was born, as far as it is known. */
  readonly birth: Birth
  readonly earlier: EarlierRecords
}

/** What the journal of one case cannot know: how it stands with other records that may be the same person's. */
export type EarlierRecords = {
  /** A record resembles this one, and nobody has said whether it is the same person's. */
  readonly undecided: boolean
  /** Somebody has said, here or on the other record, that one is the same person's, or that they are unsure. */
  readonly same: boolean
}

export const noEarlierRecords: EarlierRecords = { undecided: false, same: false }

/** A rule over the facts of a step; answers the refusal, or nothing. */
export type FactRule<Facts> = (facts: Facts, circumstances: Circumstances) => StepRefusal | undefined

/** Whom the case is about, on a day, as far as the journey cares: consent depends on age. */
export type About = { readonly birth: Birth; readonly day: Temporal.PlainDate }

/** A rule over the case alone, so that a page can say beforehand why a step must wait. Without `about` it goes by the journal. */
export type CaseRule = (state: CaseState, about: About | undefined) => StepRefusal | undefined

export type StepDefinition<Name extends string, Facts> = {
  readonly name: Name
  /** A button's words: "Decide the gateway". */
  readonly label: string
  /** The heading of the entry once it was taken: "Gateway decision". */
  readonly happened: string
  readonly from: readonly Stage[]
  /** Roles that may take it; 'anyone' includes a visitor without an account. */
  readonly by: readonly Role[] | 'anyone'
  readonly records: z.ZodType<Facts>
  /** Whether a reason must be written (kept as narrative, outside the journal). */
  readonly reason: 'required' | 'optional'
  /** discussed: at a panel meeting with those present whom s37 asks for. decided: and by one of the modes of s37(6). */
  readonly panel?: 'discussed' | 'decided'
  readonly leadsTo: Destination<Facts>
  readonly source: Citation
  readonly waitsFor?: readonly CaseRule[]
  // Methods, so that steps of different facts can stand in one list; facts are parsed by `records` before either is called.
  rules?(facts: Facts, circumstances: Circumstances): StepRefusal | undefined
  remembers?(facts: Facts, state: CaseState, on: Temporal.PlainDate): Partial<CaseState>
}

/** Any step, its facts unknown. */
export type AnyStep = StepDefinition<string, Record<string, unknown>>

/** Writes a step down, keeping its name and the type of its facts. */
export function step<const Name extends string, Facts extends Record<string, unknown>>(
  definition: StepDefinition<Name, Facts>,
): StepDefinition<Name, Facts> {
  return definition
}

export const stays = { kind: 'stays' } as const

export function to<const Target extends Stage>(target: Target): { readonly kind: 'to'; readonly to: Target } {
  return { kind: 'to', to: target }
}

// ── parts that several steps record ───────────────────────────────────────────────────────────

export const id = z.uuid()

/** A day as JSON keeps it: 2026-11-24. */
export const day = z.iso.date()

export const closureReason = z.enum([...codesOf(closureReasons), ...codesOf(exitReasons)])

/** Named by whoever closed a repeat referral, in journals of before the second reader answered for themselves. */
export const secondReader = id.optional()

/** Where the panel met and who was there, of those whom section 37 asks for. */
export const meeting = {
  meetingId: id,
  present: z.strictObject({
    chair: z.enum(['channel chair', 'deputy chair', 'neither']),
    /** Someone from the police force of the area where the person lives. */
    homeForcePolice: z.boolean(),
    /** Whether those were there whom the panel's own terms of reference ask for; left out where they ask for nobody. */
    localQuorum: z.enum(['met', 'not met']).optional(),
  }),
}

/** Votes for each decision that had any; abstentions are not votes. */
export function votesFor<const Decision extends string>(decisions: readonly [Decision, ...Decision[]]) {
  return z.partialRecord(z.enum(decisions), z.int().min(0).max(99))
}
