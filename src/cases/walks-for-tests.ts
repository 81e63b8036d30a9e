/**
 * Journeys made up at random, for properties: from wherever a case can be, steps that may or may not be allowed there,
 * by people who may or may not take them, with facts that fit or do not. What is refused changes nothing.
 */
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { codesOf } from '#reference/code-list.ts'
import { decisionModes, type DecisionMode } from '#reference/decisions.ts'
import { roles } from '#reference/roles.ts'
import {
  askingOf,
  ids,
  journal,
  journeysTo,
  ownConsent,
  parentsConsent,
  people,
  present,
} from './journeys-for-tests.ts'
import { planParts } from '#reference/support-plan.ts'
import { advance, stepOf, steps, takeStep, type Actor, type Step, type StepName } from './journey.ts'
import { stageNames, stageOf, type Stage } from './journey/stages.ts'
import { nothingYet, type CaseState, type Facts, type JournalEntry } from './journey/state.ts'
import { modeOf, planItems } from './journey/statutory-rules.ts'
import { factsFor } from './random-facts-for-tests.ts'

export type Walk = {
  readonly entries: readonly JournalEntry[]
  /** The state before the first entry, then after each. */
  readonly states: readonly CaseState[]
}

/** Leaves the longest limit room within the bank-holiday table. */
export const lastDay = Temporal.PlainDate.from('2028-10-01')

const tries = 40

/** So many walks from a seed, the same for the same seed. */
export function walksFrom(seed: number, count: number): readonly Walk[] {
  const walks: Walk[] = []
  const walking = fc.property(fc.gen(), (choose) => {
    walks.push(walk(choose))
  })
  fc.assert(walking, { seed, numRuns: count })
  return walks
}

/** One random walk; every choice comes from fast-check, so that a failure can be run again by its seed. */
function walk(choose: fc.GeneratorValue): Walk {
  const start = choose(someStage)
  const entries = [...journal(...journeysTo[start])]
  const states = [nothingYet]
  for (const entry of entries) states.push(advance(states.at(-1) ?? nothingYet, entry))
  let today = entries.at(-1)?.onDate ?? Temporal.PlainDate.from('2026-03-02')

  for (let left = tries; left > 0; left -= 1) {
    const state = states.at(-1) ?? nothingYet
    if (Temporal.PlainDate.compare(today, lastDay) < 0) today = today.add({ days: choose(upTo, 20) })
    const often = (): boolean => choose(upTo, 9) < 8
    const step = choose(someStep, state.stage, often())
    const facts = choose(someFacts, step.name)
    const told = often() ? believable(step, facts, state, choose(upTo, 99)) : facts
    const mode = often() ? asVoted(told) : choose(someMode)
    const taken = takeStep(state, step.name, {
      // Made for this step's schema, or meant to be refused by it.
      facts: told as never,
      reasonGiven: often(),
      ...(mode === undefined ? {} : { decisionMode: mode }),
      actor: often() ? someoneFor(step, state) : choose(someActor),
      at: Temporal.Instant.from(`${today.toString()}T12:00:00Z`),
      on: today,
    })
    if (!taken.ok) continue
    const entry = { ...taken.value, id: `entry ${taken.value.seq}` }
    entries.push(entry)
    states.push(advance(state, entry))
  }
  return { entries, states }
}

const upTo = (max: number): fc.Arbitrary<number> => fc.nat({ max })

/** Mostly steps that start from here and move the case; otherwise any step at all. */
function someStep(stage: Stage, fitting: boolean): fc.Arbitrary<Step> {
  const here = steps.filter(({ from }) => from.includes(stage))
  const moving = here.filter(({ leadsTo }) => leadsTo.kind !== 'stays')
  if (!fitting || here.length === 0) return fc.constantFrom(...steps)
  return moving.length === 0 ? fc.constantFrom(...here) : fc.oneof(fc.constantFrom(...here), fc.constantFrom(...moving))
}

const someFacts = (name: StepName): fc.Arbitrary<unknown> => factsFor(stepOf(name).records)

const someStage = (): fc.Arbitrary<Stage> => fc.constantFrom(...stageNames)

const someActor = (): fc.Arbitrary<Actor> =>
  fc.oneof(
    fc.constantFrom<Actor>(...Object.values(people)),
    fc.record({
      account: fc.constantFrom(...Object.values(ids)),
      roles: fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 4 }),
      named: fc.boolean(),
    }),
  )

const someMode = (): fc.Arbitrary<DecisionMode | undefined> => fc.constantFrom(...codesOf(decisionModes), undefined)

