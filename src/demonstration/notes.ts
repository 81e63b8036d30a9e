/** What was written at an invented step, kept as a form keeps it: the question as asked, and the answer. */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { keep } from '#platform/forms/kept.ts'
import { longText } from '#platform/forms/questions.ts'

/** A step's reason, and what else was written with it. */
export function writtenNote(
  reason: string,
  besides: { shared?: string | undefined; plan?: string | undefined; dissent?: string | undefined } = {},
) {
  const { shared, plan, dissent } = besides
  const answers = {
    reason,
    ...(shared === undefined ? {} : { shared }),
    ...(plan === undefined ? {} : { plan }),
    ...(dissent === undefined ? {} : { dissent }),
  }
  return {
    formId: stepNote.id,
    formVersion: stepNote.version,
    language: 'en' as const,
    kept: JSON.stringify(keep(asking(answers), answers, 'en')),
  }
}

/** The note with only those questions that have an answer: an invented note has nothing that was left out. */
function asking(answers: Readonly<Record<string, string>>) {
  const questions = [
    words('shared', 'What members said'),
    words('plan', 'The support plan, as agreed so far'),
    words('reason', 'Reason'),
    words('dissent', 'Dissent'),
  ].filter(({ id }) => Object.hasOwn(answers, id))
  return defineForm({ ...stepNote, pages: [page({ id: 'reason', title: { en: 'Reason' }, questions })] })
}

/** A partner's answer, facts apart from opinion. JSON. */
export function replyNote(answer: {
  facts?: string | undefined
  opinion?: string | undefined
  whyNot?: string | undefined
}): string {
  const given = Object.fromEntries(Object.entries(answer).filter(([, words]) => words !== undefined && words !== ''))
  return JSON.stringify(keep(partnerNote, given, 'en'))
}

const words = (id: string, label: string) =>
  longText({ id, label: { en: label }, name: { en: label.toLowerCase() }, optional: true, sensitivity: 'narrative' })

const stepNote = { id: 'step-note', version: '1', title: { en: 'Reason' } } as const

const partnerNote = defineForm({
  id: 'partner-reply-note',
  version: '1',
  title: { en: 'Answer' },
  pages: [
    page({
      id: 'answer',
      title: { en: 'Answer' },
      questions: [
        words('facts', 'Facts'),
        words('opinion', 'Professional opinion'),
        words('whyNot', 'Why it cannot be shared, or not all of it'),
      ],
    }),
  ],
})
