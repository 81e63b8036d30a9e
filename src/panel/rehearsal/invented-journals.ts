/** How the invented cases came before the panel: journals of coded facts, by days before the meeting, taken by the same rules as real ones. */
import { Temporal } from 'temporal-polyfill'
import { foldJournal, takeStep, type FactsOf, type StepName } from '#cases/journey.ts'
import { planItems } from '#cases/journey/statutory-rules.ts'
import type { JournalEntry } from '#cases/journey/state.ts'
import { codesOf } from '#reference/code-list.ts'
import { consentTold } from '#reference/consent.ts'
import type { DecisionMode } from '#reference/decisions.ts'
import { caseRoles } from '#reference/roles.ts'
import { planParts } from '#reference/support-plan.ts'
import { education, inventedId } from './members.ts'

/** The meeting that is practised, and one before it. */
export const meetingId = inventedId(900)
const earlierMeetingId = inventedId(901)
const [planId, needId, assessmentId] = [inventedId(910), inventedId(911), inventedId(912)]
const somebody = inventedId(920)

export type Told<Name extends StepName = StepName> = {
  /** Days before the meeting. */
  readonly ago: number
  readonly step: Name
  readonly facts: FactsOf<Name> | ((dayBefore: (ago: number) => string) => FactsOf<Name>)
  readonly mode?: DecisionMode
}

function told<Name extends StepName>(ago: number, step: Name, facts: Told<Name>['facts'], mode?: DecisionMode): Told {
  return { ago, step, facts, ...(mode === undefined ? {} : { mode }) }
}

/** @param before how many days before the meeting the case was received */
function listedFrom(before: number): readonly Told[] {
  return [
    told(before, 'receive referral', { channel: 'professional', told: 'yes', sector: 'education' }),
    told(before - 1, 'start gateway', {}),
    told(before - 4, 'decide gateway', { outcome: 'continue' }),
    told(before - 10, 'record assessment', { assessmentId, framework: 'VAF2012' }),
    told(before - 11, 'agree assessment', { assessmentId, change: 'first assessment' }),
    told(before - 11, 'close information gathering', {}),
    told(before - 12, 'decide section 36', { decision: 'grounds_yes', next: 'panel', referredBy: 'local_authority' }),
  ]
}

const present = { chair: 'channel chair', homeForcePolice: true } as const
const listedHere = told(8, 'list for panel', (day) => ({ meetingId, meetingOn: day(0) }))
const listedEarlier = (ago: number) =>
  told(ago + 8, 'list for panel', (day) => ({ meetingId: earlierMeetingId, meetingOn: day(ago) }))

export const listed: readonly Told[] = [...listedFrom(30), listedHere]

export const deferredBefore: readonly Told[] = [
  ...listedFrom(60),
  listedEarlier(28),
  told(
    28,
    'panel decision',
    (day) => ({
      meetingId: earlierMeetingId,
      present,
      decision: 'defer',
      votes: { defer: 6 },
      actionAgency: education.agencyId,
      actionDueOn: day(10),
    }),
    'unanimous',
  ),
  listedHere,
]

export const supportEnded: readonly Told[] = [
  ...listedFrom(480),
  listedEarlier(450),
  told(
    450,
    'panel decision',
    { meetingId: earlierMeetingId, present, decision: 'adopt', votes: { adopt: 6 }, planStates: [...planItems] },
    'unanimous',
  ),
  told(446, 'draft support plan', { planVersion: planId }),
  told(444, 'approve support plan', {
    planVersion: planId,
    planStates: [...planItems],
    parts: [...codesOf(planParts)],
    needs: [{ needId, answer: 'action' }],
  }),
  told(440, 'seek consent', {
    asked: ['person'],
    band: 'adult',
    ageFrom: 'found out',
    how: 'in_person',
    askedBy: somebody,
    asPlanned: true,
    told: [...codesOf(consentTold)],
    sheets: [],
    language: 'en',
    interpreter: 'not needed',
  }),
  told(435, 'record consent', (day) => ({
    status: 'given',
    age: 'adult',
    givenBy: 'self_adult',
    form: 'written',
    scope: 'all',
    until: day(-365),
  })),
  told(433, 'start support', {}),
  told(215, 'record assessment', { assessmentId, framework: 'VAF2012' }),
  told(214, 'agree assessment', { assessmentId, change: 'improved' }),
  told(
    186,
    'exit',
    {
      meetingId: earlierMeetingId,
      present,
      closureReason: 'x_no_concern',
      votes: { exit: 6 },
      needs: [{ needId, outcome: 'met' }],
      sessions: { agreed: 6, held: 6 },
      referrerView: 'given',
      told: ['person', 'provider'],
      policeTold: true,
    },
    'unanimous',
  ),
]

/**
 * @param meetingOn the day of the meeting that is practised
 * @throws an error where the rules of the journey do not allow a line any more: a test looks that none is
 */
export function journalOf(lines: readonly Told[], meetingOn: Temporal.PlainDate): readonly JournalEntry[] {
  const dayBefore = (ago: number) => meetingOn.subtract({ days: ago }).toString()
  return lines.reduce<readonly JournalEntry[]>((before, { ago, step, facts, mode }) => {
    const on = meetingOn.subtract({ days: ago })
    const taken = takeStep(foldJournal(before), step, {
      facts: typeof facts === 'function' ? facts(dayBefore) : facts,
      reasonGiven: true,
      ...(mode === undefined ? {} : { decisionMode: mode }),
      actor: { account: somebody, roles: caseRoles, named: false },
      at: on.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '12:00' }).toInstant(),
      on,
    })
    if (!taken.ok) throw new Error(`an invented case cannot have come about: ${step}, ${taken.reason}`)
    return [...before, { ...taken.value, id: inventedId(1000 + taken.value.seq) }]
  }, [])
}
