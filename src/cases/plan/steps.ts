/** Beginning a draft of the support plan, and approving it. What it says is written on the pages of the plan itself (routes.ts). */
import { newId } from '#platform/database/ids.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { reason, remark, written } from '../steps/parts.ts'
import type { Beside, Showing, StepPage } from '../steps/step-page.ts'
import { readPlan, type PlanDocument } from './document.ts'
import { planInPanelsWords } from './panel-words.ts'
import { addPlanVersion, holdPlan, listPlanVersions } from './store.ts'

export const planDraft: StepPage = {
  step: 'draft support plan',
  address: 'support-plan-draft',
  form: ({ file }) => {
    const revision = file.state.planFinal
    const heading = revision ? 'Revise the support plan' : 'Begin a draft of the support plan'
    return defineForm({
      id: 'support-plan-draft',
      version: '1',
      title: { en: heading },
      pages: [
        page({
          id: 'support-plan-draft',
          title: { en: heading },
          intro: [
            {
              en: revision
                ? 'A new version begins with what the approved one says. The approved one stays in force, as it is, until the chair approves the new one.'
                : 'The draft takes in the needs that the assessment found, one after another, and what is done about each. The chair approves it once each has an answer.',
            },
          ],
          questions: [revision ? reason('Why the plan is revised') : remark()],
        }),
      ],
    })
  },
  facts: (answers) => ({ facts: { planVersion: newId() }, reasonGiven: written(answers) }),
  beside: panelBeside,
  alongside: async ({ trx, file, today }, _answers, { facts }) => {
    await addPlanVersion(trx, file, String(facts['planVersion']), today)
  },
}

async function panelBeside(showing: Showing): Promise<readonly Beside[]> {
  if (showing.file.state.planFinal) return []
  const words = await planInPanelsWords(showing)
  return words === undefined
    ? []
    : [{ heading: 'The plan as the panel put it', rows: [{ key: 'In the panel’s words', value: words }] }]
}

export const planApproval: StepPage = {
  step: 'approve support plan',
  address: 'support-plan-approval',
  waitsFor: async (showing) => {
    const plan = await draftOf(showing)
    return plan === undefined || plan.missing.length === 0
      ? undefined
      : `The plan cannot be approved yet. ${plan.missing.map(({ what }) => `${what}.`).join(' ')}`
  },
  form: () =>
    defineForm({
      id: 'support-plan-approval',
      version: '1',
      title: { en: 'Approve the support plan' },
      pages: [
        page({
          id: 'support-plan-approval',
          title: { en: 'Approve the support plan' },
          intro: [{ en: 'From now on this version is in force, and what it says stays as it is.' }],
          questions: [remark()],
        }),
      ],
    }),
  facts: async (answers, showing) => {
    // Nothing may be added to the plan between this look and the approval.
    await holdPlan(showing.trx, showing.file)
    const plan = await draftOf(showing)
    return { facts: plan?.facts ?? { planStates: [] }, reasonGiven: written(answers) }
  },
  beside: async (showing) => {
    const plan = await draftOf(showing)
    if (plan === undefined) return []
    const address = `/cases/${showing.file.row.id}/support-plan`
    return [
      {
        heading: `Version ${plan.version.number} of the plan`,
        rows: [
          { key: 'Read it whole', value: 'The plan, with what it says and every action', href: address },
          ...plan.needs.map((need) => ({
            key: need.title,
            value:
              need.actions.length > 0
                ? need.actions.map((action) => `${action.type}: ${action.objective}`).join('\n')
                : `${need.answer ?? 'No answer yet'}${need.reason === undefined ? '' : `: ${need.reason}`}`,
          })),
        ],
      },
    ]
  },
}

/** The draft, whole; undefined when none is being written. */
export async function draftOf(showing: Showing): Promise<PlanDocument | undefined> {
  const draft = (await listPlanVersions(showing.trx, showing.file)).find(({ standing }) => standing === 'draft')
  return draft === undefined ? undefined : await readPlan(showing, draft)
}
