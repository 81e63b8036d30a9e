/**
 * Support while it is given: started, paused, resumed, watched by the panel, ended.
 * Source: process.md 2.2 steps 14, 15 and 18, 2.13; CTSA 2015 s36(4)(b) to (d).
 */
import { z } from 'zod'
import { guidance, section } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { exitReasons, monitoringResults } from '#reference/decisions.ts'
import { chairs } from '#reference/roles.ts'
import { meeting, secondReader, stays, step, to, votesFor } from './define.ts'
import { modeAgrees } from './statutory-rules.ts'
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
    waitsFor: [consentStands],
    remembers: () => ({ assessedInSupport: false, supported: true }),
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
        if (state.policeConsidered === undefined || state.policeConsidered === 'awaited') return 'police-not-considered'
      }
      return closureReason === 'x_no_concern' && !state.assessedInSupport ? 'final-assessment-needed' : undefined
    },
  }),
] as const
