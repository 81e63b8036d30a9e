/** A draft of a strategy: its parts, each with a page to change it, and adopting it. What is adopted never changes again. */
import { z } from 'zod'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import { NotFound } from '#platform/failures.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { editable, formPage, forEditors, readable, readForm, sentFields } from '../entry.ts'
import { partKindNames, type Part, type PartWords } from '../parts.ts'
import { partAnswers, partForm, partWords, shortName } from './forms.ts'
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
type PartPath = { Params: z.infer<typeof PartPath> }
const ExistingPart = StrategyPath.extend({ part: z.uuid() })
const Seen = z.object({ version: z.coerce.number().int().min(0).max(1_000_000) })

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

  app.get<PartPath>(
    '/strategy/:strategyId/draft/parts/:part',
    { config: { ...forEditors, params: PartPath } },
    async (request, reply) => {
      const opened = await request.asActor((trx, actor) => openPart(trx, actor, request.params))
      return formPage(reply, opened.form, {
        ...shownPart(opened),
        answers: opened.part === undefined ? { after: opened.last } : partAnswers(opened.part, opened.others),
      })
    },
  )

  app.post<PartPath>(
    '/strategy/:strategyId/draft/parts/:part',
    { config: { ...forEditors, params: PartPath } },
    async (request, reply) => {
      const result = await request.asActor(async (trx, actor) => {
        const before = await ledTo(trx, request.formToken)
        if (before !== undefined) return { location: before }
        const opened = await openPart(trx, actor, request.params)
        const read = readForm(opened.form, request, app.today(), ['version'])
        if ('again' in read) return { opened, again: read.again }
        const { after, ...words } = partWords(read.answers)
        const { strategy, draft, part } = opened
        const seen = Seen.safeParse(request.body)
        const outcome = await once(trx, request.formToken, async () => {
          const done =
            part === undefined
              ? await addPart(trx, { areaId: strategy.areaId, versionId: draft.id }, words, { after })
              : await changePart(trx, draft.id, { key: part.key, seen: seen.success ? seen.data.version : 0 }, words, {
                  after,
                })
          if (done === undefined || done === 'not-a-draft') throw new NotFound()
          if (done === 'changed-meanwhile') return refuse(done)
          await note(trx, {
            action: part === undefined ? 'add strategy part' : 'change strategy part',
            subject: { kind: 'strategy part', id: part?.key ?? done },
            areaId: strategy.areaId,
            requestId: request.id,
          })
          return ok(`/strategy/${strategy.id}/draft`)
        })
        return outcome.ok ? { location: outcome.value } : { opened, yours: words }
      })
      if ('location' in result) return reply.redirect(result.location, 303)
      if ('again' in result)
        return formPage(reply, result.opened.form, { ...shownPart(result.opened), ...result.again })
      return reply.clash(clashOf(result.opened, result.yours, request.body))
    },
  )

  app.post<PartPath>(
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
  readonly last: string
  readonly form: ReturnType<typeof partForm>
}

async function openPart(
  trx: Trx,
  actor: Actor,
  { strategyId, part: key }: z.infer<typeof PartPath>,
): Promise<OpenPart> {
  const opened = await openDraft(trx, actor, strategyId)
  const parts = await listParts(trx, opened.draft.id)
  const part = key === 'new' ? undefined : readable(parts.find((one) => one.key === key))
  const others = parts.filter((one) => one.key !== key)
  return {
    ...opened,
    part,
    others,
    last: others.at(-1)?.key ?? 'first',
    form: partForm(part === undefined ? 'Add a part' : `Change ${shortName(part)}`, others),
  }
}

function shownPart({ strategy, part }: OpenPart) {
  return {
    action: `/strategy/${strategy.id}/draft/parts/${part?.key ?? 'new'}`,
    back: `/strategy/${strategy.id}/draft`,
    button: { en: part === undefined ? 'Add the part' : 'Save the part' },
    hidden: { version: String(part?.version ?? 0) },
  }
}

function clashOf({ strategy, part }: OpenPart, yours: PartWords, body: unknown) {
  const theirs = readable(part)
  const words = [
    ['Kind', partKindNames[theirs.kind], partKindNames[yours.kind]],
    ['Number', theirs.number, yours.number],
    ['Heading', theirs.heading, yours.heading],
    ['Text', theirs.text, yours.text],
  ] as const
  const address = `/strategy/${strategy.id}/draft/parts/${theirs.key}`
  return {
    what: shortName(theirs),
    changedBy: theirs.changedBy,
    changedAt: theirs.changedAt,
    rows: words
      .filter(([, one, other]) => one !== other)
      .map(([label, one, other]) => ({ label, theirs: one, yours: other })),
    seeTheirs: address,
    keepYours: {
      action: address,
      fields: sentFields(body).map((field) =>
        field.name === 'version' ? { name: 'version', value: String(theirs.version) } : field,
      ),
    },
  }
}
