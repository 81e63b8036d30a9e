/**
 * Where a case can be. The names are those of process.md 2.16, with three consequences drawn there but not named:
 * `closed_not_adopted` (2.16 "closed" after not adopted), `closed_exited` (support ended) and `closed_other`
 * (passed to another area, or the person has died). A stage says what is being waited for, never what a person is.
 */
import type { ClosureReason } from '#reference/decisions.ts'
import { caseworkers, chairs, type Role } from '#reference/roles.ts'

/**
 * before: no case yet · open: somebody owes the next step · closed: ended, may be reviewed or reopened
 * · kept: put away under the retention schedule · gone: nothing is left but the fact
 */
export type StageKind = 'before' | 'open' | 'closed' | 'kept' | 'gone'

export type StageDefinition = {
  readonly label: string
  /** What it means, for someone who has never read the guidance. */
  readonly means: string
  readonly kind: StageKind
  /** Who owes the next step. */
  readonly responsible: readonly Role[]
  /** A stage that ends a case can only be entered with one of these reasons. */
  readonly closesWith?: readonly ClosureReason[]
}

const nfaReasons = [
  'nfa_no_concern',
  'nfa_context',
  'nfa_misinformed',
  'nfa_malicious',
  'nfa_insufficient',
] as const satisfies readonly ClosureReason[]

