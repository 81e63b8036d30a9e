/** What is done with minutes: drafted, changed while they are drafts, agreed, locked, and corrected by addenda. */
import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '#platform/database/actor.ts'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { once } from '#platform/database/once.ts'
import { NotFound } from '#platform/failures.ts'
import { listIn, textIn } from '#platform/forms/answer-in.ts'
import { addFormPage, changedMeanwhile, type Circumstances } from '#platform/forms/form-page.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import { findCase } from '#cases/store.ts'
import type { Serving } from '#cases/steps/step-routes.ts'
import { note } from '#records/audit.ts'
import { chairs } from '#reference/roles.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { listInvitees, listMeetingsFrom } from '../meetings/store.ts'
import { ItemPath, MeetingPath, theMeeting } from '../meetings/the-meeting.ts'
import { listRunningItems, type RunningItem } from '../running/store.ts'
import { caseworkers } from '../who.ts'
import { draftOf } from './draft.ts'
import * as forms from './forms.ts'
import { draftGeneral } from './general/at-the-end.ts'
import { general } from './general/general.ts'
import { agreeGeneralMinute, findGeneralMinute, lockGeneralMinute } from './general/store.ts'
import { noteGeneral } from './general/the-general.ts'
import type { Minute, MinuteContent, MinuteStanding, MinuteState } from './minute.ts'
import { differingParts, takenFrom } from './parts.ts'
import * as store from './store.ts'
import { isHeld, noteMinute, openMinute, sayWhatFor, type Opened } from './the-minute.ts'

export type MinutesServing = Serving & { readonly organisation: string }

export function addMinuteForms(app: App, serving: MinutesServing): void {
  addDrafting(app, serving)
  addChanging(app, serving)
  addSigning(app)
  addAddenda(app, serving)
}

/** Every item of a meeting that has no minute yet and whose case the reader works; and the minute of the meeting itself. */
function addDrafting(app: App, { vault }: MinutesServing): void {
  app.post<MeetingPath>(
    '/panel/meetings/:meetingId/minutes/drafts',
    { config: { roles: caseworkers, personal: true, params: MeetingPath, fields: [] } },
    async (request, reply) => {
      const today = app.today()
      const outcome = await request.asActor(async (trx, actor) => {
        const meeting = await theMeeting(trx, request.params.meetingId)
        if (!isHeld(meeting, today)) throw turnAway(400, 'minutes of a meeting that has not been held')
        return await once<never>(trx, request.formToken, async () => {
          const standings = await store.listStandings(trx, meeting.id)
          const invitees = await listInvitees(trx, meeting.id)
          for (const item of await listRunningItems(trx, meeting.id)) {
            const file = item.mayAct && !standings.has(item.id) ? await findCase(trx, item.caseId, actor) : undefined
            if (file === undefined) continue
            const content = await draftOf({ trx, vault, meeting, item, file, invitees, today })
            await store.addMinute(trx, vault, item, content)
            await noteOf(trx, item, 'draft panel minute', request.id)
          }
          await draftGeneral(trx, actor, meeting, request.id)
          return ok(addressOf(meeting))
        })
      })
      return reply.redirect(outcome.ok ? outcome.value : '/panel', 303)
    },
  )
}

type Changing = Opened & { readonly minute: Minute & { readonly content: MinuteContent } }

