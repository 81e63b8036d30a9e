/** The forms of training. What is changed here is of the health agency. */
import type { Entry } from './entries.ts'
import type { Town } from './town.ts'

const as = 'Cora Coordinator'
const contact = 'Pat Partner'
const started = { 'startedOn-day': '1', 'startedOn-month': '9', 'startedOn-year': '2026' }

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
