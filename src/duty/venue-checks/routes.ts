/** Venue and speaker checks over HTTP: ask, check, decide, and an appeal that another person decides. */
import { z } from 'zod'
import type { Actor } from '#platform/database/actor.ts'
import { findSettings } from '#cases/store.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { there, kept } from '../standing.ts'
import * as forms from './forms.ts'
import { addressOf, checkPage, listTable } from './pages.ts'
import * as store from './store.ts'
import { decideRefusal, stateOf, type DecideRefusal, type VenueCheck, type WholeCheck } from './venue-check.ts'

const CheckPath = z.object({ checkId: z.uuid() })
const forEditors = { roles: governanceEditors, personal: false } as const

export function addVenueCheckRoutes(app: App): void {
  app.get('/duty/venue-checks', { config: forEditors }, async (request, reply) => {
    const tables = await request.asActor(async (trx) => [listTable(await store.listChecks(trx))])
    return reply.page('duty/views/list.njk', {
      heading: 'Venue checks',
      intro:
        'Somebody asks for a check, somebody checks, and somebody decides. Venues must not give a platform to extremists, and free speech within the law is weighed every time.',
      acts: [{ text: 'Ask for a check', href: '/duty/venue-checks/new', first: true }],
      tables,
    })
  })

  app.get<{ Params: z.infer<typeof CheckPath> }>(
    '/duty/venue-checks/:checkId',
    { config: { ...forEditors, params: CheckPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const whole = there(await store.findCheck(trx, request.params.checkId))
        const { venueCheckKept } = await findSettings(trx, whole.check.areaId)
        return checkPage(whole, actor.accountId, venueCheckKept)
      })
      return reply.page('duty/venue-checks/views/check.njk', model)
    },
  )

  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/venue-checks/new',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, governanceEditors),
    form: (areas) => forms.askForm(areas),
    shown: () => ({ back: '/duty/venue-checks', button: 'Ask for the check' }),
    act: async (trx, areas, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const id = await store.addCheck(trx, forms.askedIn(answers, areaId))
      await noteOn(trx, { id, areaId }, 'ask for venue check', requestId, {})
      return ok(addressOf({ id }))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/venue-checks/:checkId/findings/new',
    params: CheckPath,
    about: async (trx, { checkId }, { actor }) => theKept(await store.findCheck(trx, checkId), actor),
    form: ({ check }) => forms.findingForm(check),
    shown: ({ check }) => ({ back: addressOf(check), button: 'Record the check' }),
    act: async (trx, { check, decisions }, answers, { requestId }) => {
      if (decisions.length > 0) return refuse({ question: 'looked', message: 'It has been decided already' })
      const finding = forms.findingIn(answers)
      await store.addFinding(trx, check, finding)
      await noteOn(trx, check, 'record venue finding', requestId, { looked: finding.looked })
      return ok(addressOf(check))
    },
  })

  addDeciding(app)
}

const refusalWords: Record<DecideRefusal, string> = {
  'nothing was checked': 'Record what was checked first',
  'decided already': 'It has been decided already',
  'decided the first': 'You made the first decision, so another person must decide the appeal',
}

function addDeciding(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/venue-checks/:checkId/decision',
    params: CheckPath,
    about: async (trx, { checkId }, { actor }) => {
      const whole = theKept(await store.findCheck(trx, checkId), actor)
      return {
        whole,
        stage: whole.appeal === undefined ? ('first' as const) : ('appeal' as const),
        decider: actor.accountId,
      }
    },
    form: ({ whole, stage }) => forms.decisionForm(whole.check, stage),
    shown: ({ whole }) => ({ back: addressOf(whole.check), button: 'Record the decision' }),
    act: async (trx, { whole, stage, decider }, answers, { requestId }) => {
      const refusal = decideRefusal(whole, decider)
      if (refusal !== undefined) return refuse({ question: 'outcome', message: refusalWords[refusal] })
      const decision = forms.decisionIn(answers, stage)
      const first = whole.decisions.find((one) => one.stage === 'first')?.byId
      if (!(await store.addDecision(trx, whole.check, decision, stage === 'appeal' ? first : undefined)))
        return refuse({ question: 'outcome', message: refusalWords['decided already'] })
      await noteOn(trx, whole.check, 'decide venue check', requestId, { stage, outcome: decision.outcome })
      return ok(addressOf(whole.check))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/venue-checks/:checkId/appeal',
    params: CheckPath,
    about: async (trx, { checkId }, { actor }) => {
      const whole = theKept(await store.findCheck(trx, checkId), actor)
      const first = whole.decisions.find(({ stage }) => stage === 'first')
      if (first === undefined) throw new NotFound()
      return { whole, first }
    },
    form: ({ whole, first }) => forms.appealForm(whole.check, first),
    shown: ({ whole }) => ({ back: addressOf(whole.check), button: 'Record the appeal' }),
    act: async (trx, { whole }, answers, { requestId, today }) => {
      if (stateOf(whole) !== 'decided' || !(await store.addAppeal(trx, whole.check, forms.appealIn(answers, today))))
        return refuse({ question: 'grounds', message: 'An appeal has been recorded already' })
      await noteOn(trx, whole.check, 'record venue appeal', requestId, {})
      return ok(addressOf(whole.check))
    },
  })
}

function theKept(found: WholeCheck | undefined, actor: Actor): WholeCheck {
  const whole = there(found)
  kept(whole.check, actor)
  return whole
}

async function noteOn(
  trx: Trx,
  { id, areaId }: Pick<VenueCheck, 'id' | 'areaId'>,
  action: string,
  requestId: string,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  await note(trx, { action, subject: { kind: 'venue check', id }, areaId, requestId, details })
}
