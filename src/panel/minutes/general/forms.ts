/** The forms of a meeting's own minute: its draft changed item by item, made again from the record, and corrected by an addendum. */
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { Form } from '#platform/forms/define-form.ts'
import { longText, type Question } from '#platform/forms/questions.ts'
import { correction, form, partsQuestion, whatIsReplaced } from '../forms.ts'
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
  const title = 'Draft the minute of the meeting again from the record'
  return form('general-minute-again', title, [partsQuestion(differing)], [whatIsReplaced])
}

export function generalAddendumForm(): Form {
  return form('general-addendum', 'Add to the minute of the meeting', [longText(correction)])
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
