/**
 * The Channel panel: listing, discussion, decision, and what follows when support is not given.
 * Source: process.md 2.2 steps 9 to 12, 2.7; CTSA 2015 ss36-37.
 */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { guidance, ourDesign, section } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { agendaPurposes, panelDecisions, section36CarePaths } from '#reference/decisions.ts'
import { chairs } from '#reference/roles.ts'
import { consentIsMissing } from '../consent/rules.ts'
import { day, id, meeting, secondReader, stays, step, to, votesFor } from './define.ts'
import { noConsentYet } from './state.ts'
import { modeAgrees, planItems, planStatesAll } from './statutory-rules.ts'

const panelMeetings = guidance('Panel meetings')

export const panelSteps = [
  step({
    name: 'list for panel',
    label: 'List for a panel meeting',
    happened: 'Listed for a panel meeting',
    from: ['panel_listed', 'deferred', 'reopened'],
    by: ['coordinator', ...chairs],
    records: z.strictObject({ meetingId: id, meetingOn: day }),
    reason: 'optional',
    leadsTo: to('panel_listed'),
    source: panelMeetings,
    waitsFor: [({ section36 }) => (section36 === 'grounds_yes' ? undefined : 'no-grounds-decision')],
    remembers: ({ meetingId, meetingOn }) => ({
      listedFor: { meetingId, meetingOn: Temporal.PlainDate.from(meetingOn) },
      panelDecision: undefined,
    }),
  }),
  step({
    name: 'put on agenda',
    label: 'Put on a meeting’s agenda',
    happened: 'Put on a meeting’s agenda',
    from: [
      'not_adopted',
      'adopted',
      'consent_sought',
      'active',
      'paused',
      'closed_exited',
      'closed_consent_refused',
      'review_6m',
      'review_ext',
    ],
    by: ['coordinator', ...chairs],
    records: z.strictObject({ meetingId: id, meetingOn: day, purpose: z.enum(codesOf(agendaPurposes)) }),
    reason: 'optional',
    leadsTo: stays,
    source: panelMeetings,
  }),
  step({
    name: 'panel decision',
    label: 'Record the panel’s decision',
    happened: 'Panel’s decision',
    from: ['panel_listed'],
    by: chairs,
    records: z.strictObject({
      ...meeting,
      decision: z.enum(codesOf(panelDecisions)),
      votes: votesFor(codesOf(panelDecisions)),
      /** adopt: which of the four matters of s36(5) the plan states. */
      planStates: z.array(z.enum(planItems)).optional(),
      /** defer: who acts, and by when. */
      actionAgency: id.optional(),
      actionDueOn: day.optional(),
      /** defer, after an earlier deferral: the chair extends. */
      chairExtends: z.boolean().optional(),
    }),
    reason: 'required',
    panel: 'decided',
    leadsTo: {
      kind: 'by fact',
      fact: 'decision',
      to: { adopt: 'adopted', not_adopt: 'not_adopted', defer: 'deferred', refer_to_police: 'not_adopted' },
    },
    source: section('36(4)(a) and 37(6)'),
    waitsFor: [({ listedFor }) => (listedFor ? undefined : 'not-listed')],
    rules: (facts, { state, settings, decisionMode }) => {
      if (facts.meetingId !== state.listedFor?.meetingId) return 'another-meeting'
      const refusal = modeAgrees(decisionMode, facts.votes, facts.decision)
      if (refusal) return refusal
      switch (facts.decision) {
        case 'adopt':
          return planStatesAll(facts.planStates)
        case 'defer':
          if (facts.actionAgency === undefined || facts.actionDueOn === undefined) return 'deferral-action-needed'
          return state.deferrals >= settings.deferralsAtMost && facts.chairExtends !== true
            ? 'deferred-before'
            : undefined
        case 'not_adopt':
        case 'refer_to_police':
          return undefined
      }
    },
    remembers: ({ decision }, state) => ({
      panelDecision: decision,
      listedFor: undefined,
      deferrals: decision === 'defer' ? state.deferrals + 1 : state.deferrals,
      section36CarePath: undefined,
      planFinal: false,
      ...noConsentYet,
      planVersion: undefined,
      planDraft: undefined,
      planNeeds: [],
    }),
  }),
  step({
    name: 'consider section 36(6)',
    label: 'Record what was considered for health and social care',
    happened: 'Health and social care considered',
    from: ['not_adopted', 'consent_sought', 'active', 'paused'],
    by: chairs,
    records: z.strictObject({ ...meeting, considered: z.enum(codesOf(section36CarePaths)) }),
    reason: 'required',
    panel: 'discussed',
    leadsTo: stays,
    source: section('36(6)'),
    waitsFor: [
      ({ stage, consent }) =>
        stage === 'not_adopted' || consentIsMissing.includes(consent) ? undefined : 'care-not-asked',
    ],
    remembers: ({ considered }) => ({ section36CarePath: considered }),
  }),
  step({
    name: 'close after panel',
    label: 'Close the case the panel did not adopt',
    happened: 'Closed after the panel',
    from: ['not_adopted'],
    by: ['coordinator', ...chairs],
    records: z.strictObject({
      closureReason: z.enum([
        'not_adopted_not_susceptible',
        'not_adopted_other_service',
        'not_adopted_too_high_risk',
        'police_led_partnership',
      ]),
      secondReader,
    }),
    reason: 'required',
    leadsTo: {
      kind: 'by fact',
      fact: 'closureReason',
      to: {
        not_adopted_not_susceptible: 'closed_not_adopted',
        not_adopted_other_service: 'closed_not_adopted',
        not_adopted_too_high_risk: 'closed_police',
        police_led_partnership: 'closed_plp',
      },
    },
    source: section('36(6)'),
    waitsFor: [({ section36CarePath }) => (section36CarePath ? undefined : 'care-not-considered')],
    rules: ({ closureReason }, { state }) => {
      const toPolice = closureReason === 'not_adopted_too_high_risk' || closureReason === 'police_led_partnership'
      return toPolice === (state.panelDecision === 'refer_to_police') ? undefined : 'reason-not-the-panels'
    },
  }),
  step({
    name: 'close for another reason',
    label: 'Close: moved away or died',
    happened: 'Closed for another reason',
    from: [
      'referral_received',
      'returned',
      'gateway',
      'info_gathering',
      's36_pending',
      'panel_listed',
      'deferred',
      'not_adopted',
      'adopted',
      'consent_sought',
      'reopened',
    ],
    by: ['coordinator', ...chairs],
    records: z.strictObject({ closureReason: z.enum(['wrong_area', 'deceased']), secondReader }),
    reason: 'required',
    leadsTo: to('closed_other'),
    source: ourDesign('a case whose person has moved or died has nothing left to decide'),
  }),
] as const
