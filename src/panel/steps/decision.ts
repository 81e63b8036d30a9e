/** The panel's decision on a case that is before it: adopt, not adopt, defer, or refer to police. */
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, date, information, longText, radios, select, type Option } from '#platform/forms/questions.ts'
import { agenciesToAsk } from '#cases/information/store.ts'
import { knownBeside } from '#cases/steps/known-beside.ts'
import { chosen, given, reason, written } from '#cases/steps/parts.ts'
import type { StepFacts, StepPage } from '#cases/steps/step-page.ts'
import { panelDecisions } from '#reference/decisions.ts'
import { markDecided } from '../agenda/store.ts'
import { findMeeting } from '../meetings/store.ts'
import {
  dissent,
  howAPanelDecides,
  modeIn,
  modeQuestion,
  presence,
  presentRows,
  voteQuestions,
  votesIn,
  type Held,
  type Vote,
} from './meeting.ts'

const votes: readonly Vote[] = [
  { id: 'votesAdopt', decision: 'adopt', label: 'Votes to adopt' },
  { id: 'votesNotAdopt', decision: 'not_adopt', label: 'Votes not to adopt' },
  { id: 'votesDefer', decision: 'defer', label: 'Votes to defer' },
  { id: 'votesPolice', decision: 'refer_to_police', label: 'Votes to refer to police' },
]

export const panelDecision: StepPage = {
  step: 'panel decision',
  address: 'panel-decision',
  waitsFor: async ({ trx, file }) => {
    const listedFor = file.state.listedFor?.meetingId
    const meeting = listedFor === undefined ? undefined : await findMeeting(trx, listedFor)
    return meeting?.cancelled === undefined
      ? undefined
      : 'The meeting for which the case is listed was cancelled. List the case for another one first.'
  },
  form: async ({ trx, file }) => decisionForm(await agenciesToAsk(trx, file.row.areaId)),
  facts: async (answers, showing) => {
    const meetingId = showing.file.state.listedFor?.meetingId
    return decisionFacts(
      answers,
      meetingId === undefined ? {} : { meetingId, present: await presence(showing, meetingId) },
    )
  },
  alongside: async ({ trx, file }, _answers, { facts }) => {
    await markDecided(trx, String(facts['meetingId']), file.row.id)
  },
  beside: async (showing) => {
    const meetingId = showing.file.state.listedFor?.meetingId
    if (meetingId === undefined) return []
    return [
      ...(await knownBeside(showing)),
      { heading: 'Who was present', rows: await presentRows(showing, meetingId) },
    ]
  },
  refusalAt: {
    'reason-needed': 'reason',
    'deferral-action-needed': 'actionAgency',
    'deferred-before': 'chairExtends',
  },
}

/** @param agencies who may be asked to act before the panel decides */
export function decisionForm(agencies: readonly Option[]) {
  return defineForm({
    id: 'panel-decision',
    version: '1',
    title: { en: 'Record the panel’s decision' },
    pages: [
      page({
        id: 'panel-decision',
        title: { en: 'Record the panel’s decision' },
        questions: [
          information({ id: 'howDecided', text: [{ en: howAPanelDecides }] }),
          radios({
            id: 'decision',
            label: { en: 'What was decided?' },
            name: { en: 'what was decided' },
            options: panelDecisions.map(({ code, label }) => ({ code, label })),
          }),
          ...voteQuestions(votes),
          modeQuestion,
          checkboxes({
            id: 'planStates',
            label: { en: 'Which of the four matters of section 36(5) does the support plan state?' },
            name: { en: 'what the plan states' },
            hint: { en: 'The plan must state all four.' },
            options: [
              { code: 'consent_request', label: { en: 'How, when and by whom consent is asked for' } },
              { code: 'nature_of_support', label: { en: 'The nature of the support' } },
              { code: 'provider', label: { en: 'Who is responsible for providing it' } },
              { code: 'how_and_when', label: { en: 'How and when it is provided' } },
            ],
            showIf: { question: 'decision', is: ['adopt'] },
          }),
          longText({
            id: 'plan',
            label: { en: 'The support plan, as agreed so far' },
            name: { en: 'the support plan' },
            maxLength: 8000,
            showIf: { question: 'decision', is: ['adopt'] },
            sensitivity: 'narrative',
          }),
          select({
            id: 'actionAgency',
            label: { en: 'Who must act before the panel decides?' },
            name: { en: 'who must act' },
            options: agencies,
            showIf: { question: 'decision', is: ['defer'] },
          }),
          date({
            id: 'actionDueOn',
            label: { en: 'By when?' },
            name: { en: 'by when' },
            range: 'today or future',
            showIf: { question: 'decision', is: ['defer'] },
          }),
          radios({
            id: 'chairExtends',
            label: { en: 'If the case was deferred before: does the chair extend?' },
            name: { en: 'whether the chair extends' },
            options: [
              { code: 'yes', label: { en: 'Yes, the chair extends' } },
              { code: 'no', label: { en: 'No' } },
            ],
            showIf: { question: 'decision', is: ['defer'] },
          }),
          reason('Reasons for the decision'),
          dissent,
        ],
      }),
    ],
  })
}

export function decisionFacts(answers: AnyAnswers, { meetingId, present }: Held): StepFacts {
  const decision = chosen(answers, 'decision')
  return {
    facts: given({
      meetingId,
      present,
      decision,
      votes: votesIn(answers, votes),
      planStates: decision === 'adopt' ? answers['planStates'] : undefined,
      actionAgency: chosen(answers, 'actionAgency'),
      actionDueOn: chosen(answers, 'actionDueOn'),
      chairExtends: chosen(answers, 'chairExtends') === 'yes' ? true : undefined,
    }),
    reasonGiven: written(answers),
    ...modeIn(answers),
  }
}
