/**
 * Which clocks run on a case: what starts them, what meets them, how long they allow, and which text asks for it.
 * Data only; clocks.ts reads it. No number stands here: limits name a setting, because most have no confirmed source.
 */
import { cite, guidance, ourDesign, section, type Citation } from '#reference/citations.ts'
import type { ReviewMonths } from '#reference/after-support.ts'
import { caseworkers, chairs, type Role } from '#reference/roles.ts'
import type { SettingKey } from '#reference/settings.ts'
import type { StepName } from '../journey.ts'
import { movableStages, stagesOf, type Stage } from './stages.ts'

export const clockNames = [
  'acknowledge',
  'gateway',
  'notify local authority',
  'information return',
  'section 36',
  'panel pack',
  'first panel',
  'deferred discussion',
  'section 36(6)',
  'final plan',
  'consent attempt',
  'care after consent',
  'police after consent',
  'monitoring',
  'reassessment',
  'transfer answer',
  'explain transfer',
  'review at 6 months',
  'review at 12 months',
  'review at 24 months',
  'file 6-month review',
  'file 12-month review',
  'file 18-month review',
  'file 24-month review',
  'risk review',
  'retention',
  'kept until',
] as const

export type ClockName = (typeof clockNames)[number]

/** A step taken, narrowed by a coded answer or by the stage it was taken from. */
export type StepMatch = {
  readonly step: StepName
  readonly when?: { readonly fact: string; readonly is: readonly (string | number)[] }
  readonly from?: readonly Stage[]
}

export type Limit =
  /** So many working days after the day it started; a day stated in `unless` replaces it. */
  | { readonly kind: 'working days'; readonly setting: SettingKey; readonly unless?: string }
  /** So many working days before the day a fact states. */
  | { readonly kind: 'working days before'; readonly setting: SettingKey; readonly fact: string }
  | { readonly kind: 'months'; readonly setting: SettingKey }
  /** Months that depend on how the case ended. */
  | { readonly kind: 'retention' }
  | { readonly kind: 'same day' }
  | { readonly kind: 'stated day'; readonly fact: string }

/** Facts of which a clock has a run for each value. */
export type EachOf = 'requestId' | 'riskId'

export type ClockDefinition = {
  readonly label: string
  /** Steps that start it. A clock already running is not started again, unless it `restarts`. */
  readonly starts: readonly StepMatch[]
  /** Or coming to one of these stages, by whichever step. */
  readonly startsIn?: readonly Stage[]
  /** A new start ends the run before it, unmet. */
  readonly restarts?: true
  /** Counted from the day the case closed, not from the starting step. */
  readonly countsFrom?: 'closure'
  readonly metBy: readonly StepMatch[]
  /** Leaving these stages before it is met stops it: nobody owes it any more. */
  readonly runsIn: readonly Stage[]
  /** One run for each value of this fact, such as each request. */
  readonly each?: EachOf
  readonly limit: Limit
  /** Whether it may be shown as paused. The day it is due never moves. */
  readonly pausable: boolean
  readonly owedBy: readonly Role[]
  readonly source: Citation
}

const reviews = cite('Written answer 29364', '12 February 2025')
const open = stagesOf('open')
const consentGiven: StepMatch = { step: 'record consent', when: { fact: 'status', is: ['given'] } }
const consentEnds: readonly StepMatch[] = [
  { step: 'end consent' },
  {
    step: 'record consent',
    when: { fact: 'status', is: ['refused', 'withdrawn', 'unable_capacity', 'no_contact'] },
  },
]

