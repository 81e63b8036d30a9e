/** The pages of documents and their routes. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { pdfType, wordType } from '#platform/documents/document.ts'
import { NotFound } from '#platform/failures.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { mayDownload } from '#platform/files/scan.ts'
import type { Upload } from '#platform/forms/uploads.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'
import { listBodies } from '../bodies/store.ts'
import { record, type RouteRefusal } from '../route.ts'
import type { BoardDocument } from './document.ts'
import { findFile, type NewFile } from './files.ts'
import * as forms from './forms.ts'
import { documentPage, documentRow } from './pages.ts'
import { addReplanRoutes } from './replan-routes.ts'
import { listRouteChanges } from './replanning.ts'
import * as store from './store.ts'
import { addressOf, DocumentPath, noteOn, StagePath, theDocument, theKeptDocument, theStage } from './the-document.ts'

const reading = { roles: governanceReaders, personal: false } as const

const FilePath = DocumentPath.extend({ number: z.coerce.number().int().min(1).max(10_000) })

export type DocumentsNeed = {
  /** Whether a virus scanner looks at files before anybody can open them. */
  readonly documentsAreScanned: boolean
}

export function addDocumentRoutes(app: App, scanning: DocumentsNeed): void {
  app.get('/boards/documents', { config: reading }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const documents = await store.listDocuments(trx)
      const routes = await store.listRoutes(
        trx,
        documents.map(({ id }) => id),
      )
      const bodies = await listBodies(trx)
      return {
        documents: documents.map((one) => documentRow(one, routes.get(one.id) ?? [], bodies)),
        mayKeep: areasHeld(actor, governanceEditors).length > 0,
      }
    })
    return reply.page('boards/documents/views/documents.njk', { heading: 'Documents and their routes', ...model })
  })

  app.get<{ Params: z.infer<typeof DocumentPath> }>(
    '/boards/documents/:documentId',
    { config: { ...reading, params: DocumentPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const document = await theDocument(trx, request.params.documentId)
        const mayKeep = areasAs(actor, ...governanceEditors).includes(document.areaId)
        const changes = await listRouteChanges(trx, document.id)
        const known = { ...(await itsRoute(trx, document)), changes, bodies: await listBodies(trx), ...scanning }
        return documentPage(document, known, mayKeep)
      })
      return reply.page('boards/documents/views/document.njk', model)
    },
  )

  app.get<{ Params: z.infer<typeof FilePath> }>(
    '/boards/documents/:documentId/versions/:number/file',
    { config: { ...reading, params: FilePath } },
    async (request, reply) => {
      const { documentId, number } = request.params
      const file = await request.asActor(async (trx) => {
        const found = await findFile(trx, documentId, number)
        if (found === undefined) throw new NotFound()
        if (!mayDownload(found.scan, scanning)) return 'held'
        await note(trx, {
          action: 'download document',
          subject: { kind: 'document', id: documentId },
          areaId: found.areaId,
          requestId: request.id,
          details: { version: number },
        })
        return found
      })
      // Its link is not on the page; whoever kept the address is led back to where it says why.
      if (file === 'held') return reply.redirect(`/boards/documents/${documentId}#version-${number}`, 303)
      return reply.download({ name: file.name, type: file.mediaType, bytes: file.content })
    },
  )

  addDocumentForms(app)
  addStageForms(app)
  addReplanRoutes(app)
}

async function itsRoute(trx: Trx, { id }: BoardDocument) {
  return { route: await store.findRoute(trx, id), versions: await store.listVersions(trx, id) }
}

function addDocumentForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/new-document',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, governanceEditors),
    form: (areas) => forms.newDocumentForm(areas),
    shown: () => ({ back: '/boards/documents', button: 'Add the document' }),
    act: async (trx, areas, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const id = await store.addDocument(trx, { areaId, ...forms.newDocumentIn(answers) })
      await note(trx, { action: 'add document', subject: { kind: 'document', id }, areaId, requestId })
      return ok(`/boards/documents/${id}`)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/documents/:documentId/new-version',
    params: DocumentPath,
    upload: true,
    about: async (trx, { documentId }, here) => {
      const document = await theKeptDocument(trx, documentId, here)
      return { document, versions: await store.listVersions(trx, document.id) }
    },
    form: ({ document, versions }) => forms.newVersionForm(document.title, versions.length + 1),
    shown: ({ document }) => ({ back: addressOf(document), button: 'Add the version' }),
    act: async (trx, { document, versions }, answers, { requestId, uploads }) => {
      const version = forms.newVersionIn(answers)
      const file = fileIn(uploads)
      if (file !== undefined && !versionFileTypes.includes(file.mediaType))
        return refuse({ question: 'file', message: 'The selected file must be a PDF or a Word document' })
      const last = versions.at(-1)
      if (last !== undefined && last.datedOn.until(version.datedOn).sign < 0)
        return refuse({ question: 'datedOn', message: 'Date of this version must not be before that of the last one' })
      const number = await store.addVersion(trx, document, { ...version, file })
      await noteOn(trx, document, 'add document version', requestId, { version: number })
      return ok(addressOf(document))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/documents/:documentId/new-stage',
    params: DocumentPath,
    about: async (trx, { documentId }, here) => {
      const document = await theKeptDocument(trx, documentId, here)
      const bodies = (await listBodies(trx)).filter(
        ({ areaId, endedOn }) => areaId === document.areaId && endedOn === undefined,
      )
      return { document, bodies, today: here.today }
    },
    form: ({ document, bodies, today }) => forms.newStageForm(document.title, bodies, today),
    shown: ({ document }) => ({ back: addressOf(document), button: 'Add the stage' }),
    act: async (trx, { document, bodies }, answers, { requestId }) => {
      if (bodies.length === 0) return refuse({ question: 'bodies', message: 'Add the body first' })
      const stage = forms.newStageIn(answers)
      await store.addRoute(trx, document, [stage])
      await noteOn(trx, document, 'add stage', requestId, { purpose: stage.purpose })
      return ok(addressOf(document))
    },
  })
}

const versionFileTypes: readonly string[] = [pdfType, wordType]

function fileIn(uploads: readonly Upload[]): NewFile | undefined {
  const [upload] = uploads
  if (upload === undefined || !('file' in upload)) return undefined
  const { name, type, sha256 } = upload.file
  return { name, mediaType: type, sha256, content: upload.bytes }
}

function addStageForms(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/documents/:documentId/stages/:stageId',
    params: StagePath,
    about: async (trx, { documentId, stageId }, here) => {
      const about = await theStage(trx, documentId, stageId, here)
      const bodies = await listBodies(trx)
      return { ...about, bodies: bodies.filter(({ id }) => about.stage.bodies.includes(id)) }
    },
    form: ({ document, stage, versions, bodies }) =>
      forms.outcomeForm({ title: document.title, purpose: stage.purpose, bodies, versions }),
    shown: ({ document }) => ({ back: addressOf(document), button: 'Record it' }),
    act: async (trx, { document, stage: { id } }, answers, { requestId, today }) => {
      await store.holdDocument(trx, document.id)
      const { route, versions } = await itsRoute(trx, document)
      const stage = route.find((one) => one.id === id)
      const said = forms.outcomeIn(answers)
      const version = versions.find(({ number }) => number === said.version)
      if (stage === undefined) throw new NotFound()
      const recorded = record(route, versions, stage, said, today)
      if (!recorded.ok) return refuse(refusalWords[recorded.reason])
      if (version === undefined) throw new Error('an outcome was let through without its version')
      await store.addOutcome(trx, document, stage.id, { ...recorded.value, versionId: version.id })
      await noteOn(trx, document, 'record outcome', requestId, { outcome: said.outcome, version: said.version })
      return ok(addressOf(document))
    },
  })
}

/** What is wrong, at the question where it can be mended. */
const refusalWords: Record<RouteRefusal, { readonly question: string; readonly message: string }> = {
  'not before this body': { question: 'body', message: 'Select a body that this stage goes before' },
  'earlier stage is open': { question: 'outcome', message: 'Record the earlier stages first: they are taken in order' },
  'has been decided': { question: 'body', message: 'What this body said is recorded already' },
  'no outcome for this purpose': { question: 'outcome', message: 'Select an outcome that fits the purpose' },
  'no such version': { question: 'version', message: 'Add a version of the document first' },
  'not the newest then': { question: 'version', message: 'Select the version that was the newest on that date' },
  'needs a newer version': {
    question: 'version',
    message: 'This body returned that version: select a newer one, or add one first',
  },
  'in the future': { question: 'seenOn', message: 'When it was seen must be today or in the past' },
  'before an earlier stage': { question: 'seenOn', message: 'When it was seen must not be before an earlier stage' },
  'nothing asked': { question: 'asked', message: 'Enter what was asked for' },
}
