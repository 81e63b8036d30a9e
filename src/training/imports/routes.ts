/** Bringing a file, saying which column is which, and seeing how far it has come and what was not taken. */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { holdsAny, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { ledTo, once } from '#platform/database/once.ts'
import { sheetFaultWords, sheetKindOf } from '#platform/documents/sheet/read-sheet.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { onlyPage, pageView } from '#platform/forms/page-view.ts'
import { errorAt, readPage } from '#platform/forms/read-page.ts'
import type { Upload } from '#platform/forms/uploads.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { listCourses } from '../courses/store.ts'
import { agenciesKept, keepers, keepsPeopleOf } from '../who.ts'
import { csvOf } from './csv.ts'
import * as forms from './forms.ts'
import { importPage, importsPage } from './pages.ts'
import * as store from './store.ts'

const keeping = { roles: keepers, personal: false } as const
const ImportPath = z.object({ importId: z.uuid() })
const address = '/training/import'

export function addImportRoutes(app: App): void {
  app.get('/training/imports', { config: keeping }, async (request, reply) => {
    const imports = await request.asActor((trx) => store.listImports(trx))
    return reply.page('training/imports/views/imports.njk', importsPage(imports))
  })

  app.get<{ Params: z.infer<typeof ImportPath> }>(
    '/training/imports/:importId',
    { config: { ...keeping, params: ImportPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const one = await theImport(trx, request.params, actor)
        return importPage(one, await store.listRejections(trx, one.id, 100))
      })
      return reply.page('training/imports/views/import.njk', model)
    },
  )

  app.get<{ Params: z.infer<typeof ImportPath> }>(
    '/training/imports/:importId/rejected.csv',
    { config: { ...keeping, params: ImportPath } },
    async (request, reply) => {
      const rejections = await request.asActor(async (trx, actor) => {
        const one = await theImport(trx, request.params, actor)
        return await store.listRejections(trx, one.id, 60_000)
      })
      const text = csvOf(
        ['Row', 'Why it was not taken'],
        rejections.map(({ row, reason }) => [String(row), reason]),
      )
      return reply.download({ name: 'rejected-rows.csv', type: 'text/csv; charset=utf-8', bytes: Buffer.from(text) })
    },
  )

  addUpload(app)
  addMapping(app)
}

async function theImport(trx: Trx, { importId }: z.infer<typeof ImportPath>, actor: Actor) {
  const one = await store.findImport(trx, importId)
  if (one === undefined || !keepsPeopleOf(actor, one)) throw new NotFound()
  return one
}

const question = 'list'
const choosing = { action: address, back: '/training/imports', button: { en: 'Import the file' } } as const

function addUpload(app: App): void {
  app.get(address, { config: keeping }, async (request, reply) => {
    const agencies = await request.asActor((trx, actor) => agenciesKept(trx, actor))
    const form = forms.uploadForm(agencies)
    const view = pageView(form, onlyPage(form), { language: 'en', ...choosing })
    return reply.page('platform/forms/views/form-page.njk', { view })
  })

  app.post(address, { config: { ...keeping, upload: true } }, async (request, reply) => {
    const result = await request.asActor(async (trx, actor) => {
      const before = await ledTo(trx, request.formToken)
      if (before !== undefined) return { location: before }
      const agencies = await agenciesKept(trx, actor)
      const form = forms.uploadForm(agencies)
      const read = readPage(form, onlyPage(form), request.body, {
        language: 'en',
        today: app.today(),
        uploads: uploaded(request),
      })
      if (!read.ok) {
        if (read.reason.why === 'unknown-keys') throw turnAway(400, 'fields that the form does not have')
        return { form, shown: read.reason.why === 'wrong-answers' ? read.reason : {} }
      }
      const answers: AnyAnswers = read.value
      const outcome = await once(trx, request.formToken, () => keepFile(trx, request, agencies, answers))
      if (outcome.ok) return { location: outcome.value }
      // The file is to be chosen again: browsers do not give it back.
      const typed = Object.fromEntries(Object.entries(answers).filter(([field]) => field !== question))
      return { form, shown: { answers: typed, errors: [errorAt(onlyPage(form), question, outcome.reason)] } }
    })
    if ('location' in result) return reply.redirect(result.location, 303)
    const { form, shown } = result
    const view = pageView(form, onlyPage(form), { language: 'en', ...choosing, ...shown })
    return reply.code(422).page('platform/forms/views/form-page.njk', { view })
  })
}

/** Keeps the file for the job that reads it; nothing of it is looked into while somebody waits, but for what it claims to be. */
async function keepFile(
  trx: Trx,
  request: FastifyRequest,
  agencies: readonly forms.AgencyChoice[],
  answers: AnyAnswers,
): Promise<Outcome<string, string>> {
  const agency = agencies.length === 1 ? agencies[0] : agencies.find(({ id }) => id === textIn(answers, 'agency'))
  if (agency === undefined) throw new Error('the form let through an agency that it did not offer')
  const [sent] = request.uploads
  const bytes = sent?.bytes ?? Buffer.alloc(0)
  const kind = sheetKindOf(bytes, sent?.name ?? '')
  if (!kind.ok) return refuse(sheetFaultWords({ why: kind.reason }))
  const one = { id: newId(), areaId: agency.areaId, agencyId: agency.id, source: textIn(answers, 'source').trim() }
  await store.addImport(trx, { ...one, kind: kind.value }, bytes)
  await note(trx, {
    action: 'bring a file of training',
    subject: { kind: 'training import', id: one.id },
    areaId: one.areaId,
    requestId: request.id,
    details: { bytes: bytes.byteLength },
  })
  return ok(`/training/imports/${one.id}`)
}

/** The file as the form language knows files. */
function uploaded(request: FastifyRequest): readonly Upload[] {
  return request.uploads
    .filter(({ field, name, bytes }) => field === question && (name !== '' || bytes.byteLength > 0))
    .slice(0, 1)
    .map(({ bytes }) => ({
      question,
      file: {
        id: newId(),
        name: 'list',
        type: 'application/octet-stream',
        size: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
      bytes,
    }))
}

function addMapping(app: App): void {
  addFormPage(app, {
    roles: keepers,
    address: '/training/imports/:importId/columns',
    params: ImportPath,
    about: async (trx, params, { actor }) => {
      if (!holdsAny(actor, keepers)) throw new NotFound()
      const one = await theImport(trx, params, actor)
      if (one.state !== 'read') throw new NotFound()
      const mappable = forms.mappable(one, await store.findMap(trx, one))
      return { one, mappable, courses: await listCourses(trx, one.areaId) }
    },
    form: ({ one, mappable, courses }) => forms.mappingForm(one, mappable, courses),
    shown: ({ one, mappable }) => ({
      back: '/training/imports',
      button: 'Take the rows in',
      // Nobody else changes it meanwhile: it is taken in once.
      standing: {
        what: 'this file',
        version: 1,
        changedBy: one.addedBy,
        changedAt: one.addedAt,
        answers: forms.mappingAnswers(mappable),
      },
    }),
    act: async (trx, { one, mappable, courses }, answers, { requestId }) => {
      const mapping = forms.mappingIn(answers, one, mappable, courses)
      if ((await store.queueImport(trx, one.id, mapping)) === 0n) throw new NotFound()
      await store.rememberMap(trx, one, forms.mapIn(answers, mappable))
      await note(trx, {
        action: 'say how a file of training is read',
        subject: { kind: 'training import', id: one.id },
        areaId: one.areaId,
        requestId,
      })
      return ok(`/training/imports/${one.id}`)
    },
  })
}
