/** The open actions of the panel, and closing one with what came of it. */
import { z } from 'zod'
import { formatDay } from '#platform/day-and-time.ts'
import type { App } from '#platform/web/web.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { addFormPage, changedMeanwhile } from '#platform/forms/form-page.ts'
import { information, longText, radios } from '#platform/forms/questions.ts'
import { ok } from '#platform/outcome.ts'
import type { Serving } from '#cases/steps/step-routes.ts'
import { note } from '#records/audit.ts'
import { readers } from '../who.ts'
import { outcomes, type Action } from './action.ts'
import { closeAction, findAction, listOpenActions } from './store.ts'

const ActionPath = z.object({ actionId: z.uuid() })

export function addActionRoutes(app: App, { vault }: Serving): void {
  app.get('/panel/actions', { config: { roles: readers, personal: true } }, async (request, reply) => {
    const actions = await request.asActor(async (trx) => {
      const open = await listOpenActions(trx, vault)
      await note(trx, {
        action: 'list panel actions',
        subject: { kind: 'panel' },
        requestId: request.id,
        details: { cases: [...new Set(open.map(({ caseId }) => caseId))] },
      })
      return open
    })
    const today = app.today()
    return reply.page('panel/actions/views/actions.njk', {
      heading: 'Open actions of the panel',
      actions: actions.map((action) => ({
        ...action,
        what: wordsOf(action),
        href: `/panel/actions/${action.id}`,
        isOverdue: today.until(action.dueOn).days < 0,
      })),
      marking: 'OFFICIAL-SENSITIVE',
    })
  })

  addFormPage(app, {
    roles: readers,
    personal: true,
    address: '/panel/actions/:actionId',
    params: ActionPath,
    about: async (trx, { actionId }, { requestId }) => {
      const action = await findAction(trx, vault, actionId)
      if (action === undefined || action.closed !== undefined) throw new NotFound()
      await noteOn(trx, action, 'view panel action', requestId)
      return action
    },
    form: closingForm,
    shown: (action) => ({
      back: '/panel/actions',
      button: 'Close the action',
      standing: {
        what: 'this action',
        version: action.version,
        changedBy: action.changedBy,
        changedAt: action.changedAt,
        answers: {},
      },
    }),
    act: async (trx, action, answers, { seen, today, requestId }) => {
      const outcome = outcomes.find((one) => one.replaceAll(' ', '_') === textIn(answers, 'outcome'))
      if (outcome === undefined) throw new Error('the form let through an outcome that it did not offer')
      const closing = { on: today, outcome, words: textIn(answers, 'words') }
      const clash = changedMeanwhile(await closeAction(trx, vault, action, seen, closing))
      if (clash !== undefined) return clash
      await noteOn(trx, action, 'close panel action', requestId)
      return ok('/panel/actions')
    },
  })
}

function closingForm(action: Action) {
  const asked = `Asked of ${action.who === '' ? action.agency : `${action.who}, ${action.agency}`} on ${formatDay(action.askedOn)} for ${action.reference}, by ${formatDay(action.dueOn)}.`
  return defineForm({
    id: 'panel-action',
    version: '1',
    title: { en: 'Close an action of the panel' },
    pages: [
      page({
        id: 'panel-action',
        title: { en: 'Close an action of the panel' },
        questions: [
          information({ id: 'asked', text: [{ en: asked }, { en: wordsOf(action) }] }),
          radios({
            id: 'outcome',
            label: { en: 'How did it end?' },
            name: { en: 'how it ended' },
            options: [
              { code: 'done', label: { en: 'It was done' } },
              { code: 'no_longer_needed', label: { en: 'It is no longer needed' } },
            ],
          }),
          longText({
            id: 'words',
            label: { en: 'What came of it' },
            name: { en: 'what came of it' },
            hint: { en: 'The panel reads this at its next meeting' },
            maxLength: 2000,
            rows: 4,
            sensitivity: 'narrative',
          }),
        ],
      }),
    ],
  })
}

function wordsOf({ what }: Action): string {
  return what ?? 'What it was can no longer be read.'
}

async function noteOn(trx: Parameters<typeof note>[0], action: Action, what: string, requestId: string): Promise<void> {
  const { id, areaId, caseId } = action
  await note(trx, { action: what, subject: { kind: 'panel action', id }, areaId, caseId, requestId })
}
