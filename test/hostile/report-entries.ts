/** The forms of annual reports. */
import type { Entry } from './entries.ts'

const as = 'Cora Coordinator'

export const reportEntries: readonly Entry[] = [
  {
    route: '/boards/new-report',
    as,
    page: () => '/boards/new-report',
    // The year that goes on has its report already.
    answers: (form) => ({ year: form.choices.get('year')?.at(-1) ?? '' }),
    adds: { 'boards.annual_report': 1, 'boards.report_section': 14 },
  },
  {
    route: '/boards/reports/:reportId/sections/:section',
    as,
    page: ({ boards }) => `/boards/reports/${boards.reportId}/sections/${boards.section}`,
    answers: { text: 'The board met in every quarter.' },
    adds: {},
  },
  {
    route: '/boards/reports/:reportId/figures',
    as,
    page: ({ boards }) => `/boards/reports/${boards.reportId}/figures`,
    answers: { sections: '*' },
    adds: {},
  },
  {
    route: '/boards/reports/:reportId/new-version',
    as,
    page: ({ boards }) => `/boards/reports/${boards.reportId}/new-version`,
    answers: { changes: 'A word on next year.' },
    adds: { 'boards.document_version': 1, 'boards.frozen_report': 1 },
  },
  {
    // Whoever wrote and froze it may not.
    route: '/boards/reports/:reportId/versions/:versionId/release',
    as: 'Cass Chair',
    page: ({ boards }) => `/boards/reports/${boards.reportId}/versions/${boards.versionId}/release`,
    answers: { read: 'read' },
    adds: { 'boards.report_release': 1 },
  },
]
