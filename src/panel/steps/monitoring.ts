/** Watching support at each meeting (CTSA 2015 s36(4)(c)): progress against each objective, change in risk in words, actions, and what follows. */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { longText, radios } from '#platform/forms/questions.ts'
import { listActions } from '#cases/plan/store.ts'
import { sessionsBeside } from '#cases/sessions/beside.ts'
import { markSeen } from '#cases/sessions/store.ts'
import { knownBeside } from '#cases/steps/known-beside.ts'
import { chosen, given, reason, written } from '#cases/steps/parts.ts'
import type { Showing, StepPage } from '#cases/steps/step-page.ts'
import { monitoringResults } from '#reference/decisions.ts'
import { riskChanges } from '#reference/risk.ts'
import { markDecided } from '../agenda/store.ts'
import { atMeeting, meetingQuestion, needsMeeting, presentBeside } from './meeting.ts'

export const monitoring: StepPage = {
  step: 'record monitoring',
  address: 'monitoring',
  waitsFor: needsMeeting,
  form: async (showing) =>
    defineForm({
      id: 'monitoring',
      version: '1',
      title: { en: 'Record the panel’s monitoring' },
      pages: [
        page({
          id: 'monitoring',
          title: { en: 'Record the panel’s monitoring' },
          questions: [
            await meetingQuestion(showing),
            ...(await progressQuestions(showing)),
            radios({
              id: 'riskChange',
              label: { en: 'Since the last meeting, the risk has' },
              name: { en: 'whether the risk has changed' },
              hint: { en: 'The panel’s judgement, in a word. The reasons follow below; nothing is added up.' },
              options: riskChanges.map(({ code, label }) => ({ code, label })),
            }),
            radios({
              id: 'result',
              label: { en: 'What follows?' },
              name: { en: 'what follows' },
              options: monitoringResults.map(({ code, label }) => ({ code, label })),
            }),
            longText({
              id: 'actions',
              label: { en: 'Actions, each with who does it and by when' },
              name: { en: 'the actions' },
              maxLength: 4000,
              rows: 4,
              sensitivity: 'narrative',
            }),
            reason('What the panel considered, and why this follows'),
          ],
        }),
      ],
    }),
  beside: async (showing) => [
    ...(await knownBeside(showing)),
    ...(await sessionsBeside(showing)),
    ...(await presentBeside(showing)),
  ],
  facts: async (answers, showing) => {
    const { meetingId, present, heldOn } = await atMeeting(answers, showing)
    return {
      facts: given({
        meetingId,
        present,
        result: chosen(answers, 'result'),
        riskChange: chosen(answers, 'riskChange'),
      }),
      reasonGiven: written(answers),
      ...(heldOn === undefined ? {} : { on: heldOn }),
    }
  },
  alongside: async (showing, answers, { facts }) => {
    const { trx, file } = showing
    const meetingId = String(facts['meetingId'])
    await markDecided(trx, meetingId, file.row.id)
    // What was recorded of the sessions by that day was before the panel.
    const { heldOn } = await atMeeting(answers, showing)
    await markSeen(trx, file, meetingId, heldOn)
  },
  refusalAt: { 'no-chair-present': 'meeting', 'no-home-force-present': 'meeting', 'reason-needed': 'reason' },
}

/** One question for each objective of the plan in force; one for all where there is no such plan. */
async function progressQuestions({ trx, file, vault }: Showing) {
  const actions = await listActions({ trx, file, vault })
  if (actions.length === 0)
    return [progress('progress', 'Progress against each objective', 'the progress against each objective')]
  return actions.map(({ objective }, place) =>
    progress(`progress${place + 1}`, `Progress: ${objective}`, `the progress against objective ${place + 1}`),
  )
}

function progress(id: string, label: string, name: string) {
  return longText({
    id,
    label: { en: label },
    name: { en: name },
    hint: { en: 'In words the person would recognise, with what shows it' },
    maxLength: 4000,
    rows: 3,
    sensitivity: 'narrative',
  })
}