function addChanging(app: App, { vault }: MinutesServing): void {
  const about = async (trx: Trx, params: ItemPath['Params'], here: Circumstances): Promise<Changing> => {
    const opened = await openMinute(trx, here.actor, params, { vault, today: here.today })
    const { minute } = opened
    if (!opened.item.mayAct || minute?.content === undefined) throw new NotFound()
    return { ...opened, minute: { ...minute, content: minute.content } }
  }
  const standing = ({ minute, item }: Changing) => ({ ...minute, what: `the minute of ${item.reference}` })
  const instead = (opened: Changing, page: string) =>
    sayWhatFor(opened, `${opened.address}/${page}`) ?? (opened.minute.state === 'draft' ? undefined : opened.address)
  const agreedMeanwhile =
    'It was agreed meanwhile, and is not changed any more. What is missing can be added beneath it.'

  addFormPage(app, {
    roles: caseworkers,
    personal: true,
    address: '/panel/meetings/:meetingId/minutes/:itemId/edit',
    params: ItemPath,
    about,
    form: ({ item }) => forms.editForm(item.reference),
    insteadOf: (opened) => instead(opened, 'edit'),
    shown: (opened) => ({
      back: opened.address,
      button: 'Save the draft',
      standing: { ...standing(opened), answers: opened.minute.content.texts },
    }),
    act: async (trx, opened, answers, { seen, requestId }) => {
      const { minute, address } = opened
      if (minute.state !== 'draft') return refuse({ question: 'information', message: agreedMeanwhile })
      const content = { ...minute.content, texts: forms.textsIn(answers) }
      const clash = changedMeanwhile(await store.writeMinute(trx, vault, opened.item, seen, content))
      if (clash !== undefined) return clash
      await noteMinute(trx, opened, 'change panel minute', requestId)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: caseworkers,
    personal: true,
    address: '/panel/meetings/:meetingId/minutes/:itemId/from-record',
    params: ItemPath,
    about,
    form: (opened) => forms.againForm(opened.item.reference, differing(opened)),
    insteadOf: (opened) =>
      instead(opened, 'from-record') ?? (differing(opened).length === 0 ? opened.address : undefined),
    shown: (opened) => ({
      back: opened.address,
      button: 'Draft these parts again',
      standing: { ...standing(opened), answers: { parts: differing(opened) } },
    }),
    act: async (trx, opened, answers, { seen, requestId }) => {
      const { minute, afresh, address } = opened
      if (minute.state !== 'draft' || afresh === undefined)
        return refuse({ question: 'parts', message: agreedMeanwhile })
      const chosen = differing(opened).filter((part) => listIn(answers, 'parts').includes(part))
      const content = takenFrom(minute.content, afresh, chosen)
      const clash = changedMeanwhile(await store.writeMinute(trx, vault, opened.item, seen, content))
      if (clash !== undefined) return clash
      await noteMinute(trx, opened, 'draft panel minute again', requestId)
      return ok(address)
    },
  })
}

function differing({ minute, afresh }: Changing) {
  return afresh === undefined ? [] : differingParts(minute.content, afresh)
}

type Signing = {
  readonly meeting: Meeting
  readonly items: readonly RunningItem[]
  readonly standings: readonly Omit<MinuteStanding, 'itemId'>[]
  /** Whether the minute of the meeting itself is one of them. */
  readonly withGeneral: boolean
  /** Meetings that may have agreed them, earliest first. */
  readonly agreeing: readonly Meeting[]
}

function addSigning(app: App): void {
  addFormPage(app, {
    roles: chairs,
    personal: true,
    address: '/panel/meetings/:meetingId/minutes/agreement',
    params: MeetingPath,
    about: (trx, { meetingId }, { actor, today }) => toSign(trx, actor, meetingId, 'draft', today),
    form: (signing) => forms.agreementForm(signing.meeting.heldOn, choicesOf(signing), signing.agreeing),
    insteadOf: nothingToSign,
    shown: (signing) => ({
      back: addressOf(signing.meeting),
      button: 'Agree these minutes',
      standing: { ...standingOf(signing), answers: { items: idsOf(signing), ...likelyMeeting(signing) } },
    }),
    act: async (trx, signing, answers, { seen, requestId }) => {
      if (standingOf(signing).version !== seen) return refuse({ question: 'items', message: readAgain })
      const chosen = signing.items.filter(({ id }) => listIn(answers, 'items').includes(id))
      const named = textIn(answers, 'meeting')
      const atMeeting = named === forms.noMeeting ? undefined : named
      await store.agreeMinutes(
        trx,
        chosen.map(({ id }) => id),
        atMeeting,
      )
      if (choosesGeneral(signing, answers)) {
        await agreeGeneralMinute(trx, signing.meeting.id, atMeeting)
        await noteGeneral(trx, signing.meeting, 'agree panel minute', requestId)
      }
      for (const item of chosen) await noteOf(trx, item, 'agree panel minute', requestId)
      return ok(addressOf(signing.meeting))
    },
  })

  addFormPage(app, {
    roles: chairs,
    personal: true,
    address: '/panel/meetings/:meetingId/minutes/lock',
    params: MeetingPath,
    about: (trx, { meetingId }, { actor, today }) => toSign(trx, actor, meetingId, 'agreed', today),
    form: (signing) => forms.lockForm(signing.meeting.heldOn, choicesOf(signing)),
    insteadOf: nothingToSign,
    shown: (signing) => ({
      back: addressOf(signing.meeting),
      button: 'Lock these minutes',
      standing: { ...standingOf(signing), answers: { items: idsOf(signing) } },
    }),
    act: async (trx, signing, answers, { seen, requestId }) => {
      if (standingOf(signing).version !== seen) return refuse({ question: 'items', message: readAgain })
      const chosen = signing.items.filter(({ id }) => listIn(answers, 'items').includes(id))
      await store.lockMinutes(
        trx,
        chosen.map(({ id }) => id),
      )
      if (choosesGeneral(signing, answers)) {
        await lockGeneralMinute(trx, signing.meeting.id)
        await noteGeneral(trx, signing.meeting, 'lock panel minute', requestId)
      }
      for (const item of chosen) await noteOf(trx, item, 'lock panel minute', requestId)
      return ok(addressOf(signing.meeting))
    },
  })
}

const readAgain = 'A minute was changed, agreed or locked while this page was open. Read it again first.'

/** Minutes in this state that the reader may sign, with their items. */
async function toSign(
  trx: Trx,
  actor: Actor,
  meetingId: string,
  state: MinuteState,
  today: Temporal.PlainDate,
): Promise<Signing> {
  const meeting = await theMeeting(trx, meetingId)
  if (!areasAs(actor, ...chairs).includes(meeting.areaId)) throw new NotFound()
  const standings = await store.listStandings(trx, meetingId)
  const items = (await listRunningItems(trx, meetingId)).filter(
    ({ id, mayAct }) => mayAct && standings.get(id)?.state === state,
  )
  const ofMeeting = await findGeneralMinute(trx, meetingId)
  const withGeneral = ofMeeting?.state === state
  const since = await listMeetingsFrom(trx, meeting.areaId, meeting.heldOn)
  return {
    meeting,
    items,
    standings: [...items.flatMap(({ id }) => standings.get(id) ?? []), ...(withGeneral ? [ofMeeting] : [])],
    withGeneral,
    agreeing: since.filter((one) => isHeld(one, today)),
  }
}

function nothingToSign({ meeting, items, withGeneral }: Signing): string | undefined {
  return items.length === 0 && !withGeneral ? addressOf(meeting) : undefined
}

function idsOf(signing: Signing): readonly string[] {
  return choicesOf(signing).map(({ itemId }) => itemId)
}

function choicesOf({ items, withGeneral }: Signing): readonly forms.ItemChoice[] {
  const ofMeeting = { itemId: general, reference: 'The meeting itself', purpose: 'what concerns no case' }
  return [...(withGeneral ? [ofMeeting] : []), ...items.map(choiceOf)]
}

function choosesGeneral({ withGeneral }: Signing, answers: AnyAnswers): boolean {
  return withGeneral && listIn(answers, 'items').includes(general)
}

function choiceOf({ id, reference, purpose }: RunningItem): forms.ItemChoice {
  return { itemId: id, reference, purpose }
}

/** All of them together: whoever saw this sum has seen each as it is. */
function standingOf({ standings, meeting }: Signing) {
  const latest = standings.toSorted((one, other) =>
    one.changedAt.epochMilliseconds > other.changedAt.epochMilliseconds ? -1 : 1,
  )[0]
  return {
    what: 'these minutes',
    version: standings.reduce((sum, { version }) => sum + version, 0),
    changedBy: latest?.changedBy ?? '',
    changedAt: latest?.changedAt ?? meeting.heldOn.toZonedDateTime('Europe/London').toInstant(),
  }
}

/** Normally the next one; nothing is likely before it was held. */
function likelyMeeting({ meeting, agreeing }: Signing) {
  const next = agreeing.find(({ id }) => id !== meeting.id)
  return next === undefined ? {} : { meeting: next.id }
}

function addAddenda(app: App, { vault }: MinutesServing): void {
  addFormPage(app, {
    roles: caseworkers,
    personal: true,
    address: '/panel/meetings/:meetingId/minutes/:itemId/addendum',
    params: ItemPath,
    about: async (trx, params, { actor, today }) => {
      const opened = await openMinute(trx, actor, params, { vault, today })
      if (!opened.item.mayAct || opened.minute === undefined) throw new NotFound()
      return opened
    },
    form: ({ item }) => forms.addendumForm(item.reference),
    insteadOf: (opened) =>
      sayWhatFor(opened, `${opened.address}/addendum`) ??
      (opened.minute?.state === 'draft' ? opened.address : undefined),
    shown: ({ address }) => ({ back: address, button: 'Add it' }),
    act: async (trx, opened, answers, { requestId }) => {
      if (opened.minute?.state === 'draft')
        return refuse({ question: 'words', message: 'The minute is still a draft: change the draft itself' })
      await store.addAddendum(trx, vault, opened.item, textIn(answers, 'words'))
      await noteMinute(trx, opened, 'add panel addendum', requestId)
      return ok(opened.address)
    },
  })
}

function addressOf({ id }: Pick<Meeting, 'id'>): string {
  return `/panel/meetings/${id}/minutes`
}

async function noteOf(trx: Trx, { id, areaId, caseId }: RunningItem, action: string, requestId: string): Promise<void> {
  await note(trx, { action, subject: { kind: 'panel minute', id }, areaId, caseId, requestId })
}
