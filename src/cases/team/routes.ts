/** The pages of a team's work: where cases wait and who leads them, cover for absences, handing cases over. */
import type { FastifyReply } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import type { Form } from '#platform/forms/define-form.ts'
import { keep } from '#platform/forms/kept.ts'
import { onlyPage, pageView } from '#platform/forms/page-view.ts'
import type { Option } from '#platform/forms/questions.ts'
import { errorAt, readPage, type FieldErrors, type PageRefusal } from '#platform/forms/read-page.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { caseRoles } from '#reference/roles.ts'
import { listCasesLedBy } from '../case-list.ts'
import { refusalWords } from '../journey/refusals.ts'
import { addCover, coverForm, endCover } from './cover.ts'
import { atOnce, handOver, reassignmentForm } from './reassignment.ts'
import { listCaseWorkers, type CaseWorker } from './store.ts'
import { teamPage } from './team-page.ts'

const organisers = ['coordinator', 'channel chair', 'deputy chair'] as const
const From = z.union([z.uuid(), z.literal('nobody')])
const LeadPath = z.object({ lead: From })
const CoverPath = z.object({ coverId: z.uuid() })

export function addTeamRoutes(app: App, { vault }: { vault: Vault }): void {
  app.get('/work/team', { config: { roles: organisers, personal: true } }, async (request, reply) => {
    const model = await request.asActor(async (trx) => {
      await note(trx, { action: 'view team work', subject: { kind: 'work' }, requestId: request.id })
      return await teamPage(trx, app.today())
    })
    return reply.page('cases/team/views/team.njk', {
      heading: 'The work of the team',
      ...model,
      marking: 'OFFICIAL-SENSITIVE',
    })
  })

  const covering = { config: { roles: caseRoles, personal: false } }
  app.get('/work/cover', covering, async (request, reply) => {
    const form = await request.asActor(async (trx) => coverForm(optionsOf(await listCaseWorkers(trx))))
    return showForm(reply, form, coverAsked)
  })

  app.post('/work/cover', covering, async (request, reply) => {
    const result = await request.asActor(async (trx, actor) => {
      const workers = await listCaseWorkers(trx)
      const form = coverForm(optionsOf(workers))
      const read = readPage(form, onlyPage(form), request.body, { language: 'en', today: app.today() })
      if (!read.ok) return { form, refusal: read.reason }
      const absent = String(read.value.absent)
      const by = String(read.value.by)
      const fromOn = String(read.value.fromOn)
      const untilOn = String(read.value.untilOn)
      const wrong = (question: string, words: string): Refused => ({
        form,
        refusal: {
          why: 'refused',
          answers: read.value,
          errors: [errorAt(onlyPage(form), question, words)],
        },
      })
      if (absent === by) return wrong('by', 'Select a colleague other than the one who is away')
      if (untilOn < fromOn) return wrong('untilOn', 'The last day must not be before the first day')
      const areaId = sharedArea(workers, absent, by, areasFor(actor, absent))
      if (areaId === undefined)
        return wrong('absent', 'Select yourself, or ask the coordinator or chair to arrange it for a colleague')
      const outcome = await once<never>(trx, request.formToken, async () => {
        const id = await addCover(trx, {
          areaId,
          absent,
          by,
          fromOn: Temporal.PlainDate.from(fromOn),
          untilOn: Temporal.PlainDate.from(untilOn),
        })
        await note(trx, { action: 'arrange cover', subject: { kind: 'cover', id }, areaId, requestId: request.id })
        return { ok: true, value: mayOrganise(actor) ? '/work/team' : '/work' }
      })
      return { location: outcome.ok ? outcome.value : '/work' }
    })
    if ('location' in result) return reply.redirect(result.location, 303)
    return refused(reply, result, coverAsked)
  })

  app.post<{ Params: z.infer<typeof CoverPath> }>(
    '/work/cover/:coverId/end',
    { config: { roles: organisers, personal: false, params: CoverPath, fields: [] } },
    async (request, reply) => {
      const { coverId } = request.params
      await request.asActor(async (trx) => {
        const ended = await once<'none'>(trx, request.formToken, async () => {
          if (!(await endCover(trx, coverId))) return { ok: false, reason: 'none' }
          await note(trx, { action: 'end cover', subject: { kind: 'cover', id: coverId }, requestId: request.id })
          return { ok: true, value: '/work/team' }
        })
        if (!ended.ok) throw new NotFound()
      })
      return reply.redirect('/work/team', 303)
    },
  )

  app.get<{ Params: z.infer<typeof LeadPath> }>(
    '/work/reassignment/:lead',
    { config: { roles: organisers, personal: true, params: LeadPath } },
    async (request, reply) => {
      const from = request.params.lead
      const form = await request.asActor(async (trx) => {
        const form = await formFor(trx, from)
        await note(trx, {
          action: 'list cases',
          subject: { kind: 'case list' },
          requestId: request.id,
          details: { cases: form?.cases ?? [] },
        })
        return form
      })
      if (form === undefined) return reply.redirect('/work/team', 303)
      return showForm(reply, form.form, reassignmentAsked(from))
    },
  )

  app.post<{ Params: z.infer<typeof LeadPath> }>(
    '/work/reassignment/:lead',
    { config: { roles: organisers, personal: true, params: LeadPath } },
    async (request, reply) => {
      const from = request.params.lead
      const result = await request.asActor(async (trx, actor) => {
        // Sent before: the cases have a new lead by this very form.
        const before = await ledTo(trx, request.formToken)
        if (before !== undefined) return { location: before }
        const found = await formFor(trx, from)
        if (found === undefined) return { location: '/work/team' }
        const { form, workers } = found
        const read = readPage(form, onlyPage(form), request.body, { language: 'en', today: app.today() })
        if (!read.ok) return { form, refusal: read.reason }
        const lead = workers.find(({ id }) => id === read.value.lead)
        if (lead === undefined) throw new Error('the form let through a lead whom it did not offer')
        const outcome = await once(trx, request.formToken, async () => {
          const handed = await handOver(
            trx,
            actor,
            {
              caseIds: read.value.cases ?? [],
              lead,
              kept: JSON.stringify(keep(form, read.value, 'en')),
              formVersion: form.version,
              requestId: request.id,
            },
            { vault, now: app.now(), today: app.today() },
          )
          return handed.ok ? { ok: true, value: '/work/team' } : handed
        })
        if (outcome.ok) return { location: outcome.value }
        const { reference, why } = outcome.reason
        const words =
          why === 'changed-meanwhile'
            ? 'somebody else has just taken a step on it. Nothing was handed over; send it again.'
            : why === 'lead-may-not-see'
              ? 'it is restricted, and the new lead is not named on it. Nothing was handed over.'
              : why === 'lead-works-elsewhere'
                ? 'it belongs to an area in which the new lead works no cases. Nothing was handed over.'
                : `${refusalWords[why].en} Nothing was handed over.`
        return {
          form,
          refusal: {
            why: 'refused' as const,
            answers: read.value,
            errors: [errorAt(onlyPage(form), 'cases', `${reference}: ${words}`)],
          },
        }
      })
      if ('location' in result) return reply.redirect(result.location, 303)
      return refused(reply, result, reassignmentAsked(from))
    },
  )
}

