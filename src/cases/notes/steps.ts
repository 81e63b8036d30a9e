/** Writing a note, and correcting one. Few questions on one page: a note that takes long is not written. */
import { Temporal } from 'temporal-polyfill'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, longText, radios, select } from '#platform/forms/questions.ts'
import { contactedPeople, contactMeans, noteKinds } from '#reference/contact.ts'
import { refusalWords } from '../journey/refusals.ts'
import { chosen, given, reason, written } from '../steps/parts.ts'
import type { StepPage } from '../steps/step-page.ts'
import { notesInWords } from './notes.ts'

const happenedOn = date({
  id: 'happenedOn',
  label: { en: 'When was it?' },
  name: { en: 'when it was' },
  hint: { en: 'Leave empty for today' },
  range: 'today or past',
  optional: true,
})

export const caseNote: StepPage = {
  step: 'add note',
  address: 'note',
  form: () =>
    defineForm({
      id: 'case-note',
      version: '2',
      title: { en: 'Add a note' },
      pages: [
        page({
          id: 'case-note',
          title: { en: 'Add a note' },
          questions: [
            radios({
              id: 'kind',
              label: { en: 'What kind of note is it?' },
              name: { en: 'what kind of note it is' },
              options: noteKinds
                .filter(({ code }) => code !== 'correction')
                .map(({ code, label }) => ({ code, label })),
            }),
            select({
              id: 'contacted',
              label: { en: 'Who was contacted?' },
              name: { en: 'who was contacted' },
              options: contactedPeople.map(({ code, label }) => ({ code, label })),
              showIf: { question: 'kind', is: ['contact'] },
            }),
            select({
              id: 'how',
              label: { en: 'How?' },
              name: { en: 'how they were contacted' },
              options: contactMeans.map(({ code, label }) => ({ code, label })),
              showIf: { question: 'kind', is: ['contact'] },
            }),
            happenedOn,
            longText({
              id: 'reason',
              label: { en: 'Note' },
              name: { en: 'the note' },
              hint: { en: 'Who it was by name, what was said and done. Facts apart from opinion.' },
              maxLength: 8000,
              rows: 6,
              sensitivity: 'narrative',
            }),
          ],
        }),
      ],
    }),
  facts: (answers) => {
    const on = chosen(answers, 'happenedOn')
    return {
      facts: given({
        kind: chosen(answers, 'kind'),
        contacted: chosen(answers, 'contacted'),
        how: chosen(answers, 'how'),
      }),
      reasonGiven: written(answers),
      ...(on === undefined ? {} : { on: Temporal.PlainDate.from(on) }),
    }
  },
  refusalAt: { 'contact-incomplete': 'contacted', 'in-the-future': 'happenedOn', 'reason-needed': 'reason' },
}

export const noteCorrection: StepPage = {
  step: 'add note',
  address: 'note-correction',
  waitsFor: ({ file }) => Promise.resolve(file.state.notes.length > 0 ? undefined : refusalWords['no-note-yet'].en),
  form: ({ file }) =>
    defineForm({
      id: 'note-correction',
      version: '1',
      title: { en: 'Correct a note' },
      pages: [
        page({
          id: 'note-correction',
          title: { en: 'Correct a note' },
          intro: [{ en: 'The note stays as it was written, and your correction stands beneath it.' }],
          questions: [
            select({
              id: 'corrects',
              label: { en: 'Which note?' },
              name: { en: 'the note to correct' },
              options: notesInWords(file).map(({ place, words }) => ({ code: String(place), label: { en: words } })),
            }),
            reason('What is wrong, and what is right'),
          ],
        }),
      ],
    }),
  facts: (answers) => ({
    facts: given({ kind: 'correction', corrects: Number(chosen(answers, 'corrects')) }),
    reasonGiven: written(answers),
  }),
  refusalAt: { 'no-such-note': 'corrects', 'reason-needed': 'reason' },
}
