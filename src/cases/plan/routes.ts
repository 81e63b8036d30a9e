/**
 * The pages of the support plan: the plan whole, any version of it to read or print, and a page for each part, need and action of the draft.
 * Saving adds a row; whoever saved meanwhile is met by the revision that the page was made from, and nothing typed is lost.
 */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { App } from '#platform/web/web.ts'
import { ledTo, once } from '#platform/database/once.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { Typed } from '#platform/forms/fields.ts'
import { keep, keptView } from '#platform/forms/kept.ts'
import { onlyPage, pageView } from '#platform/forms/page-view.ts'
import { readPage, type FieldErrors } from '#platform/forms/read-page.ts'
import { note } from '#records/audit.ts'
import { citationText, section } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { planParts } from '#reference/support-plan.ts'
import { caseRoles } from '#reference/roles.ts'
import { nextSteps } from '../journey.ts'
import { refusalWords } from '../journey/refusals.ts'
import type { Beside, Showing } from '../steps/step-page.ts'
import { openForStep, purposeAddress } from '../steps/step-routes.ts'
import type { CaseFile } from '../store.ts'
import { actionSheet, needSheet, partSheet, type Sheet } from './sheets.ts'
import { readPlan } from './document.ts'
import { planApproval, planDraft } from './steps.ts'
import { holdPlan, listPlanVersions, type PlanVersion } from './store.ts'
import { standingWords } from './words.ts'

/** Information governance opens a case in an emergency alone. */
const readers = [
  'coordinator',
  'case officer',
  'channel chair',
  'deputy chair',
  'panel member',
  'information governance',
] as const

const CasePath = z.object({ caseId: z.uuid() })
const Which = z.object({ version: z.coerce.number().int().min(1).max(9999).optional() })
/** A part by its code; a need or an action by its id, or "new". */
const PartPath = CasePath.extend({ line: z.enum(codesOf(planParts)) })
const LinePath = CasePath.extend({ line: z.union([z.literal('new'), z.uuid()]) })
type LinePath = { readonly caseId: string; readonly line: string }

export function addPlanRoutes(app: App, vault: Vault): void {
  app.get<{ Params: z.infer<typeof CasePath>; Querystring: z.infer<typeof Which> }>(
    '/cases/:caseId/support-plan',
    { config: { roles: readers, personal: true, params: CasePath, query: Which } },
    async (request, reply) => {
      const { caseId } = request.params
      const result = await request.asActor(async (trx, actor) => {
        const opened = await openForStep(trx, caseId, actor)
        if (opened === 'purpose') return opened
        const { file, purpose } = opened
        const showing = { trx, file, vault, today: app.today() }
        const versions = await listPlanVersions(trx, file)
        const version = chosenVersion(versions, request.query.version)
        if (version === undefined && request.query.version !== undefined) throw new NotFound()
        await note(trx, {
          action: 'view support plan',
          subject: { kind: 'support plan', id: version?.id },
          areaId: file.row.areaId,
          caseId,
          purpose,
          requestId: request.id,
        })
        return { file, versions, plan: version === undefined ? undefined : await readPlan(showing, version) }
      })
      if (result === 'purpose') return reply.redirect(purposeAddress(caseId, request.url), 303)
      return reply.page('cases/plan/views/plan.njk', planPage(result.file, result.versions, result.plan))
    },
  )

  addSheetRoutes(app, vault, { kind: 'parts', params: PartPath, load: partSheet })
  addSheetRoutes(app, vault, { kind: 'needs', params: LinePath, load: needSheet })
  addSheetRoutes(app, vault, { kind: 'actions', params: LinePath, load: actionSheet })
}

/** The draft before all, then the one in force, then the newest there is; or the one asked for. */
function chosenVersion(versions: readonly PlanVersion[], number: number | undefined): PlanVersion | undefined {
  if (number !== undefined) return versions.find((version) => version.number === number)
  return (
    versions.find(({ standing }) => standing === 'draft') ??
    versions.find(({ standing }) => standing === 'approved') ??
    versions.at(-1)
  )
}

