/** Arranging an agenda over HTTP: an item is put on it, given its place and time, or taken off; and what every meeting's agenda begins with. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import { addFormPage, changedMeanwhile, type Circumstances } from '#platform/forms/form-page.ts'
import { movedBehind, movedBy } from '#platform/order.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { findCase, findCaseByReference } from '#cases/store.ts'
import { note } from '#records/audit.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { ItemPath, MeetingPath, theMeeting } from '../meetings/the-meeting.ts'
import { organisers } from '../who.ts'
import { findAgendaStanding, setMinutes, takeItemOff } from './arranging.ts'
import * as forms from './forms.ts'
import { nameOf, type AgendaItem } from './item.ts'
import { asNextMeeting, findLines, purposeOf } from './lines.ts'
import { partNumberOf } from './part.ts'
import { putOn } from './put-on.ts'
import { findSharingStanding, listBriefs, listInvitedAgencies, share } from './sharing.ts'
import { sharingAnswers, sharingForm, sharingIn } from './sharing-form.ts'
import { addStandingItem, findStandingItems, keepStandingItems } from './standing.ts'
import { changeAgenda, listAgenda, placeItems } from './store.ts'

const AreaPath = z.object({ areaId: z.uuid() })

const MoveForm = z
  .object({
    item: z.uuid(),
    move: z.enum(['up', 'down']),
    version: z.coerce.number().int().min(0).max(2_000_000_000),
  })
  .loose()
const LineForm = z.object({ case: z.uuid() }).loose()

export function addArrangingRoutes(app: App, { vault }: { readonly vault: Vault }): void {
  addMoves(app)
  addLineRoute(app, vault)

  addFormPage(app, {
    roles: organisers,
    personal: true,
    address: '/panel/meetings/:meetingId/new-item',
    params: MeetingPath,
    about: theOwnMeeting,
    form: () => forms.itemForm,
    shown: ({ address }) => ({ back: address, button: 'Put it on the agenda' }),
    act: async (trx, { meeting, address }, answers, { actor, requestId, today }) => {
      const { reference, ...item } = forms.itemIn(answers)
      const row = await findCaseByReference(trx, meeting.areaId, reference)
      const file = row && (await findCase(trx, row.id, actor))
      if (file === undefined)
        return refuse({ question: 'reference', message: 'No case that you see here has this reference' })
      const put = await putOn(trx, meeting, file, item, { vault, now: app.now(), today, requestId })
      return put.ok ? ok(address) : refuse({ question: 'reference', message: put.reason })
    },
  })

  addFormPage(app, {
    roles: organisers,
    personal: true,
    address: '/panel/meetings/:meetingId/items/:itemId/place',
    params: ItemPath,
    about: async (trx, params, here) => ({
      ...(await theItem(trx, params, here)),
      agenda: await findAgendaStanding(trx, params.meetingId),
    }),
    form: ({ item, others }) => forms.placeForm(item, others),
    shown: ({ item, items, address, agenda }) => ({
      back: address,
      button: 'Save place and time',
      standing: { what: 'the agenda', ...agenda, answers: forms.placeAnswers(item, items) },
    }),
    act: async (trx, { meeting, item, items, address }, answers, { requestId, seen }) => {
      const { behind, minutes } = forms.placeIn(answers)
      if (!(await changeAgenda(trx, meeting.id, seen))) return refuse('changed-meanwhile')
      await placeItems(trx, movedBehind(items, item.id, behind))
      await setMinutes(trx, item.id, minutes)
      await noteOn(trx, meeting, 'order agenda', requestId, item)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: organisers,
    personal: true,
    address: '/panel/meetings/:meetingId/items/:itemId/sharing',
    params: ItemPath,
    about: async (trx, params, here) => {
      const { meeting, item, address } = await theItem(trx, params, here)
      if (item.about.kind !== 'case') throw new NotFound()
      const standing = await findSharingStanding(trx, item.id)
      return {
        meeting,
        address,
        item,
        standing,
        published: meeting.packPublishedAt !== undefined,
        invited: await listInvitedAgencies(trx, meeting),
        named: standing.agencies,
        brief: (await listBriefs(trx, vault, [item.id])).get(item.id) ?? '',
      }
    },
    form: (about) => sharingForm(about),
    shown: ({ item, standing, brief, published, address }) => ({
      back: address,
      button: 'Save who is told what',
      standing: {
        what: 'who is told what',
        ...standing,
        answers: sharingAnswers({ stage: item.stage, agencies: published ? [] : standing.agencies, brief }),
      },
    }),
    act: async (trx, { meeting, item, published, address }, answers, { requestId, seen }) => {
      await changeAgenda(trx, meeting.id)
      const clash = changedMeanwhile(await share(trx, vault, { item, seen, published }, sharingIn(answers)))
      if (clash !== undefined) return clash
      await noteOn(trx, meeting, 'change who is told what', requestId, item)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: organisers,
    personal: true,
    address: '/panel/meetings/:meetingId/items/:itemId/removal',
    params: ItemPath,
    about: theItem,
    form: ({ item }) => forms.removalForm(item),
    shown: ({ address }) => ({ back: address, button: 'Take it off' }),
    act: async (trx, { meeting, item, address }, answers, { requestId }) => {
      await changeAgenda(trx, meeting.id)
      const now = (await listAgenda(trx, meeting.id)).find(({ id }) => id === item.id)
      if (now?.state === 'decided')
        return refuse({
          question: 'reason',
          message: 'Something was decided under this item, so it stays on the agenda',
        })
      if (now?.state !== 'listed') throw new NotFound()
      await takeItemOff(trx, vault, item, forms.removalIn(answers))
      await noteOn(trx, meeting, 'take item off agenda', requestId, item)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: organisers,
    address: '/panel/meetings/:meetingId/new-standing-item',
    params: MeetingPath,
    about: theOwnMeeting,
    form: () => forms.standingItemForm,
    shown: ({ address }) => ({ back: address, button: 'Add it' }),
    act: async (trx, { meeting, address }, answers, { requestId }) => {
      await addStandingItem(trx, meeting, forms.standingItemIn(answers))
      await noteOn(trx, meeting, 'add standing item', requestId)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: organisers,
    address: '/panel/areas/:areaId/standing-items',
    params: AreaPath,
    about: async (trx, { areaId }, { actor }) => {
      if (!areasAs(actor, ...organisers).includes(areaId)) throw new NotFound()
      return { areaId, standing: await findStandingItems(trx, areaId), now: app.now() }
    },
    form: () => forms.standingItemsForm,
    shown: ({ standing: { items, version, changedBy, changedAt }, now }) => ({
      back: '/panel',
      button: 'Save the standing items',
      standing: {
        what: 'the standing items',
        version,
        changedBy,
        changedAt: changedAt ?? now,
        answers: forms.standingItemsAnswers(items),
      },
    }),
    act: async (trx, { areaId }, answers, { requestId, seen }) => {
      const clash = changedMeanwhile(await keepStandingItems(trx, areaId, seen, forms.standingItemsIn(answers)))
      if (clash !== undefined) return clash
      await note(trx, {
        action: 'change standing items',
        subject: { kind: 'panel', id: areaId },
        areaId,
        requestId,
      })
      return ok('/panel')
    },
  })
}

/** One place up or down, with a button of the agenda itself. */
function addMoves(app: App): void {
  app.post<MeetingPath>(
    '/panel/meetings/:meetingId/order',
    { config: { roles: organisers, personal: true, params: MeetingPath, fields: ['item', 'move', 'version'] } },
    async (request, reply) => {
      const { meetingId } = request.params
      const address = `/panel/meetings/${meetingId}`
      const form = MoveForm.safeParse(request.body)
      const answered = await request.asActor(async (trx, actor) => {
        const before = await ledTo(trx, request.formToken)
        if (before !== undefined) return before
        if (!form.success) throw new NotFound()
        const { item: itemId, move, version } = form.data
        const here = { actor, requestId: request.id, today: app.today() }
        const { meeting, item, items } = await theItem(trx, { meetingId, itemId }, here)
        const moved = movedBy(items, item.id, move === 'up' ? -1 : 1)
        const outcome = await once(trx, request.formToken, async () => {
          if (!(await changeAgenda(trx, meetingId, version))) return refuse('changed-meanwhile')
          await placeItems(trx, moved)
          await noteOn(trx, meeting, 'order agenda', request.id, item)
          return ok(whereItIs(address, moved, item))
        })
        if (outcome.ok) return outcome.value
        const theirs = await findAgendaStanding(trx, meetingId)
        const order = (of: readonly AgendaItem[]) => of.map((one, place) => `${place + 1}. ${nameOf(one)}`).join('\n')
        return {
          what: 'the agenda',
          ...theirs,
          rows: [{ label: 'Order', theirs: order(items), yours: order(moved) }],
          seeTheirs: address,
          keepYours: {
            action: `${address}/order`,
            fields: Object.entries({ item: item.id, move, version: String(theirs.version) }).map(([name, value]) => ({
              name,
              value,
            })),
          },
        }
      })
      return typeof answered === 'string' ? reply.redirect(answered, 303) : reply.clash(answered)
    },
  )
}

