/**
 * What a demonstration case is made of: whom it is about, the referral it came by, and every step it was taken through,
 * with the words written at each. Data only: whoever seeds a database walks it step by step, by the same rules as
 * people do (journey-facts.ts turns each step into the facts the journey asks for).
 */
import type { Temporal } from 'temporal-polyfill'
import type { Birth } from '#people/birth.ts'
import type { Stage } from '#cases/journey/stages.ts'
import type { PlanItem } from '#cases/journey/statutory-rules.ts'
import type { CodeOf } from '#reference/code-list.ts'
import type { concernsD } from '#reference/concerns.ts'
import type { ContactedPerson, ContactMeans, NoteKind } from '#reference/contact.ts'
import type { ToldAnswer } from '#reference/consent.ts'
import type {
  ClosureReason,
  DecisionMode,
  GatewayOutcome,
  PanelDecision,
  Section36CarePath,
} from '#reference/decisions.ts'
import type { Ethnicity, Gender, Provenance, Religion } from '#reference/equality.ts'
import type { Sector } from '#reference/sectors.ts'
import type { InformationReply, NotToldReason, ReplyReader } from '#reference/sharing.ts'
import type { FactorCode } from '#reference/vaf2012.ts'
import type { AccountKey } from './accounts.ts'
import type { AgencyKey } from './agencies.ts'
import type { WrittenPlan } from './written-plan.ts'
import type { MeetingKey } from './meetings.ts'
import type { Place } from './places.ts'

export type NeedCode =
  | 'disability'
  | 'mental_health'
  | 'physical_health'
  | 'bullying'
  | 'family'
  | 'money_work_housing'
  | 'immigration'
  | 'court'
  | 'substance'
  | 'self_harm'
  | 'grievance'

export type Said<Code> = { readonly code: Code; readonly saidBy: Provenance }

export type DemonstrationPerson = {
  readonly forenames: string
  readonly surname: string
  readonly knownAs?: string
  readonly birth: Birth
  readonly gender: Gender
  readonly line1: string
  readonly place: Place
  /** In a real district, with an inward part that no postcode has. */
  readonly postcode: string
  /** School, college, work or other daytime place. */
  readonly occupation?: string
  /** Absent: not asked. Never inferred. */
  readonly ethnicity?: Said<Ethnicity>
  readonly religion?: Said<Religion>
}

export type DemonstrationReferrer = {
  readonly name: string
  readonly role: string
  readonly organisation: string
  /** Absent when the referrer's organisation is no partner with accounts. */
  readonly agency?: AgencyKey
  /** Whoever signs in to refer. */
  readonly account?: AccountKey
  readonly email: string
  /** From the ranges that Ofcom keeps for drama: nobody's number. */
  readonly phone: string
  readonly relationship: string
}

export type DemonstrationReferral = {
  readonly key: string
  readonly channel: 'professional' | 'public'
  readonly receivedOn: Temporal.PlainDate
  readonly firstKnownOn: Temporal.PlainDate
  readonly sector: Sector
  readonly concern: CodeOf<typeof concernsD>
  readonly emergency: 'not needed' | '999 called'
  readonly safeguarding: 'made' | 'not needed'
  readonly told: ToldAnswer
  /** What the person said, or why they have not been told. */
  readonly toldInWords: string
  /** What was seen or heard: facts. */
  readonly happened: string
  /** What else could explain it. */
  readonly explanation?: string
  /** What the referrer thinks and fears: opinion, kept apart. */
  readonly view: string
  readonly needs: readonly NeedCode[]
  readonly needsInWords?: string
  readonly strengths?: string
  readonly agencies?: string
  /** Absent: the referrer did not say who they are. */
  readonly referrer?: DemonstrationReferrer
  /** One case for each person, in the order of the form. */
  readonly cases: readonly DemonstrationCase[]
}

export type DemonstrationCase = {
  /** What other cases and the tests call it: 'callum-fernbrook'. */
  readonly key: string
  readonly person: DemonstrationPerson
  /** Another case of whom, under the hand of another referrer, this is. */
  readonly samePersonAs?: string
  /** The stage that the steps lead to. */
  readonly stage: Stage
  /** In order, beginning after the referral was received. */
  readonly steps: readonly DemonstrationStep[]
}

export type DemonstrationStep = Act & { readonly on: Temporal.PlainDate }

/** A step as it is written in the data: so many working days ago. */
export type DatedAct = Act & { readonly ago: number }

/** What any closing before the panel needs: who agreed, and whether somebody looks after the person now. */
type Ending = {
  readonly closureReason?: ClosureReason
  readonly supervisor?: AccountKey
  readonly handOff?: 'made' | 'not_needed'
}

type Common<Step extends string> = { readonly step: Step; readonly by: AccountKey; readonly reason?: string }
type Reasoned<Step extends string> = { readonly step: Step; readonly by: AccountKey; readonly reason: string }

