/** Who is bound in each area, and how well each meets the duty. */
import { areas, type Area } from './kinds.ts'
import { idOf, type Put } from './rows.ts'
import { accountId, agencyId, areaId } from './seed-accounts.ts'

const writers = { here: 'a colleague', there: 'somebody there', beyond: 'somebody beyond' } as const

export async function seedDuty(put: Put): Promise<void> {
  for (const area of areas) await seedBound(put, area)
}

async function seedBound(put: Put, area: Area): Promise<void> {
  const area_id = areaId(area)
  const by = accountId(writers[area])
  const own = { area_id, added_by: by, changed_by: by }
  const named = { schedule: 6, kind: 'la_unitary', name: 'Council', bound_from: '2015-07-01' }
  await put('duty.authority', area, {
    id: idOf(`authority ${area}`),
    ...own,
    ...named,
    agency_id: agencyId('Council', area),
  })
  const import_id = idOf(`register import ${area}`)
  const sha256 = '0'.repeat(64)
  const counts = { read: 1, added: 1, changed: 0 }
  await put('duty.register_import', area, { id: import_id, area_id, added_by: by, sha256, ...counts })
  const place = { number: '100001', name: 'A school', kind: 'school' }
  await put('duty.place', area, { id: idOf(`place ${area}`), ...own, ...place, import_id })
}
