/** Meetings of the panel in a house of tests: one that is arranged, and forms sent as a browser sends them. */
import { newId } from '#platform/database/ids.ts'
import { filledIn } from './failure/page-forms.ts'
import { encoded, openForm, type Answer, type Caller } from './hostile/caller.ts'
import type { House } from './house.ts'

export type MeetingInHouse = { readonly id: string; readonly address: string }

/** Arranged by the coordinator; everybody of the panel is invited. @param inDays from today, below nought for one that was held */
export async function aMeeting(
  { test, areaId, accounts }: House,
  { inDays, published = false }: { readonly inDays: number; readonly published?: boolean },
): Promise<MeetingInHouse> {
  const id = newId()
  await test.owner.query(
    `insert into panel.meeting (id, area_id, held_on, starts_at, arranged_by, pack_published_at)
     values ($1, $2, (now() at time zone 'Europe/London')::date + $3::integer, '09:30', $4, case when $5 then now() end)`,
    [id, areaId, inDays, accounts.get('Cora Coordinator'), published],
  )
  await test.owner.query(
    `insert into panel.invitation (area_id, meeting_id, account_id, capacity)
     select distinct on (h.account_id) h.area_id, $1::uuid, h.account_id,
            case h.role when 'channel chair' then 'chair' when 'deputy chair' then 'deputy' when 'case officer' then 'police' else 'member' end
       from accounts.holding h
      where h.area_id = $2 and h.role in ('channel chair', 'deputy chair', 'case officer', 'panel member')`,
    [id, areaId],
  )
  return { id, address: `/panel/meetings/${id}` }
}

/** Opens a page and sends the form on it whose action is this, with these answers put in. */
export async function sendForm(
  caller: Caller,
  page: string,
  action: string | RegExp,
  answers: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<Answer> {
  const form = await openForm(caller, page, action)
  return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
}

/** What a page says, without its markup. */
export function said(html: string): string {
  return html
    .replace(/^[\s\S]*<main/, '<main')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ')
}

/** A file as it was downloaded. */
export async function pdfOf(caller: Caller, address: string): Promise<Buffer> {
  const answer = await caller.download(address)
  if (answer.status !== 200) throw new Error(`${answer.status} at ${address}`)
  return answer.bytes
}
