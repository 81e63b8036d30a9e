/** Taking a file of counts in: every row of it or none, and each row that does not fit told with its number and why. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { ledTo, once } from '#platform/database/once.ts'
import { readSmallSheet, sheetFaultWords } from '#platform/documents/sheet/read-sheet.ts'
import { areaChosen, areasHeld, type Area } from '#platform/forms/area-question.ts'
import { onlyPage, pageView, type PageShown } from '#platform/forms/page-view.ts'
import { errorAt, readPage } from '#platform/forms/read-page.ts'
import type { Upload } from '#platform/forms/uploads.ts'
import { ok } from '#platform/outcome.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { forEditors } from '../entry.ts'
import { listWards } from '../tension/ward-store.ts'
import { fileRefusalWords, importForm, tooLarge, tooManyRows } from './forms.ts'
import { maxBytes, maxRows, readRows, type RejectedRow } from './read-rows.ts'
import { addImport, takeIn } from './store.ts'

const address = '/picture/hate-crime/import'
const figures = '/picture/hate-crime/figures'

/** So many rows are told one by one; of the others it is said how many there are. */
const toldAtMost = 200

type Result =
  | { readonly location: string }
  | {
      readonly areas: readonly Area[]
      readonly again: Pick<PageShown, 'typed' | 'errors' | 'answers'>
      readonly rejected: readonly RejectedRow[]
    }

export function addImportRoutes(app: App): void {
  app.get(address, { config: forEditors }, async (request, reply) => {
    const areas = await request.asActor(async (_trx, actor) => areasHeld(actor, governanceEditors))
    return importPage(reply, areas, {}, [])
  })

  app.post(address, { config: { ...forEditors, upload: true } }, async (request, reply) => {
    const result = await request.asActor((trx, actor) => taken(trx, actor, request, app))
    if ('location' in result) return reply.redirect(result.location, 303)
    return importPage(reply.code(422), result.areas, result.again, result.rejected)
  })
}

async function taken(trx: Trx, actor: Actor, request: FastifyRequest, app: App): Promise<Result> {
  // Sent before: what it did must not refuse it now.
  const before = await ledTo(trx, request.formToken)
  if (before !== undefined) return { location: before }
  const areas = areasHeld(actor, governanceEditors)
  const form = importForm(areas)
  const reading = { language: 'en', today: app.today(), uploads: uploaded(request) } as const
  const read = readPage(form, onlyPage(form), request.body, reading)
  if (!read.ok) {
    if (read.reason.why !== 'wrong-answers') throw turnAway(400, 'fields that the form does not have')
    return { areas, again: { typed: read.reason.typed, errors: read.reason.errors }, rejected: [] }
  }
  const areaId = areaChosen(read.value, areas)
  const refused = (message: string, rejected: readonly RejectedRow[]): Result => ({
    areas,
    again: { answers: read.value, errors: [errorAt(onlyPage(form), 'counts', message)] },
    rejected,
  })
  const [sent] = request.uploads
  const bytes = sent?.bytes ?? new Uint8Array()
  if (bytes.byteLength > maxBytes) return refused(tooLarge, [])
  const sheet = await readSmallSheet(bytes, sent?.name ?? '', { mostRows: maxRows + 1 })
  if (!sheet.ok) return refused(sheet.reason.why === 'too-many-rows' ? tooManyRows : sheetFaultWords(sheet.reason), [])
  const rows = readRows(sheet.value.rows, await listWards(trx, [areaId]), app.today())
  if (!rows.ok) return refused(fileRefusalWords[rows.reason], [])
  const { counts, rejected } = rows.value
  if (rejected.length > 0)
    return refused(
      rejected.length === 1
        ? 'Nothing was taken in: 1 row does not fit'
        : `Nothing was taken in: ${rejected.length} rows do not fit`,
      rejected,
    )
  const outcome = await once<never>(trx, request.formToken, async () => {
    const done = await takeIn(trx, areaId, counts)
    await addImport(trx, areaId, done)
    const details = { added: done.added, changed: done.changed, unchanged: done.unchanged }
    const subject = { kind: 'hate crime' }
    await note(trx, { action: 'import hate crime', subject, areaId, requestId: request.id, details })
    return ok(figures)
  })
  return { location: outcome.ok ? outcome.value : figures }
}

/** The file as the form language knows files. Its rows are read; nothing of the file itself is kept. */
function uploaded(request: FastifyRequest): readonly Upload[] {
  return request.uploads
    .filter(({ field, name, bytes }) => field === 'counts' && (name !== '' || bytes.byteLength > 0))
    .slice(0, 1)
    .map(({ bytes }) => ({
      question: 'counts',
      file: {
        id: newId(),
        name: 'counts',
        type: 'text/csv',
        size: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
      bytes,
    }))
}

function importPage(
  reply: FastifyReply,
  areas: readonly Area[],
  again: Pick<PageShown, 'typed' | 'errors' | 'answers'>,
  rejected: readonly RejectedRow[],
): FastifyReply {
  const form = importForm(areas)
  return reply.page('picture/hate-crime/views/import.njk', {
    view: pageView(form, onlyPage(form), {
      language: 'en',
      action: address,
      back: figures,
      button: { en: 'Import the counts' },
      ...again,
    }),
    rejected: rejected.slice(0, toldAtMost),
    more: Math.max(0, rejected.length - toldAtMost),
  })
}
