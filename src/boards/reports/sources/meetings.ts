/** Which bodies met, and which agencies came. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { attendanceByAgency, presences, type Attended } from '../../meetings/meeting.ts'
import type { FigureTable } from '../figures.ts'
import type { ReportOn, ReportSource } from '../sources.ts'

export const meetingsInReport: ReportSource = {
  key: 'meetings',
  heading: 'Meetings',
  draft: async (trx, on) => ({
    text: '',
    figures: [held(await listHeld(trx, on)), attendance(await listAttended(trx, on))].filter(
      ({ rows }) => rows.length > 0,
    ),
  }),
}

function held(bodies: Awaited<ReturnType<typeof listHeld>>): FigureTable {
  return {
    title: 'Meetings held',
    headings: ['Body', 'Meetings', 'With minutes agreed'],
    rows: bodies.map(({ body, meetings, agreed }) => [body, { count: meetings }, { count: agreed }]),
    editions: ['board', 'scrutiny', 'public'],
    drawing: { kind: 'bars', name: 0, value: 1 },
  }
}

type CameTo = Attended & { readonly body: string }

/** An agency was there when one of its members was, or a deputy. Not for the public: a small agency is a person. */
function attendance(came: readonly CameTo[]): FigureTable {
  return {
    title: 'Attendance by agency',
    headings: ['Body', 'Agency', 'There, of the meetings for which it is known'],
    rows: [...Map.groupBy(came, ({ body }) => body)].flatMap(([body, theirs]) =>
      attendanceByAgency(daysOf(theirs), theirs).map(({ agency, there, known }) => [
        body,
        agency,
        { count: there, of: known },
      ]),
    ),
    editions: ['board', 'scrutiny'],
    drawing: { kind: 'bars', group: 0, name: 1, value: 2 },
  }
}

function daysOf(came: readonly CameTo[]): readonly Temporal.PlainDate[] {
  return [...new Map(came.map(({ heldOn }) => [heldOn.toString(), heldOn])).values()]
}

/** Until today, in a year that has not ended. */
function heldIn(trx: Trx, { areaId, year, today }: ReportOn) {
  return trx
    .selectFrom('boards.meeting as meeting')
    .innerJoin('boards.body as body', 'body.id', 'meeting.body_id')
    .where('meeting.area_id', '=', areaId)
    .where('meeting.held_on', '>=', year.from)
    .where('meeting.held_on', '<=', year.until)
    .where('meeting.held_on', '<', today)
    .orderBy('body.name')
}

async function listHeld(trx: Trx, on: ReportOn) {
  return await heldIn(trx, on)
    .leftJoin('boards.minutes as minutes', 'minutes.meeting_id', 'meeting.id')
    .select('body.name as body')
    .select(sql<number>`count(*)::integer`.as('meetings'))
    .select(sql<number>`(count(*) filter (where minutes.state in ('agreed', 'locked')))::integer`.as('agreed'))
    .groupBy('body.name')
    .execute()
}

async function listAttended(trx: Trx, on: ReportOn): Promise<readonly CameTo[]> {
  const rows = await heldIn(trx, on)
    .innerJoin('boards.attendance as came', 'came.meeting_id', 'meeting.id')
    .innerJoin('boards.membership as member', 'member.id', 'came.membership_id')
    .innerJoin('accounts.agency as agency', 'agency.id', 'member.agency_id')
    .select(['body.name as body', 'agency.name as agency', 'meeting.held_on', 'came.presence'])
    .execute()
  return rows.flatMap(({ body, agency, held_on, presence }) => {
    const known = presences.find((one) => one === presence)
    return known === undefined ? [] : [{ body, agency, heldOn: held_on, presence: known }]
  })
}
