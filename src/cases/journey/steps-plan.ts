/**
 * The support plan: what the Act asks it to state, and that every need is answered.
 * Source: process.md 2.2 step 12, 2.9; CTSA 2015 s36(4)(a), (d) and (5).
 */
import { z } from 'zod'
import { section } from '#reference/citations.ts'
import { chairs } from '#reference/roles.ts'
import { stays, step } from './define.ts'
import { planItems, planStatesAll } from './statutory-rules.ts'

export const planSteps = [
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
] as const
