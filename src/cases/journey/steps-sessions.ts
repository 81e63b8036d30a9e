/**
 * Commissions of support on the case's journal: made, ended, and what was done about a provider's worry. The sessions themselves are rows
 * (sessions/): a provider writes them and does not read the journal. Source: CTSA 2015 s36(4)(b), s40; process.md 2.9.
 */
import { z } from 'zod'
import { cite, section } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { commissionEnds, providerApprovals } from '#reference/commissions.ts'
import { supportTypes } from '#reference/support-types.ts'
import { caseRoles } from '#reference/roles.ts'
import { day, id, stays, step } from './define.ts'
import { stagesOf } from './stages.ts'
import { whyConsentFails } from '../consent/rules.ts'

const organisers = ['coordinator', 'channel chair', 'deputy chair'] as const
const openOrClosed = stagesOf('open', 'closed')

export const sessionSteps = [
  step({
    name: 'commission support',
    label: 'Commission support from a provider',
    happened: 'Support commissioned',
    // Prepared while consent is asked for; the provider sees nothing of it before support starts.
    from: ['consent_sought', 'active'],
    by: organisers,
    records: z.strictObject({
      commissionId: id,
      supportType: z.enum(codesOf(supportTypes)),
      provider: z.enum(['partner', 'outside']),
      agencyId: id.optional(),
      /** The action of the plan that it serves: the same through all versions. */
      planActionId: id.optional(),
      approval: z.enum(codesOf(providerApprovals)),
      indemnified: z.boolean(),
      /** How many sessions are bought: a count of appointments, of nothing else. */
      sessionsAgreed: z.int().min(1).max(100),
      fromOn: day,
      untilOn: day,
    }),
    reason: 'optional',
    leadsTo: stays,
    source: section('36(4)(b)'),
    rules: ({ commissionId, supportType, approval, fromOn, untilOn }, { state, birth, on }) => {
      if (state.commissions.some((known) => known.commissionId === commissionId)) return 'already-commissioned'
      if (untilOn < fromOn) return 'period-backwards'
      if (supportType === 'ideology' && approval !== 'approved') return 'provider-not-approved'
      return state.stage === 'active' ? whyConsentFails(state, birth, on) : undefined
    },
    remembers: ({ commissionId }, state) => ({ commissions: [...state.commissions, { commissionId, ended: false }] }),
  }),
  step({
    name: 'end commission',
    label: 'End a commission',
    happened: 'Commission ended',
    from: openOrClosed,
    by: organisers,
    records: z.strictObject({ commissionId: id, cause: z.enum(codesOf(commissionEnds)) }),
    reason: 'required',
    leadsTo: stays,
    source: section('36(4)(d)'),
    waitsFor: [({ commissions }) => (commissions.some(({ ended }) => !ended) ? undefined : 'no-commission')],
    rules: ({ commissionId }, { state }) =>
      state.commissions.some((open) => open.commissionId === commissionId && !open.ended)
        ? undefined
        : 'no-such-commission',
    remembers: ({ commissionId }, { commissions }) => ({
      commissions: commissions.map((known) =>
        known.commissionId === commissionId ? { ...known, ended: true } : known,
      ),
    }),
  }),
  step({
    name: 'answer provider’s worry',
    label: 'Say what you did about a provider’s worry',
    happened: 'Provider’s worry answered',
    from: openOrClosed,
    by: caseRoles,
    records: z.strictObject({ eventId: id }),
    reason: 'required',
    leadsTo: stays,
    source: cite(
      'Prevent learning review: Sir David Amess attack',
      'on miscommunication with the intervention provider',
    ),
    waitsFor: [({ commissions }) => (commissions.length > 0 ? undefined : 'no-commission')],
    rules: ({ eventId }, { state }) => (state.worriesAnswered.includes(eventId) ? 'worry-answered' : undefined),
    remembers: ({ eventId }, { worriesAnswered }) => ({ worriesAnswered: [...worriesAnswered, eventId] }),
  }),
] as const
