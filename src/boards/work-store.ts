/** What is late, due or still needed across the boards of some areas, in rows: one query for each kind of thing. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { DayOrMonth } from './day-or-month.ts'
import type { Duty } from './duties/duty.ts'

export type DutyOwed = Duty & { readonly what: string; readonly to: string; readonly owner: string }

/** Every duty to report that stands, with its last report: when the next is due is duty.ts's to say. */
export async function listDutiesOwed(
  trx: Trx,
  areas: readonly string[],
  today: Temporal.PlainDate,
): Promise<readonly DutyOwed[]> {
  const rows = await trx
    .selectFrom('boards.reporting_line as line')
    .innerJoin('boards.body as to', 'to.id', 'line.to_body_id')
    .leftJoin('boards.report_given as given', 'given.line_id', 'line.id')
    .select(['line.what', 'line.owner', 'line.every_months', 'line.counts_from', 'to.name'])
    .select((one) => one.fn.max('given.given_on').as('last'))
    .where('line.area_id', 'in', areas)
    .where('line.every_months', 'is not', null)
    .where((one) => one.or([one('line.ended_on', 'is', null), one('line.ended_on', '>=', today)]))
    .groupBy(['line.id', 'to.name'])
    .limit(500)
    .execute()
  return rows.flatMap(({ what, owner, every_months, counts_from, name, last }) =>
    every_months === null
      ? []
      : [{ what, owner, to: name, everyMonths: every_months, countsFrom: counts_from, givenOn: last ? [last] : [] }],
  )
}

export type StageWaiting = {
  readonly documentId: string
  readonly title: string
  readonly purpose: string
  readonly plannedOn: DayOrMonth
  /** By name, those that have not seen it or that returned it. */
  readonly bodies: string
}

/** Stages past the day, or the month, that was planned, which a body has still to see. */
export async function listStagesWaiting(
  trx: Trx,
  areas: readonly string[],
  today: Temporal.PlainDate,
): Promise<readonly StageWaiting[]> {
  const { rows } = await sql<StageRow>`
    select document.id as document_id, document.title, stage.purpose, stage.planned_on, stage.planned_precision,
           string_agg(body.name, ', ' order by place.position) as bodies
      from boards.stage stage
      join boards.document document on document.id = stage.document_id
      join boards.stage_body place on place.area_id = stage.area_id and place.stage_id = stage.id
      join boards.body body on body.id = place.body_id
      left join lateral (
        select outcome.outcome from boards.stage_outcome outcome
         where outcome.area_id = stage.area_id and outcome.stage_id = stage.id and outcome.body_id = place.body_id
         order by outcome.id desc limit 1) last on true
     where stage.area_id in (${sql.join(areas)})
       and case stage.planned_precision
             when 'month' then (stage.planned_on + interval '1 month')::date <= ${today.toString()}::date
             else stage.planned_on < ${today.toString()}::date end
       and coalesce(last.outcome, 'returned') = 'returned'
       and not exists (select from boards.route_change gone
                        where gone.area_id = stage.area_id and gone.stage_id = stage.id and gone.kind = 'taken off')
     group by document.id, document.title, stage.id
     order by stage.planned_on
     limit 200`.execute(trx)
  return rows.map((row) => ({
    documentId: row.document_id,
    title: row.title,
    purpose: row.purpose,
    plannedOn: { on: row.planned_on, precision: row.planned_precision === 'month' ? 'month' : 'day' },
    bodies: row.bodies,
  }))
}

type StageRow = {
  readonly document_id: string
  readonly title: string
  readonly purpose: string
  readonly planned_on: Temporal.PlainDate
  readonly planned_precision: string
  readonly bodies: string
}

export type ActionOpen = {
  readonly what: string
  readonly owner: string
  readonly body: string
  readonly meetingId: string
  readonly dueOn: Temporal.PlainDate
}

