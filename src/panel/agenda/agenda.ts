/** A meeting's agenda as whoever looks at it may see it: what is listed, and what stands before the panel and is not listed yet. */
import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import type { Invitee, Meeting } from '../meetings/meeting.ts'
import type { Item } from './item.ts'
import { isNextMeeting, listSessionsLines, notYetItems, type SessionsLine } from './sessions-lines.ts'
import { listItems } from './store.ts'

export type Agenda = {
  readonly items: readonly Item[]
  readonly sessions: readonly SessionsLine[]
  /** Not items yet: members see them with the next pack. */
  readonly further: readonly SessionsLine[]
}

export async function findAgenda(trx: Trx, meeting: Meeting, today: Temporal.PlainDate): Promise<Agenda> {
  const items = await listItems(trx, meeting.id)
  const sessions = await listSessionsLines(trx, meeting.areaId, today)
  const further = (await isNextMeeting(trx, meeting, today)) ? notYetItems(sessions, items) : []
  return { items, sessions, further }
}

export function agendaView({ items, sessions, further }: Agenda, actor: Actor, invitees: readonly Invitee[]) {
  return {
    items: items.map((item) => ({
      ...item,
      href: `/cases/${item.caseId}`,
      mine: item.conflicts.includes(actor.accountId),
      conflicted: invitees
        .filter(({ accountId }) => item.conflicts.includes(accountId))
        .map(({ name }) => name)
        .join(', '),
      sessions: sessions.find(({ caseId }) => caseId === item.caseId)?.words ?? [],
    })),
    further: further.map((line) => ({ ...line, href: `/cases/${line.caseId}` })),
  }
}
