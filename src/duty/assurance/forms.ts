/** The forms of an assurance statement. */
import type { Temporal } from 'temporal-polyfill'
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { checkboxes, date, longText, radios, select, text } from '#platform/forms/questions.ts'
import { isOn } from '#reference/code-list.ts'
import { assuranceFrameworks, type AssuranceFramework, type Control } from '#reference/assurance-controls.ts'
import { evidenceQuestion, pickedAnswers, type Offered } from '../evidence-picking.ts'
import { onePage } from '../standing.ts'
import { yearsOffered, yearWords } from '../year.ts'
import { postNames, type Line, type Post } from './statement.ts'
import type { NewLine } from './store.ts'

export function newForm(areas: readonly Area[], today: Temporal.PlainDate) {
  return onePage(
    'new-statement',
    'Start an assurance statement',
    [
      ...areaQuestion(areas),
      select({
        id: 'year',
        label: { en: 'For which year?' },
        name: { en: 'the year' },
        hint: { en: 'From 1 April to 31 March' },
        options: yearsOffered(today).map((year) => ({ code: String(year), label: { en: yearWords(year) } })),
      }),
      radios({
        id: 'framework',
        label: { en: 'Which control areas?' },
        name: { en: 'the control areas' },
        options: assuranceFrameworks
          .filter((framework) => isOn(framework, today))
          .map(({ code, title }) => ({ code, label: { en: title } })),
      }),
    ],
    {
      intro: [{ en: 'If the year has a statement already, this starts a new edition with the words of the last one.' }],
    },
  )
}

export function lineForm(framework: AssuranceFramework, control: Control, offered: Offered) {
  return onePage(
    'assurance-line',
    control.label,
    [
      radios({
        id: 'rating',
        label: { en: 'How well is it met?' },
        name: { en: 'a rating' },
        options: framework.ratings.map(({ code, label }) => ({ code, label: { en: label } })),
      }),
      longText({
        id: 'words',
        label: { en: 'What do you state?' },
        name: { en: 'the statement' },
        hint: { en: 'Do not name anybody in a case' },
        maxLength: 4000,
        rows: 6,
      }),
      ...evidenceQuestion(offered),
    ],
    { intro: [{ en: control.asks }] },
  )
}

export function lineIn(answers: AnyAnswers, control: string): NewLine {
  return { control, rating: textIn(answers, 'rating'), words: textIn(answers, 'words') }
}

export function lineAnswers({ rating, words }: Line, offered: Offered): AnyAnswers {
  return { rating, words, ...pickedAnswers(offered) }
}

export function signatureForm(title: string, post: Post | undefined) {
  return onePage(
    'assurance-signature',
    post === undefined ? 'Sign the statement' : `Sign the statement as ${postNames[post].toLowerCase()}`,
    [
      checkboxes({
        id: 'sure',
        label: { en: 'Your signature' },
        name: { en: 'that you have read it' },
        options: [
          {
            code: 'read',
            label: { en: 'I have read the whole statement, and it is true to the best of my knowledge' },
          },
        ],
        missing: { en: 'Select that you have read the statement and that it is true' },
      }),
    ],
    {
      intro: [
        { en: title },
        {
          en: 'The chair of the panel signs first, then a director, who must be another person. After the first signature nobody can change it.',
        },
      ],
    },
  )
}

export function submissionForm(title: string) {
  return onePage(
    'assurance-submission',
    'Record that it was submitted',
    [
      date({ id: 'on', label: { en: 'When was it?' }, name: { en: 'the day' }, range: 'today or past' }),
      text({
        id: 'words',
        label: { en: 'How was it submitted, or under which reference?' },
        name: { en: 'how' },
        maxLength: 200,
        optional: true,
      }),
    ],
    { intro: [{ en: title }] },
  )
}
