/** Importing a strategy in the browser: a document, a page of what was read in it, and a draft of what a person confirmed. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { newId } from '#platform/database/ids.ts'
import { once } from '#platform/database/once.ts'
import { readSource, sourceRefusalWords } from '#platform/documents/source/read-source.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaChosen, areasHeld, type Area } from '#platform/forms/area-question.ts'
import { onlyPage, pageView, type PageShown } from '#platform/forms/page-view.ts'
import { errorAt, readPage, type FieldErrors } from '#platform/forms/read-page.ts'
import type { Upload } from '#platform/forms/uploads.ts'
import { ok } from '#platform/outcome.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { addStrategy } from '../document/store.ts'
import { putOnRoute } from '../route/strategy-route.ts'
import { yearsIn } from '../document/forms.ts'
import { forEditors } from '../entry.ts'
import { answersFrom, fitsOnePage, partsFrom, proposalsForm, stagesFrom, uploadForm } from './forms.ts'
import { carriedFields, packed, proposalsFrom, unpacked, type Proposals } from './proposals.ts'
import { readStrategy } from './read-strategy.ts'
import { routeAndText } from './stages-as-read.ts'

const address = '/strategy/import'

export function addImportRoutes(app: App): void {
  app.get(address, { config: forEditors }, async (request, reply) => {
    await request.asActor(async () => undefined)
    return choosingPage(reply, [])
  })

  app.post(address, { config: { ...forEditors, upload: true } }, async (request, reply) => {
    const areas = await request.asActor(async (_trx, actor) => areasHeld(actor, governanceEditors))
    const uploads = uploaded(request)
    const read = readPage(uploadForm, onlyPage(uploadForm), request.body, {
      language: 'en',
      today: app.today(),
      uploads,
    })
    if (!read.ok) {
      if (read.reason.why === 'unknown-keys') throw turnAway(400, 'fields that the form does not have')
      return choosingPage(reply, read.reason.why === 'wrong-answers' ? read.reason.errors : [])
    }
    // Behind the transaction: a Word file may take its time.
    const proposals = await proposalsIn(request)
    if (typeof proposals === 'string')
      return choosingPage(reply, [errorAt(onlyPage(uploadForm), 'document', proposals)])
    return proposalsPage(reply, proposals, areas, { answers: answersFrom(proposals) })
  })

  app.post(`${address}/proposals`, { config: forEditors }, async (request, reply) => {
    const proposals = unpacked(request.body)
    const result = await request.asActor(async (trx, actor) => {
      // Our page carries what was read: without it, nobody came from there.
      if (proposals === undefined) throw turnAway(400, 'no proposals of a document')
      const areas = areasHeld(actor, governanceEditors)
      const form = proposalsForm(proposals, areas)
      const reading = { language: 'en', today: app.today(), besides: carriedFields } as const
      const read = readPage(form, onlyPage(form), request.body, reading)
      if (!read.ok) return { proposals, areas, again: read.reason }
      const answers: AnyAnswers = read.value
      const outcome = await once<never>(trx, request.formToken, async () => {
        const areaId = areaChosen(answers, areas)
        const { stages, text } = routeAndText(stagesFrom(proposals, answers))
        const parts = [...text, ...partsFrom(proposals, answers)]
        const years = yearsIn(answers)
        const { title } = years
        const { strategyId } = await addStrategy(trx, { areaId, ...years, parts })
        if (stages.length > 0) await putOnRoute(trx, { id: strategyId, areaId, title }, { stages, today: app.today() })
        await note(trx, {
          action: 'import strategy',
          subject: { kind: 'strategy', id: strategyId },
          areaId,
          requestId: request.id,
          details: { parts: parts.length, unread: proposals.unread.length },
        })
        return ok(`/strategy/${strategyId}/draft`)
      })
      return { location: outcome.ok ? outcome.value : '/strategy' }
    })
    if ('location' in result) return reply.redirect(result.location, 303)
    const { proposals: read, areas, again } = result
    if (again.why === 'unknown-keys') throw turnAway(400, 'fields that the form does not have')
    const errors = again.why === 'wrong-answers' ? { errors: again.errors } : {}
    return proposalsPage(reply, read, areas, { typed: again.typed, ...errors })
  })
}

function choosingPage(reply: FastifyReply, errors: FieldErrors): FastifyReply {
  const view = pageView(uploadForm, onlyPage(uploadForm), {
    language: 'en',
    action: address,
    back: '/strategy',
    button: { en: 'Read the document' },
    errors,
  })
  return reply.code(errors.length === 0 ? 200 : 422).page('platform/forms/views/form-page.njk', { view })
}

/** What was read in the document that came with the form, or why it cannot be shown. */
async function proposalsIn(request: FastifyRequest): Promise<Proposals | string> {
  const [sent] = request.uploads
  const source = await readSource(sent?.bytes ?? Buffer.alloc(0), sent?.name ?? '')
  if (!source.ok) return sourceRefusalWords[source.reason]
  const proposals = proposalsFrom(readStrategy(source.value))
  return packed(proposals) === undefined || !fitsOnePage(proposalsForm(proposals, []), proposals)
    ? 'The document has more in it than one page can show. Import it in parts, or by the command ./causeway import strategy'
    : proposals
}

/** The file as the form language knows files. What is in it is read by its headings; nothing of the file itself is kept. */
function uploaded(request: FastifyRequest): readonly Upload[] {
  return request.uploads
    .filter(({ field, name, bytes }) => field === 'document' && (name !== '' || bytes.byteLength > 0))
    .slice(0, 1)
    .map(({ bytes }) => ({
      question: 'document',
      file: {
        id: newId(),
        name: 'strategy',
        type: 'application/octet-stream',
        size: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
      bytes,
    }))
}

function proposalsPage(
  reply: FastifyReply,
  proposals: Proposals,
  areas: readonly Area[],
  shown: Pick<PageShown, 'answers' | 'typed' | 'errors'>,
): FastifyReply {
  const form = proposalsForm(proposals, areas)
  const view = pageView(form, onlyPage(form), {
    language: 'en',
    action: `${address}/proposals`,
    back: address,
    button: { en: 'Keep it as a draft' },
    hidden: packed(proposals) ?? {},
    ...shown,
  })
  const titles = proposals.pieces.flatMap((piece) =>
    piece.is === 'section' || piece.is === 'appendix'
      ? [{ is: piece.is, name: `${piece.number} ${piece.heading}`.trim() }]
      : [],
  )
  const code = shown.errors === undefined ? 200 : 422
  return reply.code(code).page('strategy/reading/views/proposals.njk', {
    view,
    sections: titles.filter(({ is }) => is === 'section'),
    appendices: titles.filter(({ is }) => is === 'appendix'),
    unread: proposals.unread,
  })
}
