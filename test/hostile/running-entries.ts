/** The screen of a running meeting, and what it asks agencies to do. */
import { filledIn } from '../failure/page-forms.ts'
import { encoded, openForm, type Caller } from './caller.ts'
import type { Answers, Entry } from './entries.ts'
import type { Town } from './town.ts'

const as = 'Cass Chair'
const anAction: Answers = {
  does: 'act',
  newActionWhat: 'See the family at home',
  newActionAgency: '*',
  'newActionDueOn-day': '1',
  'newActionDueOn-month': '3',
  'newActionDueOn-year': String(new Date().getUTCFullYear() + 1),
}

export const runningEntries: readonly Entry[] = [
  {
    route: '/panel/meetings/:meetingId/running/:itemId',
    as,
    page: screenOf,
    action: /\/running\/[^/]+$/,
    answers: anAction,
    // What the decision asks, and what is kept as it is typed, right or wrong.
    unasked: /^(progress|riskChange|result|actions|reason|conflictOf|record|shared)/,
    adds: { 'panel.action': 1 },
  },
  {
    route: '/panel/meetings/:meetingId/running/:itemId',
    about: 'a standing item',
    as,
    page: standingScreen,
    action: /\/running\/[^/]+$/,
    answers: anAction,
    // Kept as they are typed, right or wrong.
    unasked: /^record/,
    adds: { 'panel.series_action': 1 },
  },
  {
    route: '/panel/actions/:actionId',
    as,
    page: anOpenAction,
    answers: { outcome: 'done', words: 'They were seen and are well.' },
    adds: {},
  },
  {
    route: '/panel/series-actions/:seriesActionId',
    as,
    page: anOpenSeriesAction,
    answers: { outcome: 'done', words: 'A room was found.' },
    adds: {},
  },
]

/** Of an item of a meeting that was held. */
async function screenOf({ test, cases }: Town): Promise<string> {
  const { rows } = await test.owner.query<{ meeting_id: string; id: string }>(
    `select item.meeting_id, item.id from panel.item join panel.meeting on meeting.id = item.meeting_id
      where item.case_id = $1 and meeting.held_on <= access.today() order by meeting.held_on desc limit 1`,
    [cases.get('in support')],
  )
  const [item] = rows
  if (item === undefined) throw new Error('the case was on no agenda')
  return `/panel/meetings/${item.meeting_id}/running/${item.id}`
}

/** Of a meeting that was held. */
async function standingScreen({ test }: Town): Promise<string> {
  const { rows } = await test.owner.query<{ meeting_id: string; id: string }>(
    `select item.meeting_id, item.id from panel.item join panel.meeting on meeting.id = item.meeting_id
      where item.case_id is null and meeting.held_on <= access.today() and meeting.cancelled_at is null
      order by meeting.held_on desc, item.position desc limit 1`,
  )
  const [item] = rows
  if (item === undefined) throw new Error('no meeting had a standing item')
  return `/panel/meetings/${item.meeting_id}/running/${item.id}`
}

async function anOpenAction(town: Town, caller: Caller): Promise<string> {
  return await asked(caller, await screenOf(town), /href="(\/panel\/actions\/[0-9a-f-]+)"/, '/panel/actions')
}

async function anOpenSeriesAction(town: Town, caller: Caller): Promise<string> {
  const screen = await standingScreen(town)
  return await asked(caller, screen, /href="(\/panel\/series-actions\/[0-9a-f-]+)"/, '/panel/actions')
}

/** Adds an action on an item's screen, and finds one in the list of those that are open. */
async function asked(caller: Caller, screen: string, address: RegExp, otherwise: string): Promise<string> {
  const form = await openForm(caller, screen, screen)
  const agency = form.choices.get('newActionAgency')?.find((one) => one !== '') ?? ''
  await caller.post(screen, { body: encoded(filledIn(form, { ...anAction, newActionAgency: agency })) })
  return address.exec((await caller.get('/panel/actions')).text)?.[1] ?? otherwise
}
