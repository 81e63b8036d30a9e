/** The page that puts right what a strategy is called and which years it is for: freely in a draft, later as a correction with its reason. */
import { textIn } from '#platform/forms/answer-in.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import { editable } from '../entry.ts'
import { namingForm, yearsAnswers, yearsIn } from './forms.ts'
import { addNaming, wasAdopted } from './naming.ts'
import { StrategyPath } from './routes.ts'
import { findStrategy, type Strategy } from './store.ts'

export function addNamingRoutes(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/title',
    params: StrategyPath,
    about: async (trx, { strategyId }, { actor }) => editable(actor, await findStrategy(trx, strategyId)),
    form: (strategy) => namingForm(wasAdopted(strategy)),
    shown: (strategy) => ({
      back: backOf(strategy),
      button: wasAdopted(strategy) ? 'Correct it' : 'Save',
      standing: {
        what: `the title and years of “${strategy.title}”`,
        version: strategy.naming.revision,
        changedBy: strategy.naming.by,
        changedAt: strategy.naming.at,
        answers: yearsAnswers(strategy),
      },
    }),
    act: async (trx, strategy, answers, { requestId, seen }) => {
      const { id, areaId } = strategy
      if (!(await addNaming(trx, strategy, seen, yearsIn(answers), textIn(answers, 'why'))))
        return refuse('changed-meanwhile')
      await note(trx, {
        action: wasAdopted(strategy) ? 'correct strategy title' : 'change strategy title',
        subject: { kind: 'strategy', id },
        areaId,
        requestId,
        details: { revision: seen + 1 },
      })
      return ok(backOf(strategy))
    },
  })
}

function backOf(strategy: Strategy): string {
  return wasAdopted(strategy) ? `/strategy/${strategy.id}` : `/strategy/${strategy.id}/draft`
}
