/**
 * What a case's journal adds up to. Never stored as truth: it is folded from the journal each time, and the
 * parts a list needs (stage, next due day) are cached on the case row in the transaction that appended the step.
 */
import type { Temporal } from 'temporal-polyfill'
import type { AwayCourse, AwayPlace } from '#reference/away.ts'
import type { ReviewMonths } from '#reference/after-support.ts'
import type {
  BestInterestDecider,
  ConsentBand,
  ConsentGiver,
  ConsentPerson,
  ConsentStatus,
  OwnView,
  PoliceConsideration,
} from '#reference/consent.ts'
import type {
  ClosureReason,
  DecisionMode,
  GatewayOutcome,
  PanelDecision,
  Section36CarePath,
  Section36Decision,
} from '#reference/decisions.ts'
import type { NeedAnswer } from '#reference/support-plan.ts'
import type { ClockName } from './clock-table.ts'
import type { Stage } from './stages.ts'

/** Coded facts as JSON keeps them: codes, ids, numbers and ISO days. Never narrative. */
export type Facts = Readonly<Record<string, unknown>>

/** One immutable row of the journal. `facts` have the shape of the step's schema; `factsOf` reads them typed. */
export type JournalEntry<Step extends string = string> = {
  readonly id: string
  /** Place in the case's journal, from 1, without a gap. */
  readonly seq: number
  readonly step: Step
  /** The account of the human who took it; null only for the arrival of a referral from someone without an account. */
  readonly takenBy: string | null
  /** When it was recorded. */
  readonly takenAt: Temporal.Instant
  /** The day it happened, in England and Wales: what deadlines count from. Never after `takenAt`. */
  readonly onDate: Temporal.PlainDate
  readonly facts: Facts
  /** Whether a reason was written; the reason itself is narrative and kept elsewhere. */
  readonly reasonGiven: boolean
  /** How the panel decided, when it did (CTSA 2015 s37(6)). */
  readonly decisionMode: DecisionMode | null
  /** The Channel guidance in force on `onDate`. */
  readonly guidanceVersion: string
}

export type OpenRequest = {
  readonly requestId: string
  readonly agencyId: string
  readonly askedOn: Temporal.PlainDate
}

/** What police asked of the authority in a police-led partnership, and is not answered; the day as ISO has it. */
export type PoliceLedOpen = { readonly requestId: string; readonly askedOn: string }

export type Commissioned = { readonly commissionId: string; readonly ended: boolean }

export type PausedClock = {
  readonly clock: ClockName
  readonly cause: string
  readonly since: Temporal.PlainDate
}

/** The last time consent was asked for. */
export type ConsentAsked = {
  readonly on: Temporal.PlainDate
  /** None in a journal from before this was recorded: then it must be asked again before an answer counts. */
  readonly people: readonly ConsentPerson[]
  readonly band: ConsentBand | undefined
  /** Told everything on the list, and with an interpreter where one was needed. */
  readonly informed: boolean
  readonly interpreterMissed: boolean
}

/** The latest assessment of whether the person can decide about support themself (Mental Capacity Act 2005). */
export type Capacity = {
  readonly assessedOn: Temporal.PlainDate
  readonly outcome: 'has' | 'lacks'
  readonly fluctuates: boolean
  readonly decidedBy: BestInterestDecider | undefined
}
export type PlannedNeed = { readonly needId: string; readonly answer: NeedAnswer }
/** A review after support: how many months after closure it is of, and the day it was held. */
export type HeldReview = { readonly months: ReviewMonths; readonly heldOn: Temporal.PlainDate }

export type StandingRisk = { readonly riskId: string; readonly ownerAgency: string }

/** A colleague reads a case that is to be closed, and agrees or objects in their own name. */
export type SecondReading = {
  readonly reader: string
  readonly closureReason: ClosureReason
  readonly answer: 'asked' | 'agreed' | 'objected'
}

