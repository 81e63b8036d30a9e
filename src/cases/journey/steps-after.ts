/**
 * After the case: reviews at 6 and 12 months (up to 24), reopening, the archive, and the end of the record. A review is held at a
 * meeting, and filed afterwards: two steps, because a review that was held and not filed is not one that was missed.
 * Source: process.md 2.2 steps 19 to 21, 2.13, 2.14.
 */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { cite, ourDesign, section } from '#reference/citations.ts'
import { caseRoles, chairs } from '#reference/roles.ts'
import {
  reviewConcerns,
  reviewFilings,
  reviewMonths,
  reviewSources,
  type ReviewMonths,
} from '#reference/after-support.ts'
import { codesOf } from '#reference/code-list.ts'
import { day, id, meeting, stays, step, to, votesFor } from './define.ts'
import type { StepRefusal } from './refusals.ts'
import { stagesOf } from './stages.ts'
import type { CaseState } from './state.ts'
import { policeLedAnswered } from './steps-police-led.ts'
import { modeAgrees } from './statutory-rules.ts'

const reviews = cite('Written answer 29364', '12 February 2025')
const retention = ourDesign('retention')

const firstResults = ['no_concern', 'reopen', 'extend_to_24m'] as const
const lastResults = ['no_concern', 'reopen'] as const

/** What a review looked at and found. */
const found = {
  checked: z.array(z.enum(codesOf(reviewSources))).optional(),
  concerns: z.enum(codesOf(reviewConcerns)).optional(),
}

type Reviewed = {
  readonly checked?: readonly string[] | undefined
  readonly concerns?: 'none' | 'some' | undefined
  readonly result: string
}

/** A review says what it looked at and what it found, and its result follows. */
function reviewArgues({ checked, concerns, result }: Reviewed): StepRefusal | undefined {
  if (checked === undefined || checked.length === 0) return 'review-checks-needed'
  if (concerns === undefined) return 'review-concerns-needed'
  return concerns === 'some' && result === 'no_concern' ? 'review-found-concerns' : undefined
}

function toFile(
  { unfiledReviews }: CaseState,
  months: ReviewMonths,
  heldOn: Temporal.PlainDate,
): Pick<CaseState, 'unfiledReviews'> {
  return { unfiledReviews: [...unfiledReviews, { months, heldOn }] }
}

