/** A need and an action as forms. What can be chosen depends on the case: needs that the assessment found, agencies, colleagues. */
import { defineForm, page, type Form } from '#platform/forms/define-form.ts'
import { checkboxes, date, longText, radios, select, text, type Option } from '#platform/forms/questions.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { codesOn } from '#reference/code-list.ts'
import { actionOutcomes } from '#reference/support-plan.ts'
import { supportTypes } from '#reference/support-types.ts'
import { agenciesToAsk } from '../information/store.ts'
import { colleagues } from '../steps/parts.ts'
import type { Showing } from '../steps/step-page.ts'
import type { AssessedNeed, PlanAction, PlanNeed } from './store.ts'

const writtenIn = 'written-in'
const nobodyListed = 'named-below'

/** @param assessed needs of the newest assessment that no need of the plan stands for yet, and the one that this need stands for */
export function needForm(existing: PlanNeed | undefined, assessed: readonly AssessedNeed[]): Form {
  const heading = existing === undefined ? 'Add a need' : 'Change a need'
  return defineForm({
    id: 'plan-need',
    version: '1',
    title: { en: heading },
    pages: [
      page({
        id: 'plan-need',
        title: { en: heading },
        questions: [
          ...(assessed.length === 0
            ? []
            : [
                radios({
                  id: 'source',
                  label: { en: 'Where does this need come from?' },
                  name: { en: 'where this need comes from' },
                  options: [
                    ...assessed.map((need) => ({
                      code: need.id,
                      label: { en: need.title },
                      hint: { en: `Found by version ${need.assessmentNumber} of the assessment` },
                    })),
                    { code: writtenIn, label: { en: 'Another need' }, hint: { en: 'Written in here' } },
                  ],
                }),
              ]),
          text({
            id: 'title',
            label: { en: 'The need, in a few words' },
            name: { en: 'the need' },
            ...(assessed.length === 0
              ? {}
              : {
                  showIf: { question: 'source', is: [writtenIn] },
                }),
            maxLength: 300,
            sensitivity: 'narrative',
          }),
          radios({
            id: 'decision',
            label: { en: 'How is it answered?' },
            name: { en: 'how it is answered' },
            hint: { en: 'An action is added on a page of its own, and says which needs it answers.' },
            options: [
              { code: 'act', label: { en: 'By one or more actions' } },
              { code: 'do not act', label: { en: 'By a decision not to act' } },
              { code: 'not decided', label: { en: 'Not decided yet' } },
              ...(existing === undefined ? [] : [{ code: 'taken out', label: { en: 'Take it out of the plan' } }]),
            ],
          }),
          longText({
            id: 'reason',
            label: { en: 'Why nothing is done about it' },
            name: { en: 'why nothing is done about it' },
            hint: { en: 'A decision not to act needs its reason, as every decision does' },
            maxLength: 4000,
            showIf: { question: 'decision', is: ['do not act'] },
            sensitivity: 'narrative',
          }),
          ...(existing === undefined
            ? []
            : [
                longText({
                  id: 'whyOut',
                  label: { en: 'Why it is taken out' },
                  name: { en: 'why it is taken out' },
                  hint: {
                    en: 'It stays readable in earlier versions. A need that the assessment found must still be answered.',
                  },
                  maxLength: 4000,
                  showIf: { question: 'decision', is: ['taken out'] },
                  sensitivity: 'narrative',
                }),
              ]),
        ],
      }),
    ],
  })
}

/** What the form shows of a need that is there. */
export function needAnswersOf(need: PlanNeed, assessed: readonly AssessedNeed[]): AnyAnswers {
  const source = assessed.find(({ id, title }) => id === need.assessedNeedId || title === need.title)
  return {
    ...(assessed.length === 0 ? {} : { source: source?.id ?? writtenIn }),
    ...(source === undefined ? { title: need.title } : {}),
    decision: need.decision,
    ...(need.decision === 'do not act' && need.reason !== undefined ? { reason: need.reason } : {}),
  }
}

/** Whether the answer says that the need was written in. */
export function isWrittenIn(source: string | undefined): boolean {
  return source === undefined || source === writtenIn
}

