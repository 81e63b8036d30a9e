/** Whom the panel's own terms miss at a meeting: the terms that were in force on its day, and the seats of those recorded as present. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { hasCode } from '#reference/code-list.ts'
import { panelServices, type PanelService } from '#reference/panel-seats.ts'
import { termsOn } from './constitution.ts'
import { asksForAnything, quorumOf, type PresentMember } from './quorum.ts'
import { listTerms } from './store.ts'

/**
 * In words, a line each; undefined where the terms ask for nobody beyond the Act, or there are none.
 *
 * @param of those recorded as present; or, before the meeting, those who have not sent apologies
 * @param at the moment for which it is asked: whoever had left by then, or had not come, is missed
 */
export async function missingAt(
  trx: Trx,
  meetingId: string,
  of: 'present' | 'expected' = 'present',
  at?: Temporal.PlainTime,
): Promise<readonly string[] | undefined> {
  const meeting = await trx
    .selectFrom('panel.meeting')
    .select(['area_id', 'held_on'])
    .where('id', '=', meetingId)
    .executeTakeFirst()
  if (meeting === undefined) return undefined
  const versions = (await listTerms(trx)).filter(({ areaId }) => areaId === meeting.area_id)
  const quorum = termsOn(versions, meeting.held_on)?.quorum
  if (quorum === undefined || !asksForAnything(quorum)) return undefined
  return quorumOf(quorum, await listMembers(trx, meetingId, of, at))
}

type Row = {
  readonly agency: string
  readonly kind: string
  readonly capacity: string
  readonly services: readonly string[]
}

async function listMembers(
  trx: Trx,
  meetingId: string,
  of: 'present' | 'expected',
  at: Temporal.PlainTime | undefined,
): Promise<readonly PresentMember[]> {
  const moment = at?.toString({ smallestUnit: 'minute' }) ?? null
  const { rows } = await sql<Row>`
    select g.name as agency, g.kind, v.capacity,
           coalesce(array_agg(distinct s.speaks_for) filter (where s.speaks_for <> ''), '{}') as services
      from panel.invitation v
      join panel.meeting m on m.area_id = v.area_id and m.id = v.meeting_id
      join accounts.account a on a.id = v.account_id
      join accounts.agency g on g.id = a.agency_id
      left join panel.seat_person p on p.area_id = v.area_id and p.account_id = v.account_id
                                   and p.from_on <= m.held_on and (p.until_on is null or p.until_on >= m.held_on)
      left join panel.seat s on s.area_id = p.area_id and s.id = p.seat_id
                            and s.from_on <= m.held_on and (s.until_on is null or s.until_on >= m.held_on)
     where v.meeting_id = ${meetingId}
       and ((v.present = 'present'
             and (${moment}::time is null
               or (coalesce(v.came_at <= ${moment}::time, true) and coalesce(v.left_at >= ${moment}::time, true)))) or (${of} = 'expected' and v.present is null))
     group by v.account_id, g.name, g.kind, v.capacity`.execute(trx)
  return rows.map(({ agency, kind, capacity, services }) => ({
    agency,
    services: services.length > 0 ? services.filter((code) => hasCode(panelServices, code)) : servicesOfKind(kind),
    observes: capacity === 'observer',
  }))
}

/** Whoever sits there without a seat speaks for what their agency is. A council is many services: which, only a seat says. */
function servicesOfKind(kind: string): readonly PanelService[] {
  switch (kind) {
    case 'health':
    case 'probation':
      return [kind]
    case 'youth offending':
      return ['youth_justice']
    case 'school':
    case 'college':
      return ['education']
    case 'community':
      return ['community']
    default:
      return []
  }
}
