/** The steps of a case, each on a case that has come so far; and what stands beside them: the purpose, the search, a partner's answer. */
import type { Entry } from './entries.ts'
import { referenceOf, type CaseName } from './town.ts'

const reason = 'An invented reason, given so that there is one.'
const aStep = { 'cases.journal': 1, 'cases.form_record': 1 }

const lastYear = new Date().getUTCFullYear() - 1
const nextYear = lastYear + 2
const aDay = (field: string, year: number) => ({
  [`${field}-day`]: '14',
  [`${field}-month`]: '1',
  [`${field}-year`]: String(year),
})

function step(
  address: string,
  as: string,
  name: CaseName,
  more: Partial<Pick<Entry, 'answers' | 'asksNothing' | 'adds' | 'unasked'>> = {},
): Entry {
  return {
    route: `/cases/:caseId/${address}`,
    as,
    page: ({ cases }) => `/cases/${cases.get(name) ?? ''}/${address}`,
    adds: aStep,
    ...more,
  }
}

const cora = 'Cora Coordinator'
const olu = 'Olu Officer'
const cass = 'Cass Chair'

export const caseEntries: readonly Entry[] = [
  step('acknowledgement', cora, 'to acknowledge', { answers: { how: 'email' } }),
  step('earlier-records', cora, 'like an earlier record', {
    answers: { otherPerson: '*', answer: 'same', reason },
    adds: { ...aStep, 'people.identity_decision': 1 },
  }),
  step('return', cora, 'to return', { answers: { missing: ['person'], reason } }),
  step('completed-referral', cora, 'returned, to complete', { answers: { told: 'yes', reason } }),
  step('returned-closure', cora, 'returned, to close', {
    answers: { closureReason: 'nfa_insufficient', supervisor: '*', safeguardingHandOff: 'not_needed', reason },
  }),
  step('duplicate', cora, 'duplicate of another', { answers: { openCase: '*', reason } }),
  step('gateway', cora, 'to start at the gateway', { asksNothing: true }),
  step('gateway-decision', olu, 'to decide at the gateway', {
    answers: { outcome: 'continue', marking: 'official_sensitive', reason },
    unasked: /^(supervisor|openCase|secondReader)$/,
  }),
  // The gateway has decided, a line above.
  step('authority-notice', olu, 'to decide at the gateway', { answers: { how: 'email' } }),
  step('information-request', olu, 'to ask a partner', {
    answers: {
      agency: '*',
      questions: 'What do you know?',
      reason,
      basis: '*',
      mayTell: 'That we asked',
      marking: '*',
    },
    adds: { ...aStep, 'cases.information_request': 1 },
  }),
  step('withdrawn-request', olu, 'to ask a partner', { answers: { request: '*', reason } }),
  step('information-reply', olu, 'with a reply', { answers: { reply: '*' } }),
  step('assessment', olu, 'to assess', {
    answers: (form) => ({
      ...Object.fromEntries([...form.choices.keys()].map((factor) => [factor, 'not_present'])),
      protective: 'A grandmother who is trusted.',
      summary: 'Invented throughout.',
      changed: 'This is the first assessment.',
      needs: 'Someone to talk to',
    }),
    adds: { ...aStep, 'cases.assessment': 1, 'cases.assessed_need': 1 },
    unasked: /Evidence$/,
  }),
  step('assessment-agreement', olu, 'to agree', { answers: { change: 'first' } }),
  step('information-end', olu, 'to end information', { asksNothing: true }),
  step('section-36-decision', olu, 'to decide on grounds', {
    answers: { decision: 'grounds_yes', referredBy: '*', reason },
    unasked: /^(supervisor|secondReader)$/,
  }),
  step('clock-pause', cora, 'to pause a clock', { answers: { clock: '*', cause: '*', reason } }),
  step('clock-resumption', cora, 'with a paused clock', { answers: { clock: '*' } }),
  step('clock-correction', cora, 'to lead', { answers: { clock: '*', ...aDay('startedOn', lastYear), reason } }),
  step('lead', cora, 'to lead', { answers: { lead: '*' } }),
  step('note', cora, 'to note', { answers: { kind: 'other', reason } }),
  step('restriction', cass, 'to restrict', { answers: { cause: 'returnee', reason } }),
  step('restriction-end', cass, 'restricted', { answers: { reason } }),
  step('named-person', cass, 'restricted, with a name', {
    answers: { account: '*', reason },
    adds: { ...aStep, 'cases.named_account': 1 },
  }),
  // Named a line above.
  step('named-person-end', cass, 'restricted, with a name', { answers: { account: '*', reason } }),
  step('conflict', olu, 'with a conflict', {
    answers: { kind: 'personal', reason },
    adds: { ...aStep, 'cases.conflict': 1, 'platform.outbox': 3 },
  }),
  // Declared a line above.
  step('conflict-end', cass, 'with a conflict', { answers: { account: '*', reason } }),
  step('other-closure', cora, 'to close otherwise', { answers: { closureReason: 'deceased', reason } }),
  step('panel-listing', cora, 'to list', { answers: { meeting: '*' }, adds: { ...aStep, 'panel.item': 1 } }),
  step('panel-decision', cass, 'at the panel', {
    answers: { decision: 'not_adopt', mode: 'unanimous', votesNotAdopt: '5', reason },
    unasked: /^(plan|action)/,
  }),
  step('care-consideration', cass, 'considered for care', { answers: { considered: '*', reason } }),
  step('panel-closure', cora, 'considered for care', {
    answers: { closureReason: 'not_adopted_other_service', reason },
  }),
  {
    route: '/work/cover',
    as: cora,
    page: () => '/work/cover',
    answers: (form) => ({
      absent: form.choices.get('absent')?.at(1) ?? '',
      by: form.choices.get('by')?.at(2) ?? '',
      ...aDay('fromOn', nextYear),
      ...aDay('untilOn', nextYear),
    }),
    adds: { 'cases.cover': 1 },
  },
  {
    route: '/work/cover/:coverId/end',
    as: cora,
    page: () => '/work/team',
    action: /^\/work\/cover\/.*\/end$/,
    asksNothing: true,
    adds: {},
  },
  {
    route: '/work/checks/:findingId/mend',
    as: cora,
    page: () => '/work/checks',
    action: /^\/work\/checks\/.*\/mend$/,
    asksNothing: true,
    adds: {},
  },
  {
    route: '/work/reassignment/:lead',
    as: cora,
    page: () => '/work/reassignment/nobody',
    answers: { cases: '*', lead: '*', reason },
    adds: aStep,
  },
  {
    route: '/cases/:caseId/purpose',
    as: cora,
    page: ({ cases }) => `/cases/${cases.get('to open') ?? ''}/purpose`,
    answers: { purpose: '*' },
    unasked: /^otherWords$/,
    adds: { 'records.purpose': 1 },
  },
  {
    route: '/emergency-access',
    as: cora,
    page: () => '/emergency-access',
    answers: async (_form, town) => ({
      reference: await referenceOf(town, 'restricted, opened in an emergency'),
      reason,
    }),
    adds: { 'cases.emergency_access': 1, 'cases.emergency_reason': 1, 'records.purpose': 1, 'platform.outbox': 3 },
  },
  {
    route: '/emergency-accesses/:accessId',
    as: cass,
    // Opened a line above.
    page: async ({ test }) => {
      const { rows } = await test.owner.query<{ id: string }>('select id from cases.emergency_access')
      return `/emergency-accesses/${rows[0]?.id ?? ''}`
    },
    answers: { outcome: 'justified', reason },
    adds: { 'cases.emergency_review': 1 },
  },
  {
    route: '/cases/search',
    as: cora,
    page: () => '/cases',
    action: '/cases/search',
    answers: { text: 'Invented' },
    onlyAsks: true,
  },
  {
    route: '/information-requests/:requestId',
    as: 'Pat Partner',
    page: ({ requests }) => `/information-requests/${requests.open}`,
    answers: { kind: 'nil_return', tellPerson: 'may', marking: '*' },
    unasked: /^(facts|opinion|sourceOn|whyDeclined|whyNotTold)/,
    adds: { 'cases.information_reply': 1 },
  },
]
