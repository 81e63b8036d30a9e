/** The forms by which a meeting of the panel is arranged, changed and cancelled. Those who are invited are told each time. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile } from '#platform/forms/form-page.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import type { Mailing } from '#cases/telling.ts'
import { note } from '#records/audit.ts'
import { organisers } from '../who.ts'
import * as forms from './forms.ts'
import { tellInvited } from './letters.ts'
import type { Meeting } from './meeting.ts'
import { listForNewDay } from './relisting.ts'
import * as store from './store.ts'
import { MeetingPath, theArrangedMeeting } from './the-meeting.ts'

export type ArrangingNeeds = { readonly vault: Vault; readonly mailing: Mailing }

export function addArrangingForms(app: App, { vault, mailing }: ArrangingNeeds): void {
  addFormPage(app, {
    roles: organisers,
    address: '/panel/new-meeting',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, organisers),
    form: forms.newMeetingForm,
    shown: () => ({ back: '/panel', button: 'Arrange the meeting' }),
    act: async (trx, areas, answers, { requestId }) => {
      const meeting = { areaId: areaChosen(answers, areas), ...forms.meetingIn(answers) }
      const id = await store.addMeeting(trx, meeting)
      await noteOn(trx, { id, ...meeting }, 'arrange panel meeting', requestId)
      await tellInvited(mailing, trx, { id, ...meeting }, 'meeting-arranged')
      return ok(`/panel/meetings/${id}`)
    },
  })

  addFormPage(app, {
    roles: organisers,
    address: '/panel/meetings/:meetingId/change',
    params: MeetingPath,
    about: theArrangedMeeting,
    form: forms.changeForm,
    shown: (meeting) => ({
      back: addressOf(meeting),
      button: 'Save the changes',
      standing: forms.standingMeeting(meeting),
    }),
    insteadOf: insteadOfChanging(app),
    act: async (trx, meeting, answers, { actor, requestId, today, seen }) => {
      const change = forms.meetingIn(answers)
      const clash = changedMeanwhile(await store.changeMeeting(trx, meeting.id, seen, change))
      if (clash !== undefined) return clash
      const moves = Temporal.PlainDate.compare(change.heldOn, meeting.heldOn) !== 0
      if (moves && meeting.packPublishedAt === undefined)
        await listForNewDay(trx, { id: meeting.id, ...change }, actor, { vault, now: app.now(), today, requestId })
      await noteOn(trx, meeting, 'change panel meeting', requestId)
      await tellInvited(mailing, trx, { ...meeting, ...change }, 'meeting-changed')
      return ok(addressOf(meeting))
    },
  })

  addFormPage(app, {
    roles: organisers,
    address: '/panel/meetings/:meetingId/cancellation',
    params: MeetingPath,
    about: theArrangedMeeting,
    form: forms.cancelForm,
    shown: (meeting) => ({
      back: addressOf(meeting),
      button: 'Cancel the meeting',
      standing: { ...forms.standingMeeting(meeting), answers: reasonOf(meeting) },
    }),
    insteadOf: insteadOfChanging(app),
    act: async (trx, meeting, answers, { requestId, seen }) => {
      const why = textIn(answers, 'reason')
      const clash = changedMeanwhile(await store.cancelMeeting(trx, meeting.id, seen, why))
      if (clash !== undefined) return clash
      await noteOn(trx, meeting, 'cancel panel meeting', requestId)
      await tellInvited(mailing, trx, meeting, 'meeting-cancelled')
      return ok(addressOf(meeting))
    },
  })
}

/** What is over, and what is cancelled, is read. */
function insteadOfChanging(app: App) {
  return (meeting: Meeting): string | undefined =>
    meeting.cancelled !== undefined || Temporal.PlainDate.compare(meeting.heldOn, app.today()) < 0
      ? addressOf(meeting)
      : undefined
}

function reasonOf({ cancelled }: Meeting) {
  return cancelled === undefined ? {} : { reason: cancelled.why }
}

function addressOf({ id }: Pick<Meeting, 'id'>): string {
  return `/panel/meetings/${id}`
}

async function noteOn(
  trx: Trx,
  { id, areaId }: Pick<Meeting, 'id' | 'areaId'>,
  action: string,
  requestId: string,
): Promise<void> {
  await note(trx, { action, subject: { kind: 'panel meeting', id }, areaId, requestId })
}
