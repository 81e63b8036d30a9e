/**
 * Support while it is given: started, paused, resumed, watched by the panel, ended.
 * Source: process.md 2.2 steps 14, 15 and 18, 2.13; CTSA 2015 s36(4)(b) to (d).
 */
import { z } from 'zod'
import { guidance, section } from '#reference/citations.ts'
import { needOutcomes, referrerViews, toldOfExit } from '#reference/after-support.ts'
import { codesOf } from '#reference/code-list.ts'
import { exitReasons, monitoringResults } from '#reference/decisions.ts'
import { riskChanges } from '#reference/risk.ts'
import { chairs } from '#reference/roles.ts'
import { id, meeting, secondReader, stays, step, to, votesFor } from './define.ts'
import type { StepRefusal } from './refusals.ts'
import type { CaseState } from './state.ts'
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
      /** What became of each need of the plan. */
      needs: z.array(z.strictObject({ needId: id, outcome: z.enum(codesOf(needOutcomes)) })).optional(),
      /** Facts, side by side: how many sessions were agreed and how many were held. */
      sessions: z.strictObject({ agreed: z.int().min(0).max(999), held: z.int().min(0).max(999) }).optional(),
      /** Fewer were held than agreed, and it is written down why. */
      sessionsExplained: z.boolean().optional(),
      referrerView: z.enum(codesOf(referrerViews)).optional(),
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
      return everyNeedAnswered(facts.needs, state) ?? exitArgues(facts)
    },
  }),
] as const

/** Ended because the panel found that it may: then on an assessment of now, not of the beginning. */
const assessedAtTheEnd: readonly string[] = ['x_no_concern', 'x_other_support']

/** Each need of the plan in force once, and no other. */
function everyNeedAnswered(
  answered: readonly { readonly needId: string }[] | undefined,
  { planNeeds }: CaseState,
): StepRefusal | undefined {
  const ids = answered?.map(({ needId }) => needId) ?? []
  if (new Set(ids).size !== ids.length || ids.some((one) => planNeeds.every(({ needId }) => needId !== one)))
    return 'need-not-planned'
  return planNeeds.every(({ needId }) => ids.includes(needId)) ? undefined : 'need-unanswered'
}

type Exit = {
  readonly sessions?: { readonly agreed: number; readonly held: number } | undefined
  readonly sessionsExplained?: boolean | undefined
  readonly referrerView?: string | undefined
  readonly policeTold?: boolean | undefined
}

/**
 * An exit has to argue. Seven sessions were bought and one was held, and nobody said why; the school that referred was left out.
 * Source: Prevent learning review: Sir David Amess attack (2025); Lessons for Prevent (July 2025).
 */
function exitArgues({ sessions, sessionsExplained, referrerView, policeTold }: Exit): StepRefusal | undefined {
  if (sessions === undefined) return 'sessions-not-counted'
  if (sessions.held < sessions.agreed && sessionsExplained !== true) return 'sessions-unexplained'
  if (referrerView === undefined) return 'referrer-left-out'
  return policeTold === true ? undefined : 'police-not-told'
}
