/** Giving a pack out: what the cases themselves say goes on the agenda, members see it, and an edition remembers what it held. */
import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { findCase } from '#cases/store.ts'
import { take } from '#cases/take.ts'
import { asNextMeeting, findLines, notYetItems, purposeOf } from '../agenda/lines.ts'
import { addItems, changeAgenda, listAgenda, listItems } from '../agenda/store.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { changesSince, isChanged } from './changes.ts'
import { listWritten } from './contributions.ts'
import { addEdition, findLastEdition, publishPack } from './store.ts'

type Circumstances = {
  readonly actor: Actor
  readonly vault: Vault
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly requestId: string
}

/** Also of a pack that was given out before: what has come to light or changed since goes to the members as its next edition. */
export async function publish(trx: Trx, meeting: Meeting, here: Circumstances): Promise<void> {
  // Two who press at once do so one after the other.
  await changeAgenda(trx, meeting.id)
  if (meeting.packPublishedAt === undefined) {
    await publishPack(trx, meeting.id)
    await sendToMembers(trx, meeting, here)
  }
  const { isNext, until } = await asNextMeeting(trx, meeting, here.today)
  if (isNext) {
    const lines = await findLines(trx, { areaId: meeting.areaId, today: here.today, until })
    const fresh = notYetItems(lines, await listAgenda(trx, meeting.id)).filter(({ byStep }) => !byStep)
    const items = fresh.map((line) => ({ caseId: line.caseId, purpose: purposeOf(line) }))
    await addItems(trx, meeting, items)
  }
  const edition = await findLastEdition(trx, meeting.id)
  const items = (await listAgenda(trx, meeting.id)).filter(({ state }) => state !== 'taken off')
  const contributions = await listWritten(trx, meeting.id)
  if (edition === undefined || isChanged(changesSince(edition, items, contributions))) await addEdition(trx, meeting.id)
}

/** A step of each case that was listed for this meeting: its clock for the pack stops. */
async function sendToMembers(trx: Trx, meeting: Meeting, here: Circumstances): Promise<void> {
  for (const item of await listItems(trx, meeting.id)) {
    if (item.state === 'taken off') continue
    const file = await findCase(trx, item.caseId, here.actor)
    if (file?.state.listedFor?.meetingId !== meeting.id) continue
    const taken = await take(
      trx,
      file,
      'send panel pack',
      { facts: { meetingId: meeting.id }, reasonGiven: false, on: here.today, requestId: here.requestId },
      here,
    )
    if (!taken.ok) throw new Error(`the pack could not be recorded on a case: ${taken.reason}`)
  }
}
