/** The newest version of the assessment as it was written: on the page of the case, and beside what is decided on it. */
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { keptView, type AnswersView } from '#platform/forms/kept.ts'
import type { CaseFile } from '../store.ts'
import { assessmentTitle, listAssessments, openAssessment } from './store.ts'

export type WrittenAssessment = {
  /** "Version 2, 24 November 2026, by Olu Officer". */
  readonly title: string
  readonly framework: string
  readonly agreed: string | undefined
  /** How many versions there are. */
  readonly versions: number
  /** Empty when its seal can no longer be opened. */
  readonly written: readonly AnswersView[]
}

export async function latestAssessment(trx: Trx, vault: Vault, file: CaseFile): Promise<WrittenAssessment | undefined> {
  const versions = await listAssessments(trx, file)
  const latest = versions.at(-1)
  if (latest === undefined) return undefined
  const kept = await openAssessment(vault, file, latest)
  return {
    title: assessmentTitle(latest),
    framework: latest.framework,
    agreed: latest.agreed,
    versions: versions.length,
    written: kept === undefined ? [] : keptView(kept),
  }
}

/** Its title alone: no seal is opened for it. */
export async function latestAssessmentTitle(trx: Trx, file: CaseFile): Promise<string | undefined> {
  const latest = (await listAssessments(trx, file)).at(-1)
  return latest && assessmentTitle(latest)
}
