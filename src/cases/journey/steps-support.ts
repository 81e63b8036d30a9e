/**
 * Plan, consent, support, exit and transfer. Nothing is given without consent, and consent can be taken back at
 * any time: support then stops at once. Source: process.md 2.2 steps 12 to 18, 2.8 to 2.11; CTSA 2015 ss36, 41.
 */
import { z } from 'zod'
import { guidance, section } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { consentGivers } from '#reference/consent.ts'
import { exitReasons, monitoringResults } from '#reference/decisions.ts'
import { meeting, secondReader, stays, step, to, votesFor, type CaseRule } from './define.ts'
import { modeAgrees, planItems, planStatesAll, whoMustConsent } from './statutory-rules.ts'

const caseworkers = ['coordinator', 'case officer'] as const
const chairs = ['channel chair', 'deputy chair'] as const
const monitoring = guidance('Monitoring Channel support')
const transferring = guidance('Transferring Channel cases')

const consentStands: CaseRule = ({ consent }) => (consent === 'given' ? undefined : 'consent-not-given')

export const supportSteps = [
  step({
    name: 'approve support plan',
    label: 'Approve the final support plan',
    happened: 'Support plan approved',
    from: ['adopted', 'consent_sought', 'active', 'paused'],
    by: chairs,
    records: z.strictObject({ planStates: z.array(z.enum(planItems)) }),
    reason: 'optional',
    leadsTo: stays,
    source: section('36(4)(a) and (5)'),
    rules: ({ planStates }) => planStatesAll(planStates),
    remembers: () => ({ planFinal: true }),
  }),
  step({
    name: 'seek consent',
    label: 'Record that consent was asked for',
    happened: 'Consent asked for',
    from: ['adopted'],
    by: caseworkers,
    records: z.strictObject({ askedOf: z.enum(['person', 'parent or guardian', 'both']) }),
    reason: 'optional',
    leadsTo: to('consent_sought'),
    source: section('36(5)(a)'),
    waitsFor: [({ planFinal }) => (planFinal ? undefined : 'plan-not-final')],
    remembers: () => ({ consent: 'requested', consentBy: undefined, section36CarePath: undefined }),
  }),
  step({
    name: 'record consent',
    label: 'Record the answer about consent',
    happened: 'Answer about consent',
    from: ['consent_sought', 'paused', 'active'],
    by: caseworkers,
    records: z.strictObject({
      status: z.enum(['requested', 'given', 'refused', 'withdrawn', 'unable_capacity', 'no_contact']),
      /** By age on the day consent was sought. */
      age: z.enum(['under_18', 'adult']),
      givenBy: z.enum(codesOf(consentGivers)).optional(),
      form: z.enum(['written', 'oral']).optional(),
      /** Under 18: what the young person themself says, whoever consents. */
      ownView: z.enum(['agrees', 'does not agree', 'not asked']).optional(),
    }),
    reason: 'optional',
    leadsTo: stays,
    source: section('36(4)(b) and 41'),
    rules: ({ status, age, givenBy }, { state }) => {
      if (status === 'given') return whoMustConsent(age, givenBy)
      // While support runs, a no must stop it: that is another step.
      return state.stage === 'active' ? 'end-consent-instead' : undefined
    },
    remembers: ({ status, givenBy }) => ({
      consent: status,
      consentBy: status === 'given' ? givenBy : undefined,
      section36CarePath: undefined,
    }),
  }),
  step({
    name: 'end consent',
    label: 'Record that consent was withdrawn or has lapsed',
    happened: 'Consent ended',
    from: ['active', 'paused'],
    by: [...caseworkers, ...chairs],
    records: z.strictObject({ status: z.enum(['withdrawn', 'lapsed']) }),
    reason: 'optional',
    // Support stops at once; a new answer lets it go on.
    leadsTo: to('paused'),
    source: section('36(4)(b) and 41'),
    waitsFor: [consentStands],
    remembers: ({ status }) => ({ consent: status, consentBy: undefined, section36CarePath: undefined }),
  }),
  step({
    name: 'start support',
    label: 'Start support',
    happened: 'Support started',
    from: ['consent_sought'],
    by: ['coordinator', ...chairs],
    records: z.strictObject({}),
    reason: 'optional',
    leadsTo: to('active'),
    source: section('36(4)(b)'),
    waitsFor: [consentStands],
    remembers: () => ({ assessedInSupport: false, supported: true }),
  }),
  step({
    name: 'close without consent',
    label: 'Close: no consent',
    happened: 'Closed without consent',
    from: ['consent_sought'],
    by: ['coordinator', ...chairs],
    records: z.strictObject({
      closureReason: z.enum(['consent_refused', 'not_contactable']),
      /** Who thinks about what remains. A refusal is no evidence of risk. */
      remaining: z.enum(['nothing', 'police', 'safeguarding']),
      secondReader,
    }),
    reason: 'required',
    leadsTo: to('closed_consent_refused'),
    source: section('36(4)(e) and (6)'),
    waitsFor: [
      ({ consent }) =>
        consent === 'given'
          ? 'consent-stands'
          : consent === 'not_asked' || consent === 'requested'
            ? 'consent-not-answered'
            : undefined,
      ({ section36CarePath }) => (section36CarePath ? undefined : 'care-not-considered'),
    ],
  }),
  step({
    name: 'record monitoring',
    label: 'Record the panel’s monitoring',
    happened: 'Support monitored',
    from: ['active', 'paused'],
    by: chairs,
    records: z.strictObject({ ...meeting, result: z.enum(codesOf(monitoringResults)) }),
    reason: 'required',
    panel: 'discussed',
    leadsTo: stays,
    source: section('36(4)(c) and (d)'),
  }),
  step({
    name: 'pause support',
    label: 'Pause support',
    happened: 'Support paused',
    from: ['active'],
    by: ['coordinator', ...chairs],
    records: z.strictObject({ cause: z.enum(['abroad', 'in custody', 'illness', 'no contact', 'other']) }),
    reason: 'required',
    leadsTo: to('paused'),
    source: monitoring,
  }),
  step({
    name: 'resume support',
    label: 'Resume support',
    happened: 'Support resumed',
    from: ['paused'],
    by: ['coordinator', ...chairs],
    records: z.strictObject({}),
    reason: 'optional',
    leadsTo: to('active'),
    source: monitoring,
    waitsFor: [consentStands],
  }),
  step({
    name: 'propose transfer',
    label: 'Propose a transfer to another area',
    happened: 'Transfer proposed',
    from: ['active', 'paused'],
    by: chairs,
    records: z.strictObject({ toArea: z.enum(['england or wales', 'scotland']) }),
    reason: 'required',
    leadsTo: stays,
    source: transferring,
    waitsFor: [({ transferProposed }) => (transferProposed ? 'transfer-already-proposed' : undefined)],
    remembers: () => ({ transferProposed: true }),
  }),
  step({
    name: 'keep after transfer answer',
    label: 'Record that the transfer was declined or is joint',
    happened: 'Kept after the answer about a transfer',
    from: ['active', 'paused'],
    by: chairs,
    records: z.strictObject({ answer: z.enum(['declined', 'joint']) }),
    reason: 'required',
    leadsTo: stays,
    source: transferring,
    waitsFor: [({ transferProposed }) => (transferProposed ? undefined : 'transfer-not-proposed')],
    remembers: () => ({ transferProposed: false }),
  }),
  step({
    name: 'transfer',
    label: 'Record that the other panel accepted the case',
    happened: 'Transferred to another area',
    from: ['active', 'paused'],
    by: chairs,
    records: z.strictObject({ closureReason: z.literal('x_moved'), secondReader }),
    reason: 'required',
    leadsTo: to('transferred'),
    source: transferring,
    // The sending panel stays responsible until the other has accepted.
    waitsFor: [({ transferProposed }) => (transferProposed ? undefined : 'transfer-not-proposed')],
    remembers: () => ({ transferProposed: false }),
  }),
  step({
    name: 'exit',
    label: 'End support',
    happened: 'Exit from support',
    from: ['active', 'paused'],
    by: chairs,
    records: z.strictObject({
      ...meeting,
      closureReason: z.enum([...codesOf(exitReasons), 'police_led_partnership']),
      votes: votesFor(['exit', 'go on']),
      secondReader,
    }),
    reason: 'required',
    panel: 'decided',
    leadsTo: {
      kind: 'by fact',
      fact: 'closureReason',
      to: {
        x_no_concern: 'closed_exited',
        x_withdrew: 'closed_exited',
        x_custody: 'closed_exited',
        x_other_support: 'closed_exited',
        x_risk_up: 'closed_police',
        police_led_partnership: 'closed_plp',
        x_moved: 'closed_other',
        x_admin: 'closed_other',
      },
    },
    source: section('36(4)(d)'),
    rules: ({ votes, closureReason }, { state, decisionMode }) => {
      const refusal = modeAgrees(decisionMode, votes, 'exit')
      if (refusal) return refusal
      if (closureReason === 'x_withdrew') {
        if (state.consent === 'given') return 'consent-stands'
        if (state.section36CarePath === undefined) return 'care-not-considered'
      }
      return closureReason === 'x_no_concern' && !state.assessedInSupport ? 'final-assessment-needed' : undefined
    },
  }),
] as const
