/**
 * A demonstration step as the journey records it: coded facts, whether a reason was written, how a panel decided.
 * Keys become ids on the way; whoever seeds knows which.
 */
import type { Temporal } from 'temporal-polyfill'
import type { StepName } from '#cases/journey.ts'
import type { DecisionMode } from '#reference/decisions.ts'
import { addWorkingDays } from '#reference/working-days.ts'
import type { AccountKey } from './accounts.ts'
import type { AgencyKey } from './agencies.ts'
import type { DemonstrationReferral, DemonstrationStep } from './case-types.ts'
import { approvalFacts } from './written-plan.ts'
import { whoChaired, type MeetingKey } from './meetings.ts'

/** The ids that keys stand for in one case. Each throws, or invents, for a key it does not know. */
export type Ids = {
  account(key: AccountKey): string
  agency(key: AgencyKey): string
  /** A case and the person it is about, by the case's key. */
  caseFile(key: string): string
  person(key: string): string
  meeting(key: MeetingKey): { readonly id: string; readonly heldOn: Temporal.PlainDate }
  /** A request of this case, by its key in the case. */
  request(key: string): string
  /** The plan of this case, and each of its needs by the key it has there. */
  plan(): string
  planNeed(key: string): string
  /** The one assessment of this case. */
  assessment(): string
}

export type JourneyStep = {
  readonly step: StepName
  readonly facts: Readonly<Record<string, unknown>>
  readonly reasonGiven: boolean
  readonly decisionMode?: DecisionMode
}

/** What 'receive referral' records of a referral. */
export function arrivalFacts(referral: DemonstrationReferral): JourneyStep {
  const { channel, told, sector, concern, emergency, safeguarding } = referral
  return {
    step: 'receive referral',
    facts: { channel, told, sector, concern, emergency, safeguarding },
    reasonGiven: true,
  }
}

export function journeyStep(step: DemonstrationStep, ids: Ids): JourneyStep {
  return {
    step: step.step,
    facts: withoutGaps(factsOf(step, ids)),
    reasonGiven: step.reason !== undefined,
    ...(step.step === 'panel decision' ? { decisionMode: step.mode } : {}),
  }
}

function factsOf(step: DemonstrationStep, ids: Ids): Readonly<Record<string, unknown>> {
  switch (step.step) {
    case 'acknowledge':
    case 'notify local authority':
      return { how: step.how }
    case 'return referral':
      return { missing: step.missing }
    case 'close returned referral':
      return ending(step, ids)
    case 'mark duplicate':
      return { closureReason: 'duplicate', openCase: ids.caseFile(step.openCase) }
    case 'start gateway':
      return {}
    case 'decide gateway':
      return { outcome: step.outcome, officerRole: 'case officer', marking: 'official_sensitive', ...ending(step, ids) }
    case 'declare same person':
      return { answer: step.answer, otherPerson: ids.person(step.otherCase), otherCase: ids.caseFile(step.otherCase) }
    case 'ask for second reading':
      return { reader: ids.account(step.reader), closureReason: step.closureReason }
    case 'read a second time':
      return { answer: step.answer }
    case 'assign case':
      return { lead: ids.account(step.lead) }
    case 'request information':
      return {
        requestId: ids.request(step.request),
        agencyId: ids.agency(step.agency),
        basis: 's38_cooperation',
        marking: 'official_sensitive',
      }
    case 'record reply':
      return { requestId: ids.request(step.request), reply: step.reply }
    case 'record assessment':
      return { assessmentId: ids.assessment(), framework: 'VAF2012' }
    case 'agree assessment':
      return {
        assessmentId: ids.assessment(),
        change: step.change ?? 'first assessment',
        agreedBy: step.agreedBy ?? 'caseworkers',
      }
    case 'close information gathering':
      return { withoutReplies: step.withoutReplies }
    case 'decide section 36':
      return { decision: step.decision, next: step.next, referredBy: step.referredBy, ...ending(step, ids) }
    case 'list for panel': {
      const { id, heldOn } = ids.meeting(step.meeting)
      return { meetingId: id, meetingOn: heldOn.toString() }
    }
    case 'send panel pack':
      return { meetingId: ids.meeting(step.meeting).id }
    case 'panel decision':
      return {
        ...presence(step.meeting, ids),
        decision: step.decision,
        votes: step.votes,
        planStates: step.planStates,
        actionAgency: step.actionAgency && ids.agency(step.actionAgency),
        actionDueOn: step.actionWithin && addWorkingDays(step.on, step.actionWithin).toString(),
      }
    case 'draft support plan':
      return { planVersion: ids.plan() }
    case 'approve support plan':
      return approvalFacts(step.plan, { version: ids.plan(), need: (key) => ids.planNeed(key) })
    case 'consider section 36(6)':
      return { ...presence(step.meeting, ids), considered: step.considered }
    case 'close after panel':
    case 'close for another reason':
      return { closureReason: step.closureReason }
    case 'restrict case':
      return { cause: step.cause }
    case 'add note':
      return { kind: step.kind, contacted: step.contacted, how: step.how, corrects: step.corrects }
  }
}

function ending(
  step: Extract<
    DemonstrationStep,
    { readonly step: 'close returned referral' | 'decide gateway' | 'decide section 36' }
  >,
  ids: Ids,
) {
  return {
    closureReason: step.closureReason,
    supervisor: step.supervisor && ids.account(step.supervisor),
    safeguardingHandOff: step.handOff,
  }
}

function presence(meeting: MeetingKey, ids: Ids) {
  const chair = whoChaired(meeting) === 'chair' ? 'channel chair' : 'deputy chair'
  return { meetingId: ids.meeting(meeting).id, present: { chair, homeForcePolice: true } }
}

/** The journey's schemas are strict: a fact that was not given is not there. */
function withoutGaps(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}
