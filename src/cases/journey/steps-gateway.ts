/**
 * From the police gateway to the section 36 decision. Nothing of police intelligence is recorded: the outcome, the
 * date and what may be released, no more. Source: process.md 2.2 steps 4 to 8, 2.5 and 2.6; CTSA 2015 s36(2)-(3).
 */
import { z } from 'zod'
import { cite, guidance, section } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { gatewayOutcomes, panelReferrers, section36Decisions } from '#reference/decisions.ts'
import { markings } from '#reference/sharing.ts'
import { caseRoles, caseworkers } from '#reference/roles.ts'
import { closureReason, id, secondReader, step, to, type FactRule } from './define.ts'
import { whoMayRefer } from './statutory-rules.ts'

const screening = guidance('Screening and information gathering stage')

type Ending = {
  readonly closureReason?: string | undefined
  readonly supervisor?: string | undefined
  readonly safeguardingHandOff?: 'made' | 'not_needed' | undefined
}

/**
 * A decision not to go on needs a supervisor who is someone else, and an answer to who looks after the person now.
 * Three referrals of one child were each closed without reaching a panel (Lessons for Prevent, July 2025).
 */
const endingIsSupervised: FactRule<Ending> = ({ supervisor, safeguardingHandOff }, { account }) => {
  if (supervisor === undefined) return 'supervisor-needed'
  if (supervisor === account) return 'supervisor-is-you'
  if (safeguardingHandOff === undefined) return 'hand-off-needed'
  return undefined
}

export const gatewaySteps = [
  step({
    name: 'start gateway',
    label: 'Record that police have taken it in',
    happened: 'Police took it in',
    from: ['referral_received', 'reopened'],
    by: caseworkers,
    records: z.strictObject({}),
    reason: 'optional',
    leadsTo: to('gateway'),
    source: cite('Home Office Channel awareness training', '“deconfliction”'),
    remembers: () => ({ gatewayOutcome: undefined, section36: undefined, assessmentAgreed: false }),
  }),
  step({
    name: 'decide gateway',
    label: 'Record the gateway decision',
    happened: 'Gateway decision',
    from: ['gateway'],
    by: ['case officer'],
    records: z.strictObject({
      outcome: z.enum(codesOf(gatewayOutcomes)),
      officerRole: z.enum(['case officer', 'supervisor', 'other police role']).optional(),
      /** Marking of the note that goes with the decision. */
      marking: z.enum(codesOf(markings)).optional(),
      closureReason: closureReason.optional(),
      supervisor: id.optional(),
      safeguardingHandOff: z.enum(['made', 'not_needed']).optional(),
      openCase: id.optional(),
      secondReader,
    }),
    reason: 'required',
    leadsTo: {
      kind: 'by fact',
      fact: 'outcome',
      to: {
        continue: 'info_gathering',
        nfa: 'closed_nfa',
        signposted: 'closed_signposted',
        police_investigation: 'closed_police',
        police_led_partnership: 'closed_plp',
        already_open: 'duplicate',
        transferred_force: 'closed_other',
      },
    },
    source: cite('Home Office Channel awareness training', '“deconfliction” and “assessing a referral”'),
    rules: (facts, circumstances) => {
      if (facts.outcome === 'continue') return undefined
      if (facts.outcome === 'already_open' && facts.openCase === undefined) return 'link-needed'
      return endingIsSupervised(facts, circumstances)
    },
    remembers: ({ outcome }) => ({ gatewayOutcome: outcome }),
  }),
  step({
    name: 'gather information again',
    label: 'Gather information again',
    happened: 'Information to be gathered again',
    from: ['reopened'],
    by: caseRoles,
    records: z.strictObject({}),
    reason: 'required',
    leadsTo: to('info_gathering'),
    source: section('36(4)(e)'),
    waitsFor: [({ gatewayOutcome }) => (gatewayOutcome === 'continue' ? undefined : 'gateway-not-passed')],
    remembers: () => ({ assessmentAgreed: false, section36: undefined }),
  }),
  step({
    name: 'close information gathering',
    label: 'End information gathering',
    happened: 'Information gathering ended',
    from: ['info_gathering'],
    by: caseworkers,
    records: z.strictObject({
      /** Going on although partners have not answered; the reason then says why. */
      withoutReplies: z.boolean().optional(),
    }),
    reason: 'optional',
    leadsTo: to('s36_pending'),
    source: screening,
    waitsFor: [({ assessmentAgreed }) => (assessmentAgreed ? undefined : 'assessment-not-agreed')],
    rules: ({ withoutReplies }, { state, reasonGiven }) => {
      if (state.openRequests.length === 0) return undefined
      if (withoutReplies !== true) return 'requests-open'
      return reasonGiven ? undefined : 'reason-needed'
    },
  }),
  step({
    name: 'decide section 36',
    label: 'Record the section 36 decision',
    happened: 'Section 36 decision',
    from: ['s36_pending'],
    by: caseworkers,
    records: z.strictObject({
      decision: z.enum(codesOf(section36Decisions)),
      /** What follows: the panel if there are grounds, and one of the others if there are none. */
      next: z.enum(['panel', 'no_further_action', 'signposted', 'police_led_partnership']),
      /** For whom the decision is made: a chief officer of police or the local authority. */
      referredBy: z.enum(codesOf(panelReferrers)),
      closureReason: closureReason.optional(),
      supervisor: id.optional(),
      safeguardingHandOff: z.enum(['made', 'not_needed']).optional(),
      secondReader,
    }),
    reason: 'required',
    leadsTo: {
      kind: 'by fact',
      fact: 'next',
      to: {
        panel: 'panel_listed',
        no_further_action: 'closed_nfa',
        signposted: 'closed_signposted',
        police_led_partnership: 'closed_plp',
      },
    },
    source: section('36(2) and (3)'),
    rules: (facts, circumstances) => {
      const refusal = whoMayRefer(facts.referredBy, circumstances.on)
      if (refusal) return refusal
      if ((facts.decision === 'grounds_yes') !== (facts.next === 'panel')) return 'next-does-not-follow'
      return facts.decision === 'grounds_yes' ? undefined : endingIsSupervised(facts, circumstances)
    },
    remembers: ({ decision }) => ({
      section36: decision,
      deferrals: 0,
      panelDecision: undefined,
      listedFor: undefined,
    }),
  }),
] as const
