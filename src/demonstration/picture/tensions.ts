/** Wards, and reports of tension in the invented Thurrock: events, never persons; communities as somebody described them. */
import { sql } from 'kysely'
import { addReport, addReview, type NewReport } from '#picture/tension/store.ts'
import { daysOf } from '#picture/tension/tension.ts'
import { addWards, listWards } from '#picture/tension/ward-store.ts'
import { defaultSettings } from '#reference/settings.ts'
import type { TensionLevel } from '#reference/tension.ts'
import type { Backstage } from '../backstage.ts'
import { places } from '../places.ts'

type Looked = {
  readonly level: TensionLevel
  /** After the report. */
  readonly inDays: number
  /** After this look; undefined: nobody needs to look again. */
  readonly againInDays?: number
  readonly action: string
}

type InventedTension = Pick<NewReport, 'category' | 'describedBy' | 'source' | 'corroboration'> & {
  readonly ward: string
  readonly communities: string
  readonly what: string
  readonly daysAgo: number
  readonly by: 'partner' | 'coordinator'
  readonly looks: readonly Looked[]
}

export const inventedTensions: readonly InventedTension[] = [
  {
    ward: 'Grays Riverside',
    category: 'evidenced',
    communities: 'Families at the mosque, as they call themselves',
    describedBy: 'themselves',
    source: 'community',
    corroboration: 'one more',
    what: 'Graffiti against Muslims was sprayed on the shutters of a market stall over the weekend. Traders painted it over.',
    daysAgo: 24,
    by: 'partner',
    looks: [
      {
        level: '3',
        inDays: 2,
        againInDays: 14,
        action: 'Patrols at the market; the dialogue group visits the traders.',
      },
      { level: '2', inDays: 15, againInDays: 14, action: 'Nothing new since; visits go on.' },
    ],
  },
  {
    ward: 'Tilbury St Chads',
    category: 'experienced',
    communities: 'Eastern European residents, in the words of the housing officer',
    describedBy: 'agency',
    source: 'front line',
    corroboration: 'none',
    what: 'Tenants told the housing office that they no longer use the bus after dark, because of what is shouted.',
    daysAgo: 40,
    by: 'partner',
    looks: [
      { level: '2', inDays: 5, againInDays: 20, action: 'The bus company and the neighbourhood team were told.' },
    ],
  },
  {
    ward: 'Belhus',
    category: 'potential',
    communities: '',
    describedBy: 'nobody',
    source: 'public',
    corroboration: 'several',
    what: 'Two marches with opposite aims are announced for the same Saturday in the shopping centre.',
    daysAgo: 9,
    by: 'coordinator',
    looks: [
      { level: '4', inDays: 1, againInDays: 14, action: 'Police speak with both organisers about routes and times.' },
    ],
  },
  {
    ward: 'Stifford Clays',
    category: 'experienced',
    communities: 'Jewish families, as the school put it',
    describedBy: 'agency',
    source: 'agency',
    corroboration: 'one more',
    what: 'Parents said at a school gate that they take off signs of their faith on the way home.',
    daysAgo: 3,
    by: 'partner',
    looks: [],
  },
  {
    ward: 'Ockendon',
    category: 'evidenced',
    communities: 'A traveller community, in the words of a councillor',
    describedBy: 'agency',
    source: 'councillor',
    corroboration: 'several',
    what: 'Leaflets that blame travellers for thefts went through doors before a planning meeting.',
    daysAgo: 130,
    by: 'coordinator',
    looks: [
      { level: '3', inDays: 4, againInDays: 20, action: 'The ward councillors spoke at the meeting.' },
      { level: '1', inDays: 30, action: '' },
    ],
  },
]

/** @returns one that waits to be agreed, one that was, and a ward */
export async function inventTensions(
  stage: Backstage,
  cast: { readonly areaId: string; readonly coordinator: string; readonly partner: string },
) {
  const { trx, today } = stage
  const names = [...new Set(places.map(({ ward }) => ward))]
  await stage.as(cast.coordinator, () => addWards(trx, cast.areaId, names))
  const wards = await stage.as(cast.coordinator, () => listWards(trx, [cast.areaId]))
  const ids = new Map<string, string>()
  for (const one of inventedTensions) {
    const ward = wards.find(({ name }) => name === one.ward)
    if (ward === undefined) throw new Error(`the demonstration has no ward ${one.ward}`)
    const happenedOn = today.subtract({ days: one.daysAgo })
    const { communities, what, category, describedBy, source, corroboration } = one
    const words = { communities, what }
    const reported = { happenedOn, ...daysOf(happenedOn, happenedOn, defaultSettings) }
    const id = await stage.as(cast[one.by], () =>
      addReport(trx, ward, { category, describedBy, source, corroboration, words, ...reported }),
    )
    await sql`update picture.tension_report set reported_at = ${happenedOn}::date + interval '10 hours' where id = ${id}::uuid`.execute(
      trx,
    )
    for (const look of one.looks) await lookAt(stage, cast, id, one.daysAgo, look)
    ids.set(one.ward, id)
  }
  const [wardId, reportId] = [wards[0]?.id, ids.get('Stifford Clays')]
  if (wardId === undefined || reportId === undefined) throw new Error('no tension was invented')
  return { wardId, reportId }
}

async function lookAt(
  stage: Backstage,
  { areaId, coordinator }: { readonly areaId: string; readonly coordinator: string },
  id: string,
  daysAgo: number,
  { level, inDays, againInDays, action }: Looked,
): Promise<void> {
  const { trx, today } = stage
  const on = today.subtract({ days: daysAgo - inDays })
  const reviewOn = againInDays === undefined ? undefined : on.add({ days: againInDays })
  await stage.as(coordinator, () => addReview(trx, { id, areaId }, { level, reviewOn, action }))
  await sql`update picture.tension_review set reviewed_on = ${on}, reviewed_at = ${on}::date + interval '10 hours'
             where report_id = ${id}::uuid and reviewed_on = access.today()`.execute(trx)
}
