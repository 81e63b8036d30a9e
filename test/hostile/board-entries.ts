/** The forms of the boards. What is changed here is the invented Prevent Board; a form that changes a record carries the version it saw. */
import { Temporal } from 'temporal-polyfill'
import type { Entry } from './entries.ts'
import type { Town } from './town.ts'

const as = 'Cora Coordinator'

/** The last of the route that has not come off it. */
async function lastStage({ test, boards }: Town): Promise<string> {
  return await lastOf(
    test,
    `select id from boards.stage s where s.document_id = $1
    and not exists (select from boards.route_change c where c.stage_id = s.id and c.kind = 'taken off') order by position desc limit 1`,
    boards.documentId,
  )
}

async function lastItem({ test, boards }: Town): Promise<string> {
  return await lastOf(
    test,
    `select id from boards.agenda_item i where i.meeting_id = $1
    and not exists (select from boards.agenda_removal r where r.agenda_item_id = i.id) order by position desc limit 1`,
    boards.comingId,
  )
}

async function lastOf({ owner }: Town['test'], query: string, of: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(query, [of])
  if (rows[0] === undefined) throw new Error('there is none left')
  return rows[0].id
}

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
  {
    route: '/boards/new-document',
    as,
    page: () => '/boards/new-document',
    answers: { title: 'Prevent strategy', kind: 'strategy', owner: 'Prevent Board' },
    adds: { 'boards.document': 1 },
  },
  {
    route: '/boards/documents/:documentId/new-stage',
    as,
    page: ({ boards }) => `/boards/documents/${boards.documentId}/new-stage`,
    answers: { purpose: 'information', bodies: '*', 'plannedOn-month': '5', 'plannedOn-year': '2027' },
    adds: { 'boards.stage': 1, 'boards.stage_body': 1 },
  },
  {
    route: '/boards/documents/:documentId/stages/:stageId/plan',
    as,
    page: ({ boards }) => `/boards/documents/${boards.documentId}/stages/${boards.stageId}/plan`,
    answers: { 'plannedOn-day': '', 'plannedOn-month': '6', 'plannedOn-year': '2027', reason: 'The executive moved.' },
    adds: { 'boards.route_change': 1 },
  },
  {
    route: '/boards/documents/:documentId/stages/:stageId/place',
    as,
    page: async (town) => `/boards/documents/${town.boards.documentId}/stages/${await lastStage(town)}/place`,
    answers: async (_form, town) => ({ behind: town.boards.stageId, reason: 'They meet sooner.' }),
    adds: { 'boards.route_change': 1 },
  },
  {
    route: '/boards/documents/:documentId/stages/:stageId/removal',
    as,
    page: async (town) => `/boards/documents/${town.boards.documentId}/stages/${await lastStage(town)}/removal`,
    answers: { reason: 'They heard of it elsewhere.' },
    adds: { 'boards.route_change': 1 },
  },
  {
    route: '/boards/documents/:documentId/stages/:stageId',
    as,
    page: ({ boards }) => `/boards/documents/${boards.documentId}/stages/${boards.stageId}`,
    answers: () => {
      const today = Temporal.Now.plainDateISO('Europe/London')
      return {
        body: '*',
        version: '2',
        'seenOn-day': String(today.day),
        'seenOn-month': String(today.month),
        'seenOn-year': String(today.year),
        outcome: 'noted',
      }
    },
    adds: { 'boards.stage_outcome': 1 },
  },
  {
    route: '/boards/documents/:documentId/new-version',
    as,
    page: ({ boards }) => `/boards/documents/${boards.documentId}/new-version`,
    answers: () => {
      const today = Temporal.Now.plainDateISO('Europe/London')
      return {
        'datedOn-day': String(today.day),
        'datedOn-month': String(today.month),
        'datedOn-year': String(today.year),
        changes: 'A word on next year.',
        address: '/boards',
      }
    },
    adds: { 'boards.document_version': 1 },
  },
  {
    route: '/boards/:bodyId/new-meeting',
    as,
    page: ({ boards }) => `/boards/${boards.bodyId}/new-meeting`,
    answers: { 'heldOn-day': '14', 'heldOn-month': '6', 'heldOn-year': '2031', startsAt: '10.00', place: 'Room 1' },
    // The standing items of the last meeting come along.
    adds: { 'boards.meeting': 1, 'boards.agenda_item': 2 },
  },
  {
    route: '/boards/:bodyId/new-escalation',
    as,
    page: ({ boards }) => `/boards/${boards.bodyId}/new-escalation`,
    answers: { what: 'Nobody answers for the venue guidance.' },
    adds: { 'boards.escalation': 1, 'boards.agenda_item': 1 },
  },
  {
    route: '/boards/meetings/:meetingId/change',
    as,
    page: ({ boards }) => `/boards/meetings/${boards.comingId}/change`,
    answers: { place: 'Room 3' },
    adds: {},
  },
  {
    route: '/boards/meetings/:meetingId/new-item',
    as,
    page: ({ boards }) => `/boards/meetings/${boards.comingId}/new-item`,
    answers: { kind: 'paper', paper: '*', purpose: 'information', title: 'The annual report' },
    adds: { 'boards.agenda_item': 1 },
  },
  {
    route: '/boards/meetings/:meetingId/items/:itemId/place',
    as,
    page: async (town) => `/boards/meetings/${town.boards.comingId}/items/${await lastItem(town)}/place`,
    answers: { behind: 'first' },
    adds: {},
  },
  {
    route: '/boards/meetings/:meetingId/items/:itemId/removal',
    as,
    page: async (town) => `/boards/meetings/${town.boards.comingId}/items/${await lastItem(town)}/removal`,
    answers: { reason: 'There is no time for it.' },
    adds: { 'boards.agenda_removal': 1 },
  },
  {
    route: '/boards/meetings/:meetingId/attendance',
    as,
    page: ({ boards }) => `/boards/meetings/${boards.meetingId}/attendance`,
    answers: (form) => Object.fromEntries([...form.choices.keys()].map((member) => [member, 'present'])),
    // Of the member who was added by the form before; what is known of the others stays one row each.
    adds: { 'boards.attendance': 1 },
  },
  {
    route: '/boards/meetings/:meetingId/new-decision',
    as,
    page: ({ boards }) => `/boards/meetings/${boards.meetingId}/new-decision`,
    answers: { item: 'none', decision: 'The plan stands.', reason: 'Nothing speaks against it.', reached: 'by vote' },
    adds: { 'boards.decision': 1 },
  },
  {
    route: '/boards/meetings/:meetingId/new-action',
    as,
    page: ({ boards }) => `/boards/meetings/${boards.meetingId}/new-action`,
    answers: {
      what: 'Write to the schools.',
      owner: 'Prevent lead',
      'dueOn-day': '1',
      'dueOn-month': '3',
      'dueOn-year': '2027',
    },
    adds: { 'boards.action': 1 },
  },
  {
    route: '/boards/meetings/:meetingId/minutes',
    as,
    page: ({ boards }) => `/boards/meetings/${boards.meetingId}/minutes`,
    answers: { text: 'The board heard the plan.', state: 'draft' },
    adds: {},
  },
  {
    route: '/boards/actions/:actionId',
    as,
    page: ({ boards }) => `/boards/actions/${boards.actionId}`,
    answers: { owner: 'Head of communities' },
    adds: {},
  },
  {
    route: '/boards/:bodyId/reporting-lines/:lineId/report',
    as,
    page: ({ boards }) => `/boards/${boards.bodyId}/reporting-lines/${boards.lineId}/report`,
    answers: {
      paper: '*',
      'givenOn-day': '1',
      'givenOn-month': '10',
      'givenOn-year': '2026',
      meeting: 'elsewhere',
    },
    adds: { 'boards.report_given': 1 },
  },
]
