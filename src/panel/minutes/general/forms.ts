/** The forms of a meeting's own minute: its draft changed item by item, made again from the record, and corrected by an addendum. */
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page, type Form } from '#platform/forms/define-form.ts'
import { checkboxes, longText, type Question } from '#platform/forms/questions.ts'
import type { GeneralContent } from './general.ts'
import type { Differing } from './parts.ts'
import { generalHeadings } from './words.ts'

export function generalEditForm({ items }: GeneralContent): Form {
  const { notes, decided } = generalHeadings.en
  const questions = items.flatMap(({ title, number }, place): readonly Question[] => [
    words(`notes${place}`, `${number}. ${title}: ${notes.toLowerCase()}`, 8),
    words(`decided${place}`, `${number}. ${title}: ${decided.toLowerCase()}`, 3),
  ])
  return form('general-minute', 'Change the draft minute of the meeting', questions, [
    'Nothing about a person or a case stands in it. Who came, conflicts, times and actions are taken from what the meeting recorded: change them there, and draft those parts again.',
  ])
}

/** By question, for a form that is filled in. */
export function answersOf({ items }: GeneralContent): AnyAnswers {
  return Object.fromEntries(
    items.flatMap(({ notes, decided }, place) => [
      [`notes${place}`, notes],
      [`decided${place}`, decided],
    ]),
  )
}

export function contentIn(content: GeneralContent, answers: AnyAnswers): GeneralContent {
  const items = content.items.map((item, place) => ({
    ...item,
    notes: textIn(answers, `notes${place}`).trim(),
    decided: textIn(answers, `decided${place}`).trim(),
  }))
  return { ...content, items }
}

export function generalAgainForm(differing: readonly Differing[]): Form {
  const nothing = { code: 'nothing', label: { en: 'There is nothing left' } }
  return form(
    'general-minute-again',
    'Draft the minute of the meeting again from the record',
    [
      checkboxes({
        id: 'parts',
        label: { en: 'Which parts?' },
        name: { en: 'which parts to draft again' },
        options:
          differing.length === 0
            ? [nothing]
            : differing.map(({ part, heading }) => ({ code: part, label: { en: heading } })),
      }),
    ],
    [
      'These parts differ from what the meeting recorded. What was written by hand in a part that you tick is replaced.',
    ],
  )
}

export function generalAddendumForm(): Form {
  return form('general-addendum', 'Add to the minute of the meeting', [
    longText({
      id: 'words',
      label: { en: 'What is put right or added, and why' },
      name: { en: 'what is put right or added' },
      hint: { en: 'It stands beneath the minute with your name and the time, and cannot be changed afterwards' },
      maxLength: 8000,
      rows: 8,
    }),
  ])
}

function words(id: string, label: string, rows: number): Question {
  return longText({
    id,
    label: { en: label },
    name: { en: label.toLowerCase() },
    maxLength: 29_000,
    rows,
    optional: true,
  })
}

function form(id: string, title: string, questions: readonly Question[], intro: readonly string[] = []): Form {
  return defineForm({
    id,
    version: '1',
    title: { en: title },
    pages: [
      page({ id, title: { en: title }, questions, ...(intro.length > 0 && { intro: intro.map((en) => ({ en })) }) }),
    ],
  })
}
