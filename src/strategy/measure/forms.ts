/** The forms of a measure: a new one, what it is said to be from now on, and its end. */
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page, type Check } from '#platform/forms/define-form.ts'
import { longText, radios, select, text, type Question } from '#platform/forms/questions.ts'
import type { Words } from '#platform/forms/words.ts'
import { measureKinds, type Direction, type MeasureKind } from '../measures.ts'
import type { MeasureWords } from './definitions.ts'
import { codeOf, figureIn, isNumber, kindIn, number, shareOfSomething } from './figure-answers.ts'
import { keptFigure } from './kept-figure.ts'
import { liveOptions } from './live.ts'

export const kindWords: Readonly<Record<MeasureKind, { readonly label: string; readonly hint: string }>> = {
  count: { label: 'A count', hint: 'For example, people trained' },
  share: { label: 'A share', hint: 'So many of so many. The target is in per cent' },
  time: { label: 'A time in days', hint: 'For example, days until an answer' },
  'yes or no': { label: 'Yes or no', hint: 'For example, whether the policy is agreed' },
  words: { label: 'Words', hint: 'What cannot be counted. Whether it is met is for people to say' },
}

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
export const measureForm = formOf({ id: 'measure', title: 'Add a measure', intro: [], last: [] })

/** What it is said to be from now on; the readings stay as they are. */
export function definitionForm(title: string) {
  return formOf({
    id: 'measure-definition',
    title: `Change “${title}”`,
    intro: [
      {
        en: 'Its readings stay as they are, and keep meaning what they meant. Once there are any, how it is measured and where it is counted cannot change: end the measure then, and add another.',
      },
    ],
    last: [
      longText({
        id: 'why',
        label: { en: 'Why is it changed?' },
        name: { en: 'why it is changed' },
        hint: { en: 'What it was before stays in sight, with your reason.' },
        maxLength: 1000,
        rows: 3,
      }),
    ],
  })
}

export function endForm(title: string) {
  return defineForm({
    id: 'measure-end',
    version: '1',
    title: { en: 'Delivery plan' },
    pages: [
      page({
        id: 'measure-end',
        title: { en: `End “${title}”` },
        intro: [
          {
            en: 'Its readings stay in sight and can still be corrected. It gets no more of them, and no longer counts for the colour of its action.',
          },
        ],
        questions: [
          longText({
            id: 'reason',
            label: { en: 'Why does it end?' },
            name: { en: 'why it ends' },
            maxLength: 1000,
            rows: 3,
          }),
        ],
      }),
    ],
  })
}

type Asked = {
  readonly id: string
  readonly title: string
  readonly intro: readonly Words[]
  /** What is asked besides what the measure is. */
  readonly last: readonly Question[]
}

function formOf({ id, title, intro, last }: Asked) {
  return defineForm({
    id,
    version: '1',
    title: { en: 'Delivery plan' },
    pages: [
      page({
        id,
        title: { en: title },
        intro,
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
          ...last,
        ],
      }),
    ],
  })
}

export function measureIn(answers: AnyAnswers): MeasureWords {
  const kind = kindIn(answers)
  const direction: Direction = textIn(answers, 'direction') === 'down' ? 'down' : 'up'
  const target = textIn(answers, 'target')
  return {
    title: textIn(answers, 'title'),
    kind,
    direction,
    baseline: kind === 'words' ? undefined : figureIn(kind, textIn(answers, 'baseline'), textIn(answers, 'baselineOf')),
    target: target === '' || kind === 'words' ? undefined : Number(target),
    targetInWords: textIn(answers, 'targetWords'),
    source: sourceIn(answers),
  }
}

export function measureAnswers(measure: MeasureWords): AnyAnswers {
  const { value, of } = keptFigure(measure.baseline)
  const answers = {
    title: measure.title,
    kind: codeOf(measure.kind),
    source: measure.source === undefined ? '' : sourceCode(measure.source),
    direction: measure.direction,
    baseline: value?.toString() ?? '',
    baselineOf: of?.toString() ?? '',
    target: measure.target?.toString() ?? '',
    targetWords: measure.targetInWords,
  }
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''))
}
