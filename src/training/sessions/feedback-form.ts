/** What whoever came is asked: three questions with choices, and what should change in their own words. In both languages: it needs no sign-in. */
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { longText, radios } from '#platform/forms/questions.ts'

export const closedQuestions = [
  radios({
    id: 'useful',
    label: {
      en: 'How useful was the session for your work?',
      cy: 'Pa mor ddefnyddiol oedd y sesiwn i’ch gwaith?',
    },
    name: { en: 'how useful it was', cy: 'pa mor ddefnyddiol oedd hi' },
    options: [
      { code: 'very', label: { en: 'Very useful', cy: 'Defnyddiol iawn' } },
      { code: 'quite', label: { en: 'Quite useful', cy: 'Eithaf defnyddiol' } },
      { code: 'little', label: { en: 'Of little use', cy: 'Ychydig o ddefnydd' } },
      { code: 'not', label: { en: 'Of no use', cy: 'Dim defnydd' } },
    ],
  }),
  radios({
    id: 'surer',
    label: {
      en: 'If you were worried about somebody, would you know what to do?',
      cy: 'Pe baech yn poeni am rywun, a fyddech yn gwybod beth i’w wneud?',
    },
    name: { en: 'whether you would know what to do', cy: 'a fyddech yn gwybod beth i’w wneud' },
    options: [
      { code: 'surer', label: { en: 'I am surer than before', cy: 'Rwy’n fwy sicr nag o’r blaen' } },
      { code: 'same', label: { en: 'The same as before', cy: 'Yr un fath ag o’r blaen' } },
      { code: 'less sure', label: { en: 'I am less sure than before', cy: 'Rwy’n llai sicr nag o’r blaen' } },
    ],
  }),
  radios({
    id: 'pace',
    label: { en: 'Was the pace right?', cy: 'A oedd y cyflymder yn iawn?' },
    name: { en: 'whether the pace was right', cy: 'a oedd y cyflymder yn iawn' },
    options: [
      { code: 'too fast', label: { en: 'Too fast', cy: 'Rhy gyflym' } },
      { code: 'right', label: { en: 'About right', cy: 'Tua iawn' } },
      { code: 'too slow', label: { en: 'Too slow', cy: 'Rhy araf' } },
    ],
  }),
] as const

export const feedbackForm = defineForm({
  id: 'training-feedback',
  version: '1',
  title: { en: 'What did you think of the training?', cy: 'Beth oedd eich barn am yr hyfforddiant?' },
  pages: [
    page({
      id: 'training-feedback',
      title: { en: 'What did you think of the training?', cy: 'Beth oedd eich barn am yr hyfforddiant?' },
      intro: [
        {
          en: 'Nobody can tell who answered. We keep your answers and the session they are about: not your name, and not when you answered.',
          cy: 'Ni all neb wybod pwy atebodd. Rydym yn cadw eich atebion a’r sesiwn y maent yn ymwneud â hi: nid eich enw, na phryd yr ateboch.',
        },
        {
          en: 'Whoever arranged the session sees answers only when nobody can answer any more, and only if five people or more did.',
          cy: 'Dim ond pan na all neb ateb mwyach, a dim ond os atebodd pump o bobl neu fwy, y mae pwy bynnag a drefnodd y sesiwn yn gweld atebion.',
        },
      ],
      questions: [
        ...closedQuestions,
        longText({
          id: 'change',
          label: { en: 'What should change? (optional)', cy: 'Beth ddylai newid? (dewisol)' },
          name: { en: 'what should change', cy: 'beth ddylai newid' },
          hint: {
            en: 'Do not write anybody’s name, or anything by which you or somebody else could be known',
            cy: 'Peidiwch ag ysgrifennu enw neb, na dim y gellid eich adnabod chi neu rywun arall drwyddo',
          },
          maxLength: 500,
          rows: 3,
          optional: true,
        }),
      ],
    }),
  ],
})

export type Feedback = {
  readonly useful: string
  readonly surer: string
  readonly pace: string
  readonly change: string
}

export function feedbackIn(answers: AnyAnswers): Feedback {
  return {
    useful: textIn(answers, 'useful'),
    surer: textIn(answers, 'surer'),
    pace: textIn(answers, 'pace'),
    change: textIn(answers, 'change').trim(),
  }
}
