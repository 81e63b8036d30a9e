/**
 * Documents, their versions and routes in rows. Other rooms put theirs on its way here, inside their own transaction: `addDocument`,
 * `addVersion`, `addRoute`; `findRoute` tells how far it has come.
 */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { byMeAfter, changedIn, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { RowOf } from '#platform/database/rows.ts'
import { NotFound } from '#platform/failures.ts'
import { scanIn } from '#platform/files/scan.ts'
import { hasCode } from '#reference/code-list.ts'
import { documentPurposes, type DocumentPurpose } from '#reference/document-purposes.ts'
import type { DayOrMonth } from '../day-or-month.ts'
import { outcomes, type Said, type Stage, type StageOutcome } from '../route.ts'
import { addFile, type NewFile } from './files.ts'
import { documentKinds, type BoardDocument, type DocumentKind, type DocumentVersion } from './document.ts'

export type NewDocument = Pick<BoardDocument, 'areaId' | 'kind' | 'title'> &
  Partial<Pick<BoardDocument, 'owner' | 'address'>>

export async function addDocument(trx: Trx, document: NewDocument): Promise<string> {
  const id = newId()
  await trx
    .insertInto('boards.document')
    .values({
      id,
      area_id: document.areaId,
      kind: document.kind,
      title: document.title,
      owner: document.owner ?? '',
      address: document.address ?? '',
    })
    .execute()
  return id
}

export async function findDocument(trx: Trx, id: string): Promise<BoardDocument | undefined> {
  const row = await documents(trx).where('document.id', '=', id).executeTakeFirst()
  return row && documentIn(row)
}

/** The document that is written at this address of Causeway, such as a strategy's page. */
export async function findDocumentAt(trx: Trx, areaId: string, address: string): Promise<BoardDocument | undefined> {
  const row = await documents(trx)
    .where('document.area_id', '=', areaId)
    .where('document.address', '=', address)
    .orderBy('document.added_at')
    .limit(1)
    .executeTakeFirst()
  return row && documentIn(row)
}

/** Newest first. */
export async function listDocuments(trx: Trx): Promise<readonly BoardDocument[]> {
  const rows = await documents(trx).orderBy('document.added_at', 'desc').limit(500).execute()
  return rows.map(documentIn)
}

/** Until the end of the transaction nobody else adds a version of it or records an outcome. */
export async function holdDocument(trx: Trx, id: string): Promise<void> {
  await trx.selectFrom('boards.document').select('id').where('id', '=', id).forUpdate().execute()
}

export type NewVersion = Pick<DocumentVersion, 'datedOn' | 'changes'> &
  Partial<Pick<DocumentVersion, 'body' | 'address'>> & { readonly file?: NewFile | undefined }

/** The next version of a document. @returns its number */
export async function addVersion(
  trx: Trx,
  document: Pick<BoardDocument, 'id' | 'areaId'>,
  version: NewVersion,
): Promise<number> {
  await holdDocument(trx, document.id)
  const number = (await listVersions(trx, document.id)).length + 1
  const id = newId()
  await trx
    .insertInto('boards.document_version')
    .values({
      id,
      area_id: document.areaId,
      document_id: document.id,
      number,
      dated_on: version.datedOn,
      changes: version.changes,
      body: version.body ?? '',
      address: version.address ?? '',
    })
    .execute()
  if (version.file !== undefined) await addFile(trx, { id, areaId: document.areaId }, version.file)
  return number
}

/** The first version first. */
export async function listVersions(trx: Trx, documentId: string): Promise<readonly DocumentVersion[]> {
  const rows = await trx
    .selectFrom('boards.document_version as version')
    .leftJoin('boards.version_file as file', (join) =>
      join.onRef('file.area_id', '=', 'version.area_id').onRef('file.document_version_id', '=', 'version.id'),
    )
    .selectAll('version')
    .select(['file.name', 'file.bytes', 'file.scan'])
    .where('version.document_id', '=', documentId)
    .orderBy('version.number')
    .execute()
  return rows.map(({ id, number, dated_on, changes, body, address, name, bytes, scan }) => ({
    id,
    number,
    datedOn: dated_on,
    changes,
    body,
    address,
    file: name === null || bytes === null || scan === null ? undefined : { name, bytes, scan: scanIn(scan) },
  }))
}

export type NewStage = {
  readonly purpose: DocumentPurpose
  readonly bodies: readonly string[]
  readonly plannedOn?: DayOrMonth | undefined
}

/** Puts these stages behind those that the document's route has. */
export async function addRoute(
  trx: Trx,
  document: Pick<BoardDocument, 'id' | 'areaId'>,
  stages: readonly NewStage[],
): Promise<void> {
  if (stages.length === 0) return
  await holdDocument(trx, document.id)
  // What was taken off keeps its place.
  const { last } = await trx
    .selectFrom('boards.stage')
    .select((stage) => stage.fn.coalesce(stage.fn.max('position'), sql<number>`0`).as('last'))
    .where('document_id', '=', document.id)
    .executeTakeFirstOrThrow()
  const placed = stages.map((stage, place) => ({ ...stage, id: newId(), position: last + place + 1 }))
  await trx
    .insertInto('boards.stage')
    .values(
      placed.map(({ id, position, purpose, plannedOn }) => ({
        id,
        area_id: document.areaId,
        document_id: document.id,
        position,
        purpose,
        ...plannedColumns(plannedOn),
      })),
    )
    .execute()
  await trx
    .insertInto('boards.stage_body')
    .values(
      placed.flatMap(({ id, bodies }) =>
        bodies.map((body, place) => ({ area_id: document.areaId, stage_id: id, body_id: body, position: place + 1 })),
      ),
    )
    .execute()
}

/** A stage with the version of its row, for whoever changes its plan. */
export type StandingStage = Stage & {
  readonly row: { readonly version: number; readonly changedBy: string; readonly changedAt: Temporal.Instant }
}

export async function findRoute(trx: Trx, documentId: string): Promise<readonly StandingStage[]> {
  return (await listRoutes(trx, [documentId])).get(documentId) ?? []
}

/** A stage of a document's route, and that route. @throws NotFound when it is none, or was taken off */
export async function stageOn(trx: Trx, documentId: string, stageId: string) {
  const route = await findRoute(trx, documentId)
  const stage = route.find(({ id }) => id === stageId)
  if (stage === undefined) throw new NotFound()
  return { route, stage }
}

/** Routes by their documents, without what was taken off: three queries, however many there are. */
export async function listRoutes(
  trx: Trx,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StandingStage[]>> {
  if (documentIds.length === 0) return new Map()
  const stages = await stageRows(trx)
    .where('stage.document_id', 'in', [...documentIds])
    .execute()
  if (stages.length === 0) return new Map()
  const ids = stages.map(({ id }) => id)
  const bodies = await trx
    .selectFrom('boards.stage_body')
    .select(['stage_id', 'body_id'])
    .where('stage_id', 'in', ids)
    .orderBy('position')
    .execute()
  const said = await outcomeRows(trx).where('outcome.stage_id', 'in', ids).execute()
  const built = stages.map((stage) => ({
    documentId: stage.document_id,
    stage: {
      id: stage.id,
      position: stage.position,
      purpose: purposeIn(stage.purpose),
      plannedOn: dayOrMonth(stage.planned_on, stage.planned_precision),
      bodies: bodies.filter(({ stage_id }) => stage_id === stage.id).map(({ body_id }) => body_id),
      said: said.filter(({ stage_id }) => stage_id === stage.id).map(saidIn),
      row: { version: stage.version, changedBy: colleagueName(stage.changer), changedAt: stage.changed_at },
    },
  }))
  return new Map(
    [...Map.groupBy(built, ({ documentId }) => documentId)].map(([id, all]) => [id, all.map(({ stage }) => stage)]),
  )
}

/** Without asking whether it may: route.ts has said so, while the document was held. */
export async function addOutcome(
  trx: Trx,
  document: Pick<BoardDocument, 'areaId'>,
  stageId: string,
  said: Omit<Said, 'version'> & { readonly versionId: string },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('boards.stage_outcome')
    .values({
      id,
      area_id: document.areaId,
      stage_id: stageId,
      body_id: said.bodyId,
      document_version_id: said.versionId,
      seen_on: said.seenOn.on,
      seen_precision: said.seenOn.precision,
      outcome: said.outcome,
      asked: said.asked,
      asked_by: said.askedBy,
    })
    .execute()
  return id
}

/** @returns how many rows changed: none when somebody else was faster */
export async function planStage(
  trx: Trx,
  id: string,
  seen: number,
  plannedOn: DayOrMonth | undefined,
): Promise<bigint> {
  const changed = await trx
    .updateTable('boards.stage')
    .set({
      ...plannedColumns(plannedOn),
      ...byMeAfter(seen),
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

function plannedColumns(plannedOn: DayOrMonth | undefined) {
  return { planned_on: plannedOn?.on ?? null, planned_precision: plannedOn?.precision ?? 'day' }
}

const documents = (trx: Trx) =>
  trx
    .selectFrom('boards.document as document')
    .leftJoin('accounts.account as changer', 'changer.id', 'document.changed_by')
    .selectAll('document')
    .select('changer.name as changer')

const stageRows = (trx: Trx) =>
  trx
    .selectFrom('boards.stage as stage')
    .leftJoin('accounts.account as changer', 'changer.id', 'stage.changed_by')
    .selectAll('stage')
    .select('changer.name as changer')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('boards.route_change as change')
            .select('change.id')
            .whereRef('change.area_id', '=', 'stage.area_id')
            .whereRef('change.stage_id', '=', 'stage.id')
            .where('change.kind', '=', 'taken off'),
        ),
      ),
    )
    .orderBy('stage.position')

const outcomeRows = (trx: Trx) =>
  trx
    .selectFrom('boards.stage_outcome as outcome')
    .innerJoin('boards.document_version as seen', 'seen.id', 'outcome.document_version_id')
    .selectAll('outcome')
    .select('seen.number as version')
    .orderBy('outcome.id')

function documentIn(row: RowOf<ReturnType<typeof documents>>): BoardDocument {
  return {
    id: row.id,
    areaId: row.area_id,
    kind: kindIn(row.kind),
    title: row.title,
    owner: row.owner,
    address: row.address,
    ...changedIn(row),
  }
}

function saidIn(row: RowOf<ReturnType<typeof outcomeRows>>): Said {
  return {
    bodyId: row.body_id,
    version: row.version,
    seenOn: { on: row.seen_on, precision: precisionIn(row.seen_precision) },
    outcome: outcomeIn(row.outcome),
    asked: row.asked,
    askedBy: row.asked_by,
  }
}

function dayOrMonth(on: Temporal.PlainDate | null, precision: string): DayOrMonth | undefined {
  return on === null ? undefined : { on, precision: precisionIn(precision) }
}

function precisionIn(text: string): 'day' | 'month' {
  return text === 'month' ? 'month' : 'day'
}

function kindIn(text: string): DocumentKind {
  return documentKinds.find((one) => one === text) ?? unknown('kind of document', text)
}

function purposeIn(code: string): DocumentPurpose {
  return hasCode(documentPurposes, code) ? code : unknown('purpose', code)
}

function outcomeIn(text: string): StageOutcome {
  return outcomes.find((one) => one === text) ?? unknown('outcome', text)
}

function unknown(what: string, text: string): never {
  throw new Error(`the database has a ${what} that the room does not know: ${text}`)
}
