/** Keeping an agenda over HTTP: an item is added, goes to another place, or is taken off. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { addFormPage, type Circumstances } from '#platform/forms/form-page.ts'
import { behindIn, behindQuestion } from '#platform/forms/place-in-order.ts'
import { movedBehind } from '#platform/order.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { governanceEditors } from '#reference/roles.ts'
import { reasonIn, reasonQuestion } from '../reason-form.ts'
import * as store from './agenda-store.ts'
import * as forms from './forms.ts'
import { listDecisions } from './store.ts'
import { MeetingPath, noteOn, theKeptMeeting } from './the-meeting.ts'

const ItemPath = MeetingPath.extend({ itemId: z.uuid() })

export function addAgendaRoutes(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/meetings/:meetingId/new-item',
    params: MeetingPath,
    about: async (trx, params, here) => {
      const about = await theKeptMeeting(trx, params, here)
      return { ...about, papers: await store.listNewestVersions(trx, about.meeting.areaId), today: here.today }
    },
    form: ({ body, papers, today }) => forms.itemForm(`Add to the agenda of ${body.name}`, papers, today),
    shown: ({ address }) => ({ back: address, button: 'Add to the agenda' }),
    act: async (trx, { meeting, address }, answers, { requestId }) => {
      const item = forms.itemIn(answers)
      if (item === undefined) return refuse({ question: 'paper', message: 'Add a version of the document first' })
      await store.addItems(trx, meeting, [item])
      await noteOn(trx, meeting, 'add agenda item', requestId)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/meetings/:meetingId/items/:itemId/place',
    params: ItemPath,
    about: theItem,
    form: ({ item, items }) =>
      defineForm({
        id: 'item-place',
        version: '1',
        title: { en: 'Boards' },
        pages: [
          page({
            id: 'item-place',
            title: { en: `Move on the agenda: ${item.title}` },
            questions: [
              behindQuestion(
                items
                  .map(({ id, title }, place) => ({ id, words: `${place + 1}. ${title}` }))
                  .filter(({ id }) => id !== item.id),
              ),
            ],
          }),
        ],
      }),
    shown: ({ address }) => ({ back: address, button: 'Move it' }),
    act: async (trx, { meeting, item, address }, answers, { requestId }) => {
      await store.holdMeeting(trx, meeting.id)
      await store.placeItems(trx, movedBehind(await store.listItems(trx, meeting.id), item.id, behindIn(answers)))
      await noteOn(trx, meeting, 'move agenda item', requestId)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/meetings/:meetingId/items/:itemId/removal',
    params: ItemPath,
    about: theItem,
    form: ({ item }) =>
      defineForm({
        id: 'item-removal',
        version: '1',
        title: { en: 'Boards' },
        pages: [
          page({
            id: 'item-removal',
            title: { en: `Take off the agenda: ${item.title}` },
            questions: [reasonQuestion('Why does it come off?')],
          }),
        ],
      }),
    shown: ({ address }) => ({ back: address, button: 'Take it off' }),
    act: async (trx, { meeting, item, address }, answers, { requestId }) => {
      await store.holdMeeting(trx, meeting.id)
      if ((await listDecisions(trx, meeting.id)).some(({ itemId }) => itemId === item.id))
        return refuse({
          question: 'reason',
          message: 'Something was decided under this item, so it stays on the agenda',
        })
      if ((await store.listItems(trx, meeting.id)).every(({ id }) => id !== item.id)) throw new NotFound()
      await store.takeItemOff(trx, meeting.areaId, item.id, reasonIn(answers))
      await noteOn(trx, meeting, 'take agenda item off', requestId)
      return ok(address)
    },
  })
}

/** @throws NotFound when it is not on this agenda, or not any more */
async function theItem(trx: Trx, { meetingId, itemId }: z.infer<typeof ItemPath>, here: Circumstances) {
  const about = await theKeptMeeting(trx, { meetingId }, here)
  const items = await store.listItems(trx, meetingId)
  const item = items.find(({ id }) => id === itemId)
  if (item === undefined) throw new NotFound()
  return { ...about, item, items }
}
