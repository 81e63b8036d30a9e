/** What was taken on at meetings: how much of it was closed in the year, and, for the boards themselves, what is still open. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import { formatDay } from '#platform/day-and-time.ts'
import type { FigureTable } from '../figures.ts'
import { earlier } from '../report.ts'
import type { ReportOn, ReportSource } from '../sources.ts'

export const actionsInReport: ReportSource = {
  key: 'actions',
  heading: 'Actions of the boards',
  draft: async (trx, on) => ({
    text: '',
    figures: [closed(await countActions(trx, on)), open(await listOpen(trx, on))].filter(({ rows }) => rows.length > 0),
  }),
}

function closed(bodies: Awaited<ReturnType<typeof countActions>>): FigureTable {
  return {
    title: 'Actions taken on and closed',
    headings: ['Body', 'Taken on in the year', 'Closed in the year', 'Open at its end, or today'],
    rows: bodies.map((one) => [one.body, String(one.taken), String(one.closed), String(one.open)]),
    editions: ['board', 'scrutiny', 'public'],
  }
}

/** With whoever took it on: for the boards alone. */
function open(actions: Awaited<ReturnType<typeof listOpen>>): FigureTable {
  return {
    title: 'Actions open at the end of the year',
    headings: ['Action', 'Body', 'Who', 'By when'],
    rows: actions.map(({ what, body, owner, due_on }) => [what, body, owner, formatDay(due_on)]),
    editions: ['board'],
  }
}

function ofTheArea(trx: Trx, { areaId, year }: ReportOn) {
  return trx
    .selectFrom('boards.action as action')
    .innerJoin('boards.meeting as meeting', 'meeting.id', 'action.meeting_id')
    .innerJoin('boards.body as body', 'body.id', 'meeting.body_id')
    .where('action.area_id', '=', areaId)
    .where('meeting.held_on', '<=', year.until)
}

async function countActions(trx: Trx, on: ReportOn) {
  const { from, until } = on.year
  const end = earlier(until, on.today).toString()
  return await ofTheArea(trx, on)
    .where((one) => one.or([one('action.closed_on', 'is', null), one('action.closed_on', '>=', from)]))
    .select('body.name as body')
    .select(sql<number>`(count(*) filter (where meeting.held_on >= ${from.toString()}::date))::integer`.as('taken'))
    .select(sql<number>`(count(*) filter (where action.closed_on <= ${until.toString()}::date))::integer`.as('closed'))
    .select(
      sql<number>`(count(*) filter (where action.closed_on is null or action.closed_on > ${end}::date))::integer`.as(
        'open',
      ),
    )
    .groupBy('body.name')
    .orderBy('body.name')
    .execute()
}

async function listOpen(trx: Trx, on: ReportOn) {
  const end = earlier(on.year.until, on.today)
  return await ofTheArea(trx, on)
    .where((one) => one.or([one('action.closed_on', 'is', null), one('action.closed_on', '>', end)]))
    .select(['action.what', 'action.owner', 'action.due_on', 'body.name as body'])
    .orderBy('action.due_on')
    .orderBy('action.id')
    .limit(200)
    .execute()
}
