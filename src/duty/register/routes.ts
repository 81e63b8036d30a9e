/** The register of schools and settings, and the file that brings it in. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { newId } from '#platform/database/ids.ts'
import { ledTo, once } from '#platform/database/once.ts'
import { formatDayAndTime } from '#platform/day-and-time.ts'
import { readSmallSheet, sheetFaultWords } from '#platform/documents/sheet/read-sheet.ts'
import { areaChosen, areaQuestion, areasHeld, type Area } from '#platform/forms/area-question.ts'
import { onlyPage, pageView, type PageShown } from '#platform/forms/page-view.ts'
import { file } from '#platform/forms/questions.ts'
import { errorAt, readPage } from '#platform/forms/read-page.ts'
import type { Upload } from '#platform/forms/uploads.ts'
import { ok } from '#platform/outcome.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { labelOf } from '#reference/code-list.ts'
import { placeKinds } from '#reference/duty-bodies.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'
import { forReaders, onePage } from '../standing.ts'
import { columns, mostRows, readRegister, type Place, type Rejected } from './register.ts'
import * as store from './store.ts'

const address = '/duty/settings/import'
const forEditors = { roles: governanceEditors, personal: false } as const
const mostBytes = 2 * 1024 * 1024

export function addRegisterRoutes(app: App): void {
  app.get('/duty/settings', { config: forReaders }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const tables = []
      for (const { id, name } of areasHeld(actor, governanceReaders)) {
        const places = await store.listPlaces(trx, id)
        tables.push(placesTable(`Schools and settings of ${name}`, places))
        tables.push(importsTable(await store.listImports(trx, id)))
      }
      const keeps = areasHeld(actor, governanceEditors).length > 0
      return { tables, acts: keeps ? [{ text: 'Import a register', href: address, first: true }] : [] }
    })
    return reply.page('duty/views/list.njk', {
      heading: 'Schools and settings',
      intro: 'Each with its unique reference number (URN) or a local one, and the mailbox of its safeguarding lead.',
      ...model,
    })
  })

  app.get(address, { config: forEditors }, async (request, reply) => {
    const areas = await request.asActor(async (_trx, actor) => areasHeld(actor, governanceEditors))
    return show(reply, areas, {})
  })

  app.post(address, { config: { ...forEditors, upload: true } }, async (request, reply) => {
    const result = await request.asActor(async (trx, actor) => {
      const areas = areasHeld(actor, governanceEditors)
      const before = await ledTo(trx, request.formToken)
      if (before !== undefined) return { location: before }
      const form = importForm(areas)
      const read = readPage(form, onlyPage(form), request.body, {
        language: 'en',
        today: app.today(),
        uploads: uploaded(request),
      })
      if (!read.ok) {
        if (read.reason.why === 'unknown-keys') throw turnAway(400, 'fields that the form does not have')
        return { areas, errors: read.reason.why === 'wrong-answers' ? read.reason.errors : [], rejected: [] }
      }
      const { places, sha256, rejected } = await registerIn(request)
      if (rejected.length > 0)
        return { areas, errors: [errorAt(onlyPage(form), 'register', refusalWords(rejected))], rejected }
      const areaId = areaChosen(read.value, areas)
      const outcome = await once<never>(trx, request.formToken, async () => {
        const taken = await store.takeIn(trx, areaId, { places, sha256 })
        await note(trx, {
          action: 'import register',
          subject: { kind: 'register' },
          areaId,
          requestId: request.id,
          details: taken,
        })
        return ok('/duty/settings')
      })
      return { location: outcome.ok ? outcome.value : '/duty/settings' }
    })
    if ('location' in result) return reply.redirect(result.location ?? '/duty/settings', 303)
    reply.code(422)
    return show(reply, result.areas, { errors: result.errors }, result.rejected)
  })
}

function importForm(areas: readonly Area[]) {
  return onePage(
    'register',
    'Import a register of schools and settings',
    [
      ...areaQuestion(areas),
      file({
        id: 'register',
        label: { en: 'Which file?' },
        name: { en: 'the register' },
        hint: { en: 'A CSV file (.csv) or a workbook (.xlsx) of up to 2 MB and 5,000 rows' },
        maxFiles: 1,
        accept: '.csv,.xlsx',
        missing: { en: 'Select the register' },
      }),
    ],
    {
      intro: [
        {
          en: `Choose a CSV file. Its first line must be ${columns.join(',')}. Each line after that is one school or setting, such as 900001,Marshlight Primary School,school,RM17 6SL,office@marshlight.example.`,
        },
        { en: `For the kind, write one of these: ${kindWords()}.` },
        {
          en: 'If any row is wrong, no row is imported. Importing the file again changes only what is different in it. Nothing is removed.',
        },
      ],
    },
  )
}

/** "school (Maintained school), …": what a file has in its column of kinds. */
function kindWords(): string {
  return placeKinds.map(({ code, label }) => `${code} (${label.en})`).join(', ')
}

