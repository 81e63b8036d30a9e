/** How a route was replanned, in rows: a stage planned anew, moved or taken off, by whom and why. What may be is said by route.ts. */
import { colleagueName } from '#platform/database/changed.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { hasCode } from '#reference/code-list.ts'
import { documentPurposes, type DocumentPurpose } from '#reference/document-purposes.ts'
import type { Route } from '../route.ts'

export const routeChangeKinds = ['planned anew', 'moved', 'taken off'] as const
export type RouteChangeKind = (typeof routeChangeKinds)[number]

export type RouteChange = {
  readonly stageId: string
  readonly purpose: DocumentPurpose
  readonly bodies: readonly string[]
  readonly kind: RouteChangeKind
  /** In words, as they were read then. */
  readonly was: string
  readonly became: string
  readonly reason: string
  readonly by: string
  readonly at: Temporal.Instant
}

export type NewRouteChange = Pick<RouteChange, 'stageId' | 'kind' | 'was' | 'became' | 'reason'>

export async function addRouteChange(trx: Trx, areaId: string, change: NewRouteChange): Promise<void> {
  await trx
    .insertInto('boards.route_change')
    .values({
      id: newId(),
      area_id: areaId,
      stage_id: change.stageId,
      kind: change.kind,
      was: change.was,
      became: change.became,
      reason: change.reason,
    })
    .execute()
}

/** Of a document's route, the latest first. */
export async function listRouteChanges(trx: Trx, documentId: string): Promise<readonly RouteChange[]> {
  const rows = await trx
    .selectFrom('boards.route_change as change')
    .innerJoin('boards.stage as stage', (join) =>
      join.onRef('stage.area_id', '=', 'change.area_id').onRef('stage.id', '=', 'change.stage_id'),
    )
    .leftJoin('accounts.account as account', 'account.id', 'change.added_by')
    .selectAll('change')
    .select(['stage.purpose', 'account.name as by'])
    .select(
      sql<string[]>`array(select place.body_id::text from boards.stage_body place
        where place.area_id = change.area_id and place.stage_id = change.stage_id order by place.position)`.as(
        'bodies',
      ),
    )
    .where('stage.document_id', '=', documentId)
    .orderBy('change.id', 'desc')
    .execute()
  return rows.map((row) => ({
    stageId: row.stage_id,
    purpose: purposeIn(row.purpose),
    bodies: row.bodies,
    kind: kindIn(row.kind),
    was: row.was,
    became: row.became,
    reason: row.reason,
    by: colleagueName(row.by),
    at: row.added_at,
  }))
}

/** Gives each stage the place that it has in this order, all in one statement. */
export async function placeStages(trx: Trx, route: Route): Promise<void> {
  const places = route.map(({ id, position }) => sql`(${id}::uuid, ${position}::smallint)`)
  await sql`
    update boards.stage stage set position = place.position
      from (values ${sql.join(places)}) place (id, position)
     where stage.id = place.id and stage.position <> place.position`.execute(trx)
}

function kindIn(text: string): RouteChangeKind {
  const found = routeChangeKinds.find((kind) => kind === text)
  if (found === undefined) throw new Error(`the database has a change of a route that the room does not know: ${text}`)
  return found
}

function purposeIn(code: string): DocumentPurpose {
  if (!hasCode(documentPurposes, code)) throw new Error(`a stage has a purpose that the list does not have: ${code}`)
  return code
}