export type CaseState = {
  readonly stage: Stage
  /** The day the case came to this stage; undefined before its first entry. */
  readonly stageSince: Temporal.PlainDate | undefined
  /** How many entries the journal has; the next one's `seq` is one more. */
  readonly length: number
  readonly receivedOn: Temporal.PlainDate | undefined
  /** The day the case ended; undefined while open, and again once reopened. */
  readonly closedOn: Temporal.PlainDate | undefined
  readonly closureReason: ClosureReason | undefined
  /** Where the case was when it last ended; kept while it is closed, and until a reopened case moves on. */
  readonly endedFrom: Stage | undefined
  readonly acknowledged: boolean
  /** What the referrer added since, as far as somebody has read it. */
  readonly additionsTakenIn: readonly string[]
  readonly authorityNotified: boolean
  readonly lead: string | undefined
  /** Seen by the chair and named people only. */
  readonly restricted: boolean
  /** Accounts with a conflict of interest that was declared on the case and stands. */
  readonly conflicts: readonly string[]
  /** Somebody decided that an earlier record is the same person's, or may be: closing then needs a second reader. */
  readonly repeatReferral: boolean
  /** The last one asked for since the case came to this stage. */
  readonly secondReading: SecondReading | undefined
  readonly gatewayOutcome: GatewayOutcome | undefined
  readonly openRequests: readonly OpenRequest[]
  /** Versions of the assessment written so far. */
  readonly assessments: number
  /** A version was agreed since information gathering last began. */
  readonly assessmentAgreed: boolean
  readonly section36: Section36Decision | undefined
  /** The meeting the case is listed for. */
  readonly listedFor: { readonly meetingId: string; readonly meetingOn: Temporal.PlainDate } | undefined
  readonly deferrals: number
  readonly panelDecision: PanelDecision | undefined
  /** What the panel considered under s36(6) since it last decided that support should not be given. */
  readonly section36CarePath: Section36CarePath | undefined
  readonly planFinal: boolean
  /** The version of the plan approved last; undefined for one from before there were versions. */
  readonly planVersion: string | undefined
  /** The version being written, beside the approved one if there is one. */
  readonly planDraft: string | undefined
  /** The needs of the plan approved last, and how each is answered. */
  readonly planNeeds: readonly PlannedNeed[]
  /** A version was agreed since support started. */
  readonly assessedInSupport: boolean
  readonly consent: ConsentStatus
  readonly consentBy: ConsentGiver | undefined
  readonly consentAsked: ConsentAsked | undefined
  /** Attempts to reach whoever is to be asked, since the last answer. */
  readonly consentAttempts: number
  /** On the day of the asking to which the consent that stands is the answer. */
  readonly consentAge: 'under_18' | 'adult' | undefined
  /** Its last day, after which it must be asked for again. */
  readonly consentUntil: Temporal.PlainDate | undefined
  /** What a young person says beside whoever consents for them, and what the chair decided when they do not agree. */
  readonly ownView: OwnView | undefined
  readonly ownViewDecision: 'go on' | 'do not go on' | undefined
  readonly capacity: Capacity | undefined
  /** What police answered since consent was last refused or ended. */
  readonly policeConsidered: PoliceConsideration | undefined
  /** Support was given for some time: decides how long the record is kept. */
  readonly supported: boolean
  /** Undefined before support was ever given, 9999-12-31 while it stands, then the day on which it was recorded that it had stopped. */
  readonly supportStoppedOn: Temporal.PlainDate | undefined
  /** Support asked of providers. */
  readonly commissions: readonly Commissioned[]
  /** Reports in which a provider asked to be heard at once, and was. */
  readonly worriesAnswered: readonly string[]
  readonly transferProposed: boolean
  /** Proposed to an area of this service, which answers by itself. */
  readonly transferInside: boolean
  /** Undefined unless the case came from another area: whether they were told which panel looks after them now. */
  readonly transferExplained: boolean | undefined
  /** In custody, under probation or abroad, as it was recorded last; undefined when it is over. */
  readonly away:
    { readonly place: AwayPlace; readonly since: Temporal.PlainDate; readonly course: AwayCourse } | undefined
  readonly policeLedRequests: readonly PoliceLedOpen[]
  readonly pauses: readonly PausedClock[]
  /** Clocks that have been started at some time. */
  readonly startedClocks: readonly ClockName[]
  /** Clocks that run now, paused or not. */
  readonly runningClocks: readonly ClockName[]
  /** Months after closure of the last review held: 0 when none. */
  readonly reviewedAtMonths: number
  /** Reviews that were held and whose record is not filed yet, in the order they were held. */
  readonly unfiledReviews: readonly HeldReview[]
  /** Risks that stand, each with the agency that owns it. */
  readonly risks: readonly StandingRisk[]
  /** Places in the journal of the notes, so that a correction can point at one. */
  readonly notes: readonly number[]
  readonly retainUntil: Temporal.PlainDate | undefined
  readonly legalHold: boolean
}

/** Nobody has been asked yet. */
export const noConsentYet = {
  consent: 'not_asked',
  consentBy: undefined,
  consentAsked: undefined,
  consentAttempts: 0,
  consentAge: undefined,
  consentUntil: undefined,
  ownView: undefined,
  ownViewDecision: undefined,
  capacity: undefined,
  policeConsidered: undefined,
} as const satisfies Partial<CaseState>

/** Before anything has arrived. */
export const nothingYet: CaseState = {
  stage: 'referral_draft',
  stageSince: undefined,
  length: 0,
  receivedOn: undefined,
  closedOn: undefined,
  closureReason: undefined,
  endedFrom: undefined,
  acknowledged: false,
  additionsTakenIn: [],
  authorityNotified: false,
  lead: undefined,
  restricted: false,
  conflicts: [],
  repeatReferral: false,
  secondReading: undefined,
  gatewayOutcome: undefined,
  openRequests: [],
  assessments: 0,
  assessmentAgreed: false,
  section36: undefined,
  listedFor: undefined,
  deferrals: 0,
  panelDecision: undefined,
  section36CarePath: undefined,
  planFinal: false,
  planVersion: undefined,
  planDraft: undefined,
  planNeeds: [],
  assessedInSupport: false,
  ...noConsentYet,
  supported: false,
  supportStoppedOn: undefined,
  commissions: [],
  worriesAnswered: [],
  transferProposed: false,
  transferInside: false,
  transferExplained: undefined,
  away: undefined,
  policeLedRequests: [],
  pauses: [],
  startedClocks: [],
  runningClocks: [],
  reviewedAtMonths: 0,
  unfiledReviews: [],
  risks: [],
  notes: [],
  retainUntil: undefined,
  legalHold: false,
}
