/** The delivery plan to read: the list of its actions by colour, objective and agency, and the page of one. */
import { z } from 'zod'
import type { App } from '#platform/web/web.ts'
import { benchmarks } from '#reference/benchmarks.ts'
import { labelOf } from '#reference/code-list.ts'
import { forReaders, mayEdit } from '../entry.ts'
import { measureView } from '../measure/measure-page.ts'
import { partName } from '../parts.ts'
import { quarterWords } from '#reference/quarters.ts'
import { isRag, ragWords, type Rag } from '../rag.ts'
import type { PlanPart } from '../recommendations.ts'
import { isStale } from '../thread.ts'
import { actionAddress, ActionPath, planAddress, StrategyPath } from './addresses.ts'
import { partLabel, partsOf } from './forms.ts'
import {
  colourView,
  leadWords,
  mayUpdate,
  openAction,
  openActions,
  openStrategy,
  partAddress,
  servedParts,
  type ColouredAction,
} from './open.ts'
import { listUpdated, quarterTable } from './quarters.ts'
import { listUpdates } from './store.ts'

const none = z.literal('').transform(() => undefined)
const Filter = z.object({
  rag: z.union([none, z.enum(['done', 'green', 'amber', 'red', 'not begun'])]).optional(),
  objective: z.union([none, z.uuid()]).optional(),
  agency: z.union([none, z.uuid()]).optional(),
})
type Filter = z.infer<typeof Filter>
export function addPlanRoutes(app: App): void {
  app.get<StrategyPath & { Querystring: Filter }>(
    '/strategy/:strategyId/plan',
    { config: { ...forReaders, params: StrategyPath, query: Filter } },
    async (request, reply) => {
      const { opened, actions, updated, edits } = await request.asActor(async (trx, actor) => {
        const opened = await openStrategy(trx, request.params.strategyId, app.today())
        const actions = await openActions(trx, opened, app.today())
        return {
          opened,
          actions,
          updated: await listUpdated(
            trx,
            actions.map(({ id }) => id),
            app.today(),
          ),
          edits: mayEdit(actor, opened.strategy.areaId),
        }
      })
      const { strategy, parts, rule } = opened
      const found = actions
        .filter((action) => isWanted(action, request.query))
        .map((action) => ({ ...action, href: actionAddress(strategy.id, action.id) }))
      return reply.page('strategy/plan/views/plan.njk', {
        heading: 'Delivery plan',
        strategy,
        rule,
        edits,
        address: planAddress(strategy.id),
        counts: countsOf(actions),
        filters: filtersOf(actions, parts, request.query),
        isFiltered: found.length < actions.length,
        all: actions.length,
        actions: found.map((action) => ({
          ...action,
          lead: leadWords(action),
          colour: colourView(action.shown),
        })),
        quarters: quarterTable(found, updated, app.today()),
      })
    },
  )

  app.get<ActionPath>(
    '/strategy/:strategyId/plan/:actionId',
    { config: { ...forReaders, params: ActionPath } },
    async (request, reply) => {
      const { opened, action, updates, actor } = await request.asActor(async (trx, actor) => {
        const opened = await openStrategy(trx, request.params.strategyId, app.today())
        return {
          opened,
          action: await openAction(trx, opened, request.params.actionId, app.today()),
          updates: await listUpdates(trx, request.params.actionId),
          actor,
        }
      })
      const { strategy, parts, rule, limits } = opened
      const address = actionAddress(strategy.id, action.id)
      return reply.page('strategy/plan/views/action.njk', {
        heading: action.title,
        strategy,
        action,
        rule,
        address,
        plan: planAddress(strategy.id),
        colour: colourView(action.shown),
        lead: leadWords(action),
        served: servedParts(action, parts).map((part) => ({
          name: partName(part),
          text: part.text,
          href: partAddress(strategy.id, part),
        })),
        benchmarks: action.benchmarks.map((code) => labelOf(benchmarks, code)),
        measures: action.measures.map((measure) => ({
          ...measureView(measure),
          href: `${address}/measures/${measure.id}`,
        })),
        evidence: action.evidence.map((one) => ({
          ...one,
          stale: isStale(one.datedOn, app.today(), limits.evidenceStaleAfter),
        })),
        staleAfter: limits.evidenceStaleAfter,
        updates: updates.map((update) => ({
          ...update,
          quarter: quarterWords(update.quarterFrom),
          colour: isRag(update.workedOut) ? ragWords[update.workedOut] : undefined,
        })),
        edits: mayEdit(actor, action.areaId),
        mayUpdate: mayUpdate(actor, action),
      })
    },
  )
}

function isWanted(action: ColouredAction, { rag, objective, agency }: Filter): boolean {
  return (
    (rag === undefined || action.shown.rag === rag) &&
    (objective === undefined || action.serves.includes(objective)) &&
    (agency === undefined || action.leadAgency?.id === agency)
  )
}

const inOrder: readonly Rag[] = ['red', 'amber', 'green', 'not begun', 'done']

function countsOf(actions: readonly ColouredAction[]) {
  return inOrder.map((rag) => ({
    tag: ragWords[rag],
    count: actions.filter(({ shown }) => shown.rag === rag).length,
  }))
}

/** The choices of each filter; agencies are those that lead something. */
function filtersOf(actions: readonly ColouredAction[], parts: readonly PlanPart[], chosen: Filter) {
  const agencies = new Map(
    actions.flatMap(({ leadAgency }) => (leadAgency ? [[leadAgency.id, leadAgency.name] as const] : [])),
  )
  const choice = (
    name: string,
    label: string,
    value: string | undefined,
    items: readonly (readonly [string, string])[],
  ) => ({
    id: name,
    name,
    label: { text: label },
    value: value ?? '',
    items: [{ value: '', text: 'All' }, ...items.map(([code, text]) => ({ value: code, text }))],
  })
  return [
    choice(
      'rag',
      'Colour',
      chosen.rag,
      inOrder.map((rag) => [rag, ragWords[rag].text]),
    ),
    choice(
      'objective',
      'Objective',
      chosen.objective,
      partsOf(parts, 'objective').map((part) => [part.key, partLabel(part)]),
    ),
    choice(
      'agency',
      'Lead agency',
      chosen.agency,
      [...agencies].toSorted(([, one], [, other]) => one.localeCompare(other)),
    ),
  ]
}