export async function actionForm(
  existing: PlanAction | undefined,
  needs: readonly PlanNeed[],
  { trx, file, today }: Showing,
): Promise<Form> {
  const heading = existing === undefined ? 'Add an action' : 'Change an action'
  const me: Option = { code: file.reader.account ?? 'nobody', label: { en: 'I do' } }
  return defineForm({
    id: 'plan-action',
    version: '1',
    title: { en: heading },
    pages: [
      page({
        id: 'plan-action',
        title: { en: heading },
        questions: [
          checkboxes({
            id: 'needs',
            label: { en: 'Which needs does it answer?' },
            name: { en: 'which needs it answers' },
            options: needs.map((need) => ({ code: need.id, label: { en: need.title } })),
          }),
          longText({
            id: 'objective',
            label: { en: 'What it is for, in words the person would recognise' },
            name: { en: 'what it is for' },
            hint: { en: 'For example: “I have somebody to talk to on Thursdays who is not family”' },
            maxLength: 2000,
            rows: 3,
            sensitivity: 'narrative',
          }),
          select({
            id: 'type',
            label: { en: 'What kind of support is it?' },
            name: { en: 'what kind of support it is' },
            options: codesOn(supportTypes, today).map(({ code, label }) => ({ code, label })),
          }),
          select({
            id: 'agency',
            label: { en: 'Which agency gives it?' },
            name: { en: 'which agency gives it' },
            options: [
              ...(await agenciesToAsk(trx, file.row.areaId)),
              { code: nobodyListed, label: { en: 'None of these' } },
            ],
          }),
          text({
            id: 'provider',
            label: { en: 'Who gives it, by name' },
            name: { en: 'who gives it' },
            hint: { en: 'A person, a club, a service. Needed where no agency of the list gives it.' },
            maxLength: 200,
            optional: true,
            sensitivity: 'narrative',
          }),
          select({
            id: 'owner',
            label: { en: 'Who sees to it that it happens?' },
            name: { en: 'who sees to it that it happens' },
            options: [...(await colleagues(trx, file)), me],
          }),
          date({ id: 'startOn', label: { en: 'When does it start?' }, name: { en: 'when it starts' } }),
          date({
            id: 'reviewOn',
            label: { en: 'When is it looked at again?' },
            name: { en: 'when it is looked at again' },
          }),
          radios({
            id: 'outcome',
            label: { en: 'How has it come out?' },
            name: { en: 'how it has come out' },
            options: [
              ...actionOutcomes.map(({ code, label }) => ({ code, label })),
              ...(existing === undefined ? [] : [{ code: 'taken out', label: { en: 'It is taken out of the plan' } }]),
            ],
          }),
          longText({
            id: 'outcomeWords',
            label: { en: 'What can be seen of it, or why it is no longer in the plan' },
            name: { en: 'what can be seen of it' },
            maxLength: 2000,
            rows: 3,
            showIf: {
              question: 'outcome',
              is: [
                ...actionOutcomes.map(({ code }) => code).filter((code) => code !== 'not yet'),
                ...(existing === undefined ? [] : ['taken out']),
              ],
            },
            sensitivity: 'narrative',
          }),
        ],
        checks: [
          {
            reads: ['startOn', 'reviewOn'],
            at: 'reviewOn',
            message: { en: 'The day it is looked at again must be the day it starts, or later' },
            wrong: ({ startOn, reviewOn }: AnyAnswers) =>
              typeof startOn === 'string' && typeof reviewOn === 'string' && reviewOn < startOn,
          },
          {
            reads: ['agency'],
            at: 'provider',
            message: { en: 'Enter who gives it, where no agency of the list does' },
            wrong: ({ agency, provider }: AnyAnswers) => agency === nobodyListed && provider === undefined,
          },
        ],
      }),
    ],
  })
}

export function actionAnswersOf(action: PlanAction): AnyAnswers {
  return {
    needs: action.needIds,
    objective: action.objective,
    type: action.supportType,
    agency: action.providerAgencyId ?? nobodyListed,
    ...(action.provider === undefined ? {} : { provider: action.provider }),
    owner: action.ownerAccount,
    startOn: action.startOn.toString(),
    reviewOn: action.reviewOn.toString(),
    outcome: action.outcome,
    ...(action.outcomeWords === undefined ? {} : { outcomeWords: action.outcomeWords }),
  }
}

/** The agency chosen; undefined where none of the list gives it. */
export function agencyIn(answer: string | undefined): string | undefined {
  return answer === nobodyListed || answer === 'nobody' ? undefined : answer
}
