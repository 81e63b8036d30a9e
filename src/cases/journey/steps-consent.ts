/**
 * Consent to support: asked for, answered, ended. Nothing is given without it, and it can be taken back at any time: support
 * then stops at once, the panel thinks of health and social care, and police of what remains. It is not the basis on which the
 * record is held. Facts that came later are optional here, so that older journals fold, and demanded when a step is taken now.
 * Source: process.md 2.2 step 13, 2.8; CTSA 2015 ss36, 41; Mental Capacity Act 2005.
 */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { cite, ourDesign, section } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import {
  adviceSources,
  bestInterestDeciders,
  capacityAssessors,
  consentBands,
  consentGivers,
  consentPeople,
  consentReaders,
  consentTold,
  consentWays,
  familyCircumstances,
  ownViews,
  policeConsiderations,
  responsibilityEvidence,
} from '#reference/consent.ts'
import { caseworkers, chairs } from '#reference/roles.ts'
import {
  consentAgeOn,
  consentIsMissing,
  ageOfBand,
  whoMustConsent,
  whoWasNotAsked,
  whyConsentFails,
} from '../consent/rules.ts'
import { day, id, secondReader, stays, step, to, type CaseRule, type Circumstances } from './define.ts'
import { endArgues, endOfSupport } from './end-of-support.ts'
import type { StepRefusal } from './refusals.ts'
import type { CaseState, ConsentAsked } from './state.ts'

const asking = section('36(5)(a)')
const consenting = section('36(4)(b) and 41')
const capacityAct = cite('Mental Capacity Act 2005', 'ss1 to 4')

/** For every step that gives support: started, resumed, booked. */
export const consentStands: CaseRule = (state, about) =>
  about === undefined
    ? state.consent === 'given'
      ? undefined
      : 'consent-not-given'
    : whyConsentFails(state, about.birth, about.day)

/** What is thought of before a case closes for want of consent: by the panel under s36(6), and by police. */
const consideredWithoutConsent: readonly CaseRule[] = [
  ({ consent }) =>
    consent === 'given' ? 'consent-stands' : consentIsMissing.includes(consent) ? undefined : 'consent-not-answered',
  ({ section36CarePath }) => (section36CarePath ? undefined : 'care-not-considered'),
  ({ policeConsidered }) =>
    policeConsidered === undefined || policeConsidered === 'awaited' ? 'police-not-considered' : undefined,
]

/** A new answer, or a new end of consent, makes the panel and police think again. */
const thinkAgain = { section36CarePath: undefined, policeConsidered: undefined } as const

const asked = {
  /** As older journals have it; now `asked` says each of them. */
  askedOf: z.enum(['person', 'parent or guardian', 'both']).optional(),
  asked: z.array(z.enum(codesOf(consentPeople))).optional(),
  /** By age on the day of asking. */
  band: z.enum(consentBands).optional(),
  /** What the age was known from: a birth date on record, an estimate, or what was found out at the asking. */
  ageFrom: z.enum(['birth date', 'estimate', 'found out']).optional(),
  how: z.enum(codesOf(consentWays)).optional(),
  /** Who asked; none when it was somebody without an account. */
  askedBy: id.optional(),
  /** Asked how, when and by whom the plan says: s36(5)(a). */
  asPlanned: z.boolean().optional(),
  told: z.array(z.enum(codesOf(consentTold))).optional(),
  /** Letters and information sheets that were handed over. */
  sheets: z.array(z.enum(codesOf(consentReaders))).optional(),
  language: z.enum(['en', 'cy', 'other']).optional(),
  interpreter: z.enum(['not needed', 'used', 'needed but missing']).optional(),
}
type Asked = z.infer<z.ZodObject<typeof asked>>

function askingRefusal(facts: Asked, { state, birth, on }: Circumstances): StepRefusal | undefined {
  const { asked: people, band, ageFrom, how, asPlanned, told, language, interpreter } = facts
  if (!band || !ageFrom || !how || !language || !interpreter || !told || !people || asPlanned === undefined)
    return 'facts-incomplete'
  const known = consentAgeOn(birth, on)
  if (known?.from === 'birth date' && (known.band !== band || ageFrom !== 'birth date')) return 'age-does-not-fit'
  if (known?.from !== 'birth date' && ageFrom === 'birth date') return 'age-does-not-fit'
  const missing = whoWasNotAsked(band, people)
  if (missing) return missing
  return people.includes('decision_maker') && state.capacity?.outcome !== 'lacks' ? 'capacity-not-assessed' : undefined
}

