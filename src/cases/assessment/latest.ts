/** The newest version of the assessment as it was written: on the page of the case, and beside what is decided on it. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { keptView, openKept, type AnswersView } from '#platform/forms/kept.ts'
import { dayInWords } from '../person-words.ts'
import type { CaseFile } from '../store.ts'

export const assessmentPlace = (id: string) => ({ table: 'cases.assessment', column: 'sealed', row: id })

export type WrittenAssessment = {
  /** "Version 2, 24 November 2026, by Olu Officer". */
  readonly title: string
  /** Empty when its seal can no longer be opened. */
  readonly written: readonly AnswersView[]
}

export async function latestAssessment(trx: Trx, vault: Vault, file: CaseFile): Promise<WrittenAssessment | undefined> {
  const row = await findLatest(trx, file)
  if (row === undefined) return undefined
  const opened = await vault.open(file.person.id, assessmentPlace(row.id), row.sealed)
  return { title: titleOf(row), written: opened === undefined ? [] : keptView(openKept(opened)) }
}

/** Its title alone: no seal is opened for it. */
export async function latestAssessmentTitle(trx: Trx, file: CaseFile): Promise<string | undefined> {
  const row = await findLatest(trx, file)
  return row && titleOf(row)
}

async function findLatest(trx: Trx, file: CaseFile) {
  return await trx
    .selectFrom('cases.assessment as assessment')
    .leftJoin('accounts.account as account', 'account.id', 'assessment.written_by')
    .select(['assessment.id', 'assessment.number', 'assessment.on_date', 'assessment.sealed', 'account.name'])
    .where('assessment.area_id', '=', file.row.areaId)
    .where('assessment.case_id', '=', file.row.id)
    .orderBy('assessment.number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function titleOf(row: { number: number; on_date: Temporal.PlainDate; name: string | null }): string {
  return `Version ${row.number}, ${dayInWords(row.on_date)}, by ${row.name ?? 'a colleague'}`
}
