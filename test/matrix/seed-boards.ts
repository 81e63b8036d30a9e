/** Boards of each area: two that report one to the other, and whatever hangs on them. */
import { areas, type Area } from './kinds.ts'
import { idOf, type Put } from './rows.ts'
import { accountId, agencyId, areaId } from './seed-accounts.ts'

const writers = { here: 'a colleague', there: 'somebody there', beyond: 'somebody beyond' } as const

export async function seedBoards(put: Put): Promise<void> {
  for (const area of areas) await seedArea(put, area)
}

async function seedArea(put: Put, area: Area): Promise<void> {
  const area_id = areaId(area)
  const id = (what: string): string => idOf(`${what} ${area}`)
  const by = { added_by: accountId(writers[area]), changed_by: accountId(writers[area]) }
  const own = { area_id, ...by }

  const body = { kind: 'prevent_board', name: 'Prevent Board' }
  await put('boards.body', area, { id: id('body'), ...own, ...body })
  await put('boards.body', area, { id: id('upper body'), ...own, kind: 'cabinet', name: 'Cabinet' })
  await put('boards.membership', area, {
    id: id('membership'),
    ...own,
    body_id: id('body'),
    agency_id: agencyId('Council', area),
    account_id: accountId(writers[area]),
    name: 'A member',
    role: 'chair',
    from_on: '2026-01-01',
  })
  await put('boards.reporting_line', area, {
    id: id('reporting line'),
    ...own,
    body_id: id('body'),
    to_body_id: id('upper body'),
    what: 'Annual report',
    every_months: 12,
    counts_from: '2026-01-01',
  })
}
