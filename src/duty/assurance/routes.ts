/** Assurance statements: begun or begun anew, stated control by control, signed by chair and director, submitted. */
import { z } from 'zod'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import type { EvidenceSource } from '#records/evidence.ts'
import { chairs, governanceEditors } from '#reference/roles.ts'
import { chosenIn, evidenceOf } from '../evidence-picking.ts'
import { forReaders, kept, mayKeep, there } from '../standing.ts'
import * as forms from './forms.ts'
import { addressOf, listTable, statementPage } from './pages.ts'
import {
  nextPost,
  postNames,
  signRefusal,
  stateOf,
  titleOf,
  type Post,
  type SignRefusal,
  type Statement,
  type Whole,
} from './statement.ts'
import * as store from './store.ts'

export type AssuranceNeed = { readonly evidenceSources: readonly EvidenceSource[] }

/** A director is whoever sits on the board for it. */
const signers = [...chairs, 'board member'] as const
const StatementPath = z.object({ statementId: z.uuid() })
const ControlPath = StatementPath.extend({ control: z.string().regex(/^[a-z-]{1,40}$/) })

export function addAssuranceRoutes(app: App, need: AssuranceNeed): void {
  app.get('/duty/assurance', { config: forReaders }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => ({
      tables: [listTable(await store.listStatements(trx))],
      acts:
        areasHeld(actor, governanceEditors).length === 0
          ? []
          : [{ text: 'Start a statement', href: '/duty/assurance/new', first: true }],
    }))
    return reply.page('duty/views/list.njk', {
      heading: 'Channel assurance',
      intro:
        'What the authority states each year about how its Channel panel works, against sections 36 to 41 of the Act. The chair of the panel signs it, and then a director.',
      ...model,
    })
  })

  app.get<{ Params: z.infer<typeof StatementPath> }>(
    '/duty/assurance/:statementId',
    { config: { ...forReaders, params: StatementPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const whole = there(await store.findWhole(trx, request.params.statementId))
        return statementPage(whole, {
          mayKeep: mayKeep(actor, whole.statement.areaId),
          maySign: signRefusal(whole, signerIn(actor, whole.statement)) === undefined,
        })
      })
      return reply.page('duty/assurance/views/statement.njk', model)
    },
  )

  addBeginning(app)
  addStating(app, need)
  addSigning(app)
  addSubmitting(app)
}

function addBeginning(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/assurance/new',
    params: z.object({}),
    about: async (_trx, _params, { actor, today }) => ({ areas: areasHeld(actor, governanceEditors), today }),
    form: ({ areas, today }) => forms.newForm(areas, today),
    shown: () => ({ back: '/duty/assurance', button: 'Start the statement' }),
    act: async (trx, { areas }, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const fromYear = Number(textIn(answers, 'year'))
      const last = (await store.listStatements(trx)).find((one) => one.areaId === areaId && one.fromYear === fromYear)
      if (last !== undefined && stateOf(last) === 'draft')
        return refuse({ question: 'year', message: 'The statement of that year is still a draft: change that one' })
      const edition = (last?.edition ?? 0) + 1
      const id = await store.addStatement(trx, { areaId, fromYear, edition, framework: textIn(answers, 'framework') })
      if (id === undefined) return refuse({ question: 'year', message: 'Somebody has just begun that edition' })
      if (last !== undefined) await copyLines(trx, last, { id, areaId })
      await noteOn(trx, { id, areaId }, 'begin assurance statement', requestId, { year: fromYear, edition })
      return ok(addressOf({ id }))
    },
  })
}

/** What the last edition says; its evidence is picked anew, as it stands now. */
async function copyLines(trx: Trx, last: Statement, to: Pick<Statement, 'id' | 'areaId'>): Promise<void> {
  const whole = there(await store.findWhole(trx, last.id))
  for (const line of whole.lines) await store.state(trx, to, line, 0)
}

