/** The forms of the boards. What is changed here is the invented Prevent Board; a form that changes a record carries the version it saw. */
import type { Entry } from './entries.ts'

const as = 'Cora Coordinator'

export const boardEntries: readonly Entry[] = [
  {
    route: '/boards/new-body',
    as,
    page: () => '/boards/new-body',
    answers: { name: 'Contest board', kind: 'other', terms: 'Looks over all of CONTEST.', everyMonths: '6' },
    adds: { 'boards.body': 1 },
  },
  {
    route: '/boards/:bodyId/new-member',
    as,
    page: ({ boards }) => `/boards/${boards.bodyId}/new-member`,
    answers: {
      name: 'Wilf Stanford',
      agency: '*',
      role: 'member',
      account: 'nobody',
      'fromOn-day': '1',
      'fromOn-month': '9',
      'fromOn-year': '2026',
    },
    adds: { 'boards.membership': 1 },
  },
  {
    route: '/boards/:bodyId/new-reporting-line',
    as,
    page: ({ boards }) => `/boards/${boards.bodyId}/new-reporting-line`,
    answers: {
      to: '*',
      what: 'Lessons of the year',
      everyMonths: '12',
      owner: 'Prevent lead',
      'countsFrom-day': '1',
      'countsFrom-month': '9',
      'countsFrom-year': '2026',
    },
    adds: { 'boards.reporting_line': 1 },
  },
  {
    route: '/boards/:bodyId/change',
    as,
    page: ({ boards }) => `/boards/${boards.bodyId}/change`,
    answers: { terms: 'Owns the strategy and its plan.' },
    adds: {},
  },
  {
    route: '/boards/:bodyId/members/:memberId',
    as,
    page: ({ boards }) => `/boards/${boards.bodyId}/members/${boards.memberId}`,
    answers: { deputy: 'Leonie Marshbrook' },
    asksNothing: true,
    adds: {},
  },
  {
    route: '/boards/:bodyId/reporting-lines/:lineId',
    as,
    page: ({ boards }) => `/boards/${boards.bodyId}/reporting-lines/${boards.lineId}`,
    answers: { owner: 'Head of communities' },
    adds: {},
  },
]
