/** The forms of a measure and of its readings; figures are asked for as their kind has them. */
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { dayOf } from '#platform/forms/answers.ts'
import { defineForm, page, type Check } from '#platform/forms/define-form.ts'
import { date, longText, radios, select, text } from '#platform/forms/questions.ts'
import { measureKinds, type Direction, type Figure, type MeasureKind } from '../measures.ts'
import { liveOptions } from './live.ts'
import type { NewMeasure, NewReading, PlanMeasure } from './store.ts'

const kindWords: Readonly<Record<MeasureKind, { readonly label: string; readonly hint: string }>> = {
  count: { label: 'A count', hint: 'For example, people trained' },
  share: { label: 'A share', hint: 'So many of so many. The target is in per cent' },
  time: { label: 'A time in days', hint: 'For example, days until an answer' },
  'yes or no': { label: 'Yes or no', hint: 'For example, whether the policy is agreed' },
  words: { label: 'Words', hint: 'What cannot be counted. Whether it is met is for people to say' },
}

const codeOf = (kind: MeasureKind): string => kind.replaceAll(' ', '-')
const kindIn = (answers: AnyAnswers): MeasureKind =>
  measureKinds.find((kind) => codeOf(kind) === textIn(answers, 'kind')) ?? 'words'

const isNumber = (words: string): boolean => /^\d{1,9}(\.\d{1,3})?$/.test(words)
const number = (id: string, message: string): Check => ({
  reads: [id],
  at: id,
  message: { en: message },
  wrong: (answers) => !isNumber(textIn(answers, id)),
})

/** A number that the kind of measure has no use for is not asked about; where it is asked for, its range is that of the kind. */
const targetFits: Check = {
  reads: ['kind', 'target'],
  at: 'target',
  message: { en: 'Target of a share must be 100 or less, and of a yes or no 1 or 0' },
  wrong: (answers) => {
    const most = { share: 100, 'yes or no': 1, count: Infinity, time: Infinity, words: Infinity }[kindIn(answers)]
    return isNumber(textIn(answers, 'target')) && Number(textIn(answers, 'target')) > most
  },
}
const sourceCode = (code: string): string => code.replaceAll(' ', '-')
const sourceIn = (answers: AnyAnswers) =>
  liveOptions.find(({ code }) => sourceCode(code) === textIn(answers, 'source'))?.code

/** What is counted live is so many in time of all: more is better. */
const liveIsAShare: Check = {
  reads: ['kind', 'source'],
  at: 'kind',
  message: { en: 'What is counted live is a share: select “A share”' },
  wrong: (answers) => sourceIn(answers) !== undefined && kindIn(answers) !== 'share',
}
const shareOfSomething = (above: string, below: string): readonly Check[] => [
  {
    reads: [above],
    at: below,
    message: { en: 'Enter of how many' },
    wrong: (answers) =>
      (answers['kind'] === undefined || kindIn(answers) === 'share') &&
      isNumber(textIn(answers, above)) &&
      textIn(answers, below) === '',
  },
  {
    reads: [above, below],
    at: below,
    message: { en: 'A share must be of as many or more' },
    wrong: (answers) =>
      isNumber(textIn(answers, above)) &&
      isNumber(textIn(answers, below)) &&
      Number(textIn(answers, below)) < Number(textIn(answers, above)),
  },
]

export const measureForm = defineForm({
  id: 'measure',
  version: '1',
  title: { en: 'Delivery plan' },
  pages: [
    page({
      id: 'measure',
      title: { en: 'Add a measure' },
      checks: [
        number('baseline', 'Baseline must be a number, like 12 or 12.5'),
        number('baselineOf', 'Of how many must be a number, like 100'),
        ...shareOfSomething('baseline', 'baselineOf'),
        number('target', 'Target must be a number, like 12 or 12.5'),
        targetFits,
        liveIsAShare,
      ],
      questions: [
        text({ id: 'title', label: { en: 'What is measured?' }, name: { en: 'what is measured' }, maxLength: 200 }),
        radios({
          id: 'kind',
          label: { en: 'How is it measured?' },
          name: { en: 'how it is measured' },
          options: measureKinds.map((kind) => ({
            code: codeOf(kind),
            label: { en: kindWords[kind].label },
            hint: { en: kindWords[kind].hint },
          })),
        }),
        select({
          id: 'source',
          label: { en: 'Count it live' },
          name: { en: 'what is counted live' },
          hint: { en: 'Readings then come from Causeway’s own records, as safe counts, and nobody writes them down' },
          options: liveOptions.map(({ code, label }) => ({ code: sourceCode(code), label: { en: label } })),
          optional: true,
        }),
        radios({
          id: 'direction',
          label: { en: 'Which way is better?' },
          name: { en: 'which way is better' },
          options: [
            { code: 'up', label: { en: 'More, or yes' } },
            { code: 'down', label: { en: 'Less, or no' } },
          ],
        }),
        text({
          id: 'baseline',
          label: { en: 'Baseline in figures' },
          name: { en: 'the baseline' },
          hint: { en: 'Of a yes or no, 1 for yes and 0 for no. Leave it empty when nobody knows: empty is not zero' },
          width: 10,
          maxLength: 12,
          optional: true,
        }),
        text({
          id: 'baselineOf',
          label: { en: 'Baseline of a share: of how many?' },
          name: { en: 'of how many' },
          width: 10,
          maxLength: 12,
          optional: true,
        }),
        text({
          id: 'target',
          label: { en: 'Target in figures' },
          name: { en: 'the target' },
          hint: { en: 'Of a share in per cent; of a yes or no, 1 for yes and 0 for no' },
          width: 10,
          maxLength: 12,
          optional: true,
        }),
        text({
          id: 'targetWords',
          label: { en: 'Target in words' },
          name: { en: 'the target in words' },
          maxLength: 300,
          optional: true,
        }),
      ],
    }),
  ],
})

export function measureIn(answers: AnyAnswers): NewMeasure {
  const kind = kindIn(answers)
  const direction: Direction = textIn(answers, 'direction') === 'down' ? 'down' : 'up'
  const target = textIn(answers, 'target')
  const source = sourceIn(answers)
  return {
    title: textIn(answers, 'title'),
    kind,
    direction,
    baseline: kind === 'words' ? undefined : figureIn(kind, textIn(answers, 'baseline'), textIn(answers, 'baselineOf')),
    target: target === '' || kind === 'words' ? undefined : Number(target),
    targetInWords: textIn(answers, 'targetWords'),
    ...(source === undefined ? {} : { source }),
  }
}

function figureIn(kind: MeasureKind, value: string, of: string): Figure | undefined {
  if (value === '') return undefined
  switch (kind) {
    case 'count':
      return { kind, value: Number(value) }
    case 'share':
      return { kind, numerator: Number(value), denominator: Number(of) }
    case 'time':
      return { kind, days: Number(value) }
    case 'yes or no':
      return { kind, yes: value === 'yes' || value === '1' }
    case 'words':
      return { kind, words: value }
  }
}

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
