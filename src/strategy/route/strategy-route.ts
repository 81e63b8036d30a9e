/**
 * A strategy's way through the bodies that draft, approve and sign it off. The route itself is the boards': here a strategy becomes a document
 * of theirs, each of its versions a version of that document, and its cover table is read back from there.
 */
import type { Temporal } from 'temporal-polyfill'
import { addBodies, listBodies } from '#boards/bodies/store.ts'
import { aDay, aMonth, type DayOrMonth } from '#boards/day-or-month.ts'
import { coverHeadings, coverTable, type CoverRow } from '#boards/documents/document.ts'
import { addDocument, addRoute, addVersion, findDocumentAt, findRoute, type NewStage } from '#boards/documents/store.ts'
import type { Trx } from '#platform/database/database.ts'
import type { BodyKind } from '#reference/bodies.ts'
import type { DocumentPurpose } from '#reference/document-purposes.ts'

/** As a paper has a stage of its cover table. */
export type StageAsRead = {
  readonly when: { readonly day: Temporal.PlainDate } | { readonly month: Temporal.PlainYearMonth } | undefined
  readonly purpose: DocumentPurpose
  readonly bodies: readonly { readonly name: string; readonly kind: BodyKind }[]
}

type OnRoute = { readonly id: string; readonly areaId: string; readonly title: string }

export function addressOf(strategyId: string): string {
  return `/strategy/${strategyId}`
}

/** Where the strategy is a document of the boards, with its cover table as papers have it. */
export async function findCover(
  trx: Trx,
  strategy: Pick<OnRoute, 'id' | 'areaId'>,
): Promise<{ href: string; headings: typeof coverHeadings; rows: readonly CoverRow[] } | undefined> {
  const document = await findDocumentAt(trx, strategy.areaId, addressOf(strategy.id))
  if (document === undefined) return undefined
  const names = new Map((await listBodies(trx)).map(({ id, name }) => [id, name]))
  const route = await findRoute(trx, document.id)
  return {
    href: `/boards/documents/${document.id}`,
    headings: coverHeadings,
    rows: coverTable(route, (id) => names.get(id) ?? ''),
  }
}

/** Makes the strategy a document with these stages. A body that the area does not have yet is added by its name. @returns the document's id */
export async function putOnRoute(
  trx: Trx,
  strategy: OnRoute,
  { stages, today }: { readonly stages: readonly StageAsRead[]; readonly today: Temporal.PlainDate },
): Promise<string> {
  const { areaId, title } = strategy
  const id = await addDocument(trx, { areaId, kind: 'strategy', title, address: addressOf(strategy.id) })
  await addVersion(trx, { id, areaId }, { datedOn: today, changes: 'The first version', ...versionAt(strategy.id, 1) })
  const bodies = await bodiesByName(trx, areaId, stages)
  await addRoute(
    trx,
    { id, areaId },
    stages.map(({ when, purpose, bodies: named }): NewStage => ({
      purpose,
      bodies: named.flatMap(({ name }) => bodies.get(nameKey(name)) ?? []),
      plannedOn: plannedOn(when),
    })),
  )
  return id
}

/** A new version of the strategy is one of the document too, where the strategy is on its route. */
export async function addVersionToRoute(
  trx: Trx,
  strategy: Pick<OnRoute, 'id' | 'areaId'>,
  version: { readonly number: number; readonly whatChanged: string; readonly today: Temporal.PlainDate },
): Promise<void> {
  const document = await findDocumentAt(trx, strategy.areaId, addressOf(strategy.id))
  if (document === undefined) return
  await addVersion(trx, document, {
    datedOn: version.today,
    changes: version.whatChanged,
    ...versionAt(strategy.id, version.number),
  })
}

function versionAt(strategyId: string, number: number) {
  return { address: `${addressOf(strategyId)}?version=${number}` }
}

/** By name in small letters; those that were not there are added. */
async function bodiesByName(
  trx: Trx,
  areaId: string,
  stages: readonly StageAsRead[],
): Promise<ReadonlyMap<string, string>> {
  const here = (await listBodies(trx)).filter((body) => body.areaId === areaId)
  const known = new Map(here.map(({ id, name }) => [nameKey(name), id]))
  const missing = new Map(
    stages
      .flatMap(({ bodies }) => bodies)
      .filter(({ name }) => !known.has(nameKey(name)))
      .map((body) => [nameKey(body.name), body]),
  )
  const added = await addBodies(
    trx,
    [...missing.values()].map(({ name, kind }) => ({ areaId, kind, name, terms: '', meetsEveryMonths: undefined })),
  )
  return new Map([...known, ...added.map(({ id, name }) => [nameKey(name), id] as const)])
}

function nameKey(name: string): string {
  return name.trim().toLowerCase()
}

function plannedOn(when: StageAsRead['when']): DayOrMonth | undefined {
  if (when === undefined) return undefined
  return 'day' in when ? aDay(when.day) : aMonth(when.month.year, when.month.month)
}
