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
    route: '/panel/actions/:actionId',
    as,
    page: anOpenAction,
    answers: { outcome: 'done', words: 'They were seen and are well.' },
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

async function anOpenAction(town: Town, caller: Caller): Promise<string> {
  const screen = await screenOf(town)
  const form = await openForm(caller, screen, screen)
  const agency = form.choices.get('newActionAgency')?.find((one) => one !== '') ?? ''
  await caller.post(screen, { body: encoded(filledIn(form, { ...anAction, newActionAgency: agency })) })
  const list = await caller.get('/panel/actions')
  return /href="(\/panel\/actions\/[0-9a-f-]+)"/.exec(list.text)?.[1] ?? '/panel/actions'
}
