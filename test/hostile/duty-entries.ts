/** The forms of the duty. */
import { checklistOf } from '#reference/dip-checklists.ts'
import type { Entry } from './entries.ts'

const as = 'Cora Coordinator'
const day = (id: string, date: string, month: string, year: string): Record<string, string> => ({
  [`${id}-day`]: date,
  [`${id}-month`]: month,
  [`${id}-year`]: year,
})

export const dutyEntries: readonly Entry[] = [
  {
    route: '/duty/authorities/new',
    as,
    page: () => '/duty/authorities/new',
    answers: { schedule: '6', name: 'A college', kind6: 'college', ...day('boundFrom', '18', '9', '2015') },
    unasked: /^kind7$/,
    adds: { 'duty.authority': 1 },
  },
  {
    route: '/duty/authorities/:authorityId/change',
    as,
    page: ({ duty }) => `/duty/authorities/${duty.authorityId}/change`,
    answers: { functions: 'Community services' },
    adds: {},
  },
  {
    route: '/duty/authorities/:authorityId/entries/new',
    as,
    page: ({ duty }) => `/duty/authorities/${duty.authorityId}/entries/new`,
    answers: { kind: 'support offered', ...day('on', '2', '11', '2026'), words: 'A visit was offered.' },
    adds: { 'duty.authority_entry': 1 },
  },
  {
    // The body's next meeting is arranged: it lands there at once.
    route: '/duty/authorities/:authorityId/escalation',
    as,
    page: ({ duty }) => `/duty/authorities/${duty.authorityId}/escalation`,
    answers: { body: '*', what: 'It has not assessed itself for two years.' },
    adds: { 'duty.authority_entry': 1, 'boards.escalation': 1, 'boards.agenda_item': 1 },
  },
  {
    route: '/duty/advice/new',
    as: 'Pat Partner',
    page: () => '/duty/advice/new',
    answers: { setting: 'school', topic: 'filtering', question: 'What must a filter do?' },
    adds: { 'duty.enquiry': 1 },
  },
  {
    route: '/duty/advice/:enquiryId/answers/new',
    as,
    page: ({ duty }) => `/duty/advice/${duty.enquiryId}/answers/new`,
    answers: { words: 'The awareness course first.' },
    adds: { 'duty.enquiry_answer': 1 },
  },
  {
    route: '/duty/items/new',
    as,
    page: () => '/duty/items/new',
    answers: { title: 'Grants', kind: 'other', owner: 'Head of finance', ...day('reviewOn', '1', '4', '2027') },
    adds: { 'duty.item': 1 },
  },
  {
    route: '/duty/items/:itemId/change',
    as,
    page: ({ duty }) => `/duty/items/${duty.itemId}/change`,
    answers: { owner: 'Head of libraries' },
    adds: {},
  },
  {
    route: '/duty/venue-checks/new',
    as,
    page: () => '/duty/venue-checks/new',
    answers: {
      venue: 'Hall',
      hirer: 'A society',
      event: 'A talk',
      ...day('eventOn', '1', '4', '2027'),
      theme: 'History',
      audience: 'Everybody',
      ticketed: 'open',
      equality: 'given',
    },
    adds: { 'duty.venue_check': 1 },
  },
  {
    route: '/duty/venue-checks/:checkId/findings/new',
    as,
    page: ({ duty }) => `/duty/venue-checks/${duty.toDecideId}/findings/new`,
    answers: { looked: 'references', words: 'Two earlier bookings went well.' },
    adds: { 'duty.venue_finding': 1 },
  },
  {
    route: '/duty/venue-checks/:checkId/decision',
    as,
    page: ({ duty }) => `/duty/venue-checks/${duty.toDecideId}/decision`,
    answers: { outcome: 'approved', reasons: 'Nothing stands against it.', freeSpeech: 'It is lawful speech.' },
    unasked: /^conditions$/,
    adds: { 'duty.venue_decision': 1 },
  },
  {
    route: '/duty/venue-checks/:checkId/appeal',
    as,
    page: ({ duty }) => `/duty/venue-checks/${duty.checkId}/appeal`,
    answers: { ...day('receivedOn', '2', '11', '2026'), grounds: 'A larger hall is free.' },
    adds: { 'duty.venue_appeal': 1 },
  },
  {
    // An honest one brings a file, which this test does not send; src/duty/duty.test.ts does.
    route: '/duty/settings/import',
    as,
    page: () => '/duty/settings/import',
  },
  {
    route: '/duty/self-assessments/new',
    as,
    page: () => '/duty/self-assessments/new',
    answers: (form) => ({
      subject: form.choices.get('subject')?.[0] ?? '',
      scheme: '2018-ten',
      year: form.choices.get('year')?.at(-1) ?? '',
    }),
    adds: { 'duty.self_assessment': 1 },
  },
  {
    route: '/duty/self-assessments/:assessmentId/benchmarks/:benchmark',
    as,
    page: ({ duty }) => `/duty/self-assessments/${duty.draftId}/benchmarks/training`,
    answers: { score: '4', words: 'Everybody has been trained.' },
    adds: {},
  },
  {
    route: '/duty/self-assessments/:assessmentId/submission',
    as,
    page: ({ duty }) => `/duty/self-assessments/${duty.toSubmitId}/submission`,
    answers: { summary: 'Half of it is in place.' },
    adds: {},
  },
  {
    route: '/duty/self-assessments/:assessmentId/benchmarks/:benchmark/review',
    as,
    page: ({ duty }) => `/duty/self-assessments/${duty.submittedId}/benchmarks/training/review`,
    answers: { score: '2', words: 'Nobody could show who was trained.' },
    adds: { 'duty.self_review': 1 },
  },
  {
    route: '/duty/assurance/new',
    as,
    page: () => '/duty/assurance/new',
    // The two years before have theirs already.
    answers: (form) => ({ year: form.choices.get('year')?.at(-1) ?? '', framework: '*' }),
    adds: { 'duty.assurance_statement': 1 },
  },
  {
    route: '/duty/assurance/:statementId/controls/:control',
    as,
    page: ({ duty }) => `/duty/assurance/${duty.statementId}/controls/consent`,
    answers: { rating: 'partly', words: 'Asked for in time in most cases.' },
    adds: {},
  },
  {
    route: '/duty/assurance/:statementId/signature',
    as: 'Cass Chair',
    page: ({ duty }) => `/duty/assurance/${duty.toSignId}/signature`,
    answers: { sure: 'read' },
    adds: { 'duty.assurance_signature': 1 },
  },
  {
    route: '/duty/assurance/:statementId/submission',
    as,
    page: ({ duty }) => `/duty/assurance/${duty.signedId}/submission`,
    answers: { ...day('on', '30', '6', '2025'), words: 'By the return' },
    adds: { 'duty.assurance_submission': 1 },
  },
  {
    route: '/duty/dip-samples/new',
    as,
    page: () => '/duty/dip-samples/new',
    answers: {
      how: 'by date',
      ...day('from', '1', '1', '2024'),
      ...day('until', '1', '11', '2026'),
      size: '2',
      reviewer: '*',
    },
    adds: { 'duty.dip_sample': 1, 'duty.dip_sample_case': 2 },
  },
  {
    route: '/duty/dip-samples/:sampleId/cases/:position/answers',
    as: 'Ren Reviewer',
    page: ({ duty }) => `/duty/dip-samples/${duty.sampleId}/cases/1/answers`,
    answers: Object.fromEntries(checklistOf('record-2023').questions.map(({ code }) => [code, 'yes'])),
    adds: { 'duty.dip_answer': checklistOf('record-2023').questions.length },
  },
  {
    // An honest one needs every checklist answered; src/duty/dip-sample/dip-sample.test.ts does that.
    route: '/duty/dip-samples/:sampleId/finding',
    as: 'Ren Reviewer',
    page: ({ duty }) => `/duty/dip-samples/${duty.sampleId}/finding`,
  },
]
