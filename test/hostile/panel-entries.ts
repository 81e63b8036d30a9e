/** The panel's meetings. They come after the steps: by then a case is listed for the coming one. */
import { newId } from '#platform/database/ids.ts'
import type { Entry } from './entries.ts'
import type { Town } from './town.ts'

const as = 'Cora Coordinator'
const nextYear = String(new Date().getUTCFullYear() + 1)

export const panelEntries: readonly Entry[] = [
  {
    route: '/panel/new-meeting',
    as,
    page: () => '/panel/new-meeting',
    answers: {
      'heldOn-day': '14',
      'heldOn-month': '1',
      'heldOn-year': nextYear,
      startsAt: '10.00',
      place: 'Committee room 2',
      kind: 'ordinary',
    },
    adds: { 'panel.meeting': 1 },
  },
  {
    route: '/panel/meetings/:meetingId/change',
    as,
    page: ({ meetings }) => `/panel/meetings/${meetings.coming}/change`,
    answers: { startsAt: '10.30', place: 'Committee room 3' },
    // Those who are invited are told.
    adds: {},
  },
  {
    route: '/panel/meetings/:meetingId/cancellation',
    as,
    page: async (town) => `/panel/meetings/${await anotherMeeting(town)}/cancellation`,
    answers: { reason: 'The building is closed that day.' },
    adds: {},
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

/** Nothing is on its agenda, and whoever cancels it leaves the others as they are. */
async function anotherMeeting({ test, areaId, accounts }: Town): Promise<string> {
  const id = newId()
  await test.owner.query(
    `insert into panel.meeting (id, area_id, held_on, starts_at, arranged_by) values ($1, $2, current_date + 60, '10:00', $3)`,
    [id, areaId, accounts.get('Cora Coordinator')],
  )
  return id
}
