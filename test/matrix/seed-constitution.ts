/** What the panel of each area is, and what its members have declared: one row of everything in each, and interests that stand and that ended. */
import { areas, type Area, type Person } from './kinds.ts'
import { idOf, type Put } from './rows.ts'
import { accountId, agencyId, areaId } from './seed-accounts.ts'

const writers = { here: 'a colleague', there: 'somebody there', beyond: 'somebody beyond' } as const

export async function seedConstitution(put: Put): Promise<void> {
  for (const area of areas) await seedArea(put, area)
  await seedInterest(put, 'here', 'here', 'a colleague')
  await seedInterest(put, 'here: ended', 'here', 'a colleague', true)
  await seedInterest(put, 'here', 'here', 'panel member')
  await seedInterest(put, 'there', 'there', 'somebody there')
  await seedDeclaration(put, 'here', 'next', 'panel member')
  await seedDeclaration(put, 'there', 'there', 'panel member there')
}

async function seedArea(put: Put, area: Area): Promise<void> {
  const area_id = areaId(area)
  const added_by = accountId(writers[area])
  const agreed = { number: 1, body: 'What the panel is for', agreed_on: '2026-01-01', review_on: '2099-01-01' }
  await put('panel.terms', area, { id: idOf(`terms ${area}`), area_id, added_by, ...agreed, quorum_services: [] })
  const seat_id = idOf(`seat ${area}`)
  const own = { area_id, added_by, changed_by: added_by, from_on: '2026-01-01' }
  // Under a role of its own here, so that a reference across areas leads nowhere.
  const role = area === 'here' ? 'member_core' : 'voluntary'
  await put('panel.seat', area, { id: seat_id, ...own, agency_id: agencyId('Council', area), role, speaks_for: '' })
  await put('panel.seat_person', area, {
    id: idOf(`seat person ${area}`),
    ...own,
    seat_id,
    account_id: added_by,
    part: 'holder',
  })
  const cycle = { every_weeks: 4, starts_at: '09:30', place: '', counts_from: '2026-01-01' }
  await put('panel.cycle', area, { area_id, ...cycle, changed_by: added_by })
}

async function seedInterest(
  put: Put,
  kind: string,
  area: Area,
  person: Person | 'a colleague' | 'somebody there',
  ended = false,
) {
  const account_id = accountId(person)
  const row = { id: idOf(`interest ${kind} ${person}`), area_id: areaId(area), account_id, declared_by: account_id }
  const over = ended ? { ended_on: '2026-02-01', ended_by: account_id } : {}
  const of = person === 'a colleague' || person === 'somebody there' ? undefined : person
  await put('panel.interest', kind, { ...row, ...over, words: 'Governor of a school', declared_on: '2026-01-01' }, of)
}

async function seedDeclaration(put: Put, area: Area, meeting: string, person: Person) {
  const account_id = accountId(person)
  const row = { id: idOf(`declaration ${area}`), area_id: areaId(area), meeting_id: idOf(`meeting ${meeting}`) }
  await put('panel.declaration', area, { ...row, account_id, says: 'nothing', declared_by: account_id }, person)
}
