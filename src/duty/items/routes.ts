/** Duty items: who owns each, which policy stands, and when it is looked at again. */
import { z } from 'zod'
import { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaChosen, areaQuestion, areasHeld, type Area } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile } from '#platform/forms/form-page.ts'
import { date, longText, select, text } from '#platform/forms/questions.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { hasCode, labelOf } from '#reference/code-list.ts'
import { dutyItems } from '#reference/duty-work.ts'
import { governanceEditors } from '#reference/roles.ts'
import { forReaders, kept, onePage } from '../standing.ts'
import * as store from './store.ts'

const ItemPath = z.object({ itemId: z.uuid() })

export function addItemRoutes(app: App): void {
  app.get('/duty/items', { config: forReaders }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const keeps = areasHeld(actor, governanceEditors).length > 0
      const items = await store.listItems(trx)
      return {
        tables: [
          itemTable(
            'In place',
            items.filter(({ endedOn }) => endedOn === undefined),
            keeps,
            app.today(),
          ),
        ],
        acts: keeps ? [{ text: 'Add an item', href: '/duty/items/new', first: true }] : [],
      }
    })
    return reply.page('duty/views/list.njk', {
      heading: 'Duty items',
      intro:
        'What the duty asks bodies to have in place and to review: filtering of networks, oversight of out-of-school settings, policies for venues, and checks of grants.',
      ...model,
    })
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/items/new',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, governanceEditors),
    form: (areas) => itemForm('Add an item', areas, false),
    shown: () => ({ back: '/duty/items', button: 'Add the item' }),
    act: async (trx, areas, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const id = await store.addItem(trx, areaId, itemIn(answers))
      await note(trx, { action: 'add duty item', subject: { kind: 'duty item', id }, areaId, requestId })
      return ok('/duty/items')
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/items/:itemId/change',
    params: ItemPath,
    about: async (trx, { itemId }, { actor }) => kept(await store.findItem(trx, itemId), actor),
    form: ({ title }) => itemForm(`Change ${title}`, [], true),
    shown: (item) => ({
      back: '/duty/items',
      button: 'Save the changes',
      standing: { what: item.title, ...item, answers: itemAnswers(item) },
    }),
    act: async (trx, { id, areaId }, answers, { requestId, seen }) => {
      const clash = changedMeanwhile(await store.changeItem(trx, id, seen, itemIn(answers)))
      if (clash !== undefined) return clash
      await note(trx, { action: 'change duty item', subject: { kind: 'duty item', id }, areaId, requestId })
      return ok('/duty/items')
    },
  })
}

function itemTable(caption: string, items: readonly store.Item[], keeps: boolean, today: Temporal.PlainDate) {
  return {
    caption,
    hidden: true,
    nothing: 'No item has been added yet.',
    headings: ['Item', 'Kind', 'Owner', 'Policy', 'Look at it again'],
    rows: items.map(({ id, title, kind, owner, policy, reviewOn }) => ({
      href: keeps ? `/duty/items/${id}/change` : undefined,
      cells: [
        title,
        labelOf(dutyItems, kind),
        owner,
        policy || 'Nothing agreed yet',
        Temporal.PlainDate.compare(reviewOn, today) < 0
          ? { tag: { text: `Late since ${formatDay(reviewOn)}`, colour: 'red' } }
          : formatDay(reviewOn),
      ],
    })),
  }
}

function itemForm(title: string, areas: readonly Area[], change: boolean) {
  return onePage('duty-item', title, [
    ...areaQuestion(areas),
    text({ id: 'title', label: { en: 'What is it?' }, name: { en: 'what it is' }, maxLength: 200 }),
    select({
      id: 'kind',
      label: { en: 'What kind of item is it?' },
      name: { en: 'the kind' },
      options: dutyItems.map(({ code, label }) => ({ code, label })),
    }),
    text({
      id: 'owner',
      label: { en: 'Who owns it?' },
      name: { en: 'who owns it' },
      hint: { en: 'A job title, such as “Head of ICT”. Do not enter a name' },
      maxLength: 200,
    }),
    longText({
      id: 'policy',
      label: { en: 'What is agreed?' },
      name: { en: 'what is agreed' },
      maxLength: 4000,
      rows: 4,
      optional: true,
    }),
    date({
      id: 'reviewOn',
      label: { en: 'When will it be looked at again?' },
      name: { en: 'when it will be looked at again' },
    }),
    ...(change
      ? [
          date({
            id: 'endedOn',
            label: { en: 'What was its last day?' },
            name: { en: 'the last day' },
            optional: true,
          }),
        ]
      : []),
  ])
}

function itemIn(answers: AnyAnswers): store.ItemChange {
  const kind = textIn(answers, 'kind')
  const reviewOn = dayIn(answers, 'reviewOn')
  if (!hasCode(dutyItems, kind) || reviewOn === undefined) throw new Error('the form let through an item unfinished')
  return {
    kind,
    reviewOn,
    title: textIn(answers, 'title'),
    owner: textIn(answers, 'owner'),
    policy: textIn(answers, 'policy'),
    endedOn: dayIn(answers, 'endedOn'),
  }
}

function itemAnswers({ title, kind, owner, policy, reviewOn, endedOn }: store.Item): AnyAnswers {
  return {
    title,
    kind,
    owner,
    reviewOn: reviewOn.toString(),
    ...(policy === '' ? {} : { policy }),
    ...(endedOn === undefined ? {} : { endedOn: endedOn.toString() }),
  }
}
