/**
 * Risk in words, with an owner (process.md 2.10). Each version is a step, so that nothing is overwritten; what is described is narrative.
 * No value is computed and nothing is ordered by it: the words live here, in the journal, and in no column that a list could sort by.
 */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { ourDesign } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { caseRoles, chairs } from '#reference/roles.ts'
import { riskStandings, risksTo, riskWords } from '#reference/risk.ts'
import { day, id, meeting, stays, step } from './define.ts'
import { stagesOf } from './stages.ts'

const design = ourDesign('risk in words, with an owner; never computed, never a sort order')

export const riskSteps = [
  step({
    name: 'record risk',
    label: 'Record a risk, or look at one again',
    happened: 'Risk recorded',
    from: stagesOf('open', 'closed'),
    by: caseRoles,
    records: z.strictObject({
      riskId: id,
      standing: z.enum(codesOf(riskStandings)),
      toWhom: z.enum(codesOf(risksTo)),
      /** The agency that answers for it. */
      ownerAgency: id,
      reviewOn: day.optional(),
    }),
    reason: 'required',
    leadsTo: stays,
    source: design,
    rules: ({ standing, riskId, reviewOn }, { state, on }) => {
      if (standing === 'ended') return state.risks.some((risk) => risk.riskId === riskId) ? undefined : 'no-such-risk'
      const future = reviewOn !== undefined && Temporal.PlainDate.compare(Temporal.PlainDate.from(reviewOn), on) > 0
      return future ? undefined : 'risk-review-needed'
    },
    remembers: ({ standing, riskId, ownerAgency }, state) => {
      const others = state.risks.filter((risk) => risk.riskId !== riskId)
      return { risks: standing === 'held' ? [...others, { riskId, ownerAgency }] : others }
    },
  }),
  step({
    name: 'agree risk word',
    label: 'Record the panel’s word for a risk',
    happened: 'Panel’s word for a risk',
    from: ['panel_listed', 'deferred', 'not_adopted', 'adopted', 'consent_sought', 'active', 'paused'],
    by: chairs,
    records: z.strictObject({ ...meeting, riskId: id, word: z.enum(codesOf(riskWords)) }),
    reason: 'required',
    panel: 'discussed',
    leadsTo: stays,
    source: design,
    waitsFor: [({ risks }) => (risks.length > 0 ? undefined : 'no-risk-stands')],
    rules: ({ riskId }, { state }) => (state.risks.some((risk) => risk.riskId === riskId) ? undefined : 'no-such-risk'),
  }),
] as const
