/** The steps of a case, each on a case that has come so far; and what stands beside them: the purpose, the search, a partner's answer. */
import type { Entry } from './entries.ts'
import { referenceOf } from './town.ts'
import { consentEntries } from './consent-entries.ts'
import { aStep, step } from './step-entry.ts'

const reason = 'An invented reason, given so that there is one.'
const lastYear = new Date().getUTCFullYear() - 1
const nextYear = lastYear + 2
const aDay = (field: string, year: number) => ({
  [`${field}-day`]: '14',
  [`${field}-month`]: '1',
  [`${field}-year`]: String(year),
})

const cora = 'Cora Coordinator'
const olu = 'Olu Officer'
const cass = 'Cass Chair'

/** A review that was held and found nothing. */
const aReview = {
  meeting: '*',
  checked: ['police'],
  whatWasChecked: 'Invented records.',
  concerns: 'none',
  result: 'no_concern',
  votesNoConcern: '5',
  mode: 'unanimous',
  reason,
} as const

const now = new Date()
const today = (field: string) => ({
  [`${field}-day`]: String(now.getUTCDate()),
  [`${field}-month`]: String(now.getUTCMonth() + 1),
  [`${field}-year`]: String(now.getUTCFullYear()),
})
/** Police and the prison or probation service were told. */
const tellingBoth = {
  policeTold: 'An invented unit',
  ...aDay('policeToldOn', lastYear),
  policeToldHow: 'telephone',
  serviceTold: 'An invented team',
  ...aDay('serviceToldOn', lastYear),
  serviceToldHow: 'written',
}

/** A page of the draft of a support plan. */
function plan(kind: string, line: string, more: Pick<Entry, 'answers' | 'adds' | 'unasked'>): Entry {
  return {
    route: `/cases/:caseId/support-plan/${kind}/:line`,
    as: cora,
    page: ({ cases }) => `/cases/${cases.get('to write a plan') ?? ''}/support-plan/${kind}/${line}`,
    ...more,
  }
}

const days = (question: string, month: string) => ({
  [`${question}-day`]: '14',
  [`${question}-month`]: month,
  [`${question}-year`]: String(nextYear),
})