function mayOrganise(actor: Actor): boolean {
  return areasAs(actor, ...organisers).length > 0
}

/** Where the reader may arrange cover for this person: for oneself wherever one works cases, for others where one organises the work. */
function areasFor(actor: Actor, absent: string): readonly string[] {
  return areasAs(actor, ...(absent === actor.accountId ? caseRoles : organisers))
}

/** An area in which both work cases and the reader may arrange it. */
function sharedArea(
  workers: readonly CaseWorker[],
  one: string,
  other: string,
  areaIds: readonly string[],
): string | undefined {
  const areasOf = (account: string) => workers.find(({ id }) => id === account)?.areaIds ?? []
  return areasOf(one).find((area) => areasOf(other).includes(area) && areaIds.includes(area))
}

function optionsOf(workers: readonly CaseWorker[]): readonly Option[] {
  return workers.map(({ id, name, jobTitle }) => ({
    code: id,
    label: { en: jobTitle === '' ? name : `${name}, ${jobTitle}` },
  }))
}

/** The form of a hand-over, or nothing when nothing is led by that person. NotFound when the reader knows of no such person. */
async function formFor(trx: Trx, from: string) {
  const cases = await listCasesLedBy(trx, [from === 'nobody' ? null : from], atOnce)
  const everyone = await listCaseWorkers(trx)
  if (cases.length === 0) {
    if (from !== 'nobody' && !everyone.some(({ id }) => id === from)) throw new NotFound()
    return undefined
  }
  const workers = everyone.filter(({ id }) => id !== from)
  const form = reassignmentForm(
    from === 'nobody' ? 'nobody' : (cases[0]?.leadName ?? 'a colleague'),
    cases,
    optionsOf(workers),
  )
  return { form, cases: cases.map(({ id }) => id), workers }
}

type Asked = { readonly action: string; readonly back: string; readonly button: { readonly en: string } }

const coverAsked: Asked = { action: '/work/cover', back: '/work', button: { en: 'Arrange the cover' } }

function reassignmentAsked(from: string): Asked {
  return { action: `/work/reassignment/${from}`, back: '/work/team', button: { en: 'Hand over' } }
}

function showForm(reply: FastifyReply, form: Form, asked: Asked) {
  return reply.page('platform/forms/views/form-page.njk', {
    view: pageView(form, onlyPage(form), { language: 'en', ...asked }),
  })
}

type Refused = {
  readonly form: Form
  readonly refusal:
    PageRefusal | { readonly why: 'refused'; readonly answers: AnyAnswers; readonly errors: FieldErrors }
}

function refused(reply: FastifyReply, { form, refusal }: Refused, asked: Asked) {
  if (refusal.why === 'unknown-keys') return reply.code(400).page('platform/web/views/error.njk', { kind: '400' })
  return reply.code(422).page('platform/forms/views/form-page.njk', {
    view: pageView(form, onlyPage(form), {
      language: 'en',
      ...('typed' in refusal ? { typed: refusal.typed } : { answers: refusal.answers }),
      ...('errors' in refusal ? { errors: refusal.errors } : {}),
      ...asked,
    }),
  })
}