/** Open, and due by a day. */
export async function listActionsOpen(
  trx: Trx,
  areas: readonly string[],
  until: Temporal.PlainDate,
): Promise<readonly ActionOpen[]> {
  return await trx
    .selectFrom('boards.action as action')
    .innerJoin('boards.meeting as meeting', 'meeting.id', 'action.meeting_id')
    .innerJoin('boards.body as body', 'body.id', 'meeting.body_id')
    .select([
      'action.what',
      'action.owner',
      'action.meeting_id as meetingId',
      'action.due_on as dueOn',
      'body.name as body',
    ])
    .where('action.area_id', 'in', areas)
    .where('action.closed_on', 'is', null)
    .where('action.due_on', '<=', until)
    .orderBy('action.due_on')
    .orderBy('action.id')
    .limit(200)
    .execute()
}

export type MeetingInHand = {
  readonly id: string
  readonly body: string
  readonly heldOn: Temporal.PlainDate
  /** 14:30. */
  readonly startsAt: string
  readonly items: number
  /** On its agenda without a text or an address, or planned to go before it by then and not on its agenda. */
  readonly papersMissing: number
  /** Of the body's last meeting before today. */
  readonly minutesOwed: boolean
}

/** Meetings to come, and last meetings whose minutes are not agreed where no other is arranged. */
export async function listMeetingsInHand(
  trx: Trx,
  areas: readonly string[],
  today: Temporal.PlainDate,
): Promise<readonly MeetingInHand[]> {
  const { rows } = await sql<MeetingInHand>`
    select meeting.id, body.name as body, meeting.held_on as "heldOn", left(meeting.starts_at::text, 5) as "startsAt",
           agenda.items, agenda.unwritten + planned.missing as "papersMissing",
           last.id is not null and last.state not in ('agreed', 'locked') as "minutesOwed"
      from boards.meeting meeting
      join boards.body body on body.id = meeting.body_id
      left join lateral (
        select held.id, coalesce(minutes.state, 'none') as state
          from boards.meeting held
          left join boards.minutes minutes on minutes.area_id = held.area_id and minutes.meeting_id = held.id
         where held.area_id = meeting.area_id and held.body_id = meeting.body_id and held.held_on < ${today.toString()}::date
         order by held.held_on desc limit 1) last on true
      cross join lateral (
        select count(*)::integer as items, (count(*) filter (where version.body = '' and version.address = '' and file.id is null))::integer as unwritten
          from boards.agenda_item item
          left join boards.document_version version on version.area_id = item.area_id and version.id = item.document_version_id
          left join boards.version_file file on file.area_id = version.area_id and file.document_version_id = version.id
         where item.area_id = meeting.area_id and item.meeting_id = meeting.id
           and not exists (select from boards.agenda_removal off where off.area_id = item.area_id and off.agenda_item_id = item.id)) agenda
      cross join lateral (
        select count(distinct stage.document_id)::integer as missing
          from boards.stage_body place
          join boards.stage stage on stage.area_id = place.area_id and stage.id = place.stage_id
         where place.area_id = meeting.area_id and place.body_id = meeting.body_id and stage.planned_on <= meeting.held_on
           and not exists (select from boards.route_change gone
                            where gone.area_id = stage.area_id and gone.stage_id = stage.id and gone.kind = 'taken off')
           and not exists (select from boards.stage_outcome seen
                            where seen.area_id = place.area_id and seen.stage_id = place.stage_id and seen.body_id = place.body_id
                              and seen.outcome <> 'returned')
           and not exists (select from boards.agenda_item item
                             join boards.document_version version on version.area_id = item.area_id and version.id = item.document_version_id
                            where item.area_id = meeting.area_id and item.meeting_id = meeting.id
                              and version.document_id = stage.document_id
                              and not exists (select from boards.agenda_removal off where off.area_id = item.area_id and off.agenda_item_id = item.id))) planned
     where meeting.area_id in (${sql.join(areas)})
       and (meeting.held_on >= ${today.toString()}::date
            or (meeting.id = last.id and last.state not in ('agreed', 'locked')
                and not exists (select from boards.meeting later
                                 where later.area_id = meeting.area_id and later.body_id = meeting.body_id
                                   and later.held_on >= ${today.toString()}::date)))
     order by meeting.held_on
     limit 100`.execute(trx)
  return rows
}