function askedIn({ asked: people, band, told, interpreter }: Asked, on: Temporal.PlainDate): ConsentAsked {
  return {
    on,
    people: people ?? [],
    band,
    informed: codesOf(consentTold).every((each) => told?.includes(each) === true),
    interpreterMissed: interpreter === 'needed but missing',
  }
}

/** Who came from another area is told first whose they are now. */
const knowsWhoseTheyAre: CaseRule = ({ transferExplained }) =>
  transferExplained === false ? 'explain-transfer-first' : undefined

export const consentSteps = [
  step({
    name: 'record consent attempt',
    label: 'Record an attempt to reach whoever is to be asked',
    happened: 'Attempt to ask for consent',
    from: ['adopted', 'consent_sought', 'active', 'paused'],
    by: caseworkers,
    records: z.strictObject({ how: z.enum(codesOf(consentWays)), triedBy: id.optional() }),
    reason: 'optional',
    leadsTo: stays,
    source: asking,
    waitsFor: [planIsFinal],
    remembers: (_facts, { consentAttempts }) => ({ consentAttempts: consentAttempts + 1 }),
  }),
  step({
    name: 'seek consent',
    label: 'Record that consent was asked for',
    happened: 'Consent asked for',
    from: ['adopted'],
    by: caseworkers,
    records: z.strictObject(asked),
    reason: 'optional',
    leadsTo: to('consent_sought'),
    source: asking,
    waitsFor: [knowsWhoseTheyAre, planIsFinal],
    rules: askingRefusal,
    remembers: (facts, { capacity }, on) => ({
      consent: 'requested',
      consentBy: undefined,
      consentAsked: askedIn(facts, on),
      capacity,
      ...thinkAgain,
    }),
  }),
  step({
    name: 'ask for consent again',
    label: 'Record that consent was asked for again',
    happened: 'Consent asked for again',
    from: ['consent_sought', 'active', 'paused'],
    by: caseworkers,
    records: z.strictObject(asked),
    reason: 'optional',
    // Asking again takes nothing away: a consent that stands goes on standing until it is answered or ended.
    leadsTo: stays,
    source: asking,
    rules: askingRefusal,
    remembers: (facts, { consent }, on) => ({
      consent: consent === 'given' ? 'given' : 'requested',
      consentAsked: askedIn(facts, on),
    }),
  }),
  step({
    name: 'record capacity assessment',
    label: 'Record whether they can decide this themself',
    happened: 'Capacity assessed',
    from: ['adopted', 'consent_sought', 'active', 'paused'],
    by: caseworkers,
    records: z.strictObject({
      /** Capacity is assessed for one decision at one time. */
      decision: z.enum(['support', 'sharing', 'another']),
      assessedOn: day,
      assessor: z.enum(codesOf(capacityAssessors)),
      outcome: z.enum(['has', 'lacks']),
      fluctuates: z.boolean(),
      decidedBy: z.enum(codesOf(bestInterestDeciders)).optional(),
      decidedOn: day.optional(),
    }),
    reason: 'required',
    leadsTo: stays,
    source: capacityAct,
    rules: ({ assessedOn, outcome, decidedBy, decidedOn }, { birth, on }) => {
      const assessed = Temporal.PlainDate.from(assessedOn)
      if (Temporal.PlainDate.compare(assessed, on) > 0) return 'in-the-future'
      const age = consentAgeOn(birth, assessed)
      if (age?.from === 'birth date' && (age.band === 'under_12' || age.band === '12_15'))
        return 'too-young-for-capacity'
      if (outcome === 'has') return undefined
      if (decidedBy === undefined) return 'facts-incomplete'
      if (decidedBy === 'not_yet') return undefined
      return decidedOn === undefined || decidedOn < assessedOn || decidedOn > on.toString()
        ? 'best-interests-day-wrong'
        : undefined
    },
    remembers: ({ decision, assessedOn, outcome, fluctuates, decidedBy }) =>
      decision === 'support'
        ? { capacity: { assessedOn: Temporal.PlainDate.from(assessedOn), outcome, fluctuates, decidedBy } }
        : {},
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
      ownView: z.enum(codesOf(ownViews)).optional(),
      /** Under 16: whether they can understand what is asked of them. */
      competent: z.boolean().optional(),
      /** All the support of the plan, or the part that is written with it. */
      scope: z.enum(['all', 'part']).optional(),
      /** The last day on which it counts. */
      until: day.optional(),
      responsibility: z.enum(codesOf(responsibilityEvidence)).optional(),
      family: z.array(z.enum(codesOf(familyCircumstances))).optional(),
      advice: z.array(z.enum(codesOf(adviceSources))).optional(),
    }),
    reason: 'optional',
    leadsTo: stays,
    source: consenting,
    waitsFor: [({ consentAsked }) => (consentAsked ? undefined : 'ask-for-consent-first')],
    rules: (facts, circumstances) => {
      const { state, settings } = circumstances
      const { band } = state.consentAsked ?? {}
      if (band !== undefined && ageOfBand(band) !== facts.age) return 'age-does-not-fit'
      const disagrees = viewRefusal(facts, band)
      if (disagrees) return disagrees
      switch (facts.status) {
        case 'given':
          return whoMustConsent(facts.age, facts.givenBy) ?? givenRefusal(facts, circumstances)
        case 'unable_capacity':
          if (state.capacity?.outcome !== 'lacks') return 'capacity-not-assessed'
          break
        case 'no_contact':
          if (state.consentAttempts < settings.consentAttemptsAtLeast) return 'attempts-too-few'
          break
        case 'requested':
        case 'refused':
        case 'withdrawn':
          break
      }
      // While support runs, a no must stop it: that is another step.
      return state.stage === 'active' ? 'end-consent-instead' : undefined
    },
    remembers: ({ status, age, givenBy, until, ownView }) => ({
      consent: status,
      consentBy: status === 'given' ? givenBy : undefined,
      consentAge: status === 'given' ? age : undefined,
      consentUntil: status === 'given' && until !== undefined ? Temporal.PlainDate.from(until) : undefined,
      consentAttempts: 0,
      ownView: age === 'under_18' ? ownView : undefined,
      ownViewDecision: undefined,
      ...thinkAgain,
    }),
  }),
  step({
    name: 'decide after young person disagrees',
    label: 'Decide what follows from the young person’s disagreement',
    happened: 'Decided after the young person’s disagreement',
    from: ['consent_sought', 'active', 'paused'],
    by: chairs,
    records: z.strictObject({ decision: z.enum(['go on', 'do not go on']) }),
    reason: 'required',
    leadsTo: stays,
    source: ourDesign('a young person’s disagreement is taken seriously, whoever consents for them'),
    waitsFor: [
      ({ consent, ownView }) =>
        consent === 'given' && ownView === 'does not agree' ? undefined : 'young-person-does-not-disagree',
    ],
    remembers: ({ decision }) => ({ ownViewDecision: decision }),
  }),
  step({
    name: 'end consent',
    label: 'Record that consent was withdrawn or has lapsed',
    happened: 'Consent ended',
    from: ['active', 'paused'],
    by: [...caseworkers, ...chairs],
    records: z.strictObject({
      status: z.enum(['withdrawn', 'lapsed']),
      withdrawnBy: z.enum(codesOf(consentPeople)).optional(),
      how: z.enum(codesOf(consentWays)).optional(),
      /** Who was told; none when it was somebody without an account. */
      toldTo: id.optional(),
      cause: z.enum(['came of age', 'past its day', 'capacity lost', 'other']).optional(),
    }),
    // Nobody owes a reason for changing their mind.
    reason: 'optional',
    // Support stops at once; a new answer lets it go on.
    leadsTo: to('paused'),
    source: consenting,
    waitsFor: [({ consent }) => (consent === 'given' ? undefined : 'consent-not-given')],
    rules: ({ status, withdrawnBy, how, cause }) =>
      (status === 'withdrawn' ? withdrawnBy && how : cause) ? undefined : 'facts-incomplete',
    remembers: ({ status }) => ({
      consent: status,
      consentBy: undefined,
      consentAge: undefined,
      consentUntil: undefined,
      ownView: undefined,
      ownViewDecision: undefined,
      ...thinkAgain,
    }),
  }),
  step({
    name: 'record police consideration',
    label: 'Record what police consider remains',
    happened: 'Police considered what remains',
    from: ['consent_sought', 'paused'],
    by: [...caseworkers, ...chairs],
    records: z.strictObject({ askedOn: day, answer: z.enum(codesOf(policeConsiderations)) }),
    // In words: there is no level.
    reason: 'required',
    leadsTo: stays,
    source: cite('Written answer 267266', '27 June 2019'),
    waitsFor: [({ consent }) => (consentIsMissing.includes(consent) ? undefined : 'consent-not-missing')],
    rules: ({ askedOn }, { on }) => (askedOn > on.toString() ? 'in-the-future' : undefined),
    remembers: ({ answer }) => ({ policeConsidered: answer }),
  }),
  step({
    name: 'close without consent',
    label: 'Close: no consent',
    happened: 'Closed without consent',
    from: ['consent_sought'],
    by: ['coordinator', ...chairs],
    records: z.strictObject({
      closureReason: z.enum(['consent_refused', 'not_contactable', 'police_led_partnership']),
      /** As older journals have it; now police are asked in a step of its own. */
      remaining: z.enum(['nothing', 'police', 'safeguarding']).optional(),
      safeguardingHandOff: z.enum(['made', 'not_needed']).optional(),
      secondReader,
    }),
    reason: 'required',
    leadsTo: {
      kind: 'by fact',
      fact: 'closureReason',
      to: {
        consent_refused: 'closed_consent_refused',
        not_contactable: 'closed_consent_refused',
        police_led_partnership: 'closed_plp',
      },
    },
    source: section('36(4)(e) and (6)'),
    waitsFor: consideredWithoutConsent,
    rules: ({ closureReason, safeguardingHandOff }, { state }) => {
      const refusal = endingRefusal(closureReason, safeguardingHandOff, state)
      if (refusal || closureReason === 'police_led_partnership') return refusal
      return (closureReason === 'not_contactable') === (state.consent === 'no_contact')
        ? undefined
        : 'closure-reason-wrong'
    },
  }),
  step({
    name: 'close after consent ended',
    label: 'Close: consent has ended',
    happened: 'Closed after consent ended',
    from: ['paused'],
    by: ['coordinator', ...chairs],
    records: z.strictObject({
      closureReason: z.enum(['x_withdrew', 'police_led_partnership']),
      safeguardingHandOff: z.enum(['made', 'not_needed']).optional(),
      ...endOfSupport,
      secondReader,
    }),
    reason: 'required',
    leadsTo: {
      kind: 'by fact',
      fact: 'closureReason',
      to: { x_withdrew: 'closed_exited', police_led_partnership: 'closed_plp' },
    },
    source: section('36(4)(e) and (6)'),
    waitsFor: consideredWithoutConsent,
    rules: (facts, { state }) =>
      endingRefusal(facts.closureReason, facts.safeguardingHandOff, state) ?? endArgues(facts, state),
  }),
] as const

