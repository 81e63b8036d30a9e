/** A draft of a strategy: its parts, each with a page to change it, and adopting it. What is adopted never changes again. */
import { z } from 'zod'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import { NotFound } from '#platform/failures.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { editable, forEditors, readable } from '../entry.ts'
import { partKindNames, type Part } from '../parts.ts'
import { partAnswers, partForm, partWords, shortName } from './forms.ts'
import { wasAdopted } from './naming.ts'
import { StrategyPath, versionWords } from './routes.ts'
import {
  addPart,
  adoptVersion,
  changePart,
  findStrategy,
  listParts,
  removePart,
  type Strategy,
  type Version,
} from './store.ts'

const PartPath = StrategyPath.extend({ part: z.union([z.literal('new'), z.uuid()]) })
const ExistingPart = StrategyPath.extend({ part: z.uuid() })

export function addDraftRoutes(app: App): void {
  app.get<StrategyPath>(
    '/strategy/:strategyId/draft',
    { config: { ...forEditors, params: StrategyPath } },
    async (request, reply) => {
      const { strategy, draft, parts } = await request.asActor(async (trx, actor) => {
        const { strategy, draft } = await openDraft(trx, actor, request.params.strategyId)
        return { strategy, draft, parts: await listParts(trx, draft.id) }
      })
      const address = `/strategy/${strategy.id}/draft`
      return reply.page('strategy/document/views/draft.njk', {
        heading: `Draft of ${strategy.title}`,
        strategy,
        version: versionWords(draft),
        address,
        wasAdopted: wasAdopted(strategy),
        document: `/strategy/${strategy.id}?version=${draft.number}`,
        inForce: strategy.versions.find(({ state }) => state === 'adopted')?.number,
        parts: parts.map((part) => ({
          ...part,
          name: shortName(part),
          kindName: partKindNames[part.kind],
          href: `${address}/parts/${part.key}`,
        })),
      })
    },
  )

  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/draft/parts/:part',
    params: PartPath,
    about: (trx, path, { actor }) => openPart(trx, actor, path),
    form: ({ part, others }) => partForm(part === undefined ? 'Add a part' : `Change ${shortName(part)}`, others),
    shown: ({ strategy, part, others }) => ({
      back: `/strategy/${strategy.id}/draft`,
      button: part === undefined ? 'Add the part' : 'Save the part',
      ...(part === undefined
        ? { likely: { after: others.at(-1)?.key ?? 'first' } }
        : { standing: { ...part, what: shortName(part), answers: partAnswers(part, others) } }),
    }),
    act: async (trx, { strategy, draft, part }, answers, { requestId, seen }) => {
      const { after, ...words } = partWords(answers)
      const { areaId } = strategy
      const done =
        part === undefined
          ? await addPart(trx, { areaId, versionId: draft.id }, words, { after })
          : await changePart(trx, draft.id, { key: part.key, seen }, words, { after })
      if (done === undefined || done === 'not-a-draft') throw new NotFound()
      if (done === 'changed-meanwhile') return refuse(done)
      await note(trx, {
        action: part === undefined ? 'add strategy part' : 'change strategy part',
        subject: { kind: 'strategy part', id: part?.key ?? done },
        areaId,
        requestId,
      })
      return ok(`/strategy/${strategy.id}/draft`)
    },
  })

  app.post<{ Params: z.infer<typeof ExistingPart> }>(
    '/strategy/:strategyId/draft/parts/:part/removal',
    { config: { ...forEditors, params: ExistingPart, fields: [] } },
    async (request, reply) => {
      await request.asActor(async (trx, actor) => {
        const { strategy, draft } = await openDraft(trx, actor, request.params.strategyId)
        await once<never>(trx, request.formToken, async () => {
          if (!(await removePart(trx, draft.id, request.params.part))) throw new NotFound()
          await note(trx, {
            action: 'take out strategy part',
            subject: { kind: 'strategy part', id: request.params.part },
            areaId: strategy.areaId,
            requestId: request.id,
          })
          return ok(`/strategy/${strategy.id}/draft`)
        })
      })
      return reply.redirect(`/strategy/${request.params.strategyId}/draft`, 303)
    },
  )

  app.post<StrategyPath>(
    '/strategy/:strategyId/adoption',
    { config: { ...forEditors, params: StrategyPath, fields: [] } },
    async (request, reply) => {
      const location = await request.asActor(async (trx, actor) => {
        const strategy = editable(actor, await findStrategy(trx, request.params.strategyId))
        const before = await ledTo(trx, request.formToken)
        if (before !== undefined) return before
        const draft = strategy.versions.find(({ state }) => state === 'draft')
        // Adopted meanwhile by somebody else: it is done, and this leads to it.
        if (draft === undefined) return `/strategy/${strategy.id}`
        const outcome = await once<never>(trx, request.formToken, async () => {
          if (await adoptVersion(trx, strategy.areaId, draft.id))
            await note(trx, {
              action: 'adopt strategy',
              subject: { kind: 'strategy', id: strategy.id },
              areaId: strategy.areaId,
              requestId: request.id,
              details: { version: draft.number },
            })
          return ok(`/strategy/${strategy.id}`)
        })
        return outcome.ok ? outcome.value : `/strategy/${strategy.id}`
      })
      return reply.redirect(location, 303)
    },
  )
}

type OpenDraft = { readonly strategy: Strategy; readonly draft: Version }

async function openDraft(trx: Trx, actor: Actor, strategyId: string): Promise<OpenDraft> {
  const strategy = editable(actor, await findStrategy(trx, strategyId))
  return { strategy, draft: readable(strategy.versions.find(({ state }) => state === 'draft')) }
}

type OpenPart = OpenDraft & {
  /** Undefined for a new one. */
  readonly part: Part | undefined
  readonly others: readonly Part[]
}

async function openPart(
  trx: Trx,
  actor: Actor,
  { strategyId, part: key }: z.infer<typeof PartPath>,
): Promise<OpenPart> {
  const opened = await openDraft(trx, actor, strategyId)
  const parts = await listParts(trx, opened.draft.id)
  const part = key === 'new' ? undefined : readable(parts.find((one) => one.key === key))
  return { ...opened, part, others: parts.filter((one) => one.key !== key) }
}
