/** The forms of an annual report. Behind sign-in, so in English. */
import { listIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, longText, select, text } from '#platform/forms/questions.ts'
import type { DocumentPurpose } from '#reference/document-purposes.ts'
import type { Choice } from '../bodies/store.ts'
import type { NewStage } from '../documents/store.ts'
import { yearFrom, yearWords, type ReportSection } from './report.ts'

const version = '1'
const title = { en: 'Boards' }

export function newReportForm(areas: readonly Area[], years: readonly number[]) {
  return defineForm({
    id: 'new-report',
    version,
    title,
    pages: [
      page({
        id: 'new-report',
        title: { en: 'Begin an annual report' },
        intro: [
          {
            en: 'Its figures are drawn from the records as they are now. You can have them drawn again while you write.',
          },
        ],
        questions: [
          ...areaQuestion(areas),
          select({
            id: 'year',
            label: { en: 'Which year is it about?' },
            name: { en: 'the year' },
            options: years.map((year) => ({ code: String(year), label: { en: yearWords(yearFrom(year)) } })),
          }),
        ],
      }),
    ],
  })
}

export function sectionForm(heading: string) {
  return defineForm({
    id: 'report-section',
    version,
    title,
    pages: [
      page({
        id: 'report-section',
        title: { en: `Write: ${heading}` },
        intro: [
          {
            en: 'Every edition has this text, the public one too. Leave figures to the tables beneath it: each edition shows those that its readers may have. Say nothing about a person in a case.',
          },
        ],
        questions: [
          text({ id: 'heading', label: { en: 'Heading' }, name: { en: 'the heading' }, maxLength: 200 }),
          longText({
            id: 'text',
            label: { en: 'Text' },
            name: { en: 'the text' },
            hint: { en: 'Leave an empty line between paragraphs. Begin each point of a list with “- ”.' },
            maxLength: 20_000,
            rows: 15,
            optional: true,
          }),
        ],
      }),
    ],
  })
}

export function sectionIn(answers: AnyAnswers): Pick<ReportSection, 'heading' | 'text'> {
  return { heading: textIn(answers, 'heading'), text: textIn(answers, 'text') }
}

export function figuresForm(sections: readonly { readonly key: string; readonly heading: string }[]) {
  return defineForm({
    id: 'report-figures',
    version,
    title,
    pages: [
      page({
        id: 'report-figures',
        title: { en: 'Draw the figures again' },
        intro: [
          { en: 'The tables are made anew from the records as they are now. What you have written stays as it is.' },
        ],
        questions: [
          checkboxes({
            id: 'sections',
            label: { en: 'Which sections?' },
            name: { en: 'at least one section' },
            options: sections.map(({ key, heading }) => ({ code: key, label: { en: heading } })),
          }),
        ],
      }),
    ],
  })
}

/** In the order in which a report goes before bodies. */
const stagesAsked = [
  { purpose: 'approval', label: 'Which bodies approve it?' },
  { purpose: 'sign_off', label: 'Which bodies sign it off?' },
  { purpose: 'information', label: 'Which bodies receive it for information?' },
] as const satisfies readonly { readonly purpose: DocumentPurpose; readonly label: string }[]

export const firstStageAsked = stagesAsked[0].purpose

/** @param next the number that the version gets: a first one is asked for its route, a later one for what changed */
export function freezeForm(next: number, bodies: readonly Choice[]) {
  const options =
    bodies.length === 0
      ? [{ code: 'none', label: { en: 'There is no body yet' } }]
      : bodies.map(({ id, name }) => ({ code: id, label: { en: name } }))
  return defineForm({
    id: 'freeze-report',
    version,
    title,
    pages: [
      page({
        id: 'freeze-report',
        title: { en: next === 1 ? 'Put the report on its route' : `Freeze version ${next}` },
        intro: [
          {
            en: 'The report is kept as it is now, its text with its figures, and nobody can change that version again. What you write afterwards becomes the next version.',
          },
        ],
        questions:
          next === 1
            ? stagesAsked.map(({ purpose, label }) =>
                checkboxes({
                  id: purposeField(purpose),
                  label: { en: label },
                  name: { en: 'a body' },
                  options,
                  optional: true,
                }),
              )
            : [
                longText({
                  id: 'changes',
                  label: { en: 'What changed?' },
                  name: { en: 'what changed' },
                  maxLength: 2000,
                  rows: 3,
                }),
              ],
      }),
    ],
  })
}

export function releaseForm(number: number) {
  return defineForm({
    id: 'release-report',
    version,
    title,
    pages: [
      page({
        id: 'release-report',
        title: { en: `Release the public edition of version ${number}` },
        intro: [
          {
            en: 'A second person releases it: nobody who began the report, wrote in it, drew its figures or froze it. What is released stays as it is.',
          },
        ],
        questions: [
          checkboxes({
            id: releaseAsked,
            label: { en: 'Before you release it' },
            name: { en: 'that you have read it' },
            options: [
              {
                code: 'read',
                label: {
                  en: 'I have read the public edition to its end, and it says nothing about a person in a case',
                },
              },
            ],
          }),
        ],
      }),
    ],
  })
}

export const releaseAsked = 'read'

/** No stage for a purpose without a body. */
export function stagesIn(answers: AnyAnswers): readonly NewStage[] {
  return stagesAsked
    .map(({ purpose }) => ({ purpose, bodies: listIn(answers, purposeField(purpose)) }))
    .filter(({ bodies }) => bodies.length > 0)
}

export function purposeField(purpose: DocumentPurpose): string {
  return purpose === 'sign_off' ? 'signOff' : purpose
}
