/** The strategy to read: the one in force and those of the past, each as its document has it, and its versions side by side. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import { once } from '#platform/database/once.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'
import { editable, forEditors, forReaders, mayEdit, readable } from '../entry.ts'
import { addVersionToRoute, findCover, putOnRoute } from '../route/strategy-route.ts'
import { documentBlocks } from './document-page.ts'
import { strategyForm, versionForm, yearsIn } from './forms.ts'
import { listCorrections, wasAdopted } from './naming.ts'
import {
  addStrategy,
  addVersion,
  comparedVersions,
  currentVersion,
  findStrategy,
  listParts,
  listStrategies,
  type Strategy,
  type Version,
  type VersionState,
} from './store.ts'

export const StrategyPath = z.object({ strategyId: z.uuid() })
export type StrategyPath = { Params: z.infer<typeof StrategyPath> }
const number = z.coerce.number().int().min(1).max(9999).optional()
const Which = z.object({ version: number })
const Both = z.object({ older: number, newer: number })

export function addDocumentRoutes(app: App): void {
  app.get('/strategy', { config: forReaders }, async (request, reply) => {
    const { strategies, actor } = await request.asActor(async (trx, actor) => ({
      strategies: await listStrategies(trx),
      actor,
    }))
    const rows = strategies.map(listed)
    return reply.page('strategy/document/views/strategies.njk', {
      heading: 'Strategy',
      current: rows.filter(({ state }) => state === 'adopted'),
      drafts: rows.filter(({ hasDraft }) => hasDraft),
      past: rows.filter(({ state }) => state === 'past'),
      manyAreas: areasAs(actor, ...governanceReaders).length > 1,
      mayWrite: areasHeld(actor, governanceEditors).length > 0,
    })
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/new',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, governanceEditors),
    form: (areas) => strategyForm(areas),
    shown: () => ({ back: '/strategy', button: 'Begin the draft' }),
    act: async (trx, areas, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const { strategyId: id } = await addStrategy(trx, { areaId, ...yearsIn(answers), parts: [] })
      await note(trx, { action: 'add strategy', subject: { kind: 'strategy', id }, areaId, requestId })
      return ok(`/strategy/${id}/draft`)
    },
  })

  app.get<StrategyPath & { Querystring: z.infer<typeof Which> }>(
    '/strategy/:strategyId',
    { config: { ...forReaders, params: StrategyPath, query: Which } },
    async (request, reply) => {
      const { strategy, version, parts, edits, cover, corrections } = await request.asActor(async (trx, actor) => {
        const strategy = readable(await findStrategy(trx, request.params.strategyId))
        const version = readable(chosen(strategy, request.query.version))
        return {
          strategy,
          version,
          parts: await listParts(trx, version.id),
          edits: mayEdit(actor, strategy.areaId),
          cover: await findCover(trx, strategy),
          corrections: await listCorrections(trx, strategy),
        }
      })
      const address = `/strategy/${strategy.id}`
      const draft = strategy.versions.find(({ state }) => state === 'draft')
      return reply.page('strategy/document/views/strategy.njk', {
        heading: strategy.title,
        strategy,
        address,
        version: versionWords(version),
        blocks: documentBlocks(parts),
        contents: parts
          .filter(({ kind }) => kind === 'section')
          .map((part) => ({ text: `${part.number} ${part.heading}`.trim(), href: `#part-${part.key}` })),
        others: strategy.versions
          .filter(({ id }) => id !== version.id)
          .map((other) => ({ ...versionWords(other), href: `${address}?version=${other.number}` })),
        compares: strategy.versions.length > 1,
        cover,
        corrections,
        wasAdopted: wasAdopted(strategy),
        isDraft: version.state === 'draft',
        edits,
        mayBegin: edits && draft === undefined,
        draftHref: edits && draft !== undefined ? `${address}/draft` : undefined,
      })
    },
  )

  app.get<StrategyPath & { Querystring: z.infer<typeof Both> }>(
    '/strategy/:strategyId/versions',
    { config: { ...forReaders, params: StrategyPath, query: Both } },
    async (request, reply) => {
      const { strategy, compared } = await request.asActor(async (trx) => {
        const strategy = readable(await findStrategy(trx, request.params.strategyId))
        const [newest, before] = strategy.versions
        const numbers = {
          older: request.query.older ?? before?.number ?? 1,
          newer: request.query.newer ?? newest?.number ?? 1,
        }
        return { strategy, compared: readable(await comparedVersions(trx, strategy, numbers)) }
      })
      return reply.page('strategy/document/views/versions.njk', {
        heading: 'Versions side by side',
        strategy,
        address: `/strategy/${strategy.id}`,
        one: strategy.versions.length === 1,
        older: versionWords(compared.older),
        newer: versionWords(compared.newer),
        choices: [
          versionChoice('older', 'Older version', strategy, compared.older),
          versionChoice('newer', 'Newer version', strategy, compared.newer),
        ],
        different: compared.parts.filter(({ standing }) => standing !== 'The same in both'),
        same: compared.parts.filter(({ standing }) => standing === 'The same in both'),
      })
    },
  )

  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/new-version',
    params: StrategyPath,
    about: async (trx, { strategyId }, { actor }) => editable(actor, await findStrategy(trx, strategyId)),
    form: () => versionForm,
    shown: ({ id }) => ({ back: `/strategy/${id}`, button: 'Begin the new version' }),
    insteadOf: ({ id, versions }) =>
      versions.some(({ state }) => state === 'draft') ? `/strategy/${id}/draft` : undefined,
    act: async (trx, strategy, answers, { requestId, today }) => {
      const whatChanged = textIn(answers, 'whatChanged')
      const { id, areaId } = strategy
      const number = await addVersion(trx, strategy, whatChanged)
      // Whoever began one meanwhile meant the same: there is one draft, and this leads to it.
      if (number !== undefined) {
        await addVersionToRoute(trx, strategy, { number, whatChanged, today })
        await note(trx, {
          action: 'begin strategy version',
          subject: { kind: 'strategy', id },
          areaId,
          requestId,
          details: { version: number },
        })
      }
      return ok(`/strategy/${id}/draft`)
    },
  })

  app.post<StrategyPath>(
    '/strategy/:strategyId/route',
    { config: { ...forEditors, params: StrategyPath, fields: [] } },
    async (request, reply) => {
      const location = await request.asActor(async (trx, actor) => {
        const strategy = editable(actor, await findStrategy(trx, request.params.strategyId))
        const outcome = await once<never>(trx, request.formToken, async () => {
          // Whoever did the same meanwhile meant the same.
          const there = await findCover(trx, strategy)
          if (there !== undefined) return ok(there.href)
          const id = await putOnRoute(trx, strategy, { stages: [], today: app.today() })
          await note(trx, {
            action: 'put strategy on route',
            subject: { kind: 'strategy', id: strategy.id },
            areaId: strategy.areaId,
            requestId: request.id,
          })
          return ok(`/boards/documents/${id}`)
        })
        return outcome.ok ? outcome.value : `/strategy/${strategy.id}`
      })
      return reply.redirect(location, 303)
    },
  )
}

/** The version asked for; else the one in force, else the newest. */
function chosen(strategy: Strategy, number: number | undefined): Version | undefined {
  if (number !== undefined) return strategy.versions.find((version) => version.number === number)
  return currentVersion(strategy)
}

const stateWords: Readonly<Record<VersionState, { readonly text: string; readonly colour: string }>> = {
  draft: { text: 'Draft', colour: 'yellow' },
  adopted: { text: 'In force', colour: 'green' },
  past: { text: 'Past', colour: 'grey' },
}

export function versionWords(version: Version) {
  return { ...version, title: `Version ${version.number}`, tag: stateWords[version.state] }
}

function listed(strategy: Strategy) {
  const version = chosen(strategy, undefined)
  if (version === undefined) throw new NotFound()
  return {
    ...strategy,
    href: `/strategy/${strategy.id}`,
    state: version.state,
    version: versionWords(version),
    hasDraft: strategy.versions.some(({ state }) => state === 'draft'),
  }
}

function versionChoice(name: string, label: string, { versions }: Strategy, chosen: Version) {
  return {
    id: name,
    name,
    label: { text: label },
    value: String(chosen.number),
    items: versions.map((version) => ({
      value: String(version.number),
      text: `Version ${version.number} (${stateWords[version.state].text.toLowerCase()})`,
    })),
  }
}
