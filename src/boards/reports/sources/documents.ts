/** Documents that had a new version in the year, and how far each has come on its route. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import { listBodies } from '../../bodies/store.ts'
import { documentKindNames } from '../../documents/document.ts'
import { whereWords } from '../../documents/pages.ts'
import { listDocuments, listRoutes } from '../../documents/store.ts'
import type { ReportOn, ReportSource } from '../sources.ts'

export const documentsInReport: ReportSource = {
  key: 'documents',
  heading: 'Strategies, plans and other papers',
  draft: async (trx, on) => {
    const versions = await newestVersions(trx, on)
    const documents = (await listDocuments(trx)).filter(({ id }) => versions.has(id))
    const routes = await listRoutes(
      trx,
      documents.map(({ id }) => id),
    )
    const bodies = await listBodies(trx)
    return {
      text: '',
      figures:
        documents.length === 0
          ? []
          : [
              {
                title: 'Papers with a new version in the year',
                headings: ['Paper', 'Kind', 'Version', 'Where it is on its route'],
                rows: documents.map(({ id, title, kind }) => [
                  title,
                  documentKindNames[kind],
                  String(versions.get(id) ?? ''),
                  whereWords(routes.get(id) ?? [], bodies),
                ]),
                editions: ['board', 'scrutiny', 'public'],
              },
            ],
    }
  },
}

/** By document, the number of the last version that is dated in the year. */
async function newestVersions(trx: Trx, { areaId, year }: ReportOn): Promise<ReadonlyMap<string, number>> {
  const rows = await trx
    .selectFrom('boards.document_version')
    .select('document_id')
    .select(sql<number>`max(number)`.as('number'))
    .where('area_id', '=', areaId)
    .where('dated_on', '>=', year.from)
    .where('dated_on', '<=', year.until)
    .groupBy('document_id')
    .execute()
  return new Map(rows.map(({ document_id, number }) => [document_id, number]))
}
