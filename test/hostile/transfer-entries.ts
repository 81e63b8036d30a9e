/** Transfers between areas: both sides of an offer. */
import type { Entry } from './entries.ts'
import { aStep, step } from './step-entry.ts'

const cass = 'Cass Chair'
const reason = 'An invented reason, given so that there is one.'
const yesterday = new Date(Date.now() - 86_400_000)
const met = {
  'metOn-day': String(yesterday.getUTCDate()),
  'metOn-month': String(yesterday.getUTCMonth() + 1),
  'metOn-year': String(yesterday.getUTCFullYear()),
}

export const transferEntries: readonly Entry[] = [
  step('transfer-proposal', cass, 'to transfer', {
    answers: {
      destination: 'outside',
      place: 'A council elsewhere',
      contents: ['assessment', 'consent'],
      covering: 'They move in two weeks.',
      risk: 'None is known.',
      basis: 's38_cooperation',
      marking: 'official_sensitive',
      personTold: 'not_yet',
      whyNotTold: 'They are told on Friday.',
      reason,
    },
    unasked: /^area$/,
    adds: { ...aStep, 'cases.transfer': 1 },
  }),
  step('transfer-withdrawal', cass, 'transfer to withdraw', { answers: { reason } }),
  step('transfer-answer', cass, 'transfer to keep', { answers: { answer: 'joint', ...met, reason } }),
  step('transfer', cass, 'transfer to end', { answers: { ...met, reason } }),
  {
    route: '/transfers/:transferId',
    as: cass,
    page: ({ offered }) => `/transfers/${offered}`,
    answers: { answer: 'accepted', ...met, reason },
    // The case here with its person and referral, the entries of both journals, and a mail to each of the senders.
    adds: {
      'cases.case_file': 1,
      'cases.journal': 2,
      'cases.form_record': 2,
      'cases.transfer_answer': 1,
      'people.person': 1,
      'referrals.referral': 1,
      'referrals.subject': 1,
    },
    mayKeep: {},
  },
  {
    route: '/cases/:caseId/transfer-explanation',
    as: cass,
    // Accepted a line above.
    page: async ({ test, areaId }) => {
      const { rows } = await test.owner.query<{ id: string }>(
        "select c.id from cases.case_file c join cases.journal j on j.case_id = c.id where c.area_id = $1 and j.step = 'receive transfer'",
        [areaId],
      )
      return `/cases/${rows[0]?.id ?? ''}/transfer-explanation`
    },
    answers: { told: 'person', reason },
    adds: aStep,
  },
]
