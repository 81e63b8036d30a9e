/**
 * After the case: reviews at 6 and 12 months (up to 24), reopening, the archive, and the end of the record.
 * Source: process.md 2.2 steps 19 to 21, 2.13, 2.14.
 */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { cite, ourDesign, section } from '#reference/citations.ts'
import { caseworkers, chairs } from '#reference/roles.ts'
import { day, id, meeting, stays, step, to, votesFor } from './define.ts'
import { stagesOf } from './stages.ts'
import { modeAgrees } from './statutory-rules.ts'

const reviews = cite('Written answer 29364', '12 February 2025')
const retention = ourDesign('retention')

const firstResults = ['no_concern', 'reopen', 'extend_to_24m'] as const
const lastResults = ['no_concern', 'reopen'] as const

export const stepsAfter = [
  step({
    name: 'review at 6 months',
    label: 'Record the 6-month review',
    happened: '6-month review',
    from: ['closed_exited', 'closed_consent_refused'],
    by: chairs,
    records: z.strictObject({ ...meeting, result: z.enum(firstResults), votes: votesFor(firstResults) }),
    reason: 'required',
    panel: 'decided',
    leadsTo: {
      kind: 'by fact',
      fact: 'result',
      to: { no_concern: 'review_6m', extend_to_24m: 'review_ext', reopen: 'reopened' },
    },
    source: reviews,
    rules: ({ votes, result }, { decisionMode }) => modeAgrees(decisionMode, votes, result),
    remembers: () => ({ reviewedAtMonths: 6 }),
  }),
  step({
    name: 'review at 12 months',
    label: 'Record the 12-month review',
    happened: '12-month review',
    from: ['review_6m'],
    by: chairs,
    records: z.strictObject({ ...meeting, result: z.enum(firstResults), votes: votesFor(firstResults) }),
    reason: 'required',
    panel: 'decided',
    leadsTo: {
      kind: 'by fact',
      fact: 'result',
      to: { no_concern: 'review_12m', extend_to_24m: 'review_ext', reopen: 'reopened' },
    },
    source: reviews,
    rules: ({ votes, result }, { decisionMode }) => modeAgrees(decisionMode, votes, result),
    remembers: () => ({ reviewedAtMonths: 12 }),
  }),
  step({
    name: 'further review',
    label: 'Record a further review',
    happened: 'Further review',
    from: ['review_ext'],
    by: chairs,
    records: z.strictObject({
      ...meeting,
      result: z.enum(lastResults),
      votes: votesFor(lastResults),
      /** Which review this is, in months after closure. */
      atMonths: z.union([z.literal(12), z.literal(18), z.literal(24)]),
    }),
    reason: 'required',
    panel: 'decided',
    leadsTo: { kind: 'by fact', fact: 'result', to: { no_concern: 'review_ext', reopen: 'reopened' } },
    source: reviews,
    rules: ({ votes, result }, { decisionMode }) => modeAgrees(decisionMode, votes, result),
    remembers: ({ atMonths }, state) => ({ reviewedAtMonths: Math.max(atMonths, state.reviewedAtMonths) }),
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
    by: [...caseworkers, ...chairs],
    records: z.strictObject({}),
    reason: 'optional',
    leadsTo: to('archived'),
    source: retention,
    waitsFor: [
      ({ stage, reviewedAtMonths }) =>
        stage === 'review_ext' && reviewedAtMonths < 24 ? 'reviews-not-over' : undefined,
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
