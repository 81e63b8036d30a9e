/** Adding an action and changing one. Whoever was second sees both versions. */
import { addFormPage, type Circumstances } from '#platform/forms/form-page.ts'
import type { Trx } from '#platform/database/database.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { actionAddress, ActionPath, planAddress, StrategyPath } from './addresses.ts'
import { actionAnswers, actionForm, actionWords } from './forms.ts'
import { openAction, openForChange } from './open.ts'
import { addAction, changeAction, listLeads } from './store.ts'

export function addChangeRoutes(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/plan/new',
    params: StrategyPath,
    about: (trx, { strategyId }, here) => openPlan(trx, strategyId, here),
    form: ({ parts, leads, today }) => actionForm('Add an action', parts, leads, today),
    shown: ({ strategy }) => ({ back: planAddress(strategy.id), button: 'Add the action' }),
    act: async (trx, { strategy, leads }, answers, { requestId }) => {
      const of = { areaId: strategy.areaId, strategyId: strategy.id }
      const id = await addAction(trx, of, actionWords(answers, leads))
      await note(trx, { action: 'add action', subject: { kind: 'action', id }, areaId: strategy.areaId, requestId })
      return ok(actionAddress(strategy.id, id))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/plan/:actionId/change',
    params: ActionPath,
    about: async (trx, { strategyId, actionId }, here) => {
      const opened = await openPlan(trx, strategyId, here)
      return { ...opened, action: await openAction(trx, opened, actionId, here.today) }
    },
    form: ({ action, parts, leads, today }) => actionForm(`Change “${action.title}”`, parts, leads, today),
    shown: ({ action, parts }) => ({
      back: actionAddress(action.strategyId, action.id),
      button: 'Save the action',
      standing: { ...action, what: `the action “${action.title}”`, answers: actionAnswers(action, parts) },
    }),
    act: async (trx, { action, leads }, answers, { requestId, seen }) => {
      const { id, areaId, strategyId } = action
      if (!(await changeAction(trx, action, seen, actionWords(answers, leads)))) return refuse('changed-meanwhile')
      await note(trx, { action: 'change action', subject: { kind: 'action', id }, areaId, requestId })
      return ok(actionAddress(strategyId, id))
    },
  })
}

/** The plan, whoever may lead in it, and what day it is. */
async function openPlan(trx: Trx, strategyId: string, here: Circumstances) {
  const opened = await openForChange(trx, here, strategyId)
  return { ...opened, leads: await listLeads(trx, opened.strategy.areaId), today: here.today }
}
