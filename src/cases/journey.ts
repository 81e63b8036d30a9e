/**
 * The statutory process, written down once. Stages, steps and clocks are data (journey/); this file is the little
 * machinery that reads them: what a journal adds up to, what may happen next and who may do it, and whether a step may
 * be taken. Pages, the process diagram, the statistics and the tests are derived from here, and nobody asks which
 * stage a case is in anywhere else. Pure: no database, no clock, no request.
 *
 * Source: Counter-Terrorism and Security Act 2015 ss36-41; Channel duty guidance 2023; docs/decisions/0002.
 */
import type { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import type { Birth } from '#people/birth.ts'
import { channelGuidanceOn } from '#reference/guidance.ts'
import type { DecisionMode } from '#reference/decisions.ts'
import type { Citation } from '#reference/citations.ts'
import type { Role } from '#reference/roles.ts'
import { defaultSettings, type SettingValues } from '#reference/settings.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { acts } from './journey/acts.ts'
import { isStartedBy, runningAfter, type StepTaken } from './journey/clock-matching.ts'
import { clockNames } from './journey/clock-table.ts'
import {
  noEarlierRecords,
  type About,
  type AnyStep,
  type Circumstances,
  type EarlierRecords,
} from './journey/define.ts'
import {
  closingRefusal,
  closureReasonIn,
  dateRefusal,
  panelRefusal,
  refusalBeforehand,
} from './journey/general-rules.ts'
import { refusalWords, type StepRefusal } from './journey/refusals.ts'
import { isClosed, type Stage } from './journey/stages.ts'
import { nothingYet, type CaseState, type Facts, type JournalEntry } from './journey/state.ts'
import { gatewaySteps } from './journey/steps-gateway.ts'
import { panelSteps } from './journey/steps-panel.ts'
import { referralSteps } from './journey/steps-referral.ts'
import { referrerSteps } from './journey/steps-referrer.ts'
import { planSteps } from './journey/steps-plan.ts'
import { consentSteps } from './journey/steps-consent.ts'
import { supportSteps } from './journey/steps-support.ts'
import { sessionSteps } from './journey/steps-sessions.ts'
import { supportStoppedOn } from './journey/support-given.ts'
import { transferSteps } from './journey/steps-transfer.ts'
import { awaySteps } from './journey/steps-away.ts'
import { policeLedSteps } from './journey/steps-police-led.ts'
import { stepsAfter } from './journey/steps-after.ts'
import { riskSteps } from './journey/steps-risk.ts'

/** Every step there is, in the order of the journey, then the acts beside it. */
const definitions = [
  ...referralSteps,
  ...gatewaySteps,
  ...panelSteps,
  ...planSteps,
  ...consentSteps,
  ...supportSteps,
  ...sessionSteps,
  ...transferSteps,
  ...stepsAfter,
  ...acts,
  ...riskSteps,
  ...awaySteps,
  ...policeLedSteps,
  ...referrerSteps,
] as const

type Definition = (typeof definitions)[number]
export type StepName = Definition['name']

/** What a step records, typed: `FactsOf<'decide gateway'>`. */
export type FactsOf<Name extends StepName> = z.infer<Extract<Definition, { name: Name }>['records']>

export type Step = AnyStep & { readonly name: StepName }
export const steps: readonly Step[] = definitions

const byName = new Map<string, Step>(steps.map((step) => [step.name, step]))

export function isStep(name: string): name is StepName {
  return byName.has(name)
}

export function stepOf(name: StepName): Step {
  const step = byName.get(name)
  if (!step) throw new Error(`No such step: ${name}`)
  return step
}

// ── the diagram's edges ───────────────────────────────────────────────────────────────────────

export type Transition = {
  readonly from: Stage
  readonly to: Stage
  readonly step: StepName
  /** The coded answer that leads there, when the step's answer decides. */
  readonly when: string | undefined
}

/** Every way from one stage to another. Acts that move nothing are not among them. */
export function transitions(): readonly Transition[] {
  return steps.flatMap((step) =>
    step.from.flatMap((from) =>
      targetsOf(step).flatMap(({ to, when }) => (to === from ? [] : [{ from, to, step: step.name, when }])),
    ),
  )
}

/** The stages that a step may lead to; none for an act that moves nothing. */
export function stagesAfter(name: StepName): readonly Stage[] {
  return targetsOf(stepOf(name)).map(({ to }) => to)
}

function targetsOf({ leadsTo }: Step): readonly { readonly to: Stage; readonly when: string | undefined }[] {
  switch (leadsTo.kind) {
    case 'stays':
      return []
    case 'to':
      return [{ to: leadsTo.to, when: undefined }]
    case 'by fact':
      return Object.entries(leadsTo.to).map(([when, to]) => ({ to, when }))
  }
}

function destination(step: Step, facts: Facts, stage: Stage): Stage {
  switch (step.leadsTo.kind) {
    case 'stays':
      return stage
    case 'to':
      return step.leadsTo.to
    case 'by fact': {
      const target = step.leadsTo.to[String(facts[step.leadsTo.fact])]
      if (!target) throw new Error(`${step.name}: no stage for this answer to ${step.leadsTo.fact}`)
      return target
    }
  }
}

// ── folding ───────────────────────────────────────────────────────────────────────────────────

/** A journal that cannot have come about by taking steps: a bug or a damaged record, never something a user did. */
export class ImpossibleJournal extends Error {
  override name = 'ImpossibleJournal'
}

/**
 * The state a journal adds up to. Deterministic, and the same for a prefix as it was when that prefix was the whole.
 * It checks that steps follow each other, not the rules of their day: a decision once taken stands, though rules change.
 * Throws ImpossibleJournal for a gap, an unknown step, facts of another shape, or a step from a wrong stage.
 */
export function foldJournal(entries: readonly JournalEntry[]): CaseState {
  return entries.reduce(advance, nothingYet)
}

/** The state after one more entry. */
export function advance(state: CaseState, entry: JournalEntry): CaseState {
  const where = `entry ${entry.seq} (${entry.step})`
  if (entry.seq !== state.length + 1) throw new ImpossibleJournal(`${where}: expected number ${state.length + 1}`)
  const step = byName.get(entry.step)
  if (!step) throw new ImpossibleJournal(`${where}: no such step`)
  if (!step.from.includes(state.stage)) throw new ImpossibleJournal(`${where}: not from ${state.stage}`)
  if (entry.takenBy === null && step.by !== 'anyone') throw new ImpossibleJournal(`${where}: nobody took it`)
  const facts = step.records.safeParse(entry.facts)
  if (!facts.success) throw new ImpossibleJournal(`${where}: ${facts.error.message}`)

  const stage = destination(step, facts.data, state.stage)
  const remembered = { ...state, ...step.remembers?.(facts.data, state, entry.onDate) }
  return {
    ...remembered,
    ...movedTo(stage, state, facts.data, entry.onDate),
    supportStoppedOn: supportStoppedOn(state, { ...remembered, stage }, entry.takenAt),
    ...clocksAfter(remembered, { step: entry.step, facts: facts.data, from: state.stage, to: stage }),
    length: entry.seq,
  }
}

/** Which clocks have started and which run; a pause ends with its clock. */
function clocksAfter(
  { startedClocks, runningClocks, openRequests, risks, pauses }: CaseState,
  taken: StepTaken,
): Pick<CaseState, 'startedClocks' | 'runningClocks' | 'pauses'> {
  const running = runningAfter(runningClocks, taken, { openRequests, risks })
  return {
    startedClocks: clockNames.filter((clock) => startedClocks.includes(clock) || isStartedBy(clock, taken)),
    runningClocks: running,
    pauses: pauses.filter(({ clock }) => running.includes(clock)),
  }
}

/** What changes by coming to a stage, whichever step led there. */
function movedTo(stage: Stage, state: CaseState, facts: Facts, on: Temporal.PlainDate): Partial<CaseState> {
  if (stage === state.stage) return {}
  // A second reading is of the case as it then stood.
  const moved = { stage, stageSince: on, secondReading: undefined }
  const [wasClosed, closes] = [isClosed(state.stage), isClosed(stage)]
  if (closes && wasClosed) return moved
  if (closes) return { ...moved, closedOn: on, closureReason: closureReasonIn(stage, facts), endedFrom: state.stage }
  if (wasClosed) return { ...moved, closedOn: undefined, closureReason: undefined, reviewedAtMonths: 0, deferrals: 0 }
  return { ...moved, endedFrom: undefined }
}

/** The facts of an entry, typed by its step; undefined when the entry is of another step. */
export function factsOf<Name extends StepName>(entry: JournalEntry, name: Name): FactsOf<Name> | undefined {
  if (entry.step !== name) return undefined
  // The schema of the step named is what FactsOf describes.
  return stepOf(name).records.parse(entry.facts) as FactsOf<Name>
}

// ── what may happen next ──────────────────────────────────────────────────────────────────────

/** Whoever is about to act, as far as the journey cares. */
export type Actor = {
  /** Null: a visitor without an account, who can only hand in a referral. */
  readonly account: string | null
  /** Roles held today in the case's area. */
  readonly roles: readonly Role[]
  /** Named on the case, which matters when it is restricted. */
  readonly named: boolean
}

export type NextStep = {
  readonly step: StepName
  readonly label: string
  /** Whether the case would move to another stage. */
  readonly moves: boolean
  readonly by: Step['by']
  readonly source: Citation
} & (
  | { readonly allowed: true }
  | { readonly allowed: false; readonly whyNot: StepRefusal; readonly words: string; readonly whyNotSource: Citation }
)

/**
 * Every step that starts from where the case is, in the order of the journey, each with whether this person may take
 * it now and, if not, why; `about` lets age on the day count too. What depends on the answers themselves is judged by takeStep.
 */
export function nextSteps(state: CaseState, actor: Actor, about?: About): readonly NextStep[] {
  return steps
    .filter((step) => step.from.includes(state.stage))
    .map((step) => {
      const common = {
        step: step.name,
        label: step.label,
        moves: step.leadsTo.kind !== 'stays',
        by: step.by,
        source: step.source,
      }
      const whyNot = refusalBeforehand(step, state, actor, about)
      if (!whyNot) return { ...common, allowed: true }
      const { en, source } = refusalWords[whyNot]
      return { ...common, allowed: false, whyNot, words: en, whyNotSource: source }
    })
}

// ── taking a step ─────────────────────────────────────────────────────────────────────────────

export type Taking<Name extends StepName> = {
  readonly facts: FactsOf<Name>
  readonly reasonGiven: boolean
  /** Only for what a panel decides (s37(6)). */
  readonly decisionMode?: DecisionMode
  readonly actor: Actor
  /** This moment. */
  readonly at: Temporal.Instant
  /** The day it happened; today or earlier. */
  readonly on: Temporal.PlainDate
  /** When the person was born; left out, nothing is known of it. */
  readonly birth?: Birth
  /** Values in force in the area; the defaults when left out. */
  readonly settings?: SettingValues
  /** How it stands with earlier records; none when left out. */
  readonly earlier?: EarlierRecords
}

/** An entry ready to be appended; the store gives it its id. */
export type NewEntry<Name extends StepName = StepName> = Omit<JournalEntry<Name>, 'id'>

/**
 * The entry to append, or the first reason why this step may not be taken by this person, now, with these facts.
 * The same rules hold for every caller; the database's own constraints stand behind them.
 */
export function takeStep<Name extends StepName>(
  state: CaseState,
  name: Name,
  taking: Taking<Name>,
): Outcome<NewEntry<Name>, StepRefusal> {
  const step = stepOf(name)
  const birth = taking.birth ?? { known: 'nothing' as const }
  const beforehand = refusalBeforehand(step, state, taking.actor, { birth, day: taking.on })
  if (beforehand) return refuse(beforehand)

  const facts = step.records.safeParse(taking.facts)
  if (!facts.success) return refuse('facts-incomplete')
  const target = destination(step, facts.data, state.stage)

  const circumstances: Circumstances = {
    state,
    account: taking.actor.account,
    on: taking.on,
    decisionMode: taking.decisionMode ?? null,
    reasonGiven: taking.reasonGiven,
    settings: taking.settings ?? defaultSettings,
    birth,
    earlier: taking.earlier ?? noEarlierRecords,
  }
  const refusal =
    dateRefusal(state, target, taking) ??
    panelRefusal(step, facts.data, circumstances) ??
    step.rules?.(facts.data, circumstances) ??
    closingRefusal(state, target, facts.data, circumstances) ??
    (step.reason === 'required' && !taking.reasonGiven ? 'reason-needed' : undefined)
  if (refusal) return refuse(refusal)

  return ok({
    seq: state.length + 1,
    step: name,
    takenBy: taking.actor.account,
    takenAt: taking.at,
    onDate: taking.on,
    facts: facts.data,
    reasonGiven: taking.reasonGiven,
    decisionMode: taking.decisionMode ?? null,
    guidanceVersion: channelGuidanceOn(taking.on).code,
  })
}