export const stepsAfter = [
  step({
    name: 'review at 6 months',
    label: 'Record the 6-month review',
    happened: '6-month review held',
    from: ['closed_exited', 'closed_consent_refused'],
    by: chairs,
    records: z.strictObject({ ...meeting, ...found, result: z.enum(firstResults), votes: votesFor(firstResults) }),
    reason: 'required',
    panel: 'decided',
    leadsTo: {
      kind: 'by fact',
      fact: 'result',
      to: { no_concern: 'review_6m', extend_to_24m: 'review_ext', reopen: 'reopened' },
    },
    source: reviews,
    rules: (facts, { decisionMode }) => modeAgrees(decisionMode, facts.votes, facts.result) ?? reviewArgues(facts),
    remembers: (_facts, state, on) => ({ reviewedAtMonths: 6, ...toFile(state, 6, on) }),
  }),
  step({
    name: 'review at 12 months',
    label: 'Record the 12-month review',
    happened: '12-month review held',
    from: ['review_6m'],
    by: chairs,
    records: z.strictObject({ ...meeting, ...found, result: z.enum(firstResults), votes: votesFor(firstResults) }),
    reason: 'required',
    panel: 'decided',
    leadsTo: {
      kind: 'by fact',
      fact: 'result',
      to: { no_concern: 'review_12m', extend_to_24m: 'review_ext', reopen: 'reopened' },
    },
    source: reviews,
    rules: (facts, { decisionMode }) => modeAgrees(decisionMode, facts.votes, facts.result) ?? reviewArgues(facts),
    remembers: (_facts, state, on) => ({ reviewedAtMonths: 12, ...toFile(state, 12, on) }),
  }),
  step({
    name: 'further review',
    label: 'Record a further review',
    happened: 'Further review held',
    from: ['review_ext'],
    by: chairs,
    records: z.strictObject({
      ...meeting,
      ...found,
      result: z.enum(lastResults),
      votes: votesFor(lastResults),
      /** Which review this is, in months after closure. */
      atMonths: z.union([z.literal(12), z.literal(18), z.literal(24)]),
    }),
    reason: 'required',
    panel: 'decided',
    leadsTo: { kind: 'by fact', fact: 'result', to: { no_concern: 'review_ext', reopen: 'reopened' } },
    source: reviews,
    rules: (facts, { state, decisionMode }) =>
      facts.atMonths <= state.reviewedAtMonths
        ? 'review-held-before'
        : (modeAgrees(decisionMode, facts.votes, facts.result) ?? reviewArgues(facts)),
    remembers: ({ atMonths }, state, on) => ({
      reviewedAtMonths: Math.max(atMonths, state.reviewedAtMonths),
      ...toFile(state, atMonths, on),
    }),
  }),
  step({
    name: 'file review',
    label: 'Record that a review was filed',
    happened: 'Review filed',
    from: stagesOf('open', 'closed'),
    by: caseRoles,
    records: z.strictObject({
      /** Which review, in months after closure. */
      review: z.literal(reviewMonths),
      filedIn: z.enum(codesOf(reviewFilings)),
    }),
    reason: 'optional',
    leadsTo: stays,
    source: reviews,
    waitsFor: [({ unfiledReviews }) => (unfiledReviews.length > 0 ? undefined : 'no-review-to-file')],
    rules: ({ review }, { state, on }) => {
      const held = state.unfiledReviews.find(({ months }) => months === review)
      if (held === undefined) return 'review-not-held'
      return Temporal.PlainDate.compare(on, held.heldOn) < 0 ? 'filed-before-held' : undefined
    },
    remembers: ({ review }, state) => {
      const filed = state.unfiledReviews.findIndex(({ months }) => months === review)
      return { unfiledReviews: state.unfiledReviews.filter((_held, place) => place !== filed) }
    },
  }),
  step({
    name: 'reopen',
    label: 'Reopen the case',
    happened: 'Reopened',
    from: stagesOf('closed'),
    by: ['coordinator', ...chairs],
    records: z.strictObject({ cause: z.enum(['new concern', 'correction', 'person asked']) }),
    reason: 'required',
    leadsTo: to('reopened'),
    source: section('36(4)(e) and (f)'),
  }),
  step({
    name: 'archive',
    label: 'Archive the case',
    happened: 'Archived',
    from: [
      'duplicate',
      'transferred',
      'closed_nfa',
      'closed_signposted',
      'closed_police',
      'closed_plp',
      'closed_not_adopted',
      'closed_consent_refused',
      'closed_other',
      'review_12m',
      'review_ext',
    ],
    by: caseRoles,
    records: z.strictObject({}),
    reason: 'optional',
    leadsTo: to('archived'),
    source: retention,
    waitsFor: [
      ({ stage, reviewedAtMonths }) =>
        stage === 'review_ext' && reviewedAtMonths < 24 ? 'reviews-not-over' : undefined,
      ({ unfiledReviews }) => (unfiledReviews.length > 0 ? 'review-not-filed' : undefined),
      policeLedAnswered,
    ],
  }),
  step({
    name: 'start retention review',
    label: 'Start the retention review',
    happened: 'Retention review started',
    from: ['archived', 'retained_until'],
    by: ['information governance'],
    records: z.strictObject({}),
    reason: 'optional',
    leadsTo: to('retention_review'),
    source: retention,
  }),
  step({
    name: 'keep record',
    label: 'Keep the record to a new date',
    happened: 'Record kept to a new date',
    from: ['retention_review'],
    by: ['information governance'],
    records: z.strictObject({
      until: day,
      cause: z.enum(['still needed', 'complaint', 'court', 'inquiry', 'learning review']),
    }),
    reason: 'required',
    leadsTo: to('retained_until'),
    source: retention,
    rules: ({ until }, { on }) =>
      Temporal.PlainDate.compare(Temporal.PlainDate.from(until), on) > 0 ? undefined : 'retention-date-past',
    remembers: ({ until }) => ({ retainUntil: Temporal.PlainDate.from(until) }),
  }),
  step({
    name: 'destroy record',
    label: 'Destroy the record',
    happened: 'Record destroyed',
    from: ['retention_review'],
    by: ['information governance'],
    records: z.strictObject({ approvedBy: id, batch: id }),
    reason: 'required',
    leadsTo: to('destroyed'),
    source: retention,
    waitsFor: [({ legalHold }) => (legalHold ? 'legal-hold' : undefined)],
    rules: ({ approvedBy }, { account }) => (approvedBy === account ? 'approver-is-you' : undefined),
  }),
  step({
    name: 'place legal hold',
    label: 'Hold the record',
    happened: 'Record held',
    from: stagesOf('open', 'closed', 'kept'),
    by: ['information governance'],
    records: z.strictObject({ cause: z.enum(['complaint', 'court', 'inquiry', 'learning review']) }),
    reason: 'required',
    leadsTo: stays,
    source: retention,
    waitsFor: [({ legalHold }) => (legalHold ? 'legal-hold' : undefined)],
    remembers: () => ({ legalHold: true }),
  }),
  step({
    name: 'lift legal hold',
    label: 'Lift the hold',
    happened: 'Hold lifted',
    from: stagesOf('open', 'closed', 'kept'),
    by: ['information governance'],
    records: z.strictObject({}),
    reason: 'required',
    leadsTo: stays,
    source: retention,
    waitsFor: [({ legalHold }) => (legalHold ? undefined : 'no-legal-hold')],
    remembers: () => ({ legalHold: false }),
  }),
] as const
