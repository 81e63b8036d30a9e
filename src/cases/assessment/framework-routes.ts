/**
 * The administrator's page for frameworks of assessment: what the area has, and loading the headings of one that it is licensed to use from
 * a file. Nothing is loaded while a single row is not understood. Administrators see no case here, and no assessment.
 */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '#platform/web/web.ts'
import type { Trx } from '#platform/database/database.ts'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import { newId } from '#platform/database/ids.ts'
import { once } from '#platform/database/once.ts'
import { readSmallSheet, sheetFaultWords } from '#platform/documents/sheet/read-sheet.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page, type Form } from '#platform/forms/define-form.ts'
import type { Typed } from '#platform/forms/fields.ts'
import { onlyPage, pageView } from '#platform/forms/page-view.ts'
import { date, file, longText, select, text } from '#platform/forms/questions.ts'
import { errorAt, readPage, type FieldErrors } from '#platform/forms/read-page.ts'
import type { Upload } from '#platform/forms/uploads.ts'
import { note } from '#records/audit.ts'
import { vaf2012Framework, type Framework } from '#reference/assessment-frameworks.ts'
import { chosen } from '../steps/parts.ts'
import {
  fileColumns,
  frameworkFile,
  maxFrameworkBytes,
  maxFrameworkRows,
  readFrameworkRows,
  type RowProblem,
} from './framework-file.ts'
import { addFramework, listFrameworks } from './frameworks.ts'

const list = '/admin/assessment-frameworks'
const administrator = { roles: ['administrator'], personal: false } as const
const problemsShown = 50

export function addFrameworkRoutes(app: App): void {
  app.get(list, { config: administrator }, async (request, reply) => {
    const frameworks = await request.asActor(async (trx, actor) => {
      const found = []
      for (const area of areasOf(actor)) {
        const own = await listFrameworks(trx, area.id)
        found.push(...own.filter(({ id }) => id !== undefined).map((framework) => ({ ...framework, area: area.name })))
      }
      return [...found, { ...vaf2012Framework, area: 'Every area' }]
    })
    return reply.page('cases/assessment/views/frameworks.njk', {
      heading: 'Frameworks of assessment',
      frameworks: frameworks.map((framework) => ({
        title: framework.title,
        code: framework.code,
        version: framework.version,
        area: framework.area,
        from: framework.validFrom,
        until: framework.validTo,
        licence: framework.licence,
      })),
    })
  })

  app.get(`${list}/example`, { config: administrator }, async (request, reply) => {
    const bytes = await request.asActor(async () => Buffer.from(frameworkFile(vaf2012Framework), 'utf8'))
    return reply.download({ name: 'framework-example.csv', type: 'text/csv; charset=utf-8', bytes })
  })

  app.get(`${list}/new`, { config: administrator }, async (request, reply) => {
    const form = await request.asActor(async (_trx, actor) => loadingForm(areasOf(actor)))
    return show(reply, form, {})
  })

  app.post(list, { config: { ...administrator, upload: true } }, async (request, reply) => {
    const result = await request.asActor(async (trx, actor) => {
      const areas = areasOf(actor)
      const form = loadingForm(areas)
      const uploads = uploaded(request)
      const read = readPage(form, onlyPage(form), request.body, { language: 'en', today: app.today(), uploads })
      if (!read.ok) return { form, ...read.reason }
      const answers: AnyAnswers = read.value
      const content = await contentOf(request)
      if (!content.ok) return { form, why: 'rows' as const, answers, problems: content.reason }
      const framework = { ...detailsIn(answers), ...content.value }
      const areaId = chosen(answers, 'area') ?? areas[0]?.id ?? ''
      const outcome = await once<'there already'>(trx, request.formToken, () => load(trx, request, areaId, framework))
      return outcome.ok
        ? { why: 'saved' as const, location: outcome.value }
        : { form, why: 'there already' as const, answers }
    })
    switch (result.why) {
      case 'saved':
        return reply.redirect(result.location, 303)
      case 'unknown-keys':
        return reply.code(400).page('platform/web/views/error.njk', { kind: '400' })
      case 'there already': {
        const message =
          'The area has this version of the framework already. What was loaded stays as it is: give the new one another version.'
        return show(reply.code(422), result.form, {
          answers: result.answers,
          errors: [errorAt(onlyPage(result.form), 'version', message)],
        })
      }
      case 'rows': {
        const shown = result.problems
          .slice(0, problemsShown)
          .map((problem) => errorAt(onlyPage(result.form), 'file', wordsFor(problem)))
        return show(reply.code(422), result.form, { answers: result.answers, errors: shown })
      }
      case 'wrong-answers':
        return show(reply.code(422), result.form, { typed: result.typed, errors: result.errors })
      case 'rows-changed':
      case 'saved-for-later':
        return show(reply, result.form, { typed: result.typed })
    }
  })
}

async function load(
  trx: Trx,
  request: FastifyRequest,
  areaId: string,
  framework: Framework,
): Promise<Outcome<string, 'there already'>> {
  const id = await addFramework(trx, areaId, framework)
  if (id === undefined) return refuse('there already')
  await note(trx, {
    action: 'load assessment framework',
    subject: { kind: 'assessment framework', id },
    areaId,
    requestId: request.id,
    details: { code: framework.code, version: framework.version, from: framework.validFrom },
  })
  return ok(list)
}

type Area = { readonly id: string; readonly name: string }

function areasOf(actor: Actor): readonly Area[] {
  return areasAs(actor, 'administrator').map((id) => ({
    id,
    name: actor.holdings.find((holding) => holding.areaId === id)?.areaName ?? '',
  }))
}

