/** How an action of the panel ended, of a case or of none: asked in the same words. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page, type Form } from '#platform/forms/define-form.ts'
import { information, longText, radios } from '#platform/forms/questions.ts'
import { outcomes } from './action.ts'
import type { Closing } from './store.ts'

export type ToClose = {
  readonly who: string
  readonly agency: string
  readonly askedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly what: string
  /** The case it was asked for; undefined where it was none. */
  readonly about?: string
}

export function closingForm({ who, agency, askedOn, about, dueOn, what }: ToClose): Form {
  const owner = who === '' ? agency : `${who}, ${agency}`
  const asked = `Asked of ${owner} on ${formatDay(askedOn)}${about === undefined ? '' : ` for ${about}`}, by ${formatDay(dueOn)}.`
  return defineForm({
    id: 'panel-action',
    version: '1',
    title: { en: 'Close an action of the panel' },
    pages: [
      page({
        id: 'panel-action',
        title: { en: 'Close an action of the panel' },
        questions: [
          information({ id: 'asked', text: [{ en: asked }, { en: what }] }),
          radios({
            id: 'outcome',
            label: { en: 'How did it end?' },
            name: { en: 'how it ended' },
            options: [
              { code: 'done', label: { en: 'It was done' } },
              { code: 'no_longer_needed', label: { en: 'It is no longer needed' } },
            ],
          }),
          longText({
            id: 'words',
            label: { en: 'What came of it' },
            name: { en: 'what came of it' },
            hint: { en: 'The panel reads this at its next meeting' },
            maxLength: 2000,
            rows: 4,
            sensitivity: 'narrative',
          }),
        ],
      }),
    ],
  })
}

export function closingIn(answers: AnyAnswers, today: Temporal.PlainDate): Closing {
  const outcome = outcomes.find((one) => one.replaceAll(' ', '_') === textIn(answers, 'outcome'))
  if (outcome === undefined) throw new Error('the form let through an outcome that it did not offer')
  return { on: today, outcome, words: textIn(answers, 'words') }
}
