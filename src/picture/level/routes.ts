/** The national threat level since 2006, and the form by which a change is added that this version of Causeway does not know. */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { formatDay } from '#platform/day-and-time.ts'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaChosen, areaQuestion, areasHeld, type Area } from '#platform/forms/area-question.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { date, radios, text } from '#platform/forms/questions.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { hasCode, labelOf } from '#reference/code-list.ts'
import { governanceEditors } from '#reference/roles.ts'
import { threatLevels } from '#reference/threat-levels.ts'
import { AreaQuery, areaShown, forEditors, forReaders, mayKeep, noteOn } from '../entry.ts'
import { levelDrawing } from './drawing.ts'
import { levelOn, mayAdd, type LevelFrom, type LevelRefusal } from './level.ts'
import * as store from './store.ts'

const address = '/picture/threat-level'

export function addLevelRoutes(app: App): void {
  app.get<AreaQuery>(address, { config: { ...forReaders, query: AreaQuery } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const area = areaShown(actor, request.query, address)
      const history = await store.findLevelHistory(trx, area.id)
      return { area, mayKeep: mayKeep(actor, area.id), ...levelPage(history, app.today()) }
    })
    return reply.page('picture/level/views/level.njk', { heading: 'National threat level', ...model })
  })

  addFormPage(app, {
    ...forEditors,
    address: '/picture/threat-level/new',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, governanceEditors),
    form: changeForm,
    shown: () => ({ back: address, button: 'Add the change' }),
    act: async (trx, areas, answers, { requestId, today }) => {
      const areaId = areaChosen(answers, areas)
      const change = changeIn(answers)
      const refusal = mayAdd(await store.findLevelHistory(trx, areaId), change, today)
      if (refusal !== undefined) return refuse(refusalWords[refusal])
      const id = await store.addLevelChange(trx, areaId, change)
      if (id === undefined) return refuse(refusalWords['not after the last'])
      await noteOn(trx, 'add threat level', { kind: 'threat level', id, areaId }, requestId, { level: change.level })
      return ok(address)
    },
  })
}

const refusalWords: Record<LevelRefusal, { readonly question: string; readonly message: string }> = {
  'in the future': { question: 'from', message: 'The first day of the level must be today or in the past' },
  'not after the last': { question: 'from', message: 'The first day of the level must be after the last change known' },
  'no change': { question: 'level', message: 'Select another level: this one stands already' },
}

function changeForm(areas: readonly Area[]) {
  return defineForm({
    id: 'threat-level-change',
    version: '1',
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'threat-level-change',
        title: { en: 'Add a change to the national threat level' },
        intro: [
          {
            en: 'Causeway comes with a list of the changes so far. Add one that was published since. You cannot change it afterwards; when Causeway brings a newer list, that takes its place.',
          },
        ],
        questions: [
          ...areaQuestion(areas),
          radios({
            id: 'level',
            label: { en: 'What is the level now?' },
            name: { en: 'the level' },
            options: threatLevels.map(({ code, label, definition = '' }) => ({
              code,
              label,
              hint: { en: definition },
            })),
          }),
          date({
            id: 'from',
            label: { en: 'From which day?' },
            name: { en: 'the first day of the level' },
            range: 'today or past',
          }),
          text({
            id: 'source',
            label: { en: 'Where was it published?' },
            name: { en: 'where it was published' },
            hint: { en: 'Such as “Written statement of 30 April 2026”' },
            maxLength: 300,
          }),
        ],
      }),
    ],
  })
}

function changeIn(answers: AnyAnswers) {
  const level = textIn(answers, 'level')
  const from = dayIn(answers, 'from')
  if (!hasCode(threatLevels, level) || from === undefined) throw new Error('the form let through no level or no day')
  return { level, from, source: textIn(answers, 'source') }
}

export function levelPage(history: readonly LevelFrom[], today: Temporal.PlainDate) {
  const now = levelOn(history, today)
  return {
    drawing: levelDrawing(history, today),
    now: now === undefined ? undefined : levelWords(now),
    rows: history.toReversed().map(({ level, from, source, status }) => ({
      from: formatDay(from),
      level: labelOf(threatLevels, level),
      source,
      isUnsure: status === 'unverified',
      isAdded: status === 'added here',
    })),
  }
}

/** "Severe: an attack is highly likely. Since 30 April 2026." */
export function levelWords({ level, from }: LevelFrom) {
  const means = threatLevels.find(({ code }) => code === level)?.definition ?? ''
  return { level: labelOf(threatLevels, level), means, since: formatDay(from) }
}
