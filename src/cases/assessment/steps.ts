/** Writing a version of the assessment, and agreeing it. Versions stay; a later one never overwrites. */
import { newId } from '#platform/database/ids.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { radios } from '#platform/forms/questions.ts'
import { chosen, given, remark, written } from '../steps/parts.ts'
import type { Beside, Showing, StepPage } from '../steps/step-page.ts'
import type { CaseFile } from '../store.ts'
import { assessmentForm } from './form.ts'
import { frameworkOfCase, journalFramework } from './frameworks.ts'
import { latestAssessment } from './latest.ts'
import { saveAssessment } from './store.ts'

export const assessment: StepPage = {
  step: 'record assessment',
  address: 'assessment',
  form: async ({ trx, file, today }) => assessmentForm(await frameworkOfCase(trx, file, today)),
  facts: async (_answers, { trx, file, today }) => ({
    facts: { assessmentId: newId(), ...journalFramework(await frameworkOfCase(trx, file, today)) },
    reasonGiven: true,
  }),
  beside: latestBeside,
  alongside: async (showing, answers, { facts }) => {
    const { trx, file, today } = showing
    const framework = await frameworkOfCase(trx, file, today)
    await saveAssessment(showing, answers, { id: String(facts['assessmentId']), framework })
  },
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
            radios({
              id: 'agreedBy',
              label: { en: 'Who agrees it?' },
              name: { en: 'who agrees it' },
              options: [
                { code: 'panel', label: { en: 'The panel, at a meeting' } },
                { code: 'caseworkers', label: { en: 'Case officer and coordinator, before the panel sees it' } },
              ],
            }),
            remark(),
          ],
        }),
      ],
    }),
  facts: (answers, { file }) => {
    const change = chosen(answers, 'change')
    return {
      facts: given({
        assessmentId: latestId(file),
        change: change === 'first' ? 'first assessment' : change,
        agreedBy: chosen(answers, 'agreedBy'),
      }),
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
