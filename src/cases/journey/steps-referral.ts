/** A concern arrives: draft, receipt, return, duplicate. Source: process.md 2.2 steps 2 to 3, 2.4 and 2.5. */
import { z } from 'zod'
import { cite, guidance, ourDesign } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { concerns } from '#reference/concerns.ts'
import { toldAnswers } from '#reference/consent.ts'
import { sectors } from '#reference/sectors.ts'
import { caseworkers } from '#reference/roles.ts'
import { id, secondReader, stays, step, to } from './define.ts'

/** What is coded about a referral; the words of the referrer are kept apart from the journal. */
const referral = z.strictObject({
  channel: z.enum(['professional', 'public']),
  told: z.enum(codesOf(toldAnswers)),
  sector: z.enum(codesOf(sectors)).optional(),
  concern: z.enum(codesOf(concerns)).optional(),
  emergency: z.enum(['not needed', '999 called']).optional(),
  safeguarding: z.enum(['made', 'not needed', 'not known']).optional(),
})

const nationalForm = cite('Prevent national referral form', 'and “Making a referral to Prevent”, 2022')

export const referralSteps = [
  // A draft is its writer's alone and never enters a case's journal; it stands here because the process begins with it.
  step({
    name: 'save draft',
    label: 'Save the draft',
    happened: 'Draft saved',
    from: ['referral_draft'],
    by: 'anyone',
    records: z.strictObject({}),
    reason: 'optional',
    leadsTo: stays,
    source: nationalForm,
  }),
  step({
    name: 'delete draft',
    label: 'Delete the draft',
    happened: 'Draft deleted',
    from: ['referral_draft'],
    by: 'anyone',
    records: z.strictObject({}),
    reason: 'optional',
    leadsTo: to('deleted'),
    source: ourDesign('a concern thought better of leaves no trace'),
  }),
  step({
    name: 'receive referral',
    label: 'Send the referral',
    happened: 'Referral received',
    from: ['referral_draft'],
    by: 'anyone',
    records: referral,
    reason: 'optional',
    leadsTo: to('referral_received'),
    source: nationalForm,
    remembers: (_facts, _state, on) => ({ receivedOn: on }),
  }),
  step({
    name: 'return referral',
    label: 'Return it as incomplete',
    happened: 'Returned to the referrer as incomplete',
    from: ['referral_received'],
    by: caseworkers,
    records: z.strictObject({
      missing: z.array(z.enum(['person', 'concern', 'told', 'referrer', 'other'])).min(1),
    }),
    reason: 'required',
    leadsTo: to('returned'),
    source: nationalForm,
  }),
  step({
    name: 'receive completed referral',
    label: 'Take in the completed referral',
    happened: 'Completed referral taken in',
    from: ['returned'],
    by: caseworkers,
    records: referral,
    reason: 'optional',
    leadsTo: to('referral_received'),
    source: nationalForm,
  }),
  step({
    name: 'close returned referral',
    label: 'Close the returned referral',
    happened: 'Returned referral closed',
    from: ['returned'],
    by: caseworkers,
    records: z.strictObject({
      closureReason: z.enum(['nfa_misinformed', 'nfa_malicious', 'nfa_insufficient']),
      /** Who agreed that no more information can be had. */
      supervisor: id,
      safeguardingHandOff: z.enum(['made', 'not_needed']),
      secondReader,
    }),
    reason: 'required',
    leadsTo: to('closed_nfa'),
    source: guidance('Screening and information gathering stage'),
    rules: ({ supervisor }, { account }) => (supervisor === account ? 'supervisor-is-you' : undefined),
  }),
  step({
    name: 'mark duplicate',
    label: 'Mark as a duplicate of an open case',
    happened: 'Marked as a duplicate of an open case',
    from: ['referral_received'],
    by: caseworkers,
    records: z.strictObject({ closureReason: z.literal('duplicate'), openCase: id, secondReader }),
    reason: 'required',
    leadsTo: to('duplicate'),
    source: ourDesign('duplicate referrals'),
  }),
] as const
