/** Online: where anybody reports what is illegal, and how much was done locally. Nothing that was found online is collected or kept. */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { numberIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaChosen, areaQuestion, areasHeld, type Area } from '#platform/forms/area-question.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { radios, text } from '#platform/forms/questions.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { hasCode } from '#reference/code-list.ts'
import { nationalPages, onlineWork } from '#reference/online-work.ts'
import { governanceEditors } from '#reference/roles.ts'
import { AreaQuery, areaShown, forEditors, forReaders, mayKeep } from '../entry.ts'
import { monthCheck, monthIn, monthQuestion } from '../hate-crime/forms.ts'
import { listOnlineWork, putCount, type OnlineCount } from './store.ts'

export function addOnlineRoutes(app: App): void {
  app.get<AreaQuery>('/picture/online', { config: { ...forReaders, query: AreaQuery } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const area = areaShown(actor, request.query, '/picture/online')
      const since = app.today().subtract({ years: 1 }).with({ day: 1 })
      const counts = await listOnlineWork(trx, area.id, since)
      return { area, mayKeep: mayKeep(actor, area.id), ...onlineTable(counts) }
    })
    return reply.page('picture/online/views/online.njk', { heading: 'Online', pages: nationalPages, ...model })
  })

  addFormPage(app, {
    ...forEditors,
    address: '/picture/online/new',
    params: z.object({}),
    about: async (_trx, _params, { actor, today }) => ({ areas: areasHeld(actor, governanceEditors), today }),
    form: ({ areas, today }) => countForm(areas, today),
    shown: () => ({ back: '/picture/online', button: 'Save the count' }),
    act: async (trx, { areas }, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      await putCount(trx, areaId, countIn(answers))
      await note(trx, { action: 'count online work', subject: { kind: 'online work' }, areaId, requestId })
      return ok('/picture/online')
    },
  })
}

function countForm(areas: readonly Area[], today: Temporal.PlainDate) {
  return defineForm({
    id: 'online-work',
    version: '1',
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'online-work',
        title: { en: 'Enter a count of online work' },
        intro: [
          {
            en: 'Enter how often something was done, and nothing about what was found. A count that was entered before is replaced.',
          },
        ],
        questions: [
          ...areaQuestion(areas),
          monthQuestion,
          radios({
            id: 'kind',
            label: { en: 'What was done?' },
            name: { en: 'what was done' },
            options: onlineWork.map(({ code, label }) => ({ code, label })),
          }),
          text({
            id: 'count',
            label: { en: 'How many times?' },
            name: { en: 'how many times' },
            maxLength: 4,
            width: 5,
          }),
        ],
        checks: [
          monthCheck(today, 'The month must be one that has ended, such as 10 2026'),
          {
            reads: ['count'],
            at: 'count',
            message: { en: 'The number of times must be a whole number, such as 12' },
            wrong: (answers: AnyAnswers) => numberIn(answers, 'count') === undefined,
          },
        ],
      }),
    ],
  })
}

function countIn(answers: AnyAnswers): OnlineCount {
  const [month, kind, count] = [monthIn(answers), textIn(answers, 'kind'), numberIn(answers, 'count')]
  if (month === undefined || count === undefined || !hasCode(onlineWork, kind))
    throw new Error('the form let through no month, kind or count')
  return { month, kind, count }
}

function onlineTable(counts: readonly OnlineCount[]) {
  const months = [...Map.groupBy(counts, ({ month }) => month.toString()).values()]
  return {
    headings: ['Month', ...onlineWork.map(({ label }) => label.en)],
    rows: months.map((here) => [
      here[0]?.month.toLocaleString('en-GB', { month: 'long', year: 'numeric' }) ?? '',
      ...onlineWork.map(({ code }) => String(here.find(({ kind }) => kind === code)?.count ?? 'Not known')),
    ]),
  }
}