/** The page of the meeting with the part of a long agenda in which an item stands. */
function whereItIs(address: string, items: readonly AgendaItem[], { id }: AgendaItem): string {
  const part = partNumberOf(items.findIndex((one) => one.id === id))
  return part > 1 ? `${address}?part=${part}` : address
}

/** A case that says itself that the panel should look at it goes on the agenda before the pack does that. */
function addLineRoute(app: App, vault: Vault): void {
  app.post<MeetingPath>(
    '/panel/meetings/:meetingId/items',
    { config: { roles: organisers, personal: true, params: MeetingPath, fields: ['case'] } },
    async (request, reply) => {
      const { meetingId } = request.params
      const form = LineForm.safeParse(request.body)
      await request.asActor(async (trx, actor) => {
        const here = { actor, requestId: request.id, today: app.today() }
        const { meeting, address } = await theOwnMeeting(trx, { meetingId }, here)
        const file = form.success ? await findCase(trx, form.data.case, actor) : undefined
        if (file?.row.areaId !== meeting.areaId) throw new NotFound()
        const { until } = await asNextMeeting(trx, meeting, here.today)
        const lines = await findLines(trx, { areaId: meeting.areaId, today: here.today, until })
        const line = lines.find(({ caseId, byStep }) => caseId === file.row.id && !byStep)
        await once<never>(trx, request.formToken, async () => {
          // On it already, or settled meanwhile: two pressed the button, and one press was enough.
          if (line !== undefined)
            await putOn(trx, meeting, file, { purpose: purposeOf(line) }, { vault, now: app.now(), ...here })
          return ok(address)
        })
      })
      return reply.redirect(`/panel/meetings/${meetingId}`, 303)
    },
  )
}

