/** Counts of hate crime in the invented Thurrock over two years, and of work online. Made up ward by ward; no record stands behind them. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { HateCrimeCount } from '#picture/hate-crime/counts.ts'
import { addImport, takeIn } from '#picture/hate-crime/store.ts'
import { putCount } from '#picture/online/store.ts'
import { listWards } from '#picture/tension/ward-store.ts'
import type { HateCrimeStrand } from '#reference/hate-crime.ts'
import { onlineWork } from '#reference/online-work.ts'
import { chance, type Chance } from '../chance.ts'

/** How many out of a hundred wards and months have one crime, about: the last is seldom told. */
const often: readonly (readonly [HateCrimeStrand, number])[] = [
  ['race', 62],
  ['religion', 24],
  ['sexual-orientation', 16],
  ['disability', 11],
  ['transgender', 4],
]

export async function inventCounts(
  trx: Trx,
  { areaId, today }: { readonly areaId: string; readonly today: Temporal.PlainDate },
): Promise<void> {
  const by = chance(2017)
  const months = Array.from({ length: 26 }, (_, ago) => today.with({ day: 1 }).subtract({ months: ago + 1 }))
  const wards = await listWards(trx, [areaId])
  const counts = wards.flatMap(({ id: wardId }) =>
    months.flatMap((month) => often.flatMap(([strand, share]) => monthOf(by, { wardId, month, strand }, share))),
  )
  await addImport(trx, areaId, await takeIn(trx, areaId, counts))
  for (const month of months.slice(0, 6))
    for (const { code } of onlineWork) await putCount(trx, areaId, { month, kind: code, count: by.between(0, 9) })
}

function monthOf(
  by: Chance,
  of: Pick<HateCrimeCount, 'wardId' | 'month' | 'strand'>,
  share: number,
): readonly HateCrimeCount[] {
  const count = by.happens(share / 100) ? by.between(1, share > 50 ? 3 : 1) : 0
  return [
    { ...of, kind: 'crime', count },
    { ...of, kind: 'incident', count: by.happens(share / 200) ? 1 : 0 },
  ]
}
