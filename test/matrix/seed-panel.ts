/** What hangs on an item of an agenda: to whom it is named, what is said of it without identity, what agencies wrote, and what packs held of it. */
import { agencyId, areaId } from './seed-accounts.ts'
import { bytesOf, idOf, type Put } from './rows.ts'

export type SeededItem = {
  readonly kind: string
  readonly id: string
  readonly areaId: string
  readonly meeting: string
  readonly caseId: string
  readonly personId: string
  readonly by: string
  readonly stage: string
  readonly agency: string | undefined
  readonly takenOff: boolean
  readonly sentOut: boolean
  readonly area: 'here' | 'there'
}

export const ofHealth = (kind: string): string => `${kind}: of Health`

export async function seedOnItem(put: Put, item: SeededItem): Promise<void> {
  const on = { item_id: item.id, area_id: item.areaId }
  const about = { ...on, case_id: item.caseId, person_id: item.personId }
  if (item.agency !== undefined)
    await put('panel.item_agency', item.kind, { ...on, agency_id: agencyId(item.agency, item.area), added_by: item.by })
  await put('panel.item_brief', item.kind, {
    ...on,
    person_id: item.personId,
    sealed: bytesOf('brief'),
    changed_by: item.by,
    changed_at: 'now',
  })
  const contribution = (of: string, words: string) => ({
    ...about,
    id: idOf(`contribution ${words}`),
    agency_id: agencyId(of, item.area),
    number: 1,
    marking: 'official_sensitive',
    sealed: bytesOf('contribution'),
    late: false,
    written_by: item.by,
    written_at: 'now',
  })
  await put('panel.contribution', item.kind, contribution('Council', item.id))
  if (item.stage === 'no identity')
    await put('panel.contribution', ofHealth(item.kind), contribution('Health', `${item.id} of Health`))
  if (item.takenOff)
    await put('panel.item_removal', item.kind, {
      ...about,
      id: idOf(`removal ${item.id}`),
      reason: 'other',
      sealed: bytesOf('remark'),
      taken_off_by: item.by,
    })
  if (item.sentOut)
    await put('panel.pack_line', item.kind, {
      ...on,
      edition_id: idOf(`edition ${item.meeting}`),
      place: 1,
      purpose: 'first discussion',
      stage: item.stage,
    })
}

/** The standing items of a meeting, and what was given out of its pack. */
export async function seedOnMeeting(
  put: Put,
  meeting: { readonly name: string; readonly area: 'here' | 'there'; readonly sentOut: boolean; readonly by: string },
): Promise<void> {
  const { name, area, sentOut, by } = meeting
  const of = { area_id: areaId(area), meeting_id: idOf(`meeting ${name}`) }
  const standing = { ...of, id: idOf(`standing ${name}`), purpose: 'standing', title: 'Welcome', place: 'opens' }
  const listed = { position: 900, state: 'listed', stage: 'named', version: 1, listed_by: by, listed_at: 'now' }
  await put('panel.item', `standing: ${name}`, { ...standing, ...listed })
  await seedGeneralMinute(put, name, of, by)
  if (name === 'next' || name === 'there') await seedOnStanding(put, area, standing.id, by)
  if (!sentOut) return
  const edition = { id: idOf(`edition ${name}`), number: 1, published_by: by, published_at: 'now' }
  await put('panel.pack_edition', name, { ...of, ...edition })
  await put('panel.pack_line', `standing: ${name}`, {
    edition_id: edition.id,
    item_id: standing.id,
    area_id: of.area_id,
    place: 2,
    purpose: 'standing',
    stage: 'named',
  })
}

/** Of a meeting itself: a draft, but for those of 30 and of 31 days ago, which are agreed and locked, and were corrected. */
async function seedGeneralMinute(
  put: Put,
  name: string,
  of: { readonly area_id: string; readonly meeting_id: string },
  by: string,
): Promise<void> {
  const at = '2026-01-01T10:00:00Z'
  const isLocked = name === '31 days ago'
  const isAgreed = isLocked || name === '30 days ago'
  await put('panel.general_minute', name, {
    ...of,
    state: isLocked ? 'locked' : isAgreed ? 'agreed' : 'draft',
    content: '{}',
    version: 1,
    ...{ drafted_by: by, drafted_at: at, changed_by: by, changed_at: at },
    ...(isAgreed && { agreed_by: by, agreed_at: at }),
    ...(isLocked && { locked_by: by, locked_at: at }),
  })
  if (!isAgreed) return
  const addendum = { id: idOf(`general addendum ${name}`), words: 'Put right', added_by: by, added_at: at }
  await put('panel.general_addendum', name, { ...of, ...addendum })
}

/** What is written of a standing item, and what it asked of Health; here also of another agency, and what is closed. */
async function seedOnStanding(put: Put, area: 'here' | 'there', item_id: string, by: string): Promise<void> {
  const on = { area_id: areaId(area), item_id, version: 1, changed_by: by, changed_at: 'now' }
  await put('panel.standing_record', area, { ...on, field: 'recordNotes', value: JSON.stringify('note') })
  const action = (kind: string, agency: string) => ({
    ...on,
    id: idOf(`series action ${kind}`),
    asked_on: '2026-01-01',
    agency_id: agencyId(agency, area),
    what: 'Find a room',
    due_on: '2026-02-01',
    added_by: by,
  })
  await put('panel.series_action', area, action(area, 'Health'))
  if (area === 'there') return
  await put('panel.series_action', 'here: of the School', action('of the School', 'School'))
  const closed = { outcome: 'done', outcome_words: 'Found', closed_on: '2026-01-20' }
  await put('panel.series_action', 'here: closed', { ...action('closed', 'Health'), ...closed })
}

export async function seedStandingItems(put: Put, area: 'here' | 'there', by: string): Promise<void> {
  const items = [{ title: 'Welcome', place: 'opens' }]
  await put('panel.standing_items', area, {
    area_id: areaId(area),
    items,
    version: 1,
    changed_by: by,
    changed_at: 'now',
  })
}