export const caseEntries: readonly Entry[] = [
  step('acknowledgement', cora, 'to acknowledge', { answers: { how: 'email' } }),
  step('earlier-records', cora, 'like an earlier record', {
    answers: { otherPerson: '*', answer: 'same', reason },
    unasked: /^reference$/,
    adds: { ...aStep, 'people.identity_decision': 1 },
  }),
  step('second-reading-request', cora, 'to be read a second time', {
    answers: { reader: '*', closureReason: '*', reason },
  }),
  step('second-reading', 'Sian Supervisor', 'asked to be read', { answers: { answer: 'agreed', reason } }),
  step('return', cora, 'to return', { answers: { missing: ['person'], reason } }),
  step('completed-referral', cora, 'returned, to complete', { answers: { told: 'yes', reason } }),
  step('returned-closure', cora, 'returned, to close', {
    answers: { closureReason: 'nfa_insufficient', supervisor: '*', safeguardingHandOff: 'not_needed', reason },
  }),
  step('duplicate', cora, 'duplicate of another', { answers: { openCase: '*', reason } }),
  step('gateway', cora, 'to start at the gateway', { asksNothing: true }),
  step('gateway-decision', olu, 'to decide at the gateway', {
    answers: { outcome: 'continue', marking: 'official_sensitive', reason },
    unasked: /^(supervisor|openCase)$/,
  }),
  // The gateway has decided, a line above.
  step('authority-notice', olu, 'to decide at the gateway', { answers: { how: 'email' } }),
  step('information-request', olu, 'to ask a partner', {
    answers: {
      agencies: '*',
      questions: 'What do you know?',
      reason,
      basis: '*',
      mayTell: 'That we asked',
      marking: '*',
    },
    unasked: /^dueOn/,
    adds: { ...aStep, 'cases.information_request': 1 },
  }),
  step('withdrawn-request', olu, 'to ask a partner', { answers: { request: '*', reason } }),
  step('information-reply', olu, 'with a reply', { answers: { reply: '*' } }),
  step('assessment', olu, 'to assess', {
    answers: (form) => ({
      ...Object.fromEntries(
        [...form.choices.keys()].filter((field) => /^[eic]\d\d$/.test(field)).map((factor) => [factor, 'not_present']),
      ),
      'sources-0-what': 'What the school wrote down',
      'sources-0-kind': 'fact',
      ...aDay('sources-0-on', lastYear),
      protective: 'A grandmother who is trusted.',
      summary: 'Invented throughout.',
      changed: 'This is the first assessment.',
      needs: 'Someone to talk to',
    }),
    adds: { ...aStep, 'cases.assessment': 1, 'cases.assessed_need': 1 },
    unasked: /Evidence$/,
  }),
  step('assessment-agreement', olu, 'to agree', { answers: { change: 'first', agreedBy: '*' } }),
  step('information-end', olu, 'to end information', { asksNothing: true }),
  step('section-36-decision', olu, 'to decide on grounds', {
    answers: { decision: 'grounds_yes', referredBy: '*', reason },
    unasked: /^supervisor$/,
  }),
  step('clock-pause', cora, 'to pause a clock', { answers: { clock: '*', cause: '*', reason } }),
  step('clock-resumption', cora, 'with a paused clock', { answers: { clock: '*' } }),
  step('clock-correction', cora, 'to lead', { answers: { clock: '*', ...aDay('startedOn', lastYear), reason } }),
  step('lead', cora, 'to lead', { answers: { lead: '*' } }),
  step('note', cora, 'to note', {
    answers: { kind: 'other', reason },
    unasked: /^(contacted|how)$/,
  }),
  step('note-correction', cora, 'in support', { answers: { corrects: '*', reason } }),
  step('risk', olu, 'in support', {
    answers: {
      which: '*',
      standing: 'held',
      toWhom: '*',
      description: 'An invented risk.',
      controls: 'Invented, too.',
      owner: '*',
      ...aDay('reviewOn', nextYear),
      reason,
    },
  }),
  step('agenda-listing', cora, 'in support', {
    answers: { meeting: '*', purpose: '*' },
    adds: { ...aStep, 'panel.item': 1 },
  }),
  step('monitoring', cass, 'to watch', {
    answers: {
      meeting: '*',
      progress1: 'Better.',
      progress2: 'As it was.',
      riskChange: 'lessened',
      result: 'continue',
      actions: 'None.',
      reason,
    },
    adds: { ...aStep, 'cases.session_seen': 1 },
  }),
  step('risk-word', cass, 'to watch', { answers: { meeting: '*', risk: '*', word: 'low', reason } }),
  step('exit', cass, 'to end', {
    answers: {
      meeting: '*',
      closureReason: 'x_no_concern',
      need1: 'met',
      need2: 'met',
      need3: 'met',
      sessionsWhy: 'The mentor was ill.',
      referrerView: 'given',
      referrerSaid: 'An invented view.',
      finalAssessment: 'Invented throughout.',
      exitPlan: 'Nothing follows.',
      told: ['person'],
      policeTold: 'yes',
      votesExit: '5',
      mode: 'unanimous',
      reason,
    },
    unasked: /^(need\dService|need\dWhy|referrerWhyNot)$/,
  }),
  step('review-at-6-months', cass, 'to review at 6 months', { answers: aReview }),
  step('review-at-12-months', cass, 'to review at 12 months', { answers: aReview }),
  step('further-review', cass, 'to review further', { answers: { ...aReview, atMonths: '*' } }),
  step('review-filing', cora, 'to file', { answers: { review: '*', filedIn: 'both' } }),
  step('reopening', cora, 'to reopen', { answers: { cause: 'correction', reason } }),
  step('gathering-again', cora, 'to gather again', { answers: { reason } }),
  step('archiving', cora, 'to archive', { asksNothing: true }),
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
  step('custody-or-travel', olu, 'goes into custody', {
    answers: {
      place: 'prison',
      where: 'An invented prison',
      ...aDay('since', lastYear),
      ...tellingBoth,
      heldBy: '*',
      course: 'waits',
      reason,
    },
  }),
  step('release', olu, 'in custody', {
    answers: { outcome: 'licence', ...today('returnedOn'), ...tellingBoth, reason },
  }),
  step('police-led-request', olu, 'police lead', {
    answers: {
      askedBy: 'local_police',
      askedByName: 'An invented unit',
      ...today('askedOn'),
      asked: ['housing', 'meetings'],
      basis: 'crime_prevention',
      reason,
    },
  }),
  step('police-led-answer', olu, 'police ask', {
    answers: { request: '*', answer: 'agreed', answeredBy: 'Head of housing', ...today('answeredOn'), reason },
  }),
  step('conflict-end', cass, 'with a conflict', { answers: { account: '*', reason } }),
  step('other-closure', cora, 'to close otherwise', { answers: { closureReason: 'deceased', reason } }),
  ...consentEntries,
  step('panel-listing', cora, 'to list', { answers: { meeting: '*' }, adds: { ...aStep, 'panel.item': 1 } }),
  step('panel-decision', cass, 'at the panel', {
    answers: { decision: 'not_adopt', mode: 'unanimous', votesNotAdopt: '5', reason },
    unasked: /^(plan|action)/,
  }),
  step('care-consideration', cass, 'considered for care', { answers: { considered: '*', reason } }),
  step('panel-closure', cora, 'considered for care', {
    answers: { closureReason: 'not_adopted_other_service', reason },
  }),
  step('support-plan-draft', cora, 'to draft a plan', {
    asksNothing: true,
    adds: { ...aStep, 'cases.plan_version': 1 },
  }),
  step('support-plan-approval', cass, 'to approve a plan', { asksNothing: true }),
  plan('parts', 'ending', {
    answers: { exitCriteria: 'Back at the club for two months.', ...days('nextReassessment', '1') },
    adds: { 'cases.plan_text': 1 },
  }),
  plan('needs', 'new', {
    answers: { title: 'Somewhere to be in the afternoons', decision: 'not decided' },
    unasked: /^reason$/,
    adds: { 'cases.plan_need': 1 },
  }),
  plan('actions', 'new', {
    answers: (form) => ({
      needs: form.choices.get('needs')?.[0] ?? '',
      objective: 'I have somewhere to be in the afternoons',
      type: 'youth_work',
      agency: '*',
      owner: '*',
      ...days('startOn', '1'),
      ...days('reviewOn', '2'),
      outcome: 'not yet',
    }),
    unasked: /^outcomeWords$/,
    adds: { 'cases.plan_action': 1 },
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
    route: '/information-requests/:requestId/taking-up',
    as: 'Pat Partner',
    page: ({ requests }) => `/information-requests/${requests.open}`,
    action: /\/taking-up$/,
    asksNothing: true,
    adds: { 'cases.information_taken_up': 1 },
  },
  {
    route: '/information-requests/:requestId',
    as: 'Pat Partner',
    page: ({ requests }) => `/information-requests/${requests.open}`,
    answers: { kind: 'nil_return', tellPerson: 'may', seenBy: '*', marking: '*' },
    unasked: /^(facts|opinion|sourceOn|whyDeclined|whyNotTold|notToldBecause)/,
    adds: { 'cases.information_reply': 1 },
  },
]
