/** Minutes of the panel, each on an item of its own: a draft of each case that was listed, and of one case one that is agreed and one that is locked. */
import { cases, type CaseKind } from './kinds.ts'
import { bytesOf, idOf, type Put } from './rows.ts'
import { accountId, areaId } from './seed-accounts.ts'
import { listings } from './seed-cases.ts'

export async function seedMinutes(put: Put): Promise<void> {
  for (const kind of Object.keys(listings) as readonly CaseKind[]) {
    const [listing] = listings[kind] ?? []
    if (listing !== undefined) await put('panel.minute', kind, minuteOf(kind, idOf(`item ${kind} ${listing.meeting}`)))
  }

  for (const kind of ['on the agenda', 'restricted, on the agenda'] as const) {
    const agreed = { ...minuteOf(kind, await anItem(put, kind, '31 days ago')), state: 'agreed', ...signed }
    await put('panel.minute', `${kind}: agreed`, agreed)
    await put('panel.addendum', kind, addendumTo(kind, agreed))
    await put('panel.minute', `${kind}: locked`, lockedOf(kind, await anItem(put, kind, '30 days ago')))
  }

  // A case that one meeting is told by name, and another not: what hangs on that other's item is for those who work the case.
  const kind = 'on the agenda'
  const told = lockedOf(kind, await anItem(put, kind, 'cancelled', 'no identity'))
  await put('panel.minute', toldLess, told)
  await put('panel.addendum', toldLess, addendumTo(toldLess, told))
}

const signed = { agreed_by: accountId('channel chair'), agreed_at: '2026-01-01T10:00:00Z' }

function lockedOf(kind: CaseKind, item_id: string) {
  const locked = { locked_by: signed.agreed_by, locked_at: signed.agreed_at }
  return { ...minuteOf(kind, item_id), ...signed, state: 'locked', ...locked }
}

function addendumTo(words: string, { area_id, item_id, case_id, drafted_by, sealed }: ReturnType<typeof minuteOf>) {
  const id = idOf(`addendum ${words}`)
  return { id, area_id, item_id, case_id, sealed, added_by: drafted_by, added_at: signed.agreed_at }
}

export const toldLess = 'on the agenda: told less'

function minuteOf(kind: CaseKind, item_id: string) {
  const { area } = cases[kind]
  const by = accountId(area === 'there' ? 'coordinator there' : 'coordinator')
  const area_id = areaId(area)
  return {
    ...{ item_id, area_id, case_id: idOf(`case ${kind}`), state: 'draft', sealed: bytesOf('minute'), version: 1 },
    ...{ drafted_by: by, drafted_at: '2026-01-01T09:00:00Z', changed_by: by, changed_at: '2026-01-01T09:00:00Z' },
  }
}

/** Taken off, so that it opens the case to nobody to whom it is not open already. */
async function anItem(put: Put, kind: CaseKind, meeting: string, stage = 'named'): Promise<string> {
  const id = idOf(`item for a minute ${kind} ${meeting}`)
  const { area_id, case_id, drafted_by } = minuteOf(kind, id)
  await put('panel.item', kind === 'on the agenda' ? 'on the agenda, but taken off' : kind, {
    ...{ id, area_id, case_id, meeting_id: idOf(`meeting ${meeting}`), position: 90, purpose: 'other', stage },
    ...{ state: 'taken off', listed_by: drafted_by, listed_at: '2026-01-01T09:00:00Z' },
  })
  return id
}
