/**
 * Support while it is given: started, paused, resumed, watched by the panel, ended.
 * Source: process.md 2.2 steps 14, 15 and 18, 2.13; CTSA 2015 s36(4)(b) to (d).
 */
import { z } from 'zod'
import { guidance, section } from '#reference/citations.ts'
import { toldOfExit } from '#reference/after-support.ts'
import { codesOf } from '#reference/code-list.ts'
import { exitReasons, monitoringResults } from '#reference/decisions.ts'
import { riskChanges } from '#reference/risk.ts'
import { chairs } from '#reference/roles.ts'
import { meeting, secondReader, stays, step, to, votesFor } from './define.ts'
import { endArgues, endOfSupport } from './end-of-support.ts'
import { modeAgrees } from './statutory-rules.ts'
import { isWithinReach, recordedAway } from './steps-away.ts'
import { consentStands } from './steps-consent.ts'

const monitoring = guidance('Monitoring Channel support')

export const supportSteps = [
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
    waitsFor: [consentStands, isWithinReach],
    remembers: () => ({ assessedInSupport: false, supported: true }),
  }),
  step({
    name: 'record monitoring',
    label: 'Record the panel’s monitoring',
    happened: 'Support monitored',
    from: ['active', 'paused'],
    by: chairs,
    records: z.strictObject({
      ...meeting,
      result: z.enum(codesOf(monitoringResults)),
      /** In words, never in numbers. */
      riskChange: z.enum(codesOf(riskChanges)).optional(),
    }),
    reason: 'required',
    panel: 'discussed',
    leadsTo: stays,
    source: section('36(4)(c) and (d)'),
    rules: ({ riskChange }) => (riskChange === undefined ? 'risk-change-needed' : undefined),
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
    rules: ({ cause }, { state }) =>
      cause === 'abroad' || cause === 'in custody' ? recordedAway(state, cause) : undefined,
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
    waitsFor: [consentStands, isWithinReach],
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
      ...endOfSupport,
      told: z.array(z.enum(codesOf(toldOfExit))).optional(),
      policeTold: z.boolean().optional(),
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
    rules: (facts, { state, decisionMode }) => {
      const refusal = modeAgrees(decisionMode, facts.votes, 'exit')
      if (refusal) return refusal
      if (facts.closureReason === 'x_withdrew') {
        if (state.consent === 'given') return 'consent-stands'
        if (state.section36CarePath === undefined) return 'care-not-considered'
        if (state.policeConsidered === undefined || state.policeConsidered === 'awaited') return 'police-not-considered'
      }
      if (assessedAtTheEnd.includes(facts.closureReason) && !state.assessedInSupport) return 'final-assessment-needed'
      return endArgues(facts, state) ?? (facts.policeTold === true ? undefined : 'police-not-told')
    },
  }),
] as const

/** Ended because the panel found that it may: then on an assessment of now, not of the beginning. */
const assessedAtTheEnd: readonly string[] = ['x_no_concern', 'x_other_support']
