/** The frameworks that an area may assess under: the shipped ones and those it has loaded; which one a case goes on with. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { frameworkFor, shippedFrameworks, type Framework } from '#reference/assessment-frameworks.ts'
import type { CaseFile } from '../store.ts'

/** A framework, and its row where the area has loaded it. */
export type AreaFramework = Framework & { readonly id: string | undefined }

const Content = z.object({
  values: z.array(z.object({ code: z.string(), label: z.string(), evidence: z.boolean() })),
  groups: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      headings: z.array(z.object({ code: z.string(), label: z.string(), help: z.string().optional() })),
    }),
  ),
})

/** Those of an area, newest first; the shipped ones last. */
export async function listFrameworks(trx: Trx, areaId: string): Promise<readonly AreaFramework[]> {
  const rows = await trx
    .selectFrom('cases.assessment_framework')
    .selectAll()
    .where('area_id', '=', areaId)
    .orderBy('valid_from', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return [
    ...rows.map((row) => ({
      id: row.id,
      code: row.code,
      version: row.version,
      title: row.title,
      validFrom: row.valid_from.toString(),
      validTo: row.valid_to?.toString() ?? null,
      licence: row.licence,
      ...Content.parse(row.content),
    })),
    ...shippedFrameworks.map((framework) => ({ ...framework, id: undefined })),
  ]
}

/** The framework for the next version of a case's assessment. */
export async function frameworkOfCase(trx: Trx, file: CaseFile, today: Temporal.PlainDate): Promise<AreaFramework> {
  const last = await trx
    .selectFrom('cases.assessment')
    .select(['framework as code', 'framework_version as version'])
    .where('area_id', '=', file.row.areaId)
    .where('case_id', '=', file.row.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return frameworkFor(await listFrameworks(trx, file.row.areaId), today, last)
}

/** @returns its id; undefined when the area has this version of it already */
export async function addFramework(trx: Trx, areaId: string, framework: Framework): Promise<string | undefined> {
  const id = newId()
  const added = await trx
    .insertInto('cases.assessment_framework')
    .values({
      id,
      area_id: areaId,
      code: framework.code,
      version: framework.version,
      title: framework.title,
      valid_from: Temporal.PlainDate.from(framework.validFrom),
      valid_to: framework.validTo === null ? null : Temporal.PlainDate.from(framework.validTo),
      licence: framework.licence,
      content: JSON.stringify({ values: framework.values, groups: framework.groups }),
    })
    .onConflict((conflict) => conflict.constraint('assessment_framework_unique').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? id : undefined
}

/** How the journal names a framework: by its code where it is shipped, by its row where the area has loaded it. */
export function journalFramework({ code, id }: AreaFramework): { framework: string; frameworkId?: string } {
  return id === undefined ? { framework: code } : { framework: 'LOCAL', frameworkId: id }
}
