/** The form of a reading, and of a correction of one; the figure is asked for as its kind has it. */
import { textIn } from '#platform/forms/answer-in.ts'
import { dayOf, type AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, longText, radios, text } from '#platform/forms/questions.ts'
import type { MeasureKind } from '../measures.ts'
import { figureIn, number, shareOfSomething } from './figure-answers.ts'
import type { NewReading, PlanMeasure } from './store.ts'

/** @param correcting the reading that it takes the place of: then why is asked for */
export function readingForm(measure: PlanMeasure, correcting: boolean) {
  return defineForm({
    id: 'reading',
    version: '1',
    title: { en: 'Delivery plan' },
    pages: [
      page({
        id: 'reading',
        title: { en: correcting ? `Correct a reading of “${measure.title}”` : `Add a reading of “${measure.title}”` },
        intro: [
          {
            en: correcting
              ? 'The reading that you correct stays in sight, struck through, with your reason.'
              : 'Leave the figure empty when it was asked for and nobody knew: empty is not zero.',
          },
        ],
        checks: [
          ...(measure.kind === 'words' || measure.kind === 'yes or no'
            ? []
            : [number('value', 'Figure must be a number, like 12 or 12.5')]),
          ...(measure.kind === 'share'
            ? [number('of', 'Of how many must be a number, like 100'), ...shareOfSomething('value', 'of')]
            : []),
        ],
        questions: [
          date({
            id: 'on',
            label: { en: 'What day is it of?' },
            name: { en: 'the day it is of' },
            range: 'today or past',
          }),
          ...figureQuestions(measure.kind),
          longText({
            id: 'remark',
            label: { en: correcting ? 'Why is it corrected?' : 'Remark' },
            name: { en: correcting ? 'why it is corrected' : 'the remark' },
            maxLength: 1000,
            rows: 3,
            ...(correcting ? {} : { optional: true as const }),
          }),
        ],
      }),
    ],
  })
}

function figureQuestions(kind: MeasureKind) {
  const figure = (label: string, id: 'value' | 'of') =>
    text({ id, label: { en: label }, name: { en: 'the figure' }, width: 10, maxLength: 12, optional: true })
  switch (kind) {
    case 'count':
      return [figure('How many?', 'value')]
    case 'share':
      return [figure('How many?', 'value'), figure('Of how many?', 'of')]
    case 'time':
      return [figure('How many days?', 'value')]
    case 'yes or no':
      return [
        radios({
          id: 'value',
          label: { en: 'Yes or no?' },
          name: { en: 'yes or no' },
          optional: true,
          options: [
            { code: 'yes', label: { en: 'Yes' } },
            { code: 'no', label: { en: 'No' } },
          ],
        }),
      ]
    case 'words':
      return [
        longText({
          id: 'value',
          label: { en: 'In words' },
          name: { en: 'the words' },
          maxLength: 1000,
          rows: 3,
          optional: true,
        }),
      ]
  }
}

export function readingIn(answers: AnyAnswers, { kind }: PlanMeasure): NewReading {
  return {
    on: dayOf(textIn(answers, 'on')),
    figure: figureIn(kind, textIn(answers, 'value'), textIn(answers, 'of')),
    remark: textIn(answers, 'remark'),
  }
}
