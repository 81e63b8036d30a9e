/**
 * Consent to support: asked for, answered, ended. Nothing is given without it, and it can be taken back at any time: support
 * then stops at once. It is not the basis on which the record is held. Source: process.md 2.2 step 13, 2.8; CTSA 2015 ss36, 41.
 */
import { z } from 'zod'
import { section } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { consentGivers } from '#reference/consent.ts'
import { caseworkers, chairs } from '#reference/roles.ts'
import { secondReader, stays, step, to, type CaseRule } from './define.ts'
import { whoMustConsent } from './statutory-rules.ts'

export const consentStands: CaseRule = ({ consent }) => (consent === 'given' ? undefined : 'consent-not-given')

export const consentSteps = [
  step({
    name: 'seek consent',
    label: 'Record that consent was asked for',
    happened: 'Consent asked for',
    from: ['adopted'],
    by: caseworkers,
    records: z.strictObject({ askedOf: z.enum(['person', 'parent or guardian', 'both']) }),
    reason: 'optional',
    leadsTo: to('consent_sought'),
    source: section('36(5)(a)'),
    waitsFor: [({ planFinal }) => (planFinal ? undefined : 'plan-not-final')],
    remembers: () => ({ consent: 'requested', consentBy: undefined, section36CarePath: undefined }),
  }),
  step({
    name: 'record consent',
    label: 'Record the answer about consent',
    happened: 'Answer about consent',
    from: ['consent_sought', 'paused', 'active'],
    by: caseworkers,
    records: z.strictObject({
      status: z.enum(['requested', 'given', 'refused', 'withdrawn', 'unable_capacity', 'no_contact']),
      /** By age on the day consent was sought. */
      age: z.enum(['under_18', 'adult']),
      givenBy: z.enum(codesOf(consentGivers)).optional(),
      form: z.enum(['written', 'oral']).optional(),
      /** Under 18: what the young person themself says, whoever consents. */
      ownView: z.enum(['agrees', 'does not agree', 'not asked']).optional(),
    }),
    reason: 'optional',
    leadsTo: stays,
    source: section('36(4)(b) and 41'),
    rules: ({ status, age, givenBy }, { state }) => {
      if (status === 'given') return whoMustConsent(age, givenBy)
      // While support runs, a no must stop it: that is another step.
      return state.stage === 'active' ? 'end-consent-instead' : undefined
    },
    remembers: ({ status, givenBy }) => ({
      consent: status,
      consentBy: status === 'given' ? givenBy : undefined,
      section36CarePath: undefined,
    }),
  }),
  step({
    name: 'end consent',
    label: 'Record that consent was withdrawn or has lapsed',
    happened: 'Consent ended',
    from: ['active', 'paused'],
    by: [...caseworkers, ...chairs],
    records: z.strictObject({ status: z.enum(['withdrawn', 'lapsed']) }),
    reason: 'optional',
    // Support stops at once; a new answer lets it go on.
    leadsTo: to('paused'),
    source: section('36(4)(b) and 41'),
    waitsFor: [consentStands],
    remembers: ({ status }) => ({ consent: status, consentBy: undefined, section36CarePath: undefined }),
  }),
  step({
    name: 'close without consent',
    label: 'Close: no consent',
    happened: 'Closed without consent',
    from: ['consent_sought'],
    by: ['coordinator', ...chairs],
    records: z.strictObject({
      closureReason: z.enum(['consent_refused', 'not_contactable']),
      /** Who thinks about what remains. A refusal is no evidence of risk. */
      remaining: z.enum(['nothing', 'police', 'safeguarding']),
      secondReader,
    }),
    reason: 'required',
    leadsTo: to('closed_consent_refused'),
    source: section('36(4)(e) and (6)'),
    waitsFor: [
      ({ consent }) =>
        consent === 'given'
          ? 'consent-stands'
          : consent === 'not_asked' || consent === 'requested'
            ? 'consent-not-answered'
            : undefined,
      ({ section36CarePath }) => (section36CarePath ? undefined : 'care-not-considered'),
    ],
  }),
] as const
