/** Strategies here and there: one in force, one that is being drafted. */
import { accountId, areaId } from './seed-accounts.ts'
import type { Area } from './kinds.ts'
import { idOf, type Put } from './rows.ts'
import { longAgo } from './times.ts'

export async function seedStrategy(put: Put): Promise<void> {
  await seedVersion(put, 'here', 'adopted')
  await seedVersion(put, 'here', 'draft')
  await seedVersion(put, 'there', 'draft')
}

async function seedVersion(put: Put, area: Area, state: 'draft' | 'adopted'): Promise<void> {
  const kind = `${area}: ${state}`
  const area_id = areaId(area)
  const by = accountId(area === 'here' ? 'a colleague' : 'somebody there')
  const strategy_id = idOf(`strategy ${kind}`)
  const years = { period: '2026/2029', from_year: 2026, to_year: 2029 }
  await put('strategy.strategy', area, {
    id: strategy_id,
    area_id,
    title: 'Strategy',
    ...years,
    added_by: by,
    added_at: longAgo(9),
  })
  const adopted = state === 'draft' ? {} : { adopted_by: by, adopted_at: longAgo(8) }
  const version_id = idOf(`version ${kind}`)
  const made = { what_changed: 'All of it', made_by: by, made_at: longAgo(9) }
  await put('strategy.version', kind, {
    id: version_id,
    area_id,
    strategy_id,
    number: state === 'draft' ? 2 : 1,
    state,
    ...made,
    ...adopted,
  })
  const words = { kind: 'objective', number: '1.', heading: '', text: 'Keep people safe', position: 1, version: 1 }
  const part = { id: idOf(`part ${kind}`), part_key: idOf(`objective ${area}`), ...words }
  await put('strategy.part', kind, { area_id, version_id, ...part, changed_by: by, changed_at: longAgo(9) })
}
