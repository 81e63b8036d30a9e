/** What police ask of the authority once they lead, and what it answers. No intelligence: what was asked and done here, no more. */
import { newId } from '#platform/database/ids.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, date, information, radios, text, type Option } from '#platform/forms/questions.ts'
import { policeLedAnswers, policeLedAskers, policeLedAsks } from '#reference/police-led.ts'
import { shareBases } from '#reference/sharing.ts'
import { chosen, given, reason, written } from '../steps/parts.ts'
import type { StepPage } from '../steps/step-page.ts'
import { policeLedRequests } from './requests.ts'

const optionsOf = (list: readonly Option[]): Option[] => list.map(({ code, label }) => ({ code, label }))

/** Whoever is asked for nothing needs no basis. */
const somethingAsked = {
  question: 'asked',
  is: ['information', 'meetings', 'social_care', 'housing', 'education', 'other'],
} as const

export const policeLedRequest: StepPage = {
  step: 'record police-led request',
  address: 'police-led-request',
  form: () =>
    defineForm({
      id: 'police-led-request',
      version: '1',
      title: { en: 'Record what police ask of the authority' },
      pages: [
        page({
          id: 'police-led-request',
          title: { en: 'Record what police ask of the authority' },
          questions: [
            information({
              id: 'noIntelligence',
              text: [
                {
                  en: 'Record only what police release. Do not enter police intelligence, or anything marked above OFFICIAL-SENSITIVE.',
                },
              ],
            }),
            radios({
              id: 'askedBy',
              label: { en: 'Who asks?' },
              name: { en: 'who asks' },
              options: optionsOf(policeLedAskers),
            }),
            text({
              id: 'askedByName',
              label: { en: 'Name or unit of whoever asks' },
              name: { en: 'the name or unit of whoever asks' },
              maxLength: 200,
              sensitivity: 'narrative',
            }),
            date({
              id: 'askedOn',
              label: { en: 'When did they ask?' },
              name: { en: 'the day they asked' },
              range: 'today or past',
            }),
            checkboxes({
              id: 'asked',
              label: { en: 'What do they ask of the authority?' },
              name: { en: 'what they ask of the authority' },
              options: optionsOf(policeLedAsks),
            }),
            radios({
              id: 'basis',
              label: { en: 'On what basis would the authority do it?' },
              name: { en: 'the basis' },
              options: optionsOf(shareBases),
              showIf: somethingAsked,
            }),
            reason('What they ask, in their words'),
          ],
        }),
      ],
    }),
  facts: (answers) => ({
    facts: given({
      requestId: newId(),
      askedOn: chosen(answers, 'askedOn'),
      askedBy: chosen(answers, 'askedBy'),
      asked: Array.isArray(answers['asked']) ? answers['asked'] : [],
      basis: chosen(answers, 'basis'),
    }),
    reasonGiven: written(answers),
  }),
  refusalAt: { 'in-the-future': 'askedOn', 'nothing-or-something': 'asked', 'police-led-basis-needed': 'basis' },
}

export const policeLedAnswer: StepPage = {
  step: 'answer police-led request',
  address: 'police-led-answer',
  form: ({ file }) => {
    const open = policeLedRequests(file).filter(({ answer, nothing }) => answer === undefined && !nothing)
    return defineForm({
      id: 'police-led-answer',
      version: '1',
      title: { en: 'Record what the authority answered police' },
      pages: [
        page({
          id: 'police-led-answer',
          title: { en: 'Record what the authority answered police' },
          questions: [
            radios({
              id: 'request',
              label: { en: 'Which request?' },
              name: { en: 'which request' },
              options: open.map(({ requestId, askedBy, askedOn, asked }) => ({
                code: requestId,
                label: { en: `${askedBy}, ${askedOn}: ${asked.join('; ')}` },
              })),
            }),
            radios({
              id: 'answer',
              label: { en: 'What did the authority answer?' },
              name: { en: 'what the authority answered' },
              options: optionsOf(policeLedAnswers),
            }),
            text({
              id: 'answeredBy',
              label: { en: 'Who answered for the authority?' },
              name: { en: 'who answered for the authority' },
              maxLength: 200,
              sensitivity: 'narrative',
            }),
            date({
              id: 'answeredOn',
              label: { en: 'When?' },
              name: { en: 'the day of the answer' },
              range: 'today or past',
            }),
            reason('What the authority does, or why it does not'),
          ],
        }),
      ],
    })
  },
  facts: (answers) => ({
    facts: given({
      requestId: chosen(answers, 'request'),
      answer: chosen(answers, 'answer'),
      answeredOn: chosen(answers, 'answeredOn'),
    }),
    reasonGiven: written(answers),
  }),
  refusalAt: {
    'in-the-future': 'answeredOn',
    'answered-before-asked': 'answeredOn',
    'no-police-led-request': 'request',
  },
}
