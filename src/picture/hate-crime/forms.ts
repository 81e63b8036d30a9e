/** The forms by which counts of hate crime come in: typed, or as a file. */
import { Temporal } from 'temporal-polyfill'
import { numberIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { file, partialDate, radios, select, text } from '#platform/forms/questions.ts'
import { hasCode } from '#reference/code-list.ts'
import { hateCrimeKinds, hateCrimeStrands } from '#reference/hate-crime.ts'
import type { HateCrimeCount } from './counts.ts'
import { columns, maxRows, type FileRefusal } from './read-rows.ts'

const version = '1'

/** A month that has ended, in two boxes. */
export const monthQuestion = partialDate({
  id: 'month',
  label: { en: 'Which month?' },
  name: { en: 'the month and year' },
  monthAlone: true,
  range: 'past',
})

export function monthCheck(today: Temporal.PlainDate, message: string) {
  return {
    reads: ['month'],
    at: 'month',
    message: { en: message },
    wrong: (answers: AnyAnswers) => {
      const month = monthIn(answers)
      return month === undefined || month.year < 2008 || Temporal.PlainDate.compare(month, today.with({ day: 1 })) >= 0
    },
  }
}

/** The first day of the month that was given; undefined where it was no month. */
export function monthIn(answers: AnyAnswers): Temporal.PlainDate | undefined {
  const answer = answers['month']
  if (typeof answer !== 'object' || !('precision' in answer)) return undefined
  return answer.precision === 'month' ? new Temporal.PlainDate(answer.year, answer.month, 1) : undefined
}

const field = (strand: string): string =>
  `count${strand.replaceAll(/(?:^|-)(\w)/g, (_all, sign: string) => sign.toUpperCase())}`

export function countsForm(
  wards: readonly { readonly id: string; readonly label: string }[],
  today: Temporal.PlainDate,
) {
  return defineForm({
    id: 'hate-crime-counts',
    version,
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'hate-crime-counts',
        title: { en: 'Enter counts of hate crime' },
        intro: [
          {
            en: 'Enter the counts that the police give, and nothing else. One record may be under several strands. Leave a strand empty if its count is not known. A count that was entered before is replaced.',
          },
        ],
        questions: [
          select({
            id: 'ward',
            label: { en: 'Which ward?' },
            name: { en: 'the ward' },
            options:
              wards.length === 0
                ? [{ code: 'none', label: { en: 'No ward has been listed yet' } }]
                : wards.map(({ id, label }) => ({ code: id, label: { en: label } })),
          }),
          monthQuestion,
          radios({
            id: 'kind',
            label: { en: 'What was recorded?' },
            name: { en: 'what was recorded' },
            options: hateCrimeKinds.map(({ code, label }) => ({ code, label })),
          }),
          ...hateCrimeStrands.map(({ code, label }) =>
            text({
              id: field(code),
              label,
              name: { en: `the count of ${label.en.toLowerCase()}` },
              maxLength: 4,
              width: 5,
              optional: true,
            }),
          ),
        ],
        checks: [
          monthCheck(today, 'The month must be one that has ended, such as 10 2026'),
          ...hateCrimeStrands.map(({ code, label }) => ({
            reads: [field(code)],
            at: field(code),
            message: { en: `The count of ${label.en.toLowerCase()} must be a whole number, such as 12` },
            wrong: (answers: AnyAnswers) =>
              textIn(answers, field(code)) !== '' && numberIn(answers, field(code)) === undefined,
          })),
        ],
      }),
    ],
  })
}

/** Those that were entered, without their ward. */
export function countsIn(answers: AnyAnswers): readonly Omit<HateCrimeCount, 'wardId'>[] {
  const month = monthIn(answers)
  const kind = textIn(answers, 'kind')
  if (month === undefined || !hasCode(hateCrimeKinds, kind)) throw new Error('the form let through no month or kind')
  return hateCrimeStrands.flatMap(({ code }) => {
    const count = numberIn(answers, field(code))
    return count === undefined ? [] : [{ month, strand: code, kind, count }]
  })
}

export const firstCount = field(hateCrimeStrands[0]?.code ?? '')

export function importForm(areas: readonly Area[]) {
  return defineForm({
    id: 'hate-crime-import',
    version,
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'hate-crime-import',
        title: { en: 'Import counts of hate crime' },
        intro: [
          {
            en: `Choose a CSV file or a workbook. Its first line must be ${columns.join(',')}. Each line after that is one count, such as 2026-10,Grays Riverside,race,crime,12.`,
          },
          {
            en: 'If any row is wrong, no row is imported. You can import the same file again: nothing is counted twice. The file itself is not kept.',
          },
        ],
        questions: [
          ...areaQuestion(areas),
          file({
            id: 'counts',
            label: { en: 'Which file?' },
            name: { en: 'the file' },
            hint: { en: 'A CSV file (.csv) or a workbook (.xlsx) of up to 1 MB and 20,000 rows' },
            maxFiles: 1,
            accept: '.csv,.xlsx',
          }),
        ],
      }),
    ],
  })
}

export const fileRefusalWords: Record<FileRefusal, string> = {
  'wrong columns': `The first line of the file must be ${columns.join(',')}`,
  'no rows': 'The file must have at least one row after its first line',
}

export const tooLarge = 'The file must be 1 MB or smaller'
export const tooManyRows = `The file must have ${maxRows.toLocaleString('en-GB')} rows or fewer`
