/**
 * What is done beside the journey: it is recorded in the same journal, and moves no stage.
 * Source: process.md 2.2 steps 3, 5, 6, 7, 9 and "clock pauses", 2.5 on repeat referrals, 2.6.
 */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { cite, guidance, ourDesign, section } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { contactedPeople, contactMeans, noteKinds } from '#reference/contact.ts'
import { informationReplies, markings, shareBases } from '#reference/sharing.ts'
import { caseworkers, chairs } from '#reference/roles.ts'
import { clockNames, clocks } from './clock-table.ts'
import { closureReason, day, id, stays, step } from './define.ts'
import { stagesOf } from './stages.ts'
import { recordedAway } from './steps-away.ts'

const anyOpen = stagesOf('open')
const openOrClosed = stagesOf('open', 'closed')
const assessable = ['info_gathering', 's36_pending', 'panel_listed', 'deferred', 'adopted', 'active', 'paused'] as const
const repeated = cite('Lessons for Prevent', 'July 2025, on repeated referrals')
const amess = cite('Prevent learning review: Sir David Amess attack', 'recommendation 1')

export const acts = [
  step({
    name: 'acknowledge',
    label: 'Acknowledge the referral',
    happened: 'Referral acknowledged',
    from: openOrClosed,
    by: caseworkers,
    records: z.strictObject({ how: z.enum(['email', 'telephone', 'letter', 'in person', 'not possible']) }),
    reason: 'optional',
    leadsTo: stays,
    source: cite('Prevent referral form', 'feedback to the referrer'),
    waitsFor: [({ acknowledged }) => (acknowledged ? 'already-acknowledged' : undefined)],
    remembers: () => ({ acknowledged: true }),
  }),
  step({
    name: 'notify local authority',
    label: 'Record that the local authority was told',
    happened: 'Local authority told',
    from: openOrClosed,
    by: caseworkers,
    records: z.strictObject({ how: z.enum(['email', 'telephone', 'meeting', 'shared record']) }),
    reason: 'optional',
    leadsTo: stays,
    source: amess,
    waitsFor: [
      ({ gatewayOutcome }) => (gatewayOutcome ? undefined : 'gateway-not-passed'),
      ({ authorityNotified }) => (authorityNotified ? 'already-notified' : undefined),
    ],
    remembers: () => ({ authorityNotified: true }),
  }),
  step({
    name: 'declare same person',
    label: 'Say whether an earlier record is the same person’s',
    happened: 'Earlier record considered',
    from: openOrClosed,
    by: [...caseworkers, ...chairs],
    records: z.strictObject({
      answer: z.enum(['same', 'different', 'unsure']),
      otherPerson: id,
      otherCase: id.optional(),
    }),
    reason: 'required',
    leadsTo: stays,
    source: ourDesign('repeat referrals are seen as facts, never scored'),
    // Taking it back later leaves the need of a second reader: nobody frees themselves of one.
    remembers: ({ answer }, state) => ({ repeatReferral: state.repeatReferral || answer !== 'different' }),
  }),
  step({
    name: 'ask for second reading',
    label: 'Ask a colleague to read it before it is closed',
    happened: 'Second reading asked for',
    from: anyOpen,
    by: [...caseworkers, ...chairs],
    records: z.strictObject({ reader: id, closureReason }),
    // Why it is to be closed: what the second reader reads.
    reason: 'required',
    leadsTo: stays,
    source: repeated,
    rules: ({ reader }, { account }) => (reader === account ? 'second-reader-is-you' : undefined),
    remembers: ({ reader, closureReason: reason }) => ({
      secondReading: { reader, closureReason: reason, answer: 'asked' },
    }),
  }),
  step({
    name: 'read a second time',
    label: 'Say whether you agree that it is closed',
    happened: 'Read a second time',
    from: anyOpen,
    by: [...caseworkers, ...chairs],
    records: z.strictObject({ answer: z.enum(['agreed', 'objected']) }),
    reason: 'required',
    leadsTo: stays,
    source: repeated,
    waitsFor: [
      ({ secondReading }) => {
        if (secondReading === undefined) return 'no-second-reading'
        return secondReading.answer === 'asked' ? undefined : 'second-reading-answered'
      },
    ],
    rules: (_facts, { state, account }) =>
      state.secondReading?.reader === account ? undefined : 'not-the-second-reader',
    remembers: ({ answer }, { secondReading }) => ({
      secondReading: secondReading === undefined ? undefined : { ...secondReading, answer },
    }),
  }),
  step({
    name: 'assign case',
    label: 'Name who leads the case',
    happened: 'Lead named',
    from: anyOpen,
    by: ['coordinator', ...chairs],
    records: z.strictObject({ lead: id }),
    reason: 'optional',
    leadsTo: stays,
    source: ourDesign('every case has an owner'),
    remembers: ({ lead }) => ({ lead }),
  }),
  step({
    name: 'request information',
    label: 'Ask partners for information',
    happened: 'Partner asked for information',
    from: ['info_gathering', 's36_pending', 'panel_listed', 'deferred', 'adopted', 'active', 'paused'],
    by: caseworkers,
    records: z.strictObject({
      requestId: id,
      agencyId: id,
      basis: z.enum(codesOf(shareBases)),
      marking: z.enum(codesOf(markings)).optional(),
      /** The day asked for, when it is not the usual one. */
      dueOn: day.optional(),
    }),
    reason: 'required',
    leadsTo: stays,
    source: section('38'),
    rules: ({ requestId, dueOn }, { state, on }) => {
      if (state.openRequests.some((open) => open.requestId === requestId)) return 'request-already-open'
      const isTooSoon = dueOn !== undefined && Temporal.PlainDate.compare(Temporal.PlainDate.from(dueOn), on) <= 0
      return isTooSoon ? 'due-before-asked' : undefined
    },
    remembers: ({ requestId, agencyId }, state, on) => ({
      openRequests: [...state.openRequests, { requestId, agencyId, askedOn: on }],
    }),
  }),
  step({
    name: 'record reply',
    label: 'Take in a partner’s reply',
    happened: 'Partner’s reply taken in',
    from: openOrClosed,
    by: caseworkers,
    records: z.strictObject({ requestId: id, reply: z.enum(codesOf(informationReplies)) }),
    reason: 'optional',
    leadsTo: stays,
    source: section('38'),
    waitsFor: [({ openRequests }) => (openRequests.length > 0 ? undefined : 'no-open-request')],
    rules: ({ requestId }, { state }) =>
      state.openRequests.some((open) => open.requestId === requestId) ? undefined : 'no-such-request',
    remembers: ({ requestId }, state) => ({ openRequests: without(state.openRequests, requestId) }),
  }),
  step({
    name: 'withdraw request',
    label: 'Withdraw a request',
    happened: 'Request withdrawn',
    from: openOrClosed,
    by: caseworkers,
    records: z.strictObject({ requestId: id }),
    reason: 'required',
    leadsTo: stays,
    source: section('38'),
    waitsFor: [({ openRequests }) => (openRequests.length > 0 ? undefined : 'no-open-request')],
    rules: ({ requestId }, { state }) =>
      state.openRequests.some((open) => open.requestId === requestId) ? undefined : 'no-such-request',
    remembers: ({ requestId }, state) => ({ openRequests: without(state.openRequests, requestId) }),
  }),
  step({
    name: 'record assessment',
    label: 'Write a version of the assessment',
    happened: 'Assessment written',
    from: assessable,
    by: caseworkers,
    records: z.strictObject({
      assessmentId: id,
      framework: z.enum(['VAF2012', 'PAF', 'LOCAL']),
      /** LOCAL: the version that the area has loaded. */
      frameworkId: id.optional(),
    }),
    reason: 'optional',
    leadsTo: stays,
    source: guidance('Assessment'),
    remembers: (_facts, state) => ({ assessments: state.assessments + 1 }),
  }),
  step({
    name: 'agree assessment',
    label: 'Agree the assessment',
    happened: 'Assessment agreed',
    from: assessable,
    by: [...caseworkers, ...chairs],
    records: z.strictObject({
      assessmentId: id,
      /** In words, never in numbers, and never computed. */
      change: z.enum(['first assessment', 'improved', 'unchanged', 'worse']).optional(),
      /** The panel at a meeting, or those who work the case before it. */
      agreedBy: z.enum(['panel', 'caseworkers']).optional(),
    }),
    reason: 'optional',
    leadsTo: stays,
    source: guidance('Assessment'),
    waitsFor: [({ assessments }) => (assessments > 0 ? undefined : 'no-assessment')],
    remembers: () => ({ assessmentAgreed: true, assessedInSupport: true }),
  }),
  step({
    name: 'send panel pack',
    label: 'Record that the panel pack was sent',
    happened: 'Panel pack sent',
    from: ['panel_listed'],
    by: ['coordinator', ...chairs],
    records: z.strictObject({ meetingId: id }),
    reason: 'optional',
    leadsTo: stays,
    source: guidance('Panel meetings'),
    waitsFor: [({ listedFor }) => (listedFor ? undefined : 'not-listed')],
    rules: ({ meetingId }, { state }) => (meetingId === state.listedFor?.meetingId ? undefined : 'another-meeting'),
  }),
  step({
    name: 'pause clock',
    label: 'Pause a clock',
    happened: 'Clock paused',
    from: anyOpen,
    by: [...caseworkers, ...chairs],
    records: z.strictObject({
      clock: z.enum(clockNames),
      cause: z.enum(['awaiting consent', 'person abroad or in custody', 'awaiting partner information']),
    }),
    reason: 'required',
    leadsTo: stays,
    source: ourDesign('a pause changes what is shown, never the day that was due'),
    rules: ({ clock, cause }, { state }) => {
      if (!state.runningClocks.includes(clock)) return 'clock-not-running'
      if (!clocks[clock].pausable) return 'clock-not-pausable'
      const unrecorded = cause === 'person abroad or in custody' ? recordedAway(state, 'either') : undefined
      if (unrecorded) return unrecorded
      return state.pauses.some((pause) => pause.clock === clock) ? 'clock-already-paused' : undefined
    },
    remembers: ({ clock, cause }, state, on) => ({ pauses: [...state.pauses, { clock, cause, since: on }] }),
  }),
  step({
    name: 'resume clock',
    label: 'Let a clock run again',
    happened: 'Clock runs again',
    from: anyOpen,
    by: [...caseworkers, ...chairs],
    records: z.strictObject({ clock: z.enum(clockNames) }),
    reason: 'optional',
    leadsTo: stays,
    source: ourDesign('a pause changes what is shown, never the day that was due'),
    rules: ({ clock }, { state }) =>
      state.pauses.some((pause) => pause.clock === clock) ? undefined : 'clock-not-paused',
    remembers: ({ clock }, state) => ({ pauses: state.pauses.filter((pause) => pause.clock !== clock) }),
  }),
  step({
    name: 'correct trigger date',
    label: 'Correct the day a clock started',
    happened: 'Day a clock started corrected',
    from: openOrClosed,
    by: ['coordinator', ...chairs],
    records: z.strictObject({
      clock: z.enum(clockNames),
      startedOn: day,
      /** For a clock that runs once for each request. */
      requestId: id.optional(),
    }),
    reason: 'required',
    leadsTo: stays,
    source: ourDesign('a deadline that moves keeps its history'),
    rules: ({ clock, startedOn }, { state, on }) => {
      if (!state.startedClocks.includes(clock)) return 'clock-not-started'
      return Temporal.PlainDate.compare(Temporal.PlainDate.from(startedOn), on) > 0
        ? 'trigger-in-the-future'
        : undefined
    },
  }),
  step({
    name: 'restrict case',
    label: 'Restrict the case',
    happened: 'Case restricted',
    from: openOrClosed,
    by: chairs,
    records: z.strictObject({
      cause: z.enum(['returnee', 'staff member', 'police sensitivity', 'other']),
      /** Who may see it from the start, beside the chair and the deputy. */
      named: z.array(id).optional(),
    }),
    reason: 'required',
    leadsTo: stays,
    source: ourDesign('restricted cases'),
    waitsFor: [({ restricted }) => (restricted ? 'already-restricted' : undefined)],
    remembers: () => ({ restricted: true }),
  }),
  step({
    name: 'lift restriction',
    label: 'Lift the restriction',
    happened: 'Restriction lifted',
    from: openOrClosed,
    by: chairs,
    records: z.strictObject({}),
    reason: 'required',
    leadsTo: stays,
    source: ourDesign('restricted cases'),
    waitsFor: [({ restricted }) => (restricted ? undefined : 'not-restricted')],
    remembers: () => ({ restricted: false }),
  }),
  step({
    name: 'name on case',
    label: 'Name someone who may see it',
    happened: 'Named on the case',
    from: openOrClosed,
    by: chairs,
    records: z.strictObject({ account: id }),
    reason: 'required',
    leadsTo: stays,
    source: ourDesign('restricted cases'),
    waitsFor: [({ restricted }) => (restricted ? undefined : 'not-restricted')],
  }),
  step({
    name: 'take name off case',
    label: 'Take a name off the case',
    happened: 'Name taken off the case',
    from: openOrClosed,
    by: chairs,
    records: z.strictObject({ account: id }),
    reason: 'required',
    leadsTo: stays,
    source: ourDesign('restricted cases'),
  }),
  step({
    name: 'declare conflict',
    label: 'Declare a conflict of interest',
    happened: 'Conflict of interest declared',
    from: openOrClosed,
    by: [...caseworkers, ...chairs],
    records: z.strictObject({ account: id, kind: z.enum(['personal', 'professional']) }),
    reason: 'required',
    leadsTo: stays,
    source: guidance('Panel meetings'),
    rules: ({ account }, { state }) => (state.conflicts.includes(account) ? 'conflict-stands' : undefined),
    // Whoever led the case leads it no more: somebody else must be named.
    remembers: ({ account }, state) => ({
      conflicts: [...state.conflicts, account],
      lead: state.lead === account ? undefined : state.lead,
    }),
  }),
  step({
    name: 'end conflict',
    label: 'Record that a conflict no longer stands',
    happened: 'Conflict of interest ended',
    from: openOrClosed,
    by: chairs,
    records: z.strictObject({ account: id }),
    reason: 'required',
    leadsTo: stays,
    source: guidance('Panel meetings'),
    waitsFor: [({ conflicts }) => (conflicts.length > 0 ? undefined : 'no-conflict')],
    rules: ({ account }, { state, account: me }) => {
      if (!state.conflicts.includes(account)) return 'no-conflict'
      return account === me ? 'conflict-is-yours' : undefined
    },
    remembers: ({ account }, state) => ({ conflicts: state.conflicts.filter((one) => one !== account) }),
  }),
  step({
    name: 'add note',
    label: 'Add a note',
    happened: 'Note',
    from: openOrClosed,
    by: [...caseworkers, ...chairs],
    records: z.strictObject({
      kind: z.enum(codesOf(noteKinds)),
      contacted: z.enum(codesOf(contactedPeople)).optional(),
      how: z.enum(codesOf(contactMeans)).optional(),
      /** A correction says which note, by its place in the journal. Both stay to be read. */
      corrects: z.int().min(1).max(9999).optional(),
    }),
    // The note itself is the narrative kept beside the entry.
    reason: 'required',
    leadsTo: stays,
    source: ourDesign('the chronology of a case'),
    rules: ({ kind, contacted, how, corrects }, { state }) => {
      if (kind === 'contact' && (contacted === undefined || how === undefined)) return 'contact-incomplete'
      if (kind !== 'correction') return corrects === undefined ? undefined : 'corrects-nothing'
      return corrects !== undefined && state.notes.includes(corrects) ? undefined : 'no-such-note'
    },
    remembers: (_facts, state) => ({ notes: [...state.notes, state.length + 1] }),
  }),
] as const

function without<Open extends { readonly requestId: string }>(
  open: readonly Open[],
  requestId: string,
): readonly Open[] {
  return open.filter((request) => request.requestId !== requestId)
}
