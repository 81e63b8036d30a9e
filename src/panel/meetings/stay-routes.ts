/** From when to when somebody was at a meeting, where they came late or left early. */
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { addFormPage, type Circumstances } from '#platform/forms/form-page.ts'
import { isTime, optionalTimeCheck, optionalTimeIn, optionalTimeQuestion } from '#platform/forms/time-of-day.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { organisers } from '../who.ts'
import type { Invitee, Meeting } from './meeting.ts'
import { findAttendanceNoted, listInvitees, recordStay, type AttendanceNoted } from './store.ts'
import { InviteePath, theArrangedMeeting } from './the-meeting.ts'

type Staying = { readonly meeting: Meeting; readonly invitee: Invitee; readonly noted: AttendanceNoted }

export function addStayRoutes(app: App): void {
  addFormPage(app, {
    roles: organisers,
    address: '/panel/meetings/:meetingId/invitations/:accountId/times',
    params: InviteePath,
    about: whoStays,
    form: stayForm,
    insteadOf: ({ meeting, invitee }) => (mayStay(app, meeting, invitee) ? undefined : addressOf(meeting)),
    shown: ({ meeting, invitee, noted }) => ({
      back: addressOf(meeting),
      button: 'Record the times',
      standing: {
        what: 'who came',
        version: noted.version,
        changedBy: noted.changedBy,
        changedAt: noted.changedAt ?? meeting.changedAt,
        answers: { cameAt: invitee.cameAt ?? '', leftAt: invitee.leftAt ?? '' },
      },
    }),
    act: async (trx, { meeting, invitee }, answers, { seen, requestId }) => {
      if (!mayStay(app, meeting, invitee))
        return refuse({ question: 'cameAt', message: `${invitee.name} is not recorded as present any more` })
      const stay = { cameAt: optionalTimeIn(answers, 'cameAt'), leftAt: optionalTimeIn(answers, 'leftAt') }
      if (!(await recordStay(trx, meeting.id, invitee.accountId, stay, seen))) return refuse('changed-meanwhile')
      await note(trx, {
        action: 'record attendance',
        subject: { kind: 'panel meeting', id: meeting.id },
        areaId: meeting.areaId,
        requestId,
        details: { account: invitee.accountId },
      })
      return ok(addressOf(meeting))
    },
  })
}

async function whoStays(trx: Trx, params: InviteePath['Params'], here: Circumstances): Promise<Staying> {
  const meeting = await theArrangedMeeting(trx, params, here)
  const invitee = (await listInvitees(trx, meeting.id)).find(({ accountId }) => accountId === params.accountId)
  if (invitee === undefined) throw new NotFound()
  return { meeting, invitee, noted: await findAttendanceNoted(trx, meeting.id) }
}

/** Of somebody who came, from the day of the meeting on. */
function mayStay(app: App, { cancelled, heldOn }: Meeting, { present }: Invitee): boolean {
  return cancelled === undefined && present === 'present' && Temporal.PlainDate.compare(heldOn, app.today()) <= 0
}

function stayForm({ invitee }: Staying) {
  const title = { en: `When was ${invitee.name} there?` }
  return defineForm({
    id: 'panel-stay',
    version: '1',
    title,
    pages: [
      page({
        id: 'panel-stay',
        title,
        intro: [
          {
            en: 'A decision needs the council’s chair or deputy, and police from where the person lives, at the moment it is made. Leave both empty for whoever was there all the time.',
          },
        ],
        questions: [
          optionalTimeQuestion('cameAt', 'When did they come?', 'when they came', 'For example, 9:45am'),
          optionalTimeQuestion('leftAt', 'When did they leave?', 'when they left', 'For example, 11:30am'),
        ],
        checks: [
          optionalTimeCheck('cameAt', 'When they came must be a time, like 9:45am or 2pm'),
          optionalTimeCheck('leftAt', 'When they left must be a time, like 11:30am or 2pm'),
          {
            reads: ['cameAt', 'leftAt'],
            at: 'leftAt',
            message: { en: 'They must leave after they came' },
            wrong: leavesBefore,
          },
        ],
      }),
    ],
  })
}

function leavesBefore(answers: AnyAnswers): boolean {
  if (![textIn(answers, 'cameAt'), textIn(answers, 'leftAt')].every(isTime)) return false
  return (optionalTimeIn(answers, 'leftAt') ?? '') <= (optionalTimeIn(answers, 'cameAt') ?? '')
}

function addressOf({ id }: Meeting): string {
  return `/panel/meetings/${id}#people`
}