export const clocks: Readonly<Record<ClockName, ClockDefinition>> = {
  acknowledge: {
    label: 'Acknowledge the referral',
    starts: [{ step: 'receive referral' }],
    metBy: [{ step: 'acknowledge' }],
    runsIn: open,
    limit: { kind: 'working days', setting: 'acknowledgeWithin' },
    pausable: false,
    owedBy: caseworkers,
    source: cite('Prevent referral form', 'feedback to the referrer'),
  },
  gateway: {
    label: 'Gateway decision',
    starts: [{ step: 'receive referral' }, { step: 'receive completed referral' }, { step: 'start gateway' }],
    metBy: [{ step: 'decide gateway' }],
    runsIn: ['referral_received', 'gateway'],
    limit: { kind: 'working days', setting: 'gatewayWithin' },
    pausable: true,
    owedBy: ['case officer'],
    source: cite('Home Office Channel awareness training', '“deconfliction”: five days on average'),
  },
  'notify local authority': {
    label: 'Tell the local authority the outcome',
    starts: [{ step: 'decide gateway' }],
    metBy: [{ step: 'notify local authority' }],
    runsIn: stagesOf('open', 'closed'),
    limit: { kind: 'same day' },
    pausable: false,
    owedBy: ['case officer'],
    source: cite('Prevent learning review: Sir David Amess attack', 'recommendation 1'),
  },
  'information return': {
    label: 'Reply to a request for information',
    starts: [{ step: 'request information' }],
    metBy: [{ step: 'record reply' }],
    // A request stands until it is answered or withdrawn, also when the case has ended meanwhile.
    runsIn: stagesOf('open', 'closed'),
    each: 'requestId',
    limit: { kind: 'working days', setting: 'informationReturnWithin', unless: 'dueOn' },
    pausable: true,
    owedBy: caseworkers,
    source: section('38'),
  },
  'section 36': {
    label: 'Section 36 decision',
    starts: [{ step: 'close information gathering' }],
    metBy: [{ step: 'decide section 36' }],
    runsIn: ['s36_pending'],
    limit: { kind: 'working days', setting: 'section36Within' },
    pausable: true,
    owedBy: caseworkers,
    source: section('36(3)'),
  },
  'panel pack': {
    label: 'Send the panel pack',
    starts: [{ step: 'list for panel' }],
    restarts: true,
    metBy: [{ step: 'send panel pack' }],
    runsIn: ['panel_listed'],
    limit: { kind: 'working days before', setting: 'packBefore', fact: 'meetingOn' },
    pausable: false,
    owedBy: ['coordinator'],
    source: guidance('Panel meetings'),
  },
  'first panel': {
    label: 'First panel discussion',
    starts: [
      { step: 'decide section 36', when: { fact: 'decision', is: ['grounds_yes'] } },
      { step: 'list for panel', from: ['reopened'] },
      { step: 'receive transfer', when: { fact: 'arrivesAs', is: ['panel'] } },
    ],
    metBy: [{ step: 'panel decision' }],
    runsIn: ['panel_listed'],
    limit: { kind: 'working days', setting: 'firstPanelWithin' },
    pausable: true,
    owedBy: ['coordinator', ...chairs],
    source: guidance('Panel meetings'),
  },
  'deferred discussion': {
    label: 'Panel discussion after a deferral',
    starts: [{ step: 'panel decision', when: { fact: 'decision', is: ['defer'] } }],
    metBy: [{ step: 'panel decision' }],
    runsIn: ['deferred', 'panel_listed'],
    limit: { kind: 'working days', setting: 'deferredPanelWithin' },
    pausable: true,
    owedBy: ['coordinator', ...chairs],
    source: guidance('Panel meetings'),
  },
  'section 36(6)': {
    label: 'Consider health and social care',
    starts: [{ step: 'panel decision', when: { fact: 'decision', is: ['not_adopt', 'refer_to_police'] } }],
    metBy: [{ step: 'consider section 36(6)' }],
    runsIn: ['not_adopted'],
    limit: { kind: 'same day' },
    pausable: false,
    owedBy: chairs,
    source: section('36(6)'),
  },
  'final plan': {
    label: 'Final support plan',
    starts: [
      { step: 'panel decision', when: { fact: 'decision', is: ['adopt'] } },
      { step: 'receive transfer', when: { fact: 'arrivesAs', is: ['support'] } },
    ],
    metBy: [{ step: 'approve support plan' }],
    runsIn: ['adopted'],
    limit: { kind: 'working days', setting: 'planFinalWithin' },
    pausable: true,
    owedBy: ['coordinator', ...chairs],
    source: section('36(4)(a) and (5)'),
  },
  'consent attempt': {
    label: 'First attempt to ask for consent',
    starts: [{ step: 'approve support plan' }],
    metBy: [{ step: 'record consent attempt' }, { step: 'seek consent' }],
    runsIn: ['adopted'],
    limit: { kind: 'working days', setting: 'consentAttemptWithin' },
    pausable: true,
    owedBy: caseworkers,
    source: section('36(5)(a)'),
  },
  'care after consent': {
    label: 'Consider health and social care',
    starts: consentEnds,
    metBy: [{ step: 'consider section 36(6)' }, consentGiven],
    runsIn: ['consent_sought', 'paused'],
    limit: { kind: 'working days', setting: 'careAfterConsentWithin' },
    pausable: true,
    owedBy: chairs,
    source: section('36(6)'),
  },
  'police after consent': {
    label: 'Ask police what remains',
    starts: consentEnds,
    metBy: [
      {
        step: 'record police consideration',
        when: { fact: 'answer', is: ['nothing', 'police_led_partnership', 'police_manage'] },
      },
      consentGiven,
    ],
    runsIn: ['consent_sought', 'paused'],
    limit: { kind: 'working days', setting: 'policeConsiderWithin' },
    pausable: true,
    owedBy: caseworkers,
    source: cite('Written answer 267266', '27 June 2019'),
  },
  monitoring: {
    label: 'Monitoring by the panel',
    starts: [{ step: 'start support' }, { step: 'record monitoring' }],
    metBy: [{ step: 'record monitoring' }],
    runsIn: ['active', 'paused'],
    limit: { kind: 'months', setting: 'monitoringEvery' },
    pausable: true,
    owedBy: ['coordinator', ...chairs],
    source: section('36(4)(c)'),
  },
  reassessment: {
    label: 'Reassessment',
    starts: [{ step: 'start support' }, { step: 'agree assessment' }],
    metBy: [{ step: 'agree assessment' }],
    runsIn: ['active', 'paused'],
    limit: { kind: 'months', setting: 'reassessEvery' },
    pausable: true,
    owedBy: caseworkers,
    source: guidance('Monitoring Channel support'),
  },
  'transfer answer': {
    label: 'Answer to a proposed transfer',
    starts: [{ step: 'propose transfer' }],
    metBy: [{ step: 'transfer' }, { step: 'keep after transfer answer' }, { step: 'withdraw transfer' }],
    runsIn: movableStages,
    limit: { kind: 'working days', setting: 'transferAnswerWithin' },
    pausable: true,
    owedBy: chairs,
    source: guidance('Transferring Channel cases'),
  },
  'explain transfer': {
    label: 'Tell them which area looks after them',
    starts: [{ step: 'receive transfer' }],
    metBy: [{ step: 'explain transfer' }],
    runsIn: open,
    limit: { kind: 'working days', setting: 'explainTransferWithin' },
    pausable: true,
    owedBy: caseworkers,
    source: guidance('Transferring Channel cases'),
  },
  'review at 6 months': {
    label: 'Hold the 6-month review',
    starts: [{ step: 'exit' }, { step: 'close after consent ended' }],
    countsFrom: 'closure',
    metBy: [{ step: 'review at 6 months' }],
    runsIn: ['closed_exited'],
    limit: { kind: 'months', setting: 'firstReviewAfter' },
    pausable: false,
    owedBy: ['coordinator', ...chairs],
    source: reviews,
  },
  'review at 12 months': {
    label: 'Hold the 12-month review',
    // Support that was refused may be reviewed too; once the first review is held, the second is owed.
    starts: [
      { step: 'exit' },
      { step: 'close after consent ended' },
      { step: 'review at 6 months', from: ['closed_consent_refused'] },
    ],
    countsFrom: 'closure',
    metBy: [{ step: 'review at 12 months' }, { step: 'further review', when: { fact: 'atMonths', is: [12] } }],
    runsIn: ['closed_exited', 'review_6m', 'review_ext'],
    limit: { kind: 'months', setting: 'secondReviewAfter' },
    pausable: false,
    owedBy: ['coordinator', ...chairs],
    source: reviews,
  },
  'review at 24 months': {
    label: 'Hold the 24-month review',
    starts: [
      { step: 'review at 6 months', when: { fact: 'result', is: ['extend_to_24m'] } },
      { step: 'review at 12 months', when: { fact: 'result', is: ['extend_to_24m'] } },
    ],
    countsFrom: 'closure',
    metBy: [{ step: 'further review', when: { fact: 'atMonths', is: [24] } }],
    runsIn: ['review_ext'],
    limit: { kind: 'months', setting: 'lastReviewAfter' },
    pausable: false,
    owedBy: ['coordinator', ...chairs],
    source: reviews,
  },
  'file 6-month review': filing(6, [{ step: 'review at 6 months' }]),
  'file 12-month review': filing(12, [
    { step: 'review at 12 months' },
    { step: 'further review', when: { fact: 'atMonths', is: [12] } },
  ]),
  'file 18-month review': filing(18, [{ step: 'further review', when: { fact: 'atMonths', is: [18] } }]),
  'file 24-month review': filing(24, [{ step: 'further review', when: { fact: 'atMonths', is: [24] } }]),
  'risk review': {
    label: 'Look at a risk again',
    starts: [{ step: 'record risk', when: { fact: 'standing', is: ['held'] } }],
    restarts: true,
    metBy: [{ step: 'record risk' }],
    // A risk stands until someone says that it has ended, also when support has.
    runsIn: stagesOf('open', 'closed'),
    each: 'riskId',
    limit: { kind: 'stated day', fact: 'reviewOn' },
    pausable: false,
    owedBy: caseworkers,
    source: ourDesign('a risk has an owner and a day to look again'),
  },
  retention: {
    label: 'Retention review',
    starts: [{ step: 'review at 12 months' }, { step: 'further review' }],
    startsIn: stagesOf('closed').filter((stage) => !stage.startsWith('review')),
    // Six years from exit or from the last review, whichever is later.
    restarts: true,
    metBy: [{ step: 'start retention review' }],
    runsIn: [...stagesOf('closed'), 'archived'],
    limit: { kind: 'retention' },
    pausable: false,
    owedBy: ['information governance'],
    source: ourDesign('retention, by how the case ended'),
  },
  'kept until': {
    label: 'Next retention review',
    starts: [{ step: 'keep record' }],
    metBy: [{ step: 'start retention review' }],
    runsIn: ['retained_until'],
    limit: { kind: 'stated day', fact: 'until' },
    pausable: false,
    owedBy: ['information governance'],
    source: ourDesign('retention, by how the case ended'),
  },
}

/** A review is held at a meeting and filed afterwards. Two clocks, so that "held, not filed" is never taken for "not held". */
function filing(months: ReviewMonths, starts: readonly StepMatch[]): ClockDefinition {
  return {
    label: `File the ${months}-month review`,
    starts,
    metBy: [{ step: 'file review', when: { fact: 'review', is: [months] } }],
    // What was held must be filed, whatever has become of the case since.
    runsIn: stagesOf('open', 'closed'),
    limit: { kind: 'working days', setting: 'fileReviewWithin' },
    pausable: false,
    owedBy: ['coordinator', ...chairs],
    source: reviews,
  }
}

/** The words for a clock whose name a case keeps; undefined for no clock, or one that the process no longer has. */
export function clockLabel(name: string | undefined): string | undefined {
  const known = clockNames.find((clock) => clock === name)
  return known && clocks[known].label
}