function addStating(app: App, { evidenceSources }: AssuranceNeed): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/assurance/:statementId/controls/:control',
    params: ControlPath,
    about: async (trx, { statementId, control: code }, { actor, today }) => {
      const whole = theKept(await store.findWhole(trx, statementId), actor)
      const { statement } = whole
      const control = there(statement.framework.controls.find((one) => one.code === code))
      if (stateOf(statement) !== 'draft') throw new NotFound()
      const now = await evidenceOf(trx, evidenceSources, { areaId: statement.areaId, today })
      const offered = { now, picked: whole.picked.filter((one) => one.control === code) }
      return { statement, control, offered, line: whole.lines.find((one) => one.control === code) }
    },
    form: ({ statement, control, offered }) => forms.lineForm(statement.framework, control, offered),
    shown: ({ statement, control, offered, line }) => ({
      back: addressOf(statement),
      button: 'Save this control area',
      ...(line === undefined
        ? {}
        : { standing: { what: `“${control.label}”`, ...line, answers: forms.lineAnswers(line, offered) } }),
    }),
    act: async (trx, { statement, control, offered, line }, answers, { requestId, today, seen }) => {
      await store.holdStatement(trx, statement.id)
      const again = await store.findWhole(trx, statement.id)
      if (again === undefined || stateOf(again.statement) !== 'draft')
        return refuse({ question: 'rating', message: 'It has been signed and cannot be changed' })
      const changed = await store.state(trx, statement, forms.lineIn(answers, control.code), line ? seen : 0)
      if (changed === 0n) return refuse('changed-meanwhile')
      await store.pick(trx, statement, control.code, { ...chosenIn(answers, offered), today })
      await noteOn(trx, statement, 'state control', requestId, { control: control.code })
      return ok(`${addressOf(statement)}#${control.code}`)
    },
  })
}

const refusalWords: Record<SignRefusal, string> = {
  unfinished: 'Every control area must be stated before it is signed',
  'not their turn': 'The chair of the panel signs first, then a director',
  'signed by the same person': 'You have signed it already. Another person must give the other signature',
}

function addSigning(app: App): void {
  addFormPage(app, {
    roles: signers,
    address: '/duty/assurance/:statementId/signature',
    params: StatementPath,
    about: async (trx, { statementId }, { actor }) => {
      const whole = there(await store.findWhole(trx, statementId))
      const signer = signerIn(actor, whole.statement)
      if (signer.posts.length === 0) throw new NotFound()
      return { whole, signer }
    },
    form: ({ whole }) => forms.signatureForm(titleOf(whole.statement), nextPost(whole.statement)),
    shown: ({ whole }) => ({ back: addressOf(whole.statement), button: 'Sign the statement' }),
    act: async (trx, { whole, signer }, _answers, { requestId }) => {
      const { statement } = whole
      await store.holdStatement(trx, statement.id)
      const now = there(await store.findWhole(trx, statement.id))
      const refusal = signRefusal(now, signer)
      const post = nextPost(now.statement)
      if (refusal !== undefined || post === undefined)
        return refuse({ question: 'sure', message: refusalWords[refusal ?? 'not their turn'] })
      await store.sign(trx, statement, post)
      await noteOn(trx, statement, 'sign assurance statement', requestId, { as: postNames[post] })
      return ok(addressOf(statement))
    },
  })
}

function addSubmitting(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/assurance/:statementId/submission',
    params: StatementPath,
    about: async (trx, { statementId }, { actor }) => theKept(await store.findWhole(trx, statementId), actor).statement,
    form: (statement) => forms.submissionForm(titleOf(statement)),
    shown: (statement) => ({ back: addressOf(statement), button: 'Record that it was submitted' }),
    act: async (trx, statement, answers, { requestId, today }) => {
      await store.holdStatement(trx, statement.id)
      const state = stateOf(there(await store.findWhole(trx, statement.id)).statement)
      if (state !== 'signed')
        return refuse({
          question: 'on',
          message: state === 'submitted' ? 'It has been submitted already' : 'Chair and director must sign it first',
        })
      await store.submit(trx, statement, { on: dayIn(answers, 'on') ?? today, words: textIn(answers, 'words') })
      await noteOn(trx, statement, 'submit assurance statement', requestId, {})
      return ok(addressOf(statement))
    },
  })
}

function theKept(found: Whole | undefined, actor: Actor): Whole {
  const whole = there(found)
  kept(whole.statement, actor)
  return whole
}

function signerIn(
  actor: Actor,
  { areaId }: Statement,
): { readonly accountId: string; readonly posts: readonly Post[] } {
  const holds = (...roles: readonly string[]) => areasAs(actor, ...roles).includes(areaId)
  return {
    accountId: actor.accountId,
    posts: [
      ...(holds(...chairs) ? (['chair'] as const) : []),
      ...(holds('board member') ? (['director'] as const) : []),
    ],
  }
}

async function noteOn(
  trx: Trx,
  { id, areaId }: Pick<Statement, 'id' | 'areaId'>,
  action: string,
  requestId: string,
  details: Readonly<Record<string, string | number>>,
): Promise<void> {
  await note(trx, { action, subject: { kind: 'assurance statement', id }, areaId, requestId, details })
}
