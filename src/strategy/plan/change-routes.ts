/** Adding an action and changing one. Whoever was second sees both versions. */
import { z } from 'zod'
import { ledTo, once } from '#platform/database/once.ts'
import { ok, refuse } from '#platform/outcome.ts'
import { formatDay } from '#platform/web/filters.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { benchmarks } from '#reference/benchmarks.ts'
import { labelOf } from '#reference/code-list.ts'
import { formPage, forEditors, readForm, sentFields } from '../entry.ts'
import { partName, type Part } from '../parts.ts'
import { actionAddress, ActionPath, planAddress, StrategyPath } from './addresses.ts'
import { actionAnswers, actionForm, actionWords } from './forms.ts'
import { openAction, openForChange, type ColouredAction } from './open.ts'
import { addAction, changeAction, listLeads, type ActionWords } from './store.ts'

const Seen = z.object({ version: z.coerce.number().int().min(0).max(1_000_000) })

export function addChangeRoutes(app: App): void {
  app.get<StrategyPath>(
    '/strategy/:strategyId/plan/new',
    { config: { ...forEditors, params: StrategyPath } },
    async (request, reply) => {
      const form = await request.asActor(async (trx, actor) => {
        const { strategy, parts } = await openForChange(trx, actor, request.params.strategyId)
        return actionForm('Add an action', parts, await listLeads(trx, strategy.areaId), app.today())
      })
      return formPage(reply, form, newAction(request.params.strategyId))
    },
  )

  app.post<StrategyPath>(
    '/strategy/:strategyId/plan/new',
    { config: { ...forEditors, params: StrategyPath } },
    async (request, reply) => {
      const result = await request.asActor(async (trx, actor) => {
        const { strategy, parts } = await openForChange(trx, actor, request.params.strategyId)
        const leads = await listLeads(trx, strategy.areaId)
        const form = actionForm('Add an action', parts, leads, app.today())
        const read = readForm(form, request, app.today())
        if ('again' in read) return { form, ...read }
        const outcome = await once<never>(trx, request.formToken, async () => {
          const of = { areaId: strategy.areaId, strategyId: strategy.id }
          const id = await addAction(trx, of, actionWords(read.answers, leads))
          await note(trx, {
            action: 'add action',
            subject: { kind: 'action', id },
            areaId: strategy.areaId,
            requestId: request.id,
          })
          return ok(actionAddress(strategy.id, id))
        })
        return { location: outcome.ok ? outcome.value : planAddress(strategy.id) }
      })
      if ('location' in result) return reply.redirect(result.location, 303)
      return formPage(reply, result.form, { ...newAction(request.params.strategyId), ...result.again })
    },
  )

  app.get<ActionPath>(
    '/strategy/:strategyId/plan/:actionId/change',
    { config: { ...forEditors, params: ActionPath } },
    async (request, reply) => {
      const { form, action, parts } = await request.asActor(async (trx, actor) => {
        const opened = await openForChange(trx, actor, request.params.strategyId)
        const action = await openAction(trx, opened, request.params.actionId, app.today())
        const leads = await listLeads(trx, action.areaId)
        return { form: actionForm(changeTitle(action), opened.parts, leads, app.today()), action, parts: opened.parts }
      })
      return formPage(reply, form, { ...changedAction(action), answers: actionAnswers(action, parts) })
    },
  )

  app.post<ActionPath>(
    '/strategy/:strategyId/plan/:actionId/change',
    { config: { ...forEditors, params: ActionPath } },
    async (request, reply) => {
      const result = await request.asActor(async (trx, actor) => {
        const opened = await openForChange(trx, actor, request.params.strategyId)
        const before = await ledTo(trx, request.formToken)
        if (before !== undefined) return { is: 'saved' as const, location: before }
        const action = await openAction(trx, opened, request.params.actionId, app.today())
        const leads = await listLeads(trx, action.areaId)
        const form = actionForm(changeTitle(action), opened.parts, leads, app.today())
        const read = readForm(form, request, app.today(), ['version'])
        if ('again' in read) return { is: 'wrong' as const, form, action, again: read.again }
        const words = actionWords(read.answers, leads)
        const seen = Seen.safeParse(request.body)
        const address = actionAddress(action.strategyId, action.id)
        const outcome = await once(trx, request.formToken, async () => {
          if (!(await changeAction(trx, action, seen.success ? seen.data.version : 0, words)))
            return refuse('changed-meanwhile')
          await note(trx, {
            action: 'change action',
            subject: { kind: 'action', id: action.id },
            areaId: action.areaId,
            requestId: request.id,
          })
          return ok(address)
        })
        return outcome.ok
          ? { is: 'saved' as const, location: outcome.value }
          : { is: 'clash' as const, action, yours: words, parts: opened.parts }
      })
      if (result.is === 'saved') return reply.redirect(result.location, 303)
      if (result.is === 'wrong')
        return formPage(reply, result.form, { ...changedAction(result.action), ...result.again })
      const { action, yours, parts } = result
      return reply.clash({
        what: `the action “${action.title}”`,
        changedBy: action.changedBy,
        changedAt: action.changedAt,
        rows: differences(action, yours, parts),
        seeTheirs: `${actionAddress(action.strategyId, action.id)}/change`,
        keepYours: {
          action: `${actionAddress(action.strategyId, action.id)}/change`,
          fields: sentFields(request.body).map((field) =>
            field.name === 'version' ? { name: 'version', value: String(action.version) } : field,
          ),
        },
      })
    },
  )
}

function newAction(strategyId: string) {
  return { action: `${planAddress(strategyId)}/new`, back: planAddress(strategyId), button: { en: 'Add the action' } }
}

const changeTitle = ({ title }: ColouredAction): string => `Change “${title}”`

function changedAction({ strategyId, id, version }: ColouredAction) {
  const address = actionAddress(strategyId, id)
  return {
    action: `${address}/change`,
    back: address,
    button: { en: 'Save the action' },
    hidden: { version: String(version) },
  }
}

/** Both versions of an action where they differ, for whoever was second. */
function differences(theirs: ColouredAction, yours: ActionWords, parts: readonly Part[]) {
  const lines = (words: ActionWords): readonly (readonly [string, string])[] => [
    ['Action', words.title],
    ['What will be done', words.what],
    [
      'Serves',
      parts
        .filter(({ key }) => words.serves.includes(key))
        .map(partName)
        .join(', '),
    ],
    ['Benchmarks', words.benchmarks.map((code) => labelOf(benchmarks, code)).join(', ')],
    ['Paragraph of the duty guidance', words.dutyParagraph],
    ['Lead agency', words.leadAgency?.name ?? ''],
    ['Lead', words.leadAccount?.name ?? words.leadName],
    ['Partners', words.partners],
    ['First day', formatDay(words.startsOn)],
    ['Last day', formatDay(words.dueOn)],
    ['Done on', formatDay(words.doneOn)],
    [
      'Milestones',
      words.milestones
        .map(
          (one) =>
            `${one.words}, due on ${formatDay(one.dueOn)}${one.doneOn ? `, reached on ${formatDay(one.doneOn)}` : ''}`,
        )
        .join('\n'),
    ],
    ['Cost', words.cost],
    ['Risk', words.risk],
  ]
  const mine = lines(yours)
  return lines(theirs).flatMap(([label, words], place) => {
    const other = mine[place]?.[1] ?? ''
    return words === other ? [] : [{ label, theirs: words, yours: other }]
  })
}
