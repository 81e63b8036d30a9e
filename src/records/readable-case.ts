import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'

/** Who may have a case to open. Which, the database decides; information governance has one in an emergency alone. */
export const caseReaders = [
  'coordinator',
  'case officer',
  'channel chair',
  'deputy chair',
  'panel member',
  'information governance',
] as const

/** The case, as far as this room needs it. @throws NotFound when it is missing, or not the reader's to see */
export async function readableCase(trx: Trx, caseId: string): Promise<{ areaId: string; reference: string }> {
  const found = await trx
    .selectFrom('cases.case_file')
    .select(['area_id as areaId', 'reference'])
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return found
}
