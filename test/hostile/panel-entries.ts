/** The panel's meetings. They come after the steps: by then a case is listed for the coming one. */
import type { Entry } from './entries.ts'

const as = 'Cora Coordinator'
const nextYear = String(new Date().getUTCFullYear() + 1)

export const panelEntries: readonly Entry[] = [
  {
    route: '/panel/new-meeting',
    as,
    page: () => '/panel/new-meeting',
    answers: {
      area: '*',
      'heldOn-day': '14',
      'heldOn-month': '1',
      'heldOn-year': nextYear,
      startsAt: '10.00',
      place: 'Committee room 2',
      kind: 'ordinary',
    },
    // With what every meeting begins and ends with.
    adds: { 'panel.meeting': 1, 'panel.item': 4 },
  },
  {
    route: '/panel/meetings/:meetingId/attendance',
    as,
    page: ({ meetings }) => `/panel/meetings/${meetings.held}`,
    action: /\/attendance$/,
    answers: (form) => Object.fromEntries([...form.choices.keys()].map((invitee) => [invitee, 'apologies'])),
    // Nobody's coming or not is recorded by an empty form, which is then an empty record.
    asksNothing: true,
    adds: {},
  },
  {
    route: '/panel/meetings/:meetingId/conflicts',
    as,
    page: ({ meetings }) => `/panel/meetings/${meetings.coming}`,
    action: /\/conflicts$/,
    adds: { 'panel.conflict': 1 },
  },
  {
    route: '/panel/meetings/:meetingId/seen-sessions',
    as,
    page: ({ meetings }) => `/panel/meetings/${meetings.withSessions}`,
    action: /\/seen-sessions$/,
    adds: { 'cases.session_seen': 1 },
  },
  {
    route: '/panel/meetings/:meetingId/pack',
    as,
    page: ({ meetings }) => `/panel/meetings/${meetings.coming}`,
    action: /\/pack$/,
    asksNothing: true,
    adds: {},
  },
]