function planIsFinal({ planFinal }: CaseState): StepRefusal | undefined {
  return planFinal ? undefined : 'plan-not-final'
}

/** The person is handed on where that is needed, and goes to a police-led partnership when police say so, and only then. */
function endingRefusal(
  closureReason: string,
  handOff: string | undefined,
  { policeConsidered }: CaseState,
): StepRefusal | undefined {
  if (handOff === undefined) return 'hand-off-needed'
  const led = policeConsidered === 'police_led_partnership'
  return led === (closureReason === 'police_led_partnership') ? undefined : 'not-what-police-said'
}

type Answer = {
  readonly status: string
  readonly givenBy?: string | undefined
  readonly form?: string | undefined
  readonly ownView?: string | undefined
  readonly competent?: boolean | undefined
  readonly scope?: string | undefined
  readonly until?: string | undefined
  readonly responsibility?: string | undefined
  readonly family?: readonly string[] | undefined
  readonly advice?: readonly string[] | undefined
}

/** From 16 the young person is always asked what they think, under 16 whenever they can understand it. */
function viewRefusal({ status, ownView, competent }: Answer, band: ConsentAsked['band']): StepRefusal | undefined {
  if (band === undefined || band === 'adult' || status === 'no_contact') return undefined
  if (ownView === undefined) return 'own-view-needed'
  if (band !== '16_17' && competent === undefined) return 'competence-needed'
  return ownView === 'not asked' && (band === '16_17' || competent === true) ? 'young-person-not-asked' : undefined
}

