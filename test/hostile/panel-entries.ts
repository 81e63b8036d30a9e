/** The panel's meetings. They come after the steps: by then a case is listed for the coming one. */
import { newId } from '#platform/database/ids.ts'
import type { Entry } from './entries.ts'
import type { Town } from './town.ts'

const as = 'Cora Coordinator'
const chair = 'Cass Chair'
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
    // With what every meeting begins and ends with.
    adds: { 'panel.meeting': 1, 'panel.item': 4 },
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
    route: '/panel/meetings/:meetingId/declarations',
    as: chair,
    page: ({ meetings }) => `/panel/meetings/${meetings.coming}`,
    action: /\/declarations$/,
    adds: { 'panel.declaration': 1 },
  },
  {
    route: '/panel/meetings/:meetingId/new-invitation',
    as,
    page: async (town) => `/panel/meetings/${await anotherMeeting(town)}/new-invitation`,
    answers: { account: '*', comesAs: 'observer' },
    adds: { 'panel.invitation': 1 },
  },
  {
    route: '/panel/meetings/:meetingId/apologies',
    as: 'Mina Member',
    page: ({ meetings }) => `/panel/meetings/${meetings.coming}/apologies`,
    answers: { deputy: 'nobody' },
    adds: {},
  },
  {
    route: '/panel/meetings/:meetingId/invitations/:accountId/apologies',
    as,
    page: async ({ test, meetings }) =>
      `/panel/meetings/${meetings.coming}/invitations/${await anInvited(test, meetings.coming, 'Olu Officer')}/apologies`,
    answers: { deputy: 'nobody' },
    adds: {},
  },
  {
    route: '/panel/meetings/:meetingId/invitations/:accountId/times',
    as,
    page: async ({ test, meetings }) => {
      const account = await anInvited(test, meetings.held, 'Olu Officer')
      await test.owner.query(
        `update panel.invitation set present = 'present', came_at = null, left_at = null where meeting_id = $1 and account_id = $2`,
        [meetings.held, account],
      )
      return `/panel/meetings/${meetings.held}/invitations/${account}/times`
    },
    answers: { cameAt: '9.45', leftAt: '' },
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
  {
    route: '/panel/new-terms',
    as: chair,
    page: () => '/panel/new-terms',
    answers: {
      body: 'The panel meets every four weeks.',
      complaints: 'Write to the council.',
      services: ['health'],
      agencies: '3',
      'agreedOn-day': '1',
      'agreedOn-month': '2',
      'agreedOn-year': '2026',
      'reviewOn-day': '1',
      'reviewOn-month': '2',
      'reviewOn-year': nextYear,
    },
    adds: { 'panel.terms': 1 },
  },
  {
    route: '/panel/new-seat',
    as,
    page: () => '/panel/new-seat',
    answers: {
      agency: '*',
      role: 'observer',
      speaksFor: 'education',
      'fromOn-day': '1',
      'fromOn-month': '2',
      'fromOn-year': '2026',
    },
    adds: { 'panel.seat': 1 },
  },
  {
    route: '/panel/seats/:seatId/people/new',
    as,
    page: ({ panel }) => `/panel/seats/${panel.seatId}/people/new`,
    answers: ({ choices }, { accounts }) => ({
      // Whoever is not the deputy already.
      account: choices.get('account')?.find((one) => one !== '' && one !== accounts.get('Mina Member')) ?? '*',
      part: 'deputy',
      'fromOn-day': '1',
      'fromOn-month': '2',
      'fromOn-year': '2026',
    }),
    adds: { 'panel.seat_person': 1 },
  },
  {
    route: '/panel/seats/:seatId/change',
    as,
    page: ({ panel }) => `/panel/seats/${panel.seatId}/change`,
    answers: { speaksFor: 'probation' },
    adds: {},
  },
  {
    route: '/panel/seat-people/:personId/end',
    as,
    page: ({ panel }) => `/panel/seat-people/${panel.personId}/end`,
    answers: { 'untilOn-day': '1', 'untilOn-month': '11', 'untilOn-year': '2026' },
    adds: {},
  },
  {
    route: '/panel/cycles/:areaId',
    as,
    page: ({ areaId }) => `/panel/cycles/${areaId}`,
    answers: { everyWeeks: '6', place: 'Room 3' },
    adds: {},
  },
  {
    route: '/panel/cycles/:areaId/meetings',
    as,
    page: ({ areaId }) => `/panel/cycles/${areaId}/meetings`,
    answers: { days: '*' },
    adds: { 'panel.meeting': 1 },
  },
  {
    route: '/panel/new-interest',
    as: 'Mina Member',
    page: () => '/panel/new-interest',
    answers: { words: 'Trustee of a food bank' },
    adds: { 'panel.interest': 1 },
  },
  {
    route: '/panel/interests/:interestId/end',
    as: 'Mina Member',
    page: ({ panel }) => `/panel/interests/${panel.interestId}/end`,
    answers: { ended: 'yes' },
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

/** Somebody whom the meeting has asked, and who has not sent apologies. */
async function anInvited({ owner }: Town['test'], meetingId: string, name: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into panel.invitation (area_id, meeting_id, account_id, capacity)
     select m.area_id, m.id, a.id, 'police' from panel.meeting m, accounts.account a where m.id = $1 and a.name = $2
     on conflict (meeting_id, account_id) do update set present = null returning account_id as id`,
    [meetingId, name],
  )
  const [invited] = rows
  if (invited === undefined) throw new Error(`nobody is called ${name}`)
  return invited.id
}
