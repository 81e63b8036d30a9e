/** The forms of a dip sample: drawn, answered case by case, and what was found. */
import { textIn } from '#platform/forms/answer-in.ts'
import { wholeNumberCheck } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { date, longText, radios, select, text } from '#platform/forms/questions.ts'
import { onePage } from '../standing.ts'
import { answerNames, answers, type Answered, type Sample } from './sample.ts'

export const mostCases = 50

/** One area's: each reviewer stands for the area in which they hold the role. */
export type ReviewerChoice = {
  readonly id: string
  readonly name: string
  readonly areaId: string
  readonly areaName: string
}

export function drawForm(reviewers: readonly ReviewerChoice[], days: number) {
  return onePage(
    'dip-sample',
    'Draw a dip sample',
    [
      radios({
        id: 'how',
        label: { en: 'How are the cases picked?' },
        name: { en: 'how the cases are picked' },
        options: [
          {
            code: 'at random',
            label: { en: 'At random' },
            hint: { en: 'With a seed that is kept, so that it can be shown how' },
          },
          { code: 'by date', label: { en: 'By date' }, hint: { en: 'The first that were opened in the period' } },
        ],
      }),
      date({ id: 'from', label: { en: 'Opened from' }, name: { en: 'the first day' }, range: 'today or past' }),
      date({ id: 'until', label: { en: 'Opened until' }, name: { en: 'the last day' }, range: 'today or past' }),
      text({ id: 'size', label: { en: 'How many cases?' }, name: { en: 'how many cases' }, width: 5 }),
      select({
        id: 'reviewer',
        label: { en: 'Who reviews them?' },
        name: { en: 'who reviews them' },
        options:
          reviewers.length === 0
            ? [{ code: 'nobody', label: { en: 'Nobody holds the role of an independent reviewer' } }]
            : reviewers.map(({ id, name, areaName }) => ({ code: id, label: { en: `${name} (${areaName})` } })),
      }),
    ],
    {
      intro: [
        {
          en: `The reviewer sees the steps and the dates of assessments of these cases for ${days} days: no name, no narrative and no other case. Restricted cases are never drawn.`,
        },
      ],
      checks: [
        wholeNumberCheck('size', mostCases, `How many cases must be a whole number from 1 to ${mostCases}`),
        {
          reads: ['from', 'until'],
          at: 'until',
          message: { en: 'Opened until must not be before opened from' },
          wrong: (given: AnyAnswers) => textIn(given, 'until') < textIn(given, 'from'),
        },
      ],
    },
  )
}

export function checklistForm({ checklist }: Sample, reference: string) {
  return onePage(
    'dip-answers',
    `${checklist.title}: ${reference}`,
    checklist.questions.map(({ code, words }) =>
      radios({
        id: code,
        label: { en: words },
        name: { en: 'an answer' },
        options: answers.map((answer) => ({ code: answer, label: { en: answerNames[answer] } })),
        missing: { en: `Select an answer: ${words}` },
      }),
    ),
    { intro: [{ en: 'Your answers are kept as you give them. A later answer stands beside the earlier one.' }] },
  )
}

/** Those that differ from what was answered before. */
export function answersIn(
  given: AnyAnswers,
  { checklist }: Sample,
  position: number,
  before: readonly Answered[],
): readonly Answered[] {
  return checklist.questions.flatMap(({ code }) => {
    const answer = answers.find((one) => one === textIn(given, code))
    if (answer === undefined) return []
    const same = before.some((one) => one.position === position && one.question === code && one.answer === answer)
    return same ? [] : [{ position, question: code, answer }]
  })
}

export function findingForm() {
  return onePage(
    'dip-finding',
    'What did you find?',
    [
      longText({
        id: 'words',
        label: { en: 'What you found, and what you advise' },
        name: { en: 'what you found' },
        hint: { en: 'Of the records as a whole: no reference, no name, nothing by which somebody could be known.' },
        maxLength: 8000,
        rows: 10,
      }),
    ],
    { intro: [{ en: 'With it your sight of these cases ends.' }] },
  )
}
