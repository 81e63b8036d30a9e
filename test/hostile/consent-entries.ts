/** The forms of consent, each on a case that has come so far. */
import { Temporal } from 'temporal-polyfill'
import { codesOf } from '#reference/code-list.ts'
import { consentTold } from '#reference/consent.ts'
import type { PageForm } from '../failure/page-forms.ts'
import type { Answers, Entry } from './entries.ts'
import { step } from './step-entry.ts'

const reason = 'An invented reason, given so that there is one.'
const cora = 'Cora Coordinator'
const cass = 'Cass Chair'
const today = Temporal.Now.plainDateISO('Europe/London')

function on(question: string): Answers {
  return {
    [`${question}-day`]: String(today.day),
    [`${question}-month`]: String(today.month),
    [`${question}-year`]: String(today.year),
  }
}

/** Somebody whose age no record tells is asked about it, and everybody under 18 is asked with a parent. */
const asking = (form: PageForm): Answers => ({
  ...on('askedOn'),
  ...(form.choices.has('band') ? { band: '16_17', ageReason: 'They said so' } : {}),
  asked: ['person', 'parent'],
  how: 'in_person',
  askedBy: '*',
  asPlanned: 'yes',
  told: codesOf(consentTold),
  language: 'en',
  interpreter: 'not needed',
})
const notOfThisAsking = /^(askedByName|notAsPlanned|otherLanguage|interpreterName)$/

const refusal = (form: PageForm): Answers => ({
  status: 'refused',
  ...on('answeredOn'),
  ...(form.choices.has('ownView') ? { giverName: 'An invented parent', ownView: 'agrees', ownViewWords: 'Yes' } : {}),
  ...(form.choices.has('competent') ? { competent: 'yes' } : {}),
})

export const consentEntries: readonly Entry[] = [
  step('consent-attempt', cora, 'to try to ask', { answers: { ...on('triedOn'), how: 'telephone', triedBy: '*' } }),
  step('consent-request', cora, 'to ask for consent', { answers: asking, unasked: notOfThisAsking }),
  step('new-consent-request', cora, 'to ask again', { answers: asking, unasked: notOfThisAsking }),
  step('capacity', cora, 'to assess capacity', {
    answers: {
      decision: 'support',
      ...on('assessedOn'),
      assessor: 'doctor',
      assessorName: 'Dr Invented',
      outcome: 'has',
      fluctuates: 'no',
      reason,
    },
    unasked: /^(anotherDecision|decidedBy|decidedOn)/,
  }),
  step('consent-answer', cora, 'to answer about consent', {
    answers: refusal,
    unasked: /^(givenBy|responsibility|advice|adviceWords|form|scope|scopeWords|until-\w+)$/,
  }),
  step('young-person-disagreement', cass, 'disagreed with', { answers: { decision: 'go on', reason } }),
  step('support-start', cora, 'to start support', { asksNothing: true }),
  step('support-pause', cora, 'to pause support', { answers: { cause: 'illness', reason } }),
  step('consent-end', cora, 'to end consent', {
    answers: { status: 'withdrawn', ...on('endedOn'), withdrawnBy: 'person', how: 'telephone', toldTo: '*' },
    unasked: /^cause$/,
  }),
  step('support-resumption', cora, 'to resume support', { asksNothing: true }),
  step('police-consideration', cora, 'to ask police about', {
    answers: { ...on('askedOn'), answer: 'nothing', reason },
  }),
  step('consent-closure', cora, 'refused, to close', {
    answers: { closureReason: 'consent_refused', safeguardingHandOff: 'not_needed', reason },
  }),
  step('ended-consent-closure', cora, 'ended, to close', {
    answers: {
      closureReason: 'x_withdrew',
      need1: 'met',
      need2: 'met',
      need3: 'met',
      referrerView: 'not_possible',
      referrerWhyNot: 'The school has closed.',
      safeguardingHandOff: 'not_needed',
      reason,
    },
    unasked: /^(need\dService|need\dWhy|referrerSaid)$/,
  }),
]
