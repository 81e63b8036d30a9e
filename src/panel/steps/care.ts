/** What the panel considered for health and social care when support is not given (CTSA 2015 s36(6)). */
import type { Temporal } from 'temporal-polyfill'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { radios, type Question } from '#platform/forms/questions.ts'
import { chosen, given, reason, written } from '#cases/steps/parts.ts'
import type { Showing, StepFacts, StepPage } from '#cases/steps/step-page.ts'
import { section36CarePaths } from '#reference/decisions.ts'
import { listMeetingsOfCase } from '../meetings/store.ts'
import { atMeeting, meetingQuestion, presence, type Held } from './meeting.ts'

/** Not adopted: it is considered where that was decided. Later it is at a meeting that took the case up since consent was refused or ended. */
function whereItWasDecided({ file }: Showing): string | undefined {
  if (file.state.stage !== 'not_adopted') return undefined
  const id = file.entries.findLast((entry) => entry.step === 'panel decision')?.facts['meetingId']
  return typeof id === 'string' ? id : undefined
}

/** The day of the answer or the end that left the case without consent. */
function consentEndedOn({ file }: Showing): Temporal.PlainDate | undefined {
  return file.entries.findLast(({ step }) => step === 'record consent' || step === 'end consent')?.onDate
}

export const careConsideration: StepPage = {
  step: 'consider section 36(6)',
  address: 'care-consideration',
  waitsFor: async (showing) => {
    if (whereItWasDecided(showing) !== undefined) return undefined
    return (await listMeetingsOfCase(showing.trx, showing.file.row, showing.today, consentEndedOn(showing))).length > 0
      ? undefined
      : 'The panel considers this at a meeting. The case has been on the agenda of none that was held since consent was refused or ended. Put it on the agenda first.'
  },
  form: async (showing) =>
    careForm(whereItWasDecided(showing) === undefined ? [await meetingQuestion(showing, consentEndedOn(showing))] : []),
  facts: async (answers, showing) => {
    const decidedAt = whereItWasDecided(showing)
    return careFacts(
      answers,
      decidedAt === undefined
        ? await atMeeting(answers, showing)
        : { meetingId: decidedAt, present: await presence(showing, decidedAt) },
    )
  },
}

/** @param where the question at which meeting it was, where that is not known */
export function careForm(where: readonly Question[]) {
  return defineForm({
    id: 'care-consideration',
    version: '2',
    title: { en: 'Health and social care' },
    pages: [
      page({
        id: 'care-consideration',
        title: { en: 'Record what was considered for health and social care' },
        intro: [
          {
            en: 'Where support is not given, the panel must consider whether the person ought to be referred to a provider of health or social care, and make the arrangements if so.',
          },
        ],
        questions: [
          ...where,
          radios({
            id: 'considered',
            label: { en: 'What was decided?' },
            name: { en: 'what was decided' },
            options: section36CarePaths.map(({ code, label }) => ({ code, label })),
          }),
          reason('To whom, what was arranged, or why neither'),
        ],
      }),
    ],
  })
}

export function careFacts(answers: AnyAnswers, { meetingId, present }: Held): StepFacts {
  return {
    facts: given({ meetingId, present, considered: chosen(answers, 'considered') }),
    reasonGiven: written(answers),
  }
}