/** The file as the form language knows files: what is in it is read here, and nothing of the file itself is kept. */
function uploaded(request: FastifyRequest): readonly Upload[] {
  return sentFiles(request).map(({ bytes }) => ({
    question: 'register',
    file: { id: newId(), name: 'register', type: 'text/csv', size: bytes.byteLength, sha256: hashOf(bytes) },
    bytes,
  }))
}

function sentFiles(request: FastifyRequest) {
  return request.uploads
    .filter(({ field, name, bytes }) => field === 'register' && (name !== '' || bytes.byteLength > 0))
    .slice(0, 1)
}

async function registerIn(request: FastifyRequest): Promise<{
  readonly places: readonly Place[]
  readonly sha256: string
  readonly rejected: readonly Rejected[]
}> {
  const [sent] = sentFiles(request)
  const bytes = sent?.bytes ?? Buffer.alloc(0)
  const sha256 = hashOf(bytes)
  const whole = (line: number, reason: string) => ({ places: [], sha256, rejected: [{ line, reason }] })
  if (bytes.byteLength > mostBytes) return whole(1, 'The file is larger than 2 MB')
  const sheet = await readSmallSheet(bytes, sent?.name ?? '', { mostRows: mostRows + 1 })
  if (sheet.ok) return { ...readRegister(sheet.value.rows), sha256 }
  if (sheet.reason.why === 'too-many-rows') return whole(mostRows + 2, `It has more than ${mostRows} rows`)
  return whole(sheet.reason.line ?? 1, sheetFaultWords(sheet.reason))
}

function refusalWords(rejected: readonly Rejected[]): string {
  return rejected.length === 1
    ? 'One row of the register is wrong, so nothing was taken in'
    : `${rejected.length} rows of the register are wrong, so nothing was taken in`
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function show(
  reply: FastifyReply,
  areas: readonly Area[],
  shown: Pick<PageShown, 'errors'>,
  rejected: readonly Rejected[] = [],
) {
  const form = importForm(areas)
  return reply.page('duty/register/views/import.njk', {
    view: pageView(form, onlyPage(form), {
      language: 'en',
      action: address,
      back: '/duty/settings',
      button: { en: 'Import the register' },
      ...shown,
    }),
    rejected: {
      caption: 'What is wrong with it',
      headings: ['Line', 'Why'],
      rows: rejected.slice(0, 200).map(({ line, reason }) => ({ cells: [String(line), reason] })),
    },
  })
}

function placesTable(caption: string, places: readonly Place[]) {
  return {
    caption,
    nothing: 'No register has been imported yet.',
    headings: ['Name', 'Kind', 'Number', 'Postcode', 'Email'],
    rows: places.map(({ name, kind, number, postcode, email }) => ({
      cells: [name, labelOf(placeKinds, kind), number, postcode || 'Not known', email || 'Not known'],
    })),
  }
}

function importsTable(imports: readonly store.Import[]) {
  return {
    caption: 'Imports',
    hidden: imports.length === 0,
    nothing: '',
    headings: ['When', 'By', 'Rows', 'Added', 'Changed'],
    rows: imports.map(({ at, by, read, added, changed }) => ({
      cells: [formatDayAndTime(at), by, String(read), String(added), String(changed)],
    })),
  }
}
