/**
 * The support plan: drafts and versions, what the Act asks it to state, and that every need is answered.
 * Source: process.md 2.2 step 12, 2.9; CTSA 2015 s36(4)(a), (d) and (5).
 */
import { z } from 'zod'
import { section } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { caseworkers, chairs } from '#reference/roles.ts'
import { needAnswers, planParts } from '#reference/support-plan.ts'
import { id, stays, step } from './define.ts'
import { planItems, planSaysAll, planStatesAll } from './statutory-rules.ts'

const withPlan = ['adopted', 'consent_sought', 'active', 'paused'] as const

/** A need of the plan, and how it is answered; nothing while nobody has decided. */
const plannedNeed = z.strictObject({ needId: id, answer: z.enum(codesOf(needAnswers)).optional() })

export const planSteps = [
  step({
    name: 'draft support plan',
    label: 'Begin a draft of the support plan',
    happened: 'Draft of the support plan begun',
    from: withPlan,
    by: [...caseworkers, ...chairs],
    records: z.strictObject({ planVersion: id }),
    reason: 'optional',
    leadsTo: stays,
    source: section('36(4)(a) and (d)'),
    waitsFor: [({ planDraft }) => (planDraft ? 'plan-draft-begun' : undefined)],
    // The first needs no reason: the panel's decision is its reason. A revision says what has changed.
    rules: (_facts, { state, reasonGiven }) => (state.planFinal && !reasonGiven ? 'reason-needed' : undefined),
    remembers: ({ planVersion }) => ({ planDraft: planVersion }),
  }),
  step({
    name: 'approve support plan',
    label: 'Approve the support plan',
    happened: 'Support plan approved',
    from: withPlan,
    by: chairs,
    records: z.strictObject({
      planStates: z.array(z.enum(planItems)),
      // Journals from before there were versions have none of what follows; the rules ask for all of it.
      planVersion: id.optional(),
      parts: z.array(z.enum(codesOf(planParts))).optional(),
      needs: z.array(plannedNeed).optional(),
    }),
    reason: 'optional',
    leadsTo: stays,
    source: section('36(4)(a) and (5)'),
    waitsFor: [({ planDraft }) => (planDraft ? undefined : 'no-plan-draft')],
    rules: ({ planStates, planVersion, parts, needs }, { state }) => {
      if (planVersion !== state.planDraft) return 'another-plan-version'
      const unsaid = planStatesAll(planStates) ?? planSaysAll(parts)
      if (unsaid) return unsaid
      if (needs === undefined || needs.length === 0) return 'plan-without-needs'
      return needs.some(({ answer }) => answer === undefined) ? 'need-without-answer' : undefined
    },
    remembers: ({ planVersion, needs }, state) => ({
      planFinal: true,
      planVersion,
      planDraft: undefined,
      planNeeds: needs?.flatMap(({ needId, answer }) => (answer ? [{ needId, answer }] : [])) ?? state.planNeeds,
    }),
  }),
] as const
