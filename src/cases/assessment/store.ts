/** Versions of the assessment as rows. Each stays as it was written, under the framework it was written in; a later one overwrites nothing. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { formatDay } from '#platform/day-and-time.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { keep, openKept, type Kept } from '#platform/forms/kept.ts'
import { addAssessedNeeds } from '../plan/store.ts'
import { chosen } from '../steps/parts.ts'
import type { Showing } from '../steps/step-page.ts'
import type { CaseFile } from '../store.ts'
import { assessmentForm, headingsOf, needsIn } from './form.ts'
import type { AreaFramework } from './frameworks.ts'

export const assessmentPlace = (id: string) => ({ table: 'cases.assessment', column: 'sealed', row: id })

export type AssessmentVersion = {
  readonly id: string
  readonly number: number
  readonly on: Temporal.PlainDate
  readonly by: string
  /** "VAF2012, version 2012.1". */
  readonly framework: string
  /** Who agreed it and when, in words; undefined while nobody has. */
  readonly agreed: string | undefined
  readonly sealed: Buffer
}

/** Oldest first. Nothing is opened. */
export async function listAssessments(trx: Trx, file: CaseFile): Promise<readonly AssessmentVersion[]> {
  const rows = await trx
    .selectFrom('cases.assessment as assessment')
    .leftJoin('accounts.account as account', 'account.id', 'assessment.written_by')
    .select([
      'assessment.id',
      'assessment.number',
      'assessment.on_date',
      'assessment.framework',
      'assessment.framework_version',
      'assessment.sealed',
      'account.name',
    ])
    .where('assessment.area_id', '=', file.row.areaId)
    .where('assessment.case_id', '=', file.row.id)
    .orderBy('assessment.number')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    on: row.on_date,
    by: row.name ?? 'a colleague',
    framework: `${row.framework}, version ${row.framework_version}`,
    agreed: agreement(file, row.id),
    sealed: row.sealed,
  }))
}

function agreement(file: CaseFile, id: string): string | undefined {
  const entry = file.entries.findLast(({ step, facts }) => step === 'agree assessment' && facts['assessmentId'] === id)
  if (entry === undefined) return undefined
  const who = entry.facts['agreedBy'] === 'panel' ? 'Agreed by the panel' : 'Agreed'
  return `${who} on ${formatDay(entry.onDate)}, recorded by ${entry.takenByName}`
}

export function assessmentTitle({ number, on, by }: AssessmentVersion): string {
  return `Version ${number}, ${formatDay(on)}, by ${by}`
}

/** As it was written; undefined once the person's key is gone. */
export async function openAssessment(
  vault: Vault,
  file: CaseFile,
  version: AssessmentVersion,
): Promise<Kept | undefined> {
  const opened = await vault.open(file.person.id, assessmentPlace(version.id), version.sealed)
  return opened === undefined ? undefined : openKept(opened)
}

/** Keeps a version: the words in clear, the evidence sealed, its needs each in a row for the plan. The next number is its own. */
export async function saveAssessment(
  { trx, file, vault, today }: Showing,
  answers: AnyAnswers,
  { id, framework }: { readonly id: string; readonly framework: AreaFramework },
): Promise<void> {
  const { areaId, id: caseId } = file.row
  await trx
    .insertInto('cases.assessment')
    .values({
      id,
      area_id: areaId,
      case_id: caseId,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from cases.assessment where area_id = ${areaId} and case_id = ${caseId})`,
      framework: framework.code,
      framework_version: framework.version,
      framework_id: framework.id ?? null,
      factors: JSON.stringify(factorWords(framework, answers)),
      sealed: await vault.seal(
        file.person.id,
        assessmentPlace(id),
        JSON.stringify(keep(assessmentForm(framework), answers, 'en')),
      ),
      on_date: today,
    })
    .execute()
  await addAssessedNeeds({ trx, file, vault }, id, needsIn(chosen(answers, 'needs') ?? ''))
}

/** A word for each heading that was answered, in clear, so that what was present can be listed without opening the evidence. Never a number. */
export function factorWords(framework: AreaFramework, answers: AnyAnswers): Readonly<Record<string, string>> {
  return Object.fromEntries(
    headingsOf(framework).flatMap((code) => {
      const word = chosen(answers, code.toLowerCase())
      return word === undefined ? [] : [[code, word] as const]
    }),
  )
}
