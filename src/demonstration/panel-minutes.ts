/** Minutes of the panel's past meetings: the last one's are drafts, the one's before are agreed, older ones locked, and one of them was corrected. */
import { Temporal } from 'temporal-polyfill'
import { foldJournal } from '#cases/journey.ts'
import { findCase, type CaseFile } from '#cases/store.ts'
import type { Meeting } from '#panel/meetings/meeting.ts'
import { listInvitees, listMeetings } from '#panel/meetings/store.ts'
import { draftOf } from '#panel/minutes/draft.ts'
import { addAddendum, addMinute, agreeMinutes, lockMinutes } from '#panel/minutes/store.ts'
import { sharedBy } from '#panel/running/record.ts'
import { keepChanges, listRunningItems, type RunningItem } from '#panel/running/store.ts'
import { arrive } from '#platform/database/database.ts'
import { redate, type Backstage } from './backstage.ts'
import { inventGeneralMinute } from './panel-general-minutes.ts'
import type { Cast } from './invented-walk.ts'

/** Meetings of which minutes are invented. */
const most = 5

export async function inventMinutes(stage: Backstage, { areaId, chair }: Cast): Promise<void> {
  await stage.as(chair, async () => {
    const held = (await listMeetings(stage.trx)).filter(
      (meeting) => meeting.areaId === areaId && Temporal.PlainDate.compare(meeting.heldOn, stage.today) < 0,
    )
    for (const [place, meeting] of held.slice(0, most).entries()) {
      const items = await draftMinutes(stage, meeting)
      if (place > 0) await agreeThem(stage, items, held[place - 1])
      if (place > 1) await lockThem(stage, items, held[place - 1])
      await inventGeneralMinute(stage, meeting, held[place - 1], place > 1)
      const [first] = items
      if (place === 2 && first !== undefined)
        await addAddendum(
          stage.trx,
          stage.vault,
          first,
          'The youth worker was seen twice before the meeting, not once. Put right after a call from the youth service.',
        )
    }
  })
}

async function draftMinutes(stage: Backstage, meeting: Meeting) {
  const { trx, vault } = stage
  const actor = await arrive(trx)
  const invitees = await listInvitees(trx, meeting.id)
  const items: RunningItem[] = []
  for (const [place, item] of (await listRunningItems(trx, meeting.id)).entries()) {
    const now = actor && (await findCase(trx, item.caseId, actor))
    if (now === undefined) continue
    const file = asItWas(now, meeting.heldOn)
    await keepChanges(trx, vault, item, whatWasTyped(place, invitees))
    const content = await draftOf({ trx, vault, meeting, item, file, invitees, today: meeting.heldOn })
    const began = minutesAfter(meeting.startsAt, 5 + place * 15)
    await addMinute(trx, vault, item, { ...content, began, ended: minutesAfter(began, 14) })
    await redate(trx, 'panel.minute', item.id, { drafted_at: meeting.heldOn, changed_at: meeting.heldOn }, 'item_id')
    items.push(item)
  }
  return items
}

/** What the panel knew on the day: what happened since is left out. */
function asItWas(file: CaseFile, day: Temporal.PlainDate): CaseFile {
  const entries = file.entries.filter(({ onDate }) => Temporal.PlainDate.compare(onDate, day) <= 0)
  return { ...file, entries, state: foldJournal(entries) }
}

const said = [
  'Attendance has been steady, and the form tutor sees a friendlier face in the mornings.',
  'No new contact with the group that was named. The family keeps the agreement about the telephone.',
  'Housing is settled until the spring. A neighbour who was worried has not rung again.',
  'Seen by the school nurse, who found sleep and meals better than in the last report.',
] as const
const options = [
  'A mentor from the youth service, or support by the school alone. The school alone was thought too little, since the worry begins at home.',
  'Going on as planned, or fewer sessions. Fewer would suit the new timetable; members wanted the habit kept until the holidays.',
] as const

function whatWasTyped(place: number, invitees: Awaited<ReturnType<typeof listInvitees>>) {
  const present = invitees.filter((invitee) => invitee.present === 'present')
  const agencies = [...new Set(present.map(({ agencyId }) => agencyId))]
  const speaking = [agencies[place % agencies.length], agencies[(place + 2) % agencies.length]]
  const shared = [...new Set(speaking)].flatMap((agencyId, turn) =>
    agencyId === undefined ? [] : [[sharedBy(agencyId), said[(place + turn) % said.length] ?? ''] as const],
  )
  const owner = present[place % Math.max(1, present.length)]
  const fields: readonly (readonly [string, string])[] = [
    ...shared,
    ['recordOptions', options[place % options.length] ?? ''],
    ...(owner === undefined ? [] : [['recordRiskOwner', owner.accountId] as const]),
  ]
  return fields.map(([field, value]) => ({ field, value, seen: 0 }))
}

async function agreeThem(stage: Backstage, items: readonly { readonly id: string }[], next: Meeting | undefined) {
  await agreeMinutes(
    stage.trx,
    items.map(({ id }) => id),
    next?.id,
  )
  for (const { id } of items)
    await redate(stage.trx, 'panel.minute', id, { agreed_at: next?.heldOn ?? stage.today }, 'item_id')
}

async function lockThem(stage: Backstage, items: readonly { readonly id: string }[], next: Meeting | undefined) {
  await lockMinutes(
    stage.trx,
    items.map(({ id }) => id),
  )
  const on = (next?.heldOn ?? stage.today).add({ days: 1 })
  for (const { id } of items) await redate(stage.trx, 'panel.minute', id, { locked_at: on, changed_at: on }, 'item_id')
}

function minutesAfter(time: string, minutes: number): string {
  return Temporal.PlainTime.from(time).add({ minutes }).toString({ smallestUnit: 'minute' })
}
