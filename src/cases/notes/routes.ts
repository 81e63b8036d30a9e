/** The page of all notes of a case, newest first, by kind. */
import { z } from 'zod'
import type { App } from '#platform/web/web.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import { note } from '#records/audit.ts'
import { purposeFor } from '#records/purpose.ts'
import { codesOf } from '#reference/code-list.ts'
import { noteKinds } from '#reference/contact.ts'
import { findCase } from '../store.ts'
import { notesOf } from './notes.ts'

const CasePath = z.object({ caseId: z.uuid() })
const NotesQuery = z.object({
  kind: z.preprocess((text) => (text === '' ? undefined : text), z.enum(codesOf(noteKinds)).optional()),
})
type NotesQuery = z.infer<typeof NotesQuery>

/** More than a case gathers in years of weekly contact; a page beyond it would not be read. */
const atMost = 500

const readers = ['coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member'] as const

export function addNoteRoutes(app: App, vault: Vault): void {
  app.get<{ Params: z.infer<typeof CasePath>; Querystring: NotesQuery }>(
    '/cases/:caseId/notes',
    { config: { roles: readers, personal: true, params: CasePath, query: NotesQuery } },
    async (request, reply) => {
      const { caseId } = request.params
      const { kind } = request.query
      const result = await request.asActor(async (trx, actor) => {
        const file = await findCase(trx, caseId, actor)
        if (file === undefined) throw new NotFound()
        const purpose = await purposeFor(trx, caseId)
        if (purpose === undefined) return 'purpose'
        await note(trx, {
          action: 'view notes',
          subject: { kind: 'case', id: caseId },
          areaId: file.row.areaId,
          caseId,
          purpose,
          requestId: request.id,
        })
        return { file, notes: await notesOf({ trx, file, vault }, { kind, atMost }) }
      })
      if (result === 'purpose')
        return reply.redirect(`/cases/${caseId}/purpose?next=${encodeURIComponent(`/cases/${caseId}/notes`)}`, 303)
      return reply.page('cases/notes/views/notes.njk', {
        heading: 'Notes and contacts',
        reference: result.file.row.reference,
        caseAddress: `/cases/${caseId}`,
        notes: result.notes,
        kinds: [
          { value: '', text: 'Every kind', selected: kind === undefined },
          ...noteKinds.map(({ code, label }) => ({ value: code, text: label.en, selected: code === kind })),
        ],
        marking: 'OFFICIAL-SENSITIVE',
      })
    },
  )
}
