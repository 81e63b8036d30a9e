/** Letters and information sheets of a case: a page that offers those that fit, and each as Word or PDF. Making one changes nothing and is noted. */
import { z } from 'zod'
import type { App } from '#platform/web/web.ts'
import { pdfType, wordType } from '#platform/documents/document.ts'
import { toPdf } from '#platform/documents/pdf.ts'
import { toWord } from '#platform/documents/word.ts'
import { NotFound } from '#platform/failures.ts'
import { note } from '#records/audit.ts'
import { purposeFor } from '#records/purpose.ts'
import { consentReaders, type ConsentReader } from '#reference/consent.ts'
import { codesOf, labelOf } from '#reference/code-list.ts'
import { caseRoles } from '#reference/roles.ts'
import { findCase, type CaseFile } from '../../store.ts'
import { consentAgeOn } from '../rules.ts'
import { paperFormats, paperKinds, paperLanguages, paperOf } from './paper.ts'
import type { Temporal } from 'temporal-polyfill'

const CasePath = z.object({ caseId: z.uuid() })
const PaperPath = z.object({
  caseId: z.uuid(),
  kind: z.enum(paperKinds),
  reader: z.enum(codesOf(consentReaders)),
  language: z.enum(paperLanguages),
  format: z.enum(paperFormats),
})

export type Sender = { readonly organisation: string; readonly contactEmail: string }

export function addConsentPapers(app: App, sender: Sender): void {
  app.get<{ Params: z.infer<typeof CasePath> }>(
    '/cases/:caseId/consent-papers',
    { config: { roles: caseRoles, personal: true, params: CasePath } },
    async (request, reply) => {
      const { caseId } = request.params
      const file = await request.asActor(async (trx, actor) => {
        const found = await findCase(trx, caseId, actor)
        if (found === undefined) throw new NotFound()
        const purpose = await purposeFor(trx, caseId)
        if (purpose === undefined) return 'purpose'
        await note(trx, {
          action: 'view case',
          subject: { kind: 'case', id: caseId },
          areaId: found.row.areaId,
          caseId,
          purpose,
          requestId: request.id,
        })
        return found
      })
      if (file === 'purpose') return reply.redirect(purposeAddress(caseId, request.url), 303)
      return reply.page('cases/consent/views/papers.njk', pageOf(file, app.today()))
    },
  )

  app.get<{ Params: z.infer<typeof PaperPath> }>(
    '/cases/:caseId/consent-papers/:kind/:reader/:language/:format',
    { config: { roles: caseRoles, personal: true, params: PaperPath } },
    async (request, reply) => {
      const { caseId, kind, reader, language, format } = request.params
      const made = await request.asActor(async (trx, actor) => {
        const file = await findCase(trx, caseId, actor)
        if (file === undefined) throw new NotFound()
        const purpose = await purposeFor(trx, caseId)
        if (purpose === undefined) return 'purpose'
        await note(trx, {
          action: 'make consent paper',
          subject: { kind: 'case', id: caseId },
          areaId: file.row.areaId,
          caseId,
          purpose,
          requestId: request.id,
          details: { kind, reader, language, format },
        })
        return {
          reference: file.row.reference,
          paper: paperOf(
            { kind, reader, language },
            {
              name: nameOf(file),
              council: sender.organisation,
              contact: sender.contactEmail,
              writer: actor.name,
              reference: file.row.reference,
              today: app.today(),
            },
          ),
        }
      })
      // Back to the page and not to the file: a browser that is sent to a download shows nothing.
      if (made === 'purpose') return reply.redirect(purposeAddress(caseId, `/cases/${caseId}/consent-papers`), 303)
      const name = `${made.reference}-${kind}-${reader}-${language}.${format}`
      return format === 'pdf'
        ? reply.download({ name, type: pdfType, bytes: await toPdf(made.paper) })
        : reply.download({ name, type: wordType, bytes: await toWord(made.paper) })
    },
  )
}

function purposeAddress(caseId: string, next: string): string {
  return `/cases/${caseId}/purpose?next=${encodeURIComponent(next)}`
}

/** How the person is spoken to: what they are called, else their forename. */
function nameOf({ person }: CaseFile): string {
  const called = person.knownAs ?? ''
  if (called !== '') return called
  return person.forenames === '' ? person.surname : person.forenames
}

function pageOf(file: CaseFile, today: Temporal.PlainDate) {
  const fitting = fittingReaders(file, today)
  const group = (reader: ConsentReader) => ({
    heading: labelOf(consentReaders, reader),
    papers: paperKinds.map((kind) => ({
      name: kind === 'letter' ? 'Letter' : 'Information sheet',
      files: paperLanguages.flatMap((language) =>
        paperFormats.map((format) => ({
          href: `/cases/${file.row.id}/consent-papers/${kind}/${reader}/${language}/${format}`,
          text: `${language === 'cy' ? 'Welsh' : 'English'}, ${format === 'pdf' ? 'PDF' : 'Word'}`,
        })),
      ),
    })),
  })
  return {
    heading: 'Letters and information sheets',
    reference: file.row.reference,
    caseAddress: `/cases/${file.row.id}`,
    fitting: fitting.map(group),
    others: codesOf(consentReaders)
      .filter((reader) => !fitting.includes(reader))
      .map(group),
    marking: 'OFFICIAL-SENSITIVE',
  }
}

/** For the person by today's age, and for a parent or guardian while they are under 18. Unknown: for everybody. */
function fittingReaders({ person }: CaseFile, today: Temporal.PlainDate): readonly ConsentReader[] {
  const age = consentAgeOn(person.birth, today)
  if (age === undefined) return codesOf(consentReaders)
  return age.age === 'adult' ? [age.band] : [age.band, 'parent']
}