function planPage(
  file: CaseFile,
  versions: readonly PlanVersion[],
  plan: Awaited<ReturnType<typeof readPlan>> | undefined,
) {
  const caseAddress = `/cases/${file.row.id}`
  const steps = nextSteps(file.state, file.reader)
  const may = (step: string) => steps.some((next) => next.step === step && next.allowed)
  const isDraft = plan?.version.standing === 'draft'
  return {
    heading: 'Support plan',
    reference: file.row.reference,
    caseAddress,
    address: `${caseAddress}/support-plan`,
    plan,
    standing: plan === undefined ? undefined : standingWords(plan.version, versions),
    editable: isDraft && mayWrite(file),
    begin: may('draft support plan')
      ? {
          text: file.state.planFinal ? 'Revise the plan' : 'Begin a draft',
          href: `${caseAddress}/${planDraft.address}`,
        }
      : undefined,
    approve:
      isDraft && plan.missing.length === 0 && may('approve support plan')
        ? `${caseAddress}/${planApproval.address}`
        : undefined,
    versions: versions.map((version) => ({
      text: `Version ${version.number}`,
      standing: standingWords(version, versions),
      href: `${caseAddress}/support-plan?version=${version.number}`,
      shown: version.id === plan?.version.id,
    })),
    marking: 'OFFICIAL-SENSITIVE',
  }
}

function mayWrite({ reader }: CaseFile): boolean {
  return reader.roles.some((role) => caseRoles.some((writer) => writer === role))
}

type Lines = {
  readonly kind: 'parts' | 'needs' | 'actions'
  readonly params: typeof PartPath | typeof LinePath
  readonly load: (showing: Showing, version: PlanVersion, line: string) => Promise<Sheet | undefined>
}

/** GET shows a part, a need or an action of the draft as a form; POST saves it. */
function addSheetRoutes(app: App, vault: Vault, { kind, params, load }: Lines): void {
  type Route = { Params: LinePath }
  const path = `/cases/:caseId/support-plan/${kind}/:line`
  const config = { roles: caseRoles, personal: true, params }

  app.get<Route>(path, { config }, async (request, reply) => {
    const { caseId } = request.params
    const result = await request.asActor(async (trx, actor) => {
      const opened = await openForStep(trx, caseId, actor)
      if (opened === 'purpose') return opened
      const showing = { trx, file: opened.file, vault, today: app.today() }
      const sheet = await sheetOf(showing, request.params.line)
      return { file: opened.file, sheet }
    })
    if (result === 'purpose') return reply.redirect(purposeAddress(caseId, request.url), 303)
    if ('whyNot' in result.sheet) return notNow(reply, result.file, result.sheet)
    return show(reply, request.url, { file: result.file, sheet: result.sheet })
  })

  app.post<Route>(path, { config }, async (request, reply) => {
    const { caseId } = request.params
    const result = await request.asActor(async (trx, actor) => {
      const opened = await openForStep(trx, caseId, actor)
      if (opened === 'purpose') return opened
      const location = await ledTo(trx, request.formToken)
      if (location !== undefined) return { why: 'saved' as const, location }
      const { file, purpose } = opened
      const showing = { trx, file, vault, today: app.today() }
      await holdPlan(trx, file)
      const sheet = await sheetOf(showing, request.params.line)
      if ('whyNot' in sheet) return { why: 'not now' as const, file, sheet }
      const { form } = sheet
      const read = readPage(form, onlyPage(form), request.body, {
        language: 'en',
        today: app.today(),
        besides: ['seen'],
      })
      if (!read.ok) return { ...read.reason, file, sheet }
      const answers: AnyAnswers = read.value
      if (seenRevision(request.body) !== sheet.revision) return { why: 'clash' as const, file, sheet, answers }
      const outcome = await once<never>(trx, request.formToken, async () => {
        const id = await sheet.save(answers)
        await note(trx, {
          action: 'write support plan',
          subject: { kind: sheet.kind, id },
          areaId: file.row.areaId,
          caseId,
          purpose,
          requestId: request.id,
          details: { revision: sheet.revision + 1 },
        })
        return { ok: true, value: `/cases/${caseId}/support-plan` }
      })
      return { why: 'saved' as const, location: outcome.ok ? outcome.value : `/cases/${caseId}/support-plan` }
    })

    // Nothing is sent before the transaction has committed.
    if (result === 'purpose') return reply.redirect(purposeAddress(caseId, request.url), 303)
    switch (result.why) {
      case 'saved':
        return reply.redirect(result.location, 303)
      case 'not now':
        reply.code(422)
        return notNow(reply, result.file, result.sheet)
      case 'unknown-keys':
        return reply.code(400).page('platform/web/views/error.njk', { kind: '400' })
      case 'wrong-answers':
        reply.code(422)
        return show(reply, request.url, result)
      case 'rows-changed':
      case 'saved-for-later':
        return show(reply, request.url, result)
      case 'clash':
        reply.code(409)
        return show(reply, request.url, { ...result, changed: true })
    }
  })

  async function sheetOf(showing: Showing, line: string): Promise<Sheet | NotNow> {
    // The route asks for the role anywhere; the plan for the role on this case, which in an emergency is none.
    if (!mayWrite(showing.file)) throw new NotFound()
    const draft = (await listPlanVersions(showing.trx, showing.file)).find(({ standing }) => standing === 'draft')
    if (draft === undefined) {
      const { en, source } = refusalWords['no-plan-draft']
      return { whyNot: { words: en, source: citationText(source) } }
    }
    const sheet = await load(showing, draft, line)
    if (sheet === undefined) throw new NotFound()
    return sheet
  }
}