function someoneFor(step: Step, { secondReading }: CaseState): Actor {
  if (step.by === 'anyone') return people.visitor
  if (step.name === 'read a second time' && secondReading !== undefined)
    return { account: secondReading.reader, roles: ['coordinator'], named: true }
  return { account: ids.coordinator, roles: step.by.slice(0, 1), named: true }
}

/** The same facts as someone would give them who knows the case: the meeting it is listed for, a reason that fits, the votes. */
function believable(step: Step, facts: unknown, state: CaseState, chance: number): Facts {
  const known: Record<string, unknown> = { ...(facts as Facts) }
  const { leadsTo } = step
  const target = leadsTo.kind === 'by fact' ? leadsTo.to[String(known[leadsTo.fact])] : undefined
  const reasons = (target && stageOf(target).closesWith) ?? []
  const offered: Record<string, unknown> = {
    present,
    meetingId: state.listedFor?.meetingId ?? ids.meeting,
    requestId: state.openRequests[0]?.requestId ?? ids.request,
    supervisor: ids.supervisor,
    reader: ids.reader,
    approvedBy: ids.supervisor,
    safeguardingHandOff: 'made',
    openCase: ids.otherCase,
    planStates: planItems,
    planVersion: state.planDraft ?? ids.plan,
    parts: codesOf(planParts),
    needs: [{ needId: ids.need, answer: 'action' }],
    actionAgency: ids.agency,
    actionDueOn: '2026-12-24',
    until: '2030-01-31',
    withoutReplies: true,
    votes: { [chosenIn(known)]: 5 },
    riskChange: 'unchanged',
    sessions: { agreed: 3, held: 3 },
    referrerView: 'given',
    policeTold: true,
    checked: ['police', 'education'],
    concerns: known['result'] === 'no_concern' ? 'none' : 'some',
    review: state.unfiledReviews[0]?.months ?? 6,
    riskId: state.risks[0]?.riskId ?? ids.risk,
    reviewOn: '2029-01-31',
    corrects: state.notes[0],
  }
  const shape = Object.keys(objectShape(step))
  for (const name of shape) if (Object.hasOwn(offered, name)) known[name] = offered[name]
  if (leadsTo.kind === 'by fact' && leadsTo.fact !== 'closureReason' && reasons.length > 0)
    known['closureReason'] = reasons[chance % reasons.length]
  const agreed = state.secondReading?.closureReason
  if (agreed !== undefined && reasons.includes(agreed)) known['closureReason'] = agreed
  if (step.name === 'decide section 36') known['decision'] = known['next'] === 'panel' ? 'grounds_yes' : 'grounds_no'
  if (step.name === 'seek consent' || step.name === 'ask for consent again')
    Object.assign(known, chance % 2 === 0 ? askingOf('adult', ['person']) : askingOf('16_17', ['person', 'parent']))
  if (step.name === 'record consent') {
    const child = state.consentAsked?.band !== 'adult'
    const view = { ownView: chance % 5 === 0 ? 'does not agree' : 'agrees', competent: true }
    const { status } = known
    if (status !== 'given') Object.assign(known, child ? { age: 'under_18', ...view } : { age: 'adult' })
    else Object.assign(known, child ? { ...parentsConsent('2029-01-31'), ...view } : ownConsent('2029-01-31'))
  }
  if (step.name === 'exit') known['needs'] = state.planNeeds.map(({ needId }) => ({ needId, outcome: 'met' }))
  if (step.name === 'add note') {
    if (known['kind'] === 'contact') Object.assign(known, { contacted: 'person', how: 'telephone' })
    if (known['kind'] !== 'correction' || known['corrects'] === undefined) delete known['corrects']
  }
  return known
}

function objectShape(step: Step): Readonly<Record<string, unknown>> {
  return 'shape' in step.records ? (step.records.shape as Readonly<Record<string, unknown>>) : {}
}

function chosenIn(facts: Facts): string {
  const chosen = facts['decision'] ?? facts['result']
  return typeof chosen === 'string' ? chosen : 'exit'
}

/** The mode the votes amount to; undefined when there are none, or none that decide this way. */
export function asVoted(facts: unknown): DecisionMode | undefined {
  if (typeof facts !== 'object' || facts === null || !('votes' in facts)) return undefined
  const mode = modeOf(facts.votes as Record<string, number>, chosenIn(facts))
  return mode === 'no-votes' || mode === 'other-majority' ? undefined : mode
}
