/**
 * A rehearsal: the invented cases, and what somebody has answered so far. Judged by the rules that judge real cases (takeStep), over journals that are
 * words in the code. What is kept are coded answers; what is written as a reason is read, and forgotten. Pure.
 */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { foldJournal, nextSteps, stepOf, takeStep, type Actor, type StepName, type Taking } from '#cases/journey.ts'
import { refusalWords, type StepRefusal } from '#cases/journey/refusals.ts'
import type { CaseState, JournalEntry } from '#cases/journey/state.ts'
import type { StepFacts } from '#cases/steps/step-page.ts'
import { channelGuidanceOn } from '#reference/guidance.ts'
import { presenceOf, type Invitee } from '../meetings/meeting.ts'
import { inventedCases, type InventedCase } from './invented.ts'
import { journalOf, meetingId } from './invented-journals.ts'
import { inTheRoom, inventedId, members } from './members.ts'

export const practised = ['panel decision', 'consider section 36(6)', 'review at 6 months'] as const
export type Practised = (typeof practised)[number]

const Case = z.enum(inventedCases.map(({ key }) => key))
const Member = z.enum(members.map(({ accountId }) => accountId))
const Taken = z.strictObject({
  case: Case,
  step: z.enum(practised),
  facts: z.record(z.string(), z.unknown()),
  mode: z.enum(['unanimous', 'majority', 'chair']).nullable(),
})

/** Everything that is kept of a rehearsal. What has been refused stands once, however often it was tried. */
export const Kept = z.strictObject({
  taken: z.array(Taken).max(50),
  refused: z.array(z.strictObject({ case: Case, why: z.string() })).max(200),
  conflicts: z.array(z.strictObject({ case: Case, member: Member })).max(50),
  joined: z.array(Case).max(inventedCases.length),
})
export type Kept = z.infer<typeof Kept>

export const nothingKept: Kept = { taken: [], refused: [], conflicts: [], joined: [] }

export type Rehearsal = { readonly begunOn: Temporal.PlainDate; readonly kept: Kept; readonly version: number }

/** Whoever practises, practises as the chair; as whom they sign in decides nothing here. */
const practising: Actor = { account: inventedId(1), roles: ['channel chair'], named: false }

export function stateOf({ begunOn, kept }: Rehearsal, { key, journal }: InventedCase): CaseState {
  const before = journalOf(journal, begunOn)
  const taken = kept.taken
    .filter((one) => one.case === key)
    .map((one, place): JournalEntry => {
      const seq = before.length + place + 1
      return {
        id: inventedId(1000 + seq),
        seq,
        step: one.step,
        takenBy: practising.account,
        takenAt: begunOn.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '12:00' }).toInstant(),
        onDate: begunOn,
        facts: one.facts,
        reasonGiven: true,
        decisionMode: one.mode,
        guidanceVersion: channelGuidanceOn(begunOn).code,
      }
    })
  return foldJournal([...before, ...taken])
}

/** The step that the panel is asked for next on a case; undefined once there is none. */
export function stepAsked(state: CaseState): Practised | undefined {
  const next = nextSteps(state, practising)
  return practised.find(
    (name) =>
      next.some(({ step, allowed }) => step === name && allowed) &&
      // Considered once, it is considered.
      !(name === 'consider section 36(6)' && state.section36CarePath !== undefined),
  )
}

/** Everybody who is asked to the item, and whether they are there: without those who have declared a conflict, with those who have joined. */
export function inviteesAt({ kept }: Rehearsal, { key, mayJoin }: InventedCase): readonly Invitee[] {
  const conflicted = kept.conflicts.filter((one) => one.case === key).map(({ member }) => member)
  const there = kept.joined.includes(key) && mayJoin !== undefined ? [...inTheRoom, mayJoin] : inTheRoom
  const asked = mayJoin === undefined ? inTheRoom : [...inTheRoom, mayJoin]
  return asked.map((member) => ({
    ...member,
    present: conflicted.includes(member.accountId) || !there.includes(member) ? 'apologies' : 'present',
  }))
}

