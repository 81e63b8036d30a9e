/**
 * Rules that hold for every step, whatever it is about: who may act, on which day, with whom present, and how a case
 * may end. What one step alone asks for stands with that step.
 */
import { Temporal } from 'temporal-polyfill'
import type { ClosureReason } from '#reference/decisions.ts'
import type { Role } from '#reference/roles.ts'
import type { Actor } from '../journey.ts'
import type { About, AnyStep, Circumstances, EarlierRecords } from './define.ts'
import type { StepRefusal } from './refusals.ts'
import { isClosed, stageOf, type Stage } from './stages.ts'
import type { CaseState, Facts } from './state.ts'
import { mayDecide, whoMustBePresent, type Presence } from './statutory-rules.ts'

/** What can be said before any answer is given: where, who, and what the case still waits for. */
export function refusalBeforehand(
  step: AnyStep,
  state: CaseState,
  actor: Actor,
  about?: About,
): StepRefusal | undefined {
  if (!step.from.includes(state.stage)) return 'wrong-stage'
  if (step.by !== 'anyone') {
    if (actor.account === null) return 'no-named-human'
    if (!step.by.some((role) => actor.roles.includes(role))) return 'not-your-role'
    if (state.restricted && !seesRestricted(actor)) return 'restricted-case'
  }
  for (const rule of step.waitsFor ?? []) {
    const refusal = rule(state, about)
    if (refusal) return refusal
  }
  return undefined
}

/** Whoever keeps the records may put away a restricted case without being named on it. */
const seeRestricted: readonly Role[] = ['channel chair', 'deputy chair', 'information governance']

function seesRestricted(actor: Actor): boolean {
  return actor.named || actor.roles.some((role) => seeRestricted.includes(role))
}

/** A day is never later than now in England and Wales, and a move never earlier than the one before it. */
export function dateRefusal(
  state: CaseState,
  target: Stage,
  { at, on }: { readonly at: Temporal.Instant; readonly on: Temporal.PlainDate },
): StepRefusal | undefined {
  const today = at.toZonedDateTimeISO('Europe/London').toPlainDate()
  if (Temporal.PlainDate.compare(on, today) > 0) return 'in-the-future'
  const moves = target !== state.stage
  return moves && state.stageSince && Temporal.PlainDate.compare(on, state.stageSince) < 0
    ? 'before-the-stage'
    : undefined
}

export function panelRefusal(step: AnyStep, facts: Facts, { decisionMode }: Circumstances): StepRefusal | undefined {
  if (step.panel !== 'decided' && decisionMode !== null) return 'mode-not-asked'
  if (!step.panel) return undefined
  // Every step taken at a meeting records who was present, by the parts in define.ts.
  const present = facts['present'] as Presence
  return whoMustBePresent(present) ?? (step.panel === 'decided' ? mayDecide(present) : undefined)
}

/**
 * A case ends only for a reason that fits, once every earlier record that resembles it has been considered, and after a repeat
 * referral only when somebody else has read it and agreed (Lessons for Prevent, July 2025; process.md 2.5).
 */
export function closingRefusal(
  state: CaseState,
  target: Stage,
  facts: Facts,
  { account, earlier }: Circumstances,
): StepRefusal | undefined {
  if (target === state.stage || !isClosed(target) || isClosed(state.stage)) return undefined
  if (stageOf(target).closesWith === undefined) return undefined
  if (facts['closureReason'] === undefined) return 'closure-reason-needed'
  if (closureReasonIn(target, facts) === undefined) return 'closure-reason-wrong'
  const refusal = closingWaits(state, earlier, account)
  if (refusal) return refusal
  const agreed = state.secondReading?.closureReason
  return !isRepeat(state, earlier) || agreed === facts['closureReason'] ? undefined : 'second-reading-of-another'
}

/**
 * What any closing waits for, whatever its reason. A second reader has answered for themselves: to be named by whoever closes is not
 * enough.
 */
export function closingWaits(
  state: CaseState,
  earlier: EarlierRecords,
  account: string | null,
): StepRefusal | undefined {
  if (earlier.undecided) return 'earlier-record-undecided'
  if (!isRepeat(state, earlier)) return undefined
  const { secondReading } = state
  if (secondReading === undefined) return 'second-reader-needed'
  if (secondReading.answer === 'asked') return 'second-reading-awaited'
  if (secondReading.answer === 'objected') return 'second-reader-objected'
  return secondReading.reader === account ? 'second-reader-is-you' : undefined
}

/** Whether the person has been referred before, or may have been: by the case's own journal, or by what was said on the other record. */
export function isRepeat({ repeatReferral }: CaseState, { same }: EarlierRecords): boolean {
  return repeatReferral || same
}

/** The reason recorded, if it is one that this ending may have. */
export function closureReasonIn(stage: Stage, facts: Facts): ClosureReason | undefined {
  return stageOf(stage).closesWith?.find((reason) => reason === facts['closureReason'])
}