function loadingForm(areas: readonly Area[]): Form {
  return defineForm({
    id: 'assessment-framework',
    version: '1',
    title: { en: 'Frameworks of assessment' },
    pages: [
      page({
        id: 'assessment-framework',
        title: { en: 'Load a framework of assessment' },
        intro: [
          {
            en: 'Load only what the authority is licensed to use. Cases that are under way go on with the framework they were assessed under; others begin with the newest one in force.',
          },
        ],
        questions: [
          ...(areas.length < 2
            ? []
            : [
                select({
                  id: 'area',
                  label: { en: 'Area' },
                  name: { en: 'the area' },
                  options: areas.map(({ id, name }) => ({ code: id, label: { en: name } })),
                }),
              ]),
          text({ id: 'title', label: { en: 'Its name' }, name: { en: 'its name' }, maxLength: 200 }),
          text({
            id: 'code',
            label: { en: 'A short code' },
            name: { en: 'a short code' },
            hint: { en: 'Two to 20 capital letters, digits and hyphens, beginning with a letter' },
            maxLength: 20,
            width: 20,
          }),
          text({ id: 'version', label: { en: 'Version' }, name: { en: 'the version' }, maxLength: 20, width: 20 }),
          date({ id: 'from', label: { en: 'First day it is used' }, name: { en: 'the first day it is used' } }),
          date({
            id: 'until',
            label: { en: 'Last day it is used' },
            name: { en: 'the last day it is used' },
            optional: true,
          }),
          longText({
            id: 'licence',
            label: { en: 'Who may use it, and on what terms' },
            name: { en: 'who may use it, and on what terms' },
            maxLength: 1000,
            rows: 3,
          }),
          file({
            id: 'file',
            label: { en: 'The file' },
            name: { en: 'the file' },
            hint: {
              en: `A CSV file (.csv) or a workbook (.xlsx) of up to 200 kB. Its first row must be ${fileColumns.join(',')}. Every row is checked, and nothing is loaded while one is wrong.`,
            },
            maxFiles: 1,
            accept: '.csv,.xlsx',
          }),
        ],
        checks: [
          {
            reads: ['code'],
            at: 'code',
            message: { en: 'A short code is two to 20 capital letters, digits and hyphens, beginning with a letter' },
            wrong: ({ code }: AnyAnswers) =>
              typeof code !== 'string' || !/^[A-Z][A-Z0-9-]{1,19}$/.test(code) || code === vaf2012Framework.code,
          },
          {
            reads: ['version'],
            at: 'version',
            message: { en: 'A version is letters, digits, dots and hyphens' },
            wrong: ({ version }: AnyAnswers) =>
              typeof version !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(version),
          },
          {
            reads: ['from', 'until'],
            at: 'until',
            message: { en: 'The last day must be the first day, or later' },
            wrong: ({ from, until }: AnyAnswers) =>
              typeof from === 'string' && typeof until === 'string' && until < from,
          },
        ],
      }),
    ],
  })
}

/** The file as the form language knows files. What is in it is looked at row by row, and nothing of the file itself is kept. */
function uploaded(request: FastifyRequest): readonly Upload[] {
  return request.uploads
    .filter(({ field, name, bytes }) => field === 'file' && (name !== '' || bytes.byteLength > 0))
    .slice(0, 1)
    .map(({ bytes }) => ({
      question: 'file',
      file: {
        id: newId(),
        name: 'framework.csv',
        type: 'text/csv',
        size: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
      bytes,
    }))
}

async function contentOf(request: FastifyRequest): Promise<ReturnType<typeof readFrameworkRows>> {
  const sent = request.uploads.find(({ field }) => field === 'file')
  const bytes = sent?.bytes ?? Buffer.alloc(0)
  if (bytes.byteLength > maxFrameworkBytes) return refuse([{ row: 0, problem: 'The file is larger than 200 kB' }])
  const sheet = await readSmallSheet(bytes, sent?.name ?? '', { mostRows: maxFrameworkRows })
  if (sheet.ok) return readFrameworkRows(sheet.value.rows)
  const isTooLong = sheet.reason.why === 'too-many-rows'
  return refuse([
    { row: 0, problem: isTooLong ? `It has more than ${maxFrameworkRows} rows` : sheetFaultWords(sheet.reason) },
  ])
}

function wordsFor({ row, problem }: RowProblem): string {
  return row === 0 ? problem : `Row ${row}: ${problem}`
}

function detailsIn(answers: AnyAnswers): Omit<Framework, 'values' | 'groups'> {
  return {
    code: chosen(answers, 'code') ?? '',
    version: chosen(answers, 'version') ?? '',
    title: chosen(answers, 'title') ?? '',
    validFrom: chosen(answers, 'from') ?? '',
    validTo: chosen(answers, 'until') ?? null,
    licence: chosen(answers, 'licence') ?? '',
  }
}

type Shown = { readonly answers?: AnyAnswers; readonly typed?: Typed; readonly errors?: FieldErrors }

function show(reply: FastifyReply, form: Form, { answers, typed, errors }: Shown): FastifyReply {
  // The file is not kept between two tries: it is chosen again.
  const filled = Object.fromEntries(Object.entries(answers ?? {}).filter(([question]) => question !== 'file'))
  const view = pageView(form, onlyPage(form), {
    language: 'en',
    answers: filled,
    ...(typed === undefined ? {} : { typed }),
    ...(errors === undefined ? {} : { errors }),
    action: list,
    back: list,
    button: { en: 'Check the file and load it' },
  })
  return reply.page('platform/forms/views/form-page.njk', { view })
}
