/** The latest notes, on the page of a case; all of them, by kind, have a page of their own. */
import { noteKinds } from '#reference/contact.ts'
import type { SectionSource } from '../case-section.ts'
import { countNotes, notesOf } from './notes.ts'

const atMost = 5

export const notesSection: SectionSource = async (showing) => {
  const counts = countNotes(showing.file)
  if (counts.size === 0) return undefined
  const address = `/cases/${showing.file.row.id}/notes`
  return {
    id: 'notes',
    heading: 'Notes and contacts',
    template: 'cases/notes/views/section.njk',
    model: {
      notes: await notesOf(showing, { atMost }),
      kinds: noteKinds.flatMap(({ code, label }) => {
        const count = counts.get(code)
        return count === undefined ? [] : [{ label: label.en, count, href: `${address}?kind=${code}` }]
      }),
      all: address,
      correction: `/cases/${showing.file.row.id}/note-correction`,
    },
  }
}