type NotNow = { readonly whyNot: { readonly words: string; readonly source: string } }

function notNow(reply: FastifyReply, file: CaseFile, { whyNot }: NotNow) {
  return reply.page('cases/views/not-now.njk', {
    heading: 'You cannot do this now: write the support plan',
    caseAddress: `/cases/${file.row.id}`,
    reference: file.row.reference,
    whyNot,
    since: [],
    yours: [],
    marking: 'OFFICIAL-SENSITIVE',
  })
}

type Shown = {
  readonly file: CaseFile
  readonly sheet: Sheet
  readonly answers?: AnyAnswers
  readonly typed?: Typed
  readonly errors?: FieldErrors
  readonly changed?: true
}

function show(reply: FastifyReply, url: string, { file, sheet, answers, typed, errors, changed }: Shown) {
  const view = pageView(sheet.form, onlyPage(sheet.form), {
    language: 'en',
    answers: answers ?? sheet.answers,
    ...(typed === undefined ? {} : { typed }),
    ...(errors === undefined ? {} : { errors }),
    action: url.split('?', 1)[0] ?? url,
    back: `/cases/${file.row.id}/support-plan`,
    button: { en: 'Save' },
    hidden: { seen: String(sheet.revision) },
  })
  return reply.page('cases/plan/views/sheet.njk', {
    view,
    reference: file.row.reference,
    beside: changed === undefined ? sheet.beside : [...sheet.beside, asItStands(sheet)],
    changed,
    source: citationText(section('36(4)(a) and (5)')),
    marking: 'OFFICIAL-SENSITIVE',
  })
}

/** What somebody else has saved meanwhile, to be read beside what was typed. */
function asItStands({ form, answers }: Sheet): Beside {
  const rows = keptView(keep(form, answers, 'en')).flatMap((view) =>
    view.rows.map((row) => ({ key: row.key, value: row.lines.join('\n') })),
  )
  return { heading: 'As it stands now', rows }
}

function seenRevision(body: unknown): number | undefined {
  const seen = typeof body === 'object' && body !== null && 'seen' in body ? body.seen : undefined
  return typeof seen === 'string' && /^\d{1,6}$/.test(seen) ? Number(seen) : undefined
}
