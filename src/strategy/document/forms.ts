/** The forms of a strategy as a document: a new one, its next version, and a part of a draft. */
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { defineForm, page, type Check } from '#platform/forms/define-form.ts'
import { longText, radios, select, text } from '#platform/forms/questions.ts'
import { isPartKind, partKindNames, partKinds, partName, type Part, type PartWords } from '../parts.ts'
import type { Years } from './naming.ts'
import type { Place } from './store.ts'

const aYear = /^(19[9]\d|2[01]\d\d)$/
const year = (id: 'fromYear' | 'toYear'): Check => ({
  reads: [id],
  at: id,
  message: { en: `${id === 'fromYear' ? 'First' : 'Last'} year must be four figures, like 2027` },
  wrong: (answers) => !aYear.test(textIn(answers, id)),
})
const yearsInOrder: Check = {
  reads: ['fromYear', 'toYear'],
  at: 'toYear',
  message: { en: 'Last year must be the same as the first year, or after it' },
  wrong: (answers) => Number(textIn(answers, 'toYear')) < Number(textIn(answers, 'fromYear')),
}

export const yearChecks: readonly Check[] = [year('fromYear'), year('toYear'), yearsInOrder]

/** What the strategy is called, and which years it is for. */
export function yearsQuestions() {
  return [
    text({ id: 'title', label: { en: 'Title' }, name: { en: 'the title' }, maxLength: 200 }),
    text({
      id: 'period',
      label: { en: 'Years it is for, as its front page says them' },
      name: { en: 'the years it is for' },
      hint: { en: 'For example, 2017/2019' },
      maxLength: 40,
      width: 20,
    }),
    text({ id: 'fromYear', label: { en: 'First year' }, name: { en: 'the first year' }, maxLength: 4, width: 5 }),
    text({ id: 'toYear', label: { en: 'Last year' }, name: { en: 'the last year' }, maxLength: 4, width: 5 }),
  ] as const
}

export function yearsIn(answers: AnyAnswers): Years {
  return {
    title: textIn(answers, 'title'),
    period: textIn(answers, 'period'),
    fromYear: Number(textIn(answers, 'fromYear')),
    toYear: Number(textIn(answers, 'toYear')),
  }
}

export function yearsAnswers({ title, period, fromYear, toYear }: Years): AnyAnswers {
  return { title, period, fromYear: String(fromYear), toYear: String(toYear) }
}

/** @param adopted a version of it was: then it is corrected, and why is asked for */
export function namingForm(adopted: boolean) {
  return defineForm({
    id: 'strategy-naming',
    version: '1',
    title: { en: 'Strategy' },
    pages: [
      page({
        id: 'strategy-naming',
        title: { en: adopted ? 'Correct the title or the years' : 'Change the title or the years' },
        ...(adopted && {
          intro: [
            {
              en: 'The strategy was adopted as it is called now. What it was called stays in sight, with who corrected it, when and why.',
            },
          ],
        }),
        checks: yearChecks,
        questions: [
          ...yearsQuestions(),
          ...(adopted
            ? [
                longText({
                  id: 'why',
                  label: { en: 'Why is it corrected?' },
                  name: { en: 'why it is corrected' },
                  maxLength: 1000,
                  rows: 3,
                }),
              ]
            : []),
        ],
      }),
    ],
  })
}

export function strategyForm(areas: readonly Area[]) {
  return defineForm({
    id: 'strategy',
    version: '1',
    title: { en: 'Strategy' },
    pages: [
      page({
        id: 'strategy',
        title: { en: 'Write a strategy' },
        intro: [
          { en: 'It begins as a draft with no parts. You add its sections, objectives and recommendations next.' },
        ],
        checks: yearChecks,
        questions: [...areaQuestion(areas), ...yearsQuestions()],
      }),
    ],
  })
}

export const versionForm = defineForm({
  id: 'strategy-version',
  version: '1',
  title: { en: 'Strategy' },
  pages: [
    page({
      id: 'strategy-version',
      title: { en: 'Begin a new version' },
      intro: [
        {
          en: 'The new version begins as a draft with every part of the one before it. The one before it stays as it is.',
        },
      ],
      questions: [
        longText({
          id: 'whatChanged',
          label: { en: 'What changes, and why?' },
          name: { en: 'what changes, and why' },
          hint: { en: 'Whoever compares the versions reads this first.' },
          maxLength: 2000,
          rows: 5,
        }),
      ],
    }),
  ],
})

const saysSomething: Check = {
  reads: [],
  at: 'text',
  message: { en: 'Enter the text or the heading: a part cannot be empty' },
  wrong: (answers) => textIn(answers, 'heading') === '' && textIn(answers, 'text') === '',
}

/** @param others the other parts of the draft, in their order: where this one may stand */
export function partForm(title: string, others: readonly Part[]) {
  return defineForm({
    id: 'strategy-part',
    version: '1',
    title: { en: 'Strategy' },
    pages: [
      page({
        id: 'strategy-part',
        title: { en: title },
        checks: [saysSomething],
        questions: [
          radios({
            id: 'kind',
            label: { en: 'What kind of part is it?' },
            name: { en: 'what kind of part it is' },
            options: partKinds.map((kind) => ({ code: codeOf(kind), label: { en: partKindNames[kind] } })),
          }),
          text({
            id: 'number',
            label: { en: 'Number, as the document writes it' },
            name: { en: 'the number' },
            hint: { en: 'For example, 5.0 or 1' },
            maxLength: 20,
            width: 5,
            optional: true,
          }),
          text({
            id: 'heading',
            label: { en: 'Heading' },
            name: { en: 'the heading' },
            hint: { en: 'For a recommendation, its theme' },
            maxLength: 200,
            optional: true,
          }),
          longText({
            id: 'text',
            label: { en: 'Text' },
            name: { en: 'the text' },
            hint: {
              en: 'Leave a line empty between paragraphs. Begin each point of a list with a hyphen and a space.',
            },
            maxLength: 20000,
            rows: 10,
            optional: true,
          }),
          select({
            id: 'after',
            label: { en: 'Where does it stand?' },
            name: { en: 'where it stands' },
            options: [
              { code: 'first', label: { en: 'At the beginning' } },
              ...others.map((part) => ({ code: part.key, label: { en: `After: ${shortName(part)}` } })),
            ],
          }),
        ],
      }),
    ],
  })
}

const codeOf = (kind: string): string => kind.replaceAll(' ', '-')

/** A part without a heading is known by its first words. */
export function shortName(part: Part): string {
  const name = partName(part)
  if (part.heading !== '') return name
  const words = part.text.split(/\s+/)
  return `${name}: ${words.slice(0, 8).join(' ')}${words.length > 8 ? ' …' : ''}`
}

export function partAnswers(part: Part, others: readonly Part[]): AnyAnswers {
  const before = others.filter(({ position }) => position <= part.position).at(-1)
  return {
    kind: codeOf(part.kind),
    ...(part.number !== '' && { number: part.number }),
    ...(part.heading !== '' && { heading: part.heading }),
    ...(part.text !== '' && { text: part.text }),
    after: before?.key ?? 'first',
  }
}

export function partWords(answers: AnyAnswers): PartWords & Place {
  const kind = textIn(answers, 'kind').replaceAll('-', ' ')
  if (!isPartKind(kind)) throw new Error('a kind of part that the form does not offer')
  const after = textIn(answers, 'after')
  return {
    kind,
    number: textIn(answers, 'number'),
    heading: textIn(answers, 'heading'),
    text: textIn(answers, 'text'),
    after: after === 'first' ? undefined : after,
  }
}
