/** The forms of training. What is changed here is of the health agency. */
import type { Entry } from './entries.ts'
import type { Town } from './town.ts'

const as = 'Cora Coordinator'
const contact = 'Pat Partner'
const started = { 'startedOn-day': '1', 'startedOn-month': '9', 'startedOn-year': '2026' }

const session = {
  'heldOn-day': '1',
  'heldOn-month': '12',
  'heldOn-year': '2027',
  startsAt: '9.30',
  endsAt: '12.30',
  place: 'Grays Library',
  capacity: '12',
  trainer: 'Thurrock Council',
}

export const trainingEntries: readonly Entry[] = [
  { route: '/training/courses/usual', as, page: () => '/training/courses/usual', asksNothing: true, adds: {} },
  {
    route: '/training/new-course',
    as,
    page: () => '/training/new-course',
    answers: {
      name: 'A walk through the neighbourhood',
      validityMonths: '12',
      graceDays: '0',
      'fromOn-day': '1',
      'fromOn-month': '9',
      'fromOn-year': '2026',
      countsAs: '*',
    },
    adds: { 'training.course': 1, 'training.equivalence': 1 },
  },
  {
    route: '/training/courses/:courseId',
    as,
    page: ({ training }) => `/training/courses/${training.courseId}`,
    answers: { validityMonths: '36' },
    adds: {},
  },
  {
    route: '/training/courses/:courseId/new-requirement',
    as,
    page: ({ training }) => `/training/courses/${training.courseId}/new-requirement`,
    answers: {
      role: 'manager',
      agencyKind: 'any',
      setting: 'any',
      withinDays: '14',
      why: 'They are asked first.',
      'fromOn-day': '1',
      'fromOn-month': '9',
      'fromOn-year': '2026',
    },
    adds: { 'training.requirement': 1 },
  },
  {
    route: '/training/requirements/:requirementId',
    as,
    page: ({ training }) => `/training/requirements/${training.requirementId}`,
    answers: { withinDays: '60', why: 'Everyone under the duty.' },
    adds: {},
  },
  {
    route: '/training/new-person',
    as: contact,
    page: () => '/training/new-person',
    answers: {
      personName: 'Wyn Saltcote',
      email: 'wyn@health.example',
      role: 'manager',
      setting: 'general',
      ...started,
    },
    adds: { 'training.person': 1 },
  },
  {
    route: '/training/people/:personId/change',
    as: contact,
    page: ({ training }) => `/training/people/${training.personId}/change`,
    answers: { personName: 'Nia Driftwood-Sand' },
    adds: {},
  },
  {
    route: '/training/people/:personId/new-completion',
    as: contact,
    page: ({ training }) => `/training/people/${training.personId}/new-completion`,
    answers: {
      course: '*',
      evidence: 'self-declared',
      'completedOn-day': '1',
      'completedOn-month': '9',
      'completedOn-year': '2026',
    },
    adds: { 'training.completion': 1 },
  },
  {
    route: '/training/people/:personId/new-exemption',
    as: contact,
    page: ({ training }) => `/training/people/${training.personId}/new-exemption`,
    answers: {
      course: '*',
      reason: 'Long leave',
      'fromOn-day': '1',
      'fromOn-month': '9',
      'fromOn-year': '2026',
      'untilOn-day': '1',
      'untilOn-month': '3',
      'untilOn-year': '2027',
    },
    adds: { 'training.exemption': 1 },
  },
  {
    route: '/training/completions/:completionId/correction',
    as,
    page: ({ training }) => `/training/completions/${training.completionId}/correction`,
    answers: { reason: 'A namesake' },
    adds: { 'training.correction': 1 },
  },
  {
    route: '/training/case-access/:areaId',
    as,
    page: ({ training }) => `/training/case-access/${training.areaId}`,
    answers: { follows: 'no', reason: 'The register is not complete yet.' },
    adds: { 'training.access_rule': 1 },
  },
  {
    // An honest one brings a file, which this test does not send; src/training/certificates/certificates.test.ts does.
    route: '/training/people/:personId/new-certificate',
    as: contact,
    page: ({ training }) => `/training/people/${training.personId}/new-certificate`,
  },
  {
    // The same form for oneself, once somebody has been added to the register of their agency.
    route: '/training/own/new-certificate',
    as,
    page: async (town) => {
      await putInRegister(town)
      return '/training/own/new-certificate'
    },
  },
  {
    route: '/training/people/:personId/letters',
    as: contact,
    page: ({ training }) => `/training/people/${training.personId}/letters`,
    answers: { letters: 'no' },
    adds: { 'training.without_letters': 1 },
  },
  {
    route: '/training/own/letters',
    as,
    page: async (town) => {
      await putInRegister(town)
      return '/training/own/letters'
    },
    answers: { letters: 'no' },
    adds: { 'training.without_letters': 1 },
  },
  {
    route: '/training/certificates/:certificateId/decision',
    as: contact,
    page: ({ training }) => `/training/certificates/${training.certificateId}/decision`,
    answers: { outcome: 'not accepted', reason: 'It is of somebody else.' },
    adds: { 'training.certificate_decision': 1 },
  },
  {
    // An honest one brings a file, which this test does not send; src/training/imports/imports.test.ts does.
    route: '/training/import',
    as,
    page: () => '/training/import',
  },
  {
    route: '/training/imports/:importId/columns',
    as,
    page: ({ training }) => `/training/imports/${training.importId}/columns`,
    asksNothing: true,
    adds: { 'training.source_map': 1 },
  },
  {
    route: '/training/new-session',
    as,
    page: () => '/training/new-session',
    answers: { course: '*', mayCome: '*', ...session },
    adds: { 'training.session': 1 },
  },
  {
    route: '/training/sessions/:sessionId/change',
    as,
    page: ({ training }) => `/training/sessions/${training.sessionId}/change`,
    answers: { place: 'Town Hall', capacity: '30' },
    adds: {},
  },
  {
    route: '/training/sessions/:sessionId/new-bookings',
    as: contact,
    page: ({ training }) => `/training/sessions/${training.sessionId}/new-bookings`,
    // Added by the form for somebody new, above.
    answers: { others: 'wyn@health.example' },
    adds: { 'training.booking': 1 },
  },
  {
    route: '/training/sessions/:sessionId/own-booking',
    as: contact,
    page: ({ training }) => `/training/sessions/${training.sessionId}/own-booking`,
    asksNothing: true,
    adds: { 'training.booking': 1 },
  },
  {
    route: '/training/bookings/:bookingId/withdrawal',
    as: contact,
    page: ({ training }) => `/training/bookings/${training.bookingId}/withdrawal`,
    asksNothing: true,
    adds: {},
  },
  {
    // Last of those about this session: afterwards it takes nobody.
    route: '/training/sessions/:sessionId/cancellation',
    as,
    page: ({ training }) => `/training/sessions/${training.sessionId}/cancellation`,
    answers: { reason: 'The trainer cannot come.' },
    adds: { 'training.session_cancellation': 1 },
  },
  {
    route: '/training/sessions/:sessionId/attendance',
    as,
    page: ({ training }) => `/training/sessions/${training.heldSessionId}/attendance`,
    answers: ({ choices }) => Object.fromEntries([...choices.keys()].map((question) => [question, 'attended'])),
    asksNothing: true,
    adds: { 'training.attendance': 1, 'training.completion': 1, 'training.feedback_ticket': 1, 'platform.outbox': 1 },
  },
  {
    route: '/training/sessions/:sessionId/came-too',
    as,
    page: ({ training }) => `/training/sessions/${training.heldSessionId}/came-too`,
    answers: { who: 'pat.partner@thurrock.example' },
    adds: { 'training.attendance': 1, 'training.completion': 1, 'training.feedback_ticket': 1, 'platform.outbox': 1 },
  },
  {
    // A ticket is known to the letter alone; src/training/sessions/attendance.test.ts answers with one.
    route: '/training-feedback/:ticket',
    page: () => '/sign-in',
    action: '/sign-in',
    sendTo: `/training-feedback/${'t'.repeat(43)}`,
    answers: { useful: 'very', surer: 'surer', pace: 'right' },
    notRepeated: 'a ticket that was never sent',
  },
]

/** One's own pages are of whoever is in the register of their agency: the coordinator is put into it. */
async function putInRegister(town: Town): Promise<void> {
  await town.test.owner.query(
    `insert into training.person (id, area_id, agency_id, name, email, role, setting, started_on, added_by, changed_by)
     select gen_random_uuid(), a.area_id, a.agency_id, a.name, a.email, 'manager', 'general', '2026-01-05', a.id, a.id
       from accounts.account a where a.name = $1 on conflict do nothing`,
    [as],
  )
}
