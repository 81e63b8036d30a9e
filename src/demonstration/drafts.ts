/**
 * How a case is written down in cases/: as little as tells it. drafts become referrals in cases.ts, which adds dates,
 * addresses and telephone numbers. Here too are the stretches of the journey that many cases share.
 */
import type { Stage } from '#cases/journey/stages.ts'
import type { CodeOf } from '#reference/code-list.ts'
import type { concernsD } from '#reference/concerns.ts'
import type { ToldAnswer } from '#reference/consent.ts'
import type { ClosureReason, GatewayOutcome } from '#reference/decisions.ts'
import type { Ethnicity, Gender, Provenance, Religion } from '#reference/equality.ts'
import type { Sector } from '#reference/sectors.ts'
import type { AccountKey } from './accounts.ts'
import type { DatedAct, DemonstrationAssessment, InformationAsked, InformationGiven, NeedCode } from './case-types.ts'
import { meetingsHeld, packDaysBefore, whoChaired, type MeetingKey } from './meetings.ts'

export type PersonDraft = {
  readonly key: string
  readonly forenames: string
  readonly surname: string
  readonly knownAs?: string
  /** On the day of the referral. */
  readonly age: number
  /** Absent: the referrer knew the birth date. */
  readonly birth?: 'estimated' | 'not known'
  readonly gender: Gender
  readonly occupation?: string
  readonly ethnicity?: readonly [Ethnicity, Provenance]
  readonly religion?: readonly [Religion, Provenance]
  readonly samePersonAs?: string
  /** The later record of one person gives another address. */
  readonly movedHome?: true
  readonly stage: Stage
  readonly steps: readonly DatedAct[]
}

export type ReferralDraft = {
  /** Working days since it was received. */
  readonly ago: number
  /** Days before that on which the concern came to light. */
  readonly knownFor: number
  readonly sector: Sector
  readonly concern: CodeOf<typeof concernsD>
  readonly emergency?: '999 called'
  /** Left out: made for a child, not needed for an adult. */
  readonly safeguarding?: 'made' | 'not needed'
  readonly told: readonly [ToldAnswer, string]
  readonly happened: string
  readonly explanation?: string
  readonly view: string
  readonly needs: readonly NeedCode[]
  readonly needsInWords?: string
  readonly strengths?: string
  readonly agencies?: string
  /** Absent: the referrer did not say. */
  readonly from?: ReferrerDraft
  readonly people: readonly PersonDraft[]
}

export type ReferrerDraft =
  | { readonly account: AccountKey; readonly relationship: string }
  | {
      readonly name: string
      readonly role: string
      readonly organisation: string
      /** The part of their e-mail address before '.example'. */
      readonly mail: string
      readonly relationship: string
    }

/** Acknowledged and taken in by police on the working day after it was received. */
export function takenIn(received: number): readonly DatedAct[] {
  return [
    { ago: received - 1, step: 'acknowledge', by: 'coordinator', how: 'email' },
    { ago: received - 1, step: 'start gateway', by: 'caseOfficer' },
  ]
}

/** Passed the gateway on the fourth working day; the council was told and a lead named on the same day. */
export function lookedInto(received: number, reason: string, lead: AccountKey = 'caseOfficer'): readonly DatedAct[] {
  return [
    ...takenIn(received),
    { ago: received - 4, step: 'decide gateway', by: 'caseOfficer', outcome: 'continue', reason },
    { ago: received - 4, step: 'notify local authority', by: 'caseOfficer', how: 'shared record' },
    { ago: received - 4, step: 'assign case', by: 'coordinator', lead },
  ]
}

export type GatewayEnding = {
  readonly outcome: GatewayOutcome
  readonly closureReason: ClosureReason
  readonly handOff: 'made' | 'not_needed'
  readonly reason: string
}

/** Closed by the gateway decision on the fifth working day, with a supervisor's agreement. */
export function closedAtGateway(received: number, ending: GatewayEnding): readonly DatedAct[] {
  return [
    ...takenIn(received),
    { ago: received - 5, step: 'decide gateway', by: 'caseOfficer', supervisor: 'policeSupervisor', ...ending },
    { ago: received - 5, step: 'notify local authority', by: 'caseOfficer', how: 'shared record' },
  ]
}

export type Asked = Omit<InformationAsked, 'request'> & { readonly reason: string }

/** One request to each of some agencies, on one day. */
export function asked(ago: number, ...requests: readonly Asked[]): readonly DatedAct[] {
  return requests.map((request) => ({
    ago,
    step: 'request information',
    by: 'caseOfficer',
    request: request.agency,
    ...request,
  }))
}

export function replied(ago: number, ...replies: readonly InformationGiven[]): readonly DatedAct[] {
  return replies.map((reply) => ({ ago, step: 'record reply', by: 'caseOfficer', ...reply }))
}

/** Written on one working day and agreed on the next. */
export function assessed(ago: number, assessment: DemonstrationAssessment): readonly DatedAct[] {
  return [
    { ago, step: 'record assessment', by: 'caseOfficer', assessment },
    { ago: ago - 1, step: 'agree assessment', by: 'coordinator' },
  ]
}

/** Information gathering ends, all replies being in. */
export function informationIsIn(ago: number): readonly DatedAct[] {
  return [{ ago, step: 'close information gathering', by: 'caseOfficer' }]
}

/** Reasonable grounds found; listed on the next working day for a meeting, with its pack sent in time if it has been. */
export function toPanel(ago: number, meeting: MeetingKey, grounds: string): readonly DatedAct[] {
  const packSent = meetingsHeld[meeting] + packDaysBefore
  return [
    {
      ago,
      step: 'decide section 36',
      by: 'caseOfficer',
      decision: 'grounds_yes',
      next: 'panel',
      referredBy: 'police',
      reason: grounds,
    },
    { ago: ago - 1, step: 'list for panel', by: 'coordinator', meeting },
    ...(packSent >= 0
      ? [{ ago: packSent, step: 'send panel pack', by: 'coordinator', meeting } satisfies DatedAct]
      : []),
  ]
}

type PanelDraft = Omit<Extract<DatedAct, { step: 'panel decision' }>, 'step' | 'by' | 'ago'>

/** What the panel decided, on the day it met, recorded by whoever took the chair. */
export function decidedByPanel(draft: PanelDraft): readonly DatedAct[] {
  return [{ ago: meetingsHeld[draft.meeting], step: 'panel decision', by: whoChaired(draft.meeting), ...draft }]
}

/** A plan begun some working days ago, and approved where it was: by whoever chairs. */
export function planned(
  ago: number,
  plan: Extract<DatedAct, { step: 'draft support plan' }>['plan'],
  { by, approved }: { by: 'caseOfficer' | 'councilCaseOfficer' | 'coordinator'; approved?: number },
): readonly DatedAct[] {
  return [
    { ago, step: 'draft support plan', by, plan },
    ...(approved === undefined
      ? []
      : [{ ago: approved, step: 'approve support plan', by: 'chair', plan } satisfies DatedAct]),
  ]
}