/** An informed answer, by somebody who may give it, to something, for a time. Silence is none of these. */
function givenRefusal(
  answer: Answer & { readonly age: string },
  { state, on }: Circumstances,
): StepRefusal | undefined {
  const { consentAsked, capacity } = state
  if (consentAsked === undefined || consentAsked.people.length === 0) return 'ask-for-consent-first'
  if (!consentAsked.informed) return 'not-told-everything'
  if (consentAsked.interpreterMissed) return 'interpreter-was-needed'
  if (answer.form === undefined || answer.scope === undefined) return 'facts-incomplete'
  if (answer.until === undefined || answer.until <= on.toString()) return 'consent-needs-a-last-day'
  if (answer.age === 'adult') {
    if (answer.givenBy === 'self_adult') return capacity?.outcome === 'lacks' ? 'capacity-says-otherwise' : undefined
    if (capacity?.outcome !== 'lacks') return 'capacity-not-assessed'
    return capacity.decidedBy === undefined || capacity.decidedBy === 'not_yet'
      ? 'best-interests-not-decided'
      : undefined
  }
  if (answer.responsibility === undefined || answer.family === undefined) return 'responsibility-not-shown'
  const needsAdvice = answer.family.includes('parents_disagree') || answer.family.includes('parent_in_concern')
  return needsAdvice && (answer.advice ?? []).length === 0 ? 'advice-needed' : undefined
}
