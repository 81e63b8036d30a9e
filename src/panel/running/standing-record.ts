/** What the screen of a running meeting asks of a standing item: what was said, what was decided in words, and actions. */
import { defineForm, page, type Form } from '#platform/forms/define-form.ts'
import { longText } from '#platform/forms/questions.ts'
import { actionQuestions, type AgencyThere } from './record.ts'

/** In the order of the screen. */
export const standingSections = ['notes', 'decided', 'action'] as const

export function standingForm(agencies: readonly AgencyThere[]): Form {
  return defineForm({
    id: 'running-standing-item',
    version: '1',
    title: { en: 'Standing item of a panel meeting' },
    pages: [
      page({
        id: 'notes',
        title: { en: 'Notes' },
        questions: [
          longText({
            id: 'recordNotes',
            label: { en: 'What was said' },
            name: { en: 'what was said' },
            hint: { en: 'Nothing about a person or a case: that belongs to their own item' },
            maxLength: 8000,
            rows: 8,
            optional: true,
          }),
        ],
      }),
      page({
        id: 'decided',
        title: { en: 'Decision' },
        questions: [
          longText({
            id: 'recordDecided',
            label: { en: 'What the meeting decided' },
            name: { en: 'what the meeting decided' },
            maxLength: 4000,
            rows: 3,
            optional: true,
          }),
        ],
      }),
      page({ id: 'action', title: { en: 'Actions' }, questions: actionQuestions(agencies) }),
    ],
  })
}
