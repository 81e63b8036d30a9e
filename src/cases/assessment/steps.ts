/** Writing a version of the assessment, and agreeing it. Versions stay; a later one never overwrites. */
import { sql } from 'kysely'
import { newId } from '#platform/database/ids.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { radios } from '#platform/forms/questions.ts'
import { keep } from '#platform/forms/kept.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { vaf2012 } from '#reference/vaf2012.ts'
import { chosen, given, remark, written } from '../steps/parts.ts'
import type { Beside, Showing, StepPage } from '../steps/step-page.ts'
import type { CaseFile } from '../store.ts'
import { addAssessedNeeds } from '../plan/store.ts'
import { assessmentForm, factorCodes } from './form.ts'
import { assessmentPlace, latestAssessment } from './latest.ts'

export const assessment: StepPage = {
  step: 'record assessment',
  address: 'assessment',
  form: () => assessmentForm,
  facts: () => ({ facts: { assessmentId: newId(), framework: vaf2012.code }, reasonGiven: true }),
  beside: latestBeside,
  alongside: (showing, answers, { facts }) => saveAssessment(showing, answers, String(facts['assessmentId'])),
}

/** Keeps a version: the words in clear, the evidence sealed. The next number is its own; nothing is overwritten. */
export async function saveAssessment(
  { trx, file, vault, today }: Showing,
  answers: AnyAnswers,
  id: string,
): Promise<void> {
  const { areaId, id: caseId } = file.row
  await trx
    .insertInto('cases.assessment')
    .values({
      id,
      area_id: areaId,
      case_id: caseId,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from cases.assessment where area_id = ${areaId} and case_id = ${caseId})`,
      framework: vaf2012.code,
      factors: JSON.stringify(factorWords(answers)),
      sealed: await vault.seal(
        file.person.id,
        assessmentPlace(id),
        JSON.stringify(keep(assessmentForm, answers, 'en')),
      ),
      on_date: today,
    })
    .execute()
  await addAssessedNeeds({ trx, file, vault }, id, needsIn(chosen(answers, 'needs') ?? ''))
}

/** A need a line, as the form asks; empty lines are nothing. */
export function needsIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^[-•*]\s*/u, '').trim())
    .filter((line) => line !== '')
}

/** A word for each factor, in clear, so that what was present can be listed without opening the evidence. */
function factorWords(answers: AnyAnswers): Record<string, string> {
  return Object.fromEntries(factorCodes.map((code) => [code, chosen(answers, code.toLowerCase()) ?? 'not_known']))
}

export const assessmentAgreement: StepPage = {
  step: 'agree assessment',
  address: 'assessment-agreement',
  form: ({ file }) =>
    defineForm({
      id: 'assessment-agreement',
      version: '1',
      title: { en: 'Agree the assessment' },
      pages: [
        page({
          id: 'assessment-agreement',
          title: { en: 'Agree the assessment' },
          questions: [
            radios({
              id: 'change',
              label: { en: 'Compared with the last assessment' },
              name: { en: 'how it compares' },
              options:
                file.state.assessments > 1
                  ? [
                      { code: 'improved', label: { en: 'Things are better' } },
                      { code: 'unchanged', label: { en: 'Nothing has changed' } },
                      { code: 'worse', label: { en: 'Things are worse' } },
                    ]
                  : [{ code: 'first', label: { en: 'This is the first assessment' } }],
            }),
            remark(),
          ],
        }),
      ],
    }),
  facts: (answers, { file }) => {
    const change = chosen(answers, 'change')
    return {
      facts: given({ assessmentId: latestId(file), change: change === 'first' ? 'first assessment' : change }),
      reasonGiven: written(answers),
    }
  },
  beside: latestBeside,
}

function latestId(file: CaseFile): string | undefined {
  const last = file.entries.findLast((entry) => entry.step === 'record assessment')
  const id = last?.facts['assessmentId']
  return typeof id === 'string' ? id : undefined
}

/** The newest version as it was written, to read while agreeing it or writing the next. */
async function latestBeside({ trx, file, vault }: Showing): Promise<readonly Beside[]> {
  const latest = await latestAssessment(trx, vault, file)
  if (latest === undefined) return []
  const rows = latest.written.flatMap((view) =>
    view.rows.map((line) => ({ key: line.key, value: line.lines.join('\n') })),
  )
  return [{ heading: latest.title, rows }]
}
