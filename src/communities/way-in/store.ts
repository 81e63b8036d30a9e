/** Where translated leaflets are published, in rows. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'

export type LinkedLeaflet = {
  readonly id: string
  readonly areaId: string
  readonly language: string
  readonly title: string
  readonly address: string
}

/** For a visitor: row security leaves out what was withdrawn. */
export async function listForVisitors(trx: Trx): Promise<readonly LinkedLeaflet[]> {
  return (await leafletRows(trx).execute()).map(leafletIn)
}

/** For whoever governs: those that stand in their area. */
export async function listStanding(trx: Trx): Promise<readonly LinkedLeaflet[]> {
  return (await leafletRows(trx).where('withdrawn_on', 'is', null).execute()).map(leafletIn)
}

export async function findLeaflet(trx: Trx, id: string): Promise<LinkedLeaflet | undefined> {
  return (await listStanding(trx)).find((leaflet) => leaflet.id === id)
}

/** @returns undefined when it is linked in that language already */
export async function addLeaflet(
  trx: Trx,
  areaId: string,
  { language, title, address }: Pick<LinkedLeaflet, 'language' | 'title' | 'address'>,
): Promise<string | undefined> {
  const id = newId()
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('communities.leaflet')
    .values({ id, area_id: areaId, language, title, address })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? id : undefined
}

export async function withdrawLeaflet(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('communities.leaflet')
    .set({ withdrawn_on: sql<Temporal.PlainDate>`access.today()` })
    .where('id', '=', id)
    .where('withdrawn_on', 'is', null)
    .execute()
}

const leafletRows = (trx: Trx) =>
  trx
    .selectFrom('communities.leaflet')
    .select(['id', 'area_id', 'language', 'title', 'address'])
    .orderBy('language')
    .orderBy('title')
    .limit(300)

function leafletIn({ area_id, ...rest }: RowOf<ReturnType<typeof leafletRows>>): LinkedLeaflet {
  return { ...rest, areaId: area_id }
}