export const stages = {
  referral_draft: {
    label: 'Draft referral',
    means: 'Someone is writing down a concern. Nothing has been sent, and nobody else can read it.',
    kind: 'before',
    responsible: ['referrer'],
  },
  deleted: {
    label: 'Draft deleted',
    means: 'The writer thought better of it. Nothing is kept.',
    kind: 'gone',
    responsible: [],
  },
  referral_received: {
    label: 'Referral received',
    means: 'The referral has arrived and waits for police to take it in.',
    kind: 'open',
    responsible: caseworkers,
  },
  returned: {
    label: 'Returned as incomplete',
    means: 'The form lacks what is needed to look at the concern. It is back with the referrer.',
    kind: 'open',
    responsible: ['coordinator'],
  },
  duplicate: {
    label: 'Duplicate',
    means: 'The same concern is already being looked at. This referral is linked to that case.',
    kind: 'closed',
    responsible: [],
    closesWith: ['duplicate'],
  },
  gateway: {
    label: 'Gateway assessment',
    means: 'Police check that looking into the concern cannot cut across other work, and whether it belongs here.',
    kind: 'open',
    responsible: ['case officer'],
  },
  info_gathering: {
    label: 'Information gathering',
    means: 'Partners are asked what they know, and the assessment is written.',
    kind: 'open',
    responsible: caseworkers,
  },
  s36_pending: {
    label: 'Section 36 decision',
    means: 'Someone must decide whether there are reasonable grounds to refer the person to the panel.',
    kind: 'open',
    responsible: caseworkers,
  },
  panel_listed: {
    label: 'Channel panel',
    means: 'The panel will discuss the case and decide whether to offer support.',
    kind: 'open',
    responsible: ['coordinator', ...chairs],
  },
  deferred: {
    label: 'Deferred',
    means: 'The panel waits for one named action before it decides.',
    kind: 'open',
    responsible: ['coordinator'],
  },
  not_adopted: {
    label: 'Not adopted',
    means: 'The panel will not offer support. It must consider health and social care before the case can close.',
    kind: 'open',
    responsible: chairs,
  },
  adopted: {
    label: 'Adopted',
    means: 'The panel will offer support. The plan is being made final.',
    kind: 'open',
    responsible: ['coordinator', ...chairs],
  },
  consent_sought: {
    label: 'Consent sought',
    means: 'The person, or a parent or guardian, is being asked. They are free to say no.',
    kind: 'open',
    responsible: caseworkers,
  },
  active: {
    label: 'Support',
    means: 'Support is being given by consent, and the panel looks at it every month.',
    kind: 'open',
    responsible: ['coordinator', ...chairs],
  },
  paused: {
    label: 'Support paused',
    means: 'Support has stopped for now. It needs consent to go on.',
    kind: 'open',
    responsible: ['coordinator', ...chairs],
  },
  transferred: {
    label: 'Transferred',
    means: 'Another area’s panel has accepted the case.',
    kind: 'closed',
    responsible: [],
    closesWith: ['x_moved'],
  },
  closed_nfa: {
    label: 'Closed: no further action',
    means: 'Nothing more was needed from Prevent.',
    kind: 'closed',
    responsible: [],
    closesWith: nfaReasons,
  },
  closed_signposted: {
    label: 'Closed: signposted',
    means: 'The need was another one, and a service that meets it has taken it up.',
    kind: 'closed',
    responsible: [],
    closesWith: ['signposted', 'safeguarding_route'],
  },
  closed_police: {
    label: 'Closed: with police',
    means: 'Police have taken it on. The case here is closed.',
    kind: 'closed',
    responsible: [],
    closesWith: ['police_investigation', 'not_adopted_too_high_risk', 'x_risk_up'],
  },
  closed_plp: {
    label: 'Closed: police-led partnership',
    means: 'Police lead a response with partners. The case here is closed.',
    kind: 'closed',
    responsible: [],
    closesWith: ['police_led_partnership'],
  },
  closed_not_adopted: {
    label: 'Closed: not adopted',
    means: 'The panel offered no support, and considered health and social care.',
    kind: 'closed',
    responsible: [],
    closesWith: ['not_adopted_not_susceptible', 'not_adopted_other_service'],
  },
  closed_consent_refused: {
    label: 'Closed: no consent',
    means: 'Support was offered and not taken up. That is a choice, and says nothing about anybody.',
    kind: 'closed',
    responsible: [],
    closesWith: ['consent_refused', 'not_contactable'],
  },
  closed_exited: {
    label: 'Closed: support ended',
    means: 'The panel agreed that support should end. Reviews follow after 6 and 12 months.',
    kind: 'closed',
    responsible: chairs,
    closesWith: ['x_no_concern', 'x_withdrew', 'x_custody', 'x_other_support'],
  },
  closed_other: {
    label: 'Closed: moved or died',
    means: 'The person moved, the referral belongs to another area, or the person has died.',
    kind: 'closed',
    responsible: [],
    closesWith: ['wrong_area', 'deceased', 'x_moved', 'x_admin'],
  },
  review_6m: {
    label: 'Reviewed at 6 months',
    means: 'The first review found no concern. The second is due 12 months after closure.',
    kind: 'closed',
    responsible: chairs,
  },
  review_12m: {
    label: 'Reviewed at 12 months',
    means: 'The last review found no concern.',
    kind: 'closed',
    responsible: ['coordinator'],
  },
  review_ext: {
    label: 'Reviews extended',
    means: 'The panel goes on reviewing, up to 24 months after closure.',
    kind: 'closed',
    responsible: chairs,
  },
  reopened: {
    label: 'Reopened',
    means: 'New concerns, or a correction, brought the case back.',
    kind: 'open',
    responsible: ['coordinator', ...chairs],
  },
  archived: {
    label: 'Archived',
    means: 'Put away until its retention date.',
    kind: 'kept',
    responsible: ['information governance'],
  },
  retention_review: {
    label: 'Retention review',
    means: 'Someone decides whether there is still a reason to keep the record.',
    kind: 'kept',
    responsible: ['information governance'],
  },
  retained_until: {
    label: 'Kept to a new date',
    means: 'There is a reason to keep the record, until the date given.',
    kind: 'kept',
    responsible: ['information governance'],
  },
  destroyed: {
    label: 'Destroyed',
    means: 'The record is gone. A certificate says how many, when and why, and no name.',
    kind: 'gone',
    responsible: [],
  },
} as const satisfies Record<string, StageDefinition>

export type Stage = keyof typeof stages

export const stageNames = Object.keys(stages) as readonly Stage[]

export function isStage(text: string): text is Stage {
  return Object.hasOwn(stages, text)
}

export function stageOf(stage: Stage): StageDefinition {
  return stages[stage]
}

/** Ended: nobody owes a step towards a decision any more, though reviews may follow. */
export function isClosed(stage: Stage): boolean {
  return stages[stage].kind !== 'open' && stages[stage].kind !== 'before'
}

/** Where a case can be offered to another area: once the gateway is passed there is something to hand over. Before, police tell the other force. */
export const movableStages = [
  'info_gathering',
  's36_pending',
  'panel_listed',
  'deferred',
  'adopted',
  'consent_sought',
  'active',
  'paused',
] as const satisfies readonly Stage[]

/** The stages of a kind, in the order of the journey. */
export function stagesOf(...kinds: readonly StageKind[]): readonly Stage[] {
  return stageNames.filter((stage) => kinds.includes(stages[stage].kind))
}
