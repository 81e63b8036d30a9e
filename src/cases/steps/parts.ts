/** Questions and options that several steps share. */
import type { Trx } from '#platform/database/database.ts'
import { longText, radios, select, type Option } from '#platform/forms/questions.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { CaseFile } from '../store.ts'

/** The reason of a decision: narrative, kept sealed beside the journal, which remembers only that there is one. */
export const reason = (
  label = 'Reason',
  hint = 'What you decided on, and why. Keep facts apart from opinion, and say where each comes from.',
) =>
  longText({
    id: 'reason',
    label: { en: label },
    name: { en: 'the reason' },
    hint: { en: hint },
    maxLength: 8000,
    rows: 8,
    sensitivity: 'narrative',
  })

/** A few words that may go with an act. */
export const remark = (label = 'Anything to add') =>
  longText({
    id: 'reason',
    label: { en: label },
    name: { en: 'anything to add' },
    maxLength: 4000,
    rows: 4,
    optional: true,
    sensitivity: 'narrative',
  })

export const safeguardingHandOff = radios({
  id: 'safeguardingHandOff',
  label: { en: 'Has the person been handed on to a safeguarding team?' },
  name: { en: 'whether the person was handed on to a safeguarding team' },
  hint: { en: 'Say in the reason to whom, or why it is not needed.' },
  options: [
    { code: 'made', label: { en: 'Yes' } },
    { code: 'not_needed', label: { en: 'No, it is not needed' } },
  ],
})

/**
 * Police and council colleagues of the area, other than the reader, as options: who may supervise or read a second time.
 * Never empty as a list of options: a form cannot offer a choice of nothing.
 */
export async function colleagues(trx: Trx, file: CaseFile): Promise<readonly Option[]> {
  const rows = await trx
    .selectFrom('accounts.account as account')
    .innerJoin('accounts.agency as agency', 'agency.id', 'account.agency_id')
    .select(['account.id', 'account.name', 'account.job_title', 'agency.name as agency'])
    .where('account.area_id', '=', file.row.areaId)
    .where('account.disabled_at', 'is', null)
    .where('account.id', '<>', file.reader.account)
    .where('agency.kind', 'in', ['police', 'council'])
    .orderBy('account.name')
    .limit(200)
    .execute()
  const options = rows.map((row) => ({
    code: row.id,
    label: { en: `${row.name}, ${row.job_title === '' ? row.agency : `${row.job_title}, ${row.agency}`}` },
  }))
  return options.length > 0 ? options : [{ code: 'nobody', label: { en: 'Nobody else has an account yet' } }]
}

export const supervisor = (options: readonly Option[]) =>
  select({
    id: 'supervisor',
    label: { en: 'Which supervisor has agreed?' },
    name: { en: 'the supervisor who has agreed' },
    options,
  })

/** An answer that is one of a list's codes, or undefined. */
export function chosen(answers: AnyAnswers, question: string): string | undefined {
  const answer = answers[question]
  return typeof answer === 'string' && answer !== '' ? answer : undefined
}

/** The codes chosen where several may be; none where nothing was. */
export function several(answers: AnyAnswers, question: string): readonly string[] {
  const answer = answers[question]
  return Array.isArray(answer) ? answer.map(String) : []
}

export function written(answers: AnyAnswers, question = 'reason'): boolean {
  return chosen(answers, question) !== undefined
}

/** Only the facts that were given: a strict schema has no room for empty ones. */
export function given<Given extends Record<string, unknown>>(
  facts: Given,
): { [Fact in keyof Given]: Exclude<Given[Fact], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [Fact in keyof Given]: Exclude<Given[Fact], undefined>
  }
}
