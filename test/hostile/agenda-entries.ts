/** The forms by which a meeting's agenda is arranged, of the meeting that comes next and lists cases already. */
import type { Entry } from './entries.ts'
import type { Town } from './town.ts'

const as = 'Cora Coordinator'
const meeting = ({ meetings }: Town): string => `/panel/meetings/${meetings.coming}`

/** One that is on the agenda. */
async function itemOf({ test, meetings }: Town, purpose: 'standing' | 'a case'): Promise<string> {
  const { rows } = await test.owner.query<{ id: string }>(
    `select id from panel.item where meeting_id = $1 and state = 'listed' and (purpose = 'standing') = $2 order by position limit 1`,
    [meetings.coming, purpose === 'standing'],
  )
  return rows[0]?.id ?? ''
}

async function referenceOf({ test, cases }: Town, name: 'to note' | 'to lead'): Promise<string> {
  const { rows } = await test.owner.query<{ reference: string }>(
    'select reference from cases.case_file where id = $1',
    [cases.get(name)],
  )
  return rows[0]?.reference ?? ''
}

export const agendaEntries: readonly Entry[] = [
  {
    route: '/panel/meetings/:meetingId/new-standing-item',
    as,
    page: (town) => `${meeting(town)}/new-standing-item`,
    answers: { title: 'A visitor from the next area', place: 'opens', minutes: '10' },
    adds: { 'panel.item': 1 },
  },
  {
    route: '/panel/meetings/:meetingId/new-item',
    as,
    page: (town) => `${meeting(town)}/new-item`,
    answers: async (_form, town) => ({ reference: await referenceOf(town, 'to note'), purpose: 'other' }),
    adds: { 'panel.item': 1 },
  },
  {
    route: '/panel/meetings/:meetingId/items',
    as,
    page: meeting,
    action: /\/items$/,
    // Where its journal has a step for it, that is taken too.
    adds: { 'panel.item': 1 },
  },
  {
    route: '/panel/meetings/:meetingId/order',
    as,
    page: meeting,
    action: /\/order$/,
    adds: {},
  },
  {
    route: '/panel/meetings/:meetingId/items/:itemId/place',
    as,
    page: async (town) => `${meeting(town)}/items/${await itemOf(town, 'a case')}/place`,
    answers: { behind: 'first', minutes: '20' },
    adds: {},
  },
  {
    route: '/panel/meetings/:meetingId/items/:itemId/sharing',
    as,
    page: async (town) => `${meeting(town)}/items/${await itemOf(town, 'a case')}/sharing`,
    answers: { stage: 'named', brief: 'A young person, and a school that would like to help.' },
    unasked: /^agencies$/,
    adds: { 'panel.item_brief': 1 },
  },
  {
    route: '/panel/meetings/:meetingId/items/:itemId/contribution',
    as: 'Olu Officer',
    page: async (town) => `${meeting(town)}/items/${await itemOf(town, 'a case')}/contribution`,
    answers: { facts: 'Seen at the youth club on 4 November, from our log.', marking: 'official_sensitive' },
    adds: { 'panel.contribution': 1 },
  },
  {
    route: '/panel/meetings/:meetingId/items/:itemId/removal',
    as,
    page: async (town) => `${meeting(town)}/items/${await itemOf(town, 'standing')}/removal`,
    answers: { reason: 'no_longer_needed' },
    adds: { 'panel.item_removal': 1 },
  },
  {
    route: '/panel/areas/:areaId/standing-items',
    as,
    page: ({ areaId }) => `/panel/areas/${areaId}/standing-items`,
    adds: { 'panel.standing_items': 1 },
  },
]
