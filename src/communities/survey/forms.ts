/** The forms with which a survey is opened and closed. Behind sign-in, so in English. */
import { Temporal } from 'temporal-polyfill'
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { date, radios, text } from '#platform/forms/questions.ts'
import { oneForm, theDay } from '../asking.ts'
import type { Survey } from './store.ts'

export function surveyOpeningForm(areas: readonly Area[]) {
  return oneForm(
    'survey',
    'Open a survey',
    [
      ...areaQuestion(areas),
      text({
        id: 'title',
        label: { en: 'What is it called, in English?' },
        name: { en: 'what it is called in English' },
        hint: { en: 'For example, What do you know about Prevent? Autumn 2026' },
        maxLength: 120,
      }),
      text({
        id: 'titleCy',
        label: { en: 'What is it called, in Welsh?' },
        name: { en: 'what it is called in Welsh' },
        maxLength: 120,
      }),
      date({ id: 'opensOn', label: { en: 'Opens on' }, name: { en: 'the day it opens' }, range: 'today or future' }),
      date({ id: 'untilOn', label: { en: 'Last day' }, name: { en: 'the last day' }, range: 'today or future' }),
    ],
    {
      intro: [
        { en: 'Five questions with choices alone; anybody may answer, without signing in.' },
        { en: 'Nobody, you included, sees a single reply. Numbers come once it has closed, without small ones.' },
      ],
      checks: [
        {
          reads: ['opensOn', 'untilOn'],
          at: 'untilOn',
          message: { en: 'The last day must not be before the day it opens' },
          wrong: (answers: AnyAnswers) =>
            Temporal.PlainDate.compare(theDay(answers, 'untilOn'), theDay(answers, 'opensOn')) < 0,
        },
      ],
    },
  )
}

export function surveyIn(answers: AnyAnswers): Pick<Survey, 'title' | 'titleCy' | 'opensOn' | 'untilOn'> {
  return {
    title: textIn(answers, 'title'),
    titleCy: textIn(answers, 'titleCy'),
    opensOn: theDay(answers, 'opensOn'),
    untilOn: theDay(answers, 'untilOn'),
  }
}

export function closureForm({ title }: Survey) {
  return oneForm(
    'survey-closure',
    `Close the survey “${title}”`,
    [
      radios({
        id: 'sure',
        label: { en: 'Close the survey now?' },
        name: { en: 'whether to close it' },
        options: [
          { code: 'yes', label: { en: 'Yes, close it' } },
          { code: 'no', label: { en: 'No, leave it open' } },
        ],
      }),
    ],
    {
      intro: [
        {
          en: 'You cannot open it again. If you could, somebody might compare two sets of results and find a single reply.',
        },
      ],
    },
  )
}