/** What the rules of real cases need to know of the meeting. */
export function heldAt(rehearsal: Rehearsal, item: InventedCase) {
  return { meetingId, present: presenceOf(inviteesAt(rehearsal, item), item.homeForce, undefined) }
}

/**
 * Takes the step that is asked for, with what was answered.
 *
 * @param now not before the day on which the rehearsal began, which is the day of its meeting
 */
export function judge(
  rehearsal: Rehearsal,
  item: InventedCase,
  { facts, reasonGiven, decisionMode }: StepFacts,
  now: Temporal.Instant,
): Outcome<Kept, StepRefusal> {
  const state = stateOf(rehearsal, item)
  const step = stepAsked(state)
  if (step === undefined) return refuse('wrong-stage')
  const mode = decisionMode === undefined ? {} : { decisionMode }
  const actor = practising
  const taken = takeAny(state, step, { facts, reasonGiven, ...mode, actor, at: now, on: rehearsal.begunOn })
  if (!taken.ok) return taken
  const { kept } = rehearsal
  const entry = { case: item.key, step, facts: taken.value.facts, mode: taken.value.decisionMode }
  return ok({ ...kept, taken: [...kept.taken, entry] })
}

/** Of a step that is known by its name alone: takeStep reads the facts by the step's own schema and refuses what does not fit. */
function takeAny(state: CaseState, step: StepName, taking: Taking<StepName>) {
  return takeStep(state, step, taking)
}

export function withRefusal(kept: Kept, { key }: InventedCase, why: StepRefusal): Kept {
  const known = kept.refused.some((one) => one.case === key && one.why === why)
  return known ? kept : { ...kept, refused: [...kept.refused, { case: key, why }] }
}

/** @param member an account of the invented panel; another is nobody, and nothing changes */
export function withConflict(kept: Kept, { key }: InventedCase, member: string): Kept {
  const known = kept.conflicts.some((one) => one.case === key && one.member === member)
  const isMember = inTheRoom.some(({ accountId }) => accountId === member)
  return known || !isMember ? kept : { ...kept, conflicts: [...kept.conflicts, { case: key, member }] }
}

export function withJoined(kept: Kept, { key, mayJoin }: InventedCase): Kept {
  return kept.joined.includes(key) || mayJoin === undefined ? kept : { ...kept, joined: [...kept.joined, key] }
}

/** Why something was refused, with the text that asks for it; nothing where the reason is one that the rules no longer know. */
export function refusalShown(why: string) {
  return Object.entries(refusalWords).find(([code]) => code === why)?.[1]
}

/** What a real meeting would have had against it, beside what the rules refused. */
export function remarksOn({ kept }: Rehearsal, item: InventedCase): readonly string[] {
  const [decided] = kept.taken.filter((one) => one.case === item.key)
  if (decided === undefined) return []
  const { conflictOf } = item
  const declared = kept.conflicts.some((one) => one.case === item.key && one.member === conflictOf?.accountId)
  return [
    ...(conflictOf !== undefined && !declared
      ? [`The conflict of ${conflictOf.name} was not declared: ${conflictOf.name} heard everything.`]
      : []),
    ...(sameVotes(decided.facts['votes'], item.votes) ? [] : ['The votes recorded are not those of the room.']),
  ]
}

function sameVotes(recorded: unknown, room: Readonly<Record<string, number>>): boolean {
  const read = z.record(z.string(), z.number()).safeParse(recorded)
  if (!read.success) return false
  const cast = Object.entries(read.data).filter(([, count]) => count > 0)
  return cast.length === Object.keys(room).length && cast.every(([decision, count]) => room[decision] === count)
}

/** "Panel’s decision" */
export function happened(step: Practised): string {
  return stepOf(step).happened
}