/** The steps a demonstration case may be taken through, by the journey's own names. */
export type Act =
  | (Common<'acknowledge'> & { readonly how: 'email' | 'telephone' | 'letter' | 'in person' | 'not possible' })
  | (Reasoned<'return referral'> & {
      readonly missing: readonly ('person' | 'concern' | 'told' | 'referrer' | 'other')[]
    })
  | (Reasoned<'close returned referral'> & Ending)
  | (Reasoned<'mark duplicate'> & { readonly openCase: string })
  | Common<'start gateway'>
  | (Reasoned<'decide gateway'> & Ending & { readonly outcome: GatewayOutcome })
  | (Common<'notify local authority'> & { readonly how: 'email' | 'telephone' | 'meeting' | 'shared record' })
  | (Reasoned<'declare same person'> & {
      readonly answer: 'same' | 'different' | 'unsure'
      readonly otherCase: string
    })
  | (Reasoned<'ask for second reading'> & { readonly reader: AccountKey; readonly closureReason: ClosureReason })
  | (Reasoned<'read a second time'> & { readonly answer: 'agreed' | 'objected' })
  | (Common<'assign case'> & { readonly lead: AccountKey })
  | (Reasoned<'request information'> & InformationAsked)
  | (Common<'record reply'> & InformationGiven)
  | (Common<'record assessment'> & { readonly assessment: DemonstrationAssessment })
  | (Common<'agree assessment'> & {
      /** The first assessment, unless told. */
      readonly change?: 'improved' | 'unchanged' | 'worse'
      readonly agreedBy?: 'panel' | 'caseworkers'
    })
  | (Common<'close information gathering'> & { readonly withoutReplies?: true })
  | (Reasoned<'decide section 36'> &
      Ending & {
        readonly decision: 'grounds_yes' | 'grounds_no'
        readonly next: 'panel' | 'no_further_action' | 'signposted' | 'police_led_partnership'
        readonly referredBy: 'police' | 'local_authority'
      })
  | (Common<'list for panel'> & { readonly meeting: MeetingKey })
  | (Common<'send panel pack'> & { readonly meeting: MeetingKey })
  | (Reasoned<'panel decision'> & PanelDiscussion)
  | (Common<'draft support plan'> & { readonly plan: WrittenPlan<AgencyKey, AccountKey> })
  | (Common<'approve support plan'> & { readonly plan: WrittenPlan<AgencyKey, AccountKey> })
  | (Reasoned<'consider section 36(6)'> & { readonly meeting: MeetingKey; readonly considered: Section36CarePath })
  | (Reasoned<'close after panel'> & {
      readonly closureReason:
        | 'not_adopted_not_susceptible'
        | 'not_adopted_other_service'
        | 'not_adopted_too_high_risk'
        | 'police_led_partnership'
    })
  | (Reasoned<'close for another reason'> & { readonly closureReason: 'wrong_area' | 'deceased' })
  | (Reasoned<'restrict case'> & {
      readonly cause: 'returnee' | 'staff member' | 'police sensitivity' | 'other'
      /** Who beside the chairs may see it. */
      readonly named: readonly AccountKey[]
    })
  | (Reasoned<'add note'> & {
      readonly kind: NoteKind
      readonly contacted?: ContactedPerson
      readonly how?: ContactMeans
      /** A correction: the place in the journal of the note it corrects. */
      readonly corrects?: number
    })

export type InformationAsked = {
  /** Unique in its case: the agency's key is enough. */
  readonly request: string
  readonly agency: AgencyKey
  readonly questions: string
  /** What the person may be told of the request. */
  readonly mayBeTold: string
}

export type InformationGiven = {
  readonly request: string
  readonly reply: InformationReply
  readonly repliedBy: AccountKey
  /** What is known, from a record or from having been there. Absent in a nil return. */
  readonly facts?: string
  /** What the agency makes of it, apart from the facts. */
  readonly opinion?: string
  /** Why it declines, in whole or in part. */
  readonly whyNot?: string
  readonly tellPerson: 'may be told' | 'not to be told'
  readonly whyNotTold?: string
  /** Absent: it is about somebody else. */
  readonly notToldBecause?: NotToldReason
  /** Absent: the panel too. */
  readonly seenBy?: ReplyReader
}

export type FactorEvidence = { readonly evidence: string; readonly source: string }

export type DemonstrationAssessment = {
  /** Factors found present, each with its evidence. */
  readonly present: Readonly<Partial<Record<FactorCode, FactorEvidence>>>
  readonly notPresent: readonly FactorCode[]
  // Every other factor is not known.
  readonly protective: string
  readonly summary: string
  readonly needs: readonly string[]
  /** What it rests on; the usual two where it does not matter. */
  readonly sources?: readonly {
    readonly what: string
    readonly kind: 'fact' | 'opinion' | 'other'
    readonly daysBefore: number
  }[]
  /** Since the assessment before; absent for the first. */
  readonly changed?: string
}

export type PanelDiscussion = {
  readonly meeting: MeetingKey
  readonly decision: PanelDecision
  readonly mode: DecisionMode
  readonly votes: Readonly<Partial<Record<PanelDecision, number>>>
  /** What members said, and who. */
  readonly shared: string
  readonly dissent?: string
  /** adopt: the plan as agreed so far; it states all four matters of s36(5). */
  readonly plan?: string
  readonly planStates?: readonly PlanItem[]
  /** defer: who acts, and how many working days after the meeting. */
  readonly actionAgency?: AgencyKey
  readonly actionWithin?: number
}
