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
            hint: { en: 'Causeway keeps how it was done, so that it can be checked' },
          },
          { code: 'by date', label: { en: 'By date' }, hint: { en: 'The first that were opened in the period' } },
        ],
      }),
      date({
        id: 'from',
        label: { en: 'What is the first day of the period?' },
        name: { en: 'the first day' },
        range: 'today or past',
      }),
      date({
        id: 'until',
        label: { en: 'What is the last day of the period?' },
        name: { en: 'the last day' },
        range: 'today or past',
      }),
      text({ id: 'size', label: { en: 'How many cases?' }, name: { en: 'how many cases' }, width: 5 }),
      select({
        id: 'reviewer',
        label: { en: 'Who will review them?' },
        name: { en: 'who will review them' },
        options:
          reviewers.length === 0
            ? [{ code: 'nobody', label: { en: 'Nobody is an independent reviewer yet' } }]
            : reviewers.map(({ id, name, areaName }) => ({ code: id, label: { en: `${name} (${areaName})` } })),
      }),
    ],
    {
      intro: [
        {
          en: `For ${days} days the reviewer can see the steps of these cases and when they were assessed. They see no names, nothing that was written, and no other case. Restricted cases are never drawn.`,
        },
      ],
      checks: [
        wholeNumberCheck('size', mostCases, `How many cases must be a whole number from 1 to ${mostCases}`),
        {
          reads: ['from', 'until'],
          at: 'until',
          message: { en: 'The last day must not be before the first day' },
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
    { intro: [{ en: 'You can answer again later. Each answer you give is kept.' }] },
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
        label: { en: 'What did you find, and what do you advise?' },
        name: { en: 'what you found' },
        hint: {
          en: 'Write about the records as a whole. Do not give a reference or a name, or anything that could identify somebody.',
        },
        maxLength: 8000,
        rows: 10,
      }),
    ],
    { intro: [{ en: 'When you finish the review you can no longer see these cases.' }] },
  )
}