/** For whoever arranges the area's meetings. @throws NotFound */
async function theOwnMeeting(trx: Trx, { meetingId }: MeetingPath['Params'], { actor }: Circumstances) {
  const meeting = await theMeeting(trx, meetingId)
  if (!areasAs(actor, ...organisers).includes(meeting.areaId)) throw new NotFound()
  return { meeting, address: `/panel/meetings/${meeting.id}` }
}

/** @throws NotFound when it is not on this agenda, or not any more */
async function theItem(trx: Trx, { meetingId, itemId }: z.infer<typeof ItemPath>, here: Circumstances) {
  const about = await theOwnMeeting(trx, { meetingId }, here)
  const items = (await listAgenda(trx, meetingId)).filter(({ state }) => state !== 'taken off')
  const item = items.find(({ id }) => id === itemId)
  if (item === undefined) throw new NotFound()
  return { ...about, item, items, others: items.filter(({ id }) => id !== itemId) }
}

async function noteOn(trx: Trx, meeting: Meeting, action: string, requestId: string, item?: AgendaItem): Promise<void> {
  await note(trx, {
    action,
    subject: item === undefined ? { kind: 'panel meeting', id: meeting.id } : { kind: 'panel item', id: item.id },
    areaId: meeting.areaId,
    ...(item === undefined || item.about.kind === 'standing' ? {} : { caseId: item.about.caseId }),
    requestId,
  })
}
