/** That somebody cannot come, and who comes in their place: said by themselves, or taken down for them by whoever arranges the meeting. */
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { radios } from '#platform/forms/questions.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import type { Mailing } from '#cases/telling.ts'
import { note } from '#records/audit.ts'
import type { SeatPerson } from '../constitution/constitution.ts'
import { listDeputiesOf } from '../constitution/store.ts'
import { organisers, readers } from '../who.ts'
import { sendApologies, takeApologies } from './invitation-store.ts'
import { tell } from './letters.ts'
import type { Invitee, Meeting } from './meeting.ts'
import { listInvitees } from './store.ts'
import { InviteePath, MeetingPath, theArrangedMeeting, theKeptMeeting } from './the-meeting.ts'

const nobody = 'nobody'

type Away = { readonly meeting: Meeting; readonly who: Invitee; readonly deputies: readonly SeatPerson[] }

export function addApologiesRoutes(app: App, mailing: Mailing): void {
  addFormPage(app, {
    roles: readers,
    address: '/panel/meetings/:meetingId/apologies',
    params: MeetingPath,
    about: async (trx, { meetingId }, { actor, today }) =>
      await awayFrom(trx, await theKeptMeeting(trx, meetingId), actor.accountId, today),
    form: ({ deputies }: Away) => apologiesForm('Send apologies', 'you', deputies),
    shown: ({ meeting }) => ({ back: addressOf(meeting), button: 'Send apologies' }),
    insteadOf: ({ meeting, who }) => (mayAnswer(app, meeting, who) ? undefined : addressOf(meeting)),
    act: async (trx, { meeting, who }, answers, { requestId }) => {
      if (!mayAnswer(app, meeting, who)) return ok(addressOf(meeting))
      const deputy = await sendApologies(trx, meeting.id, namedIn(answers))
      await noteApologies(trx, meeting, who, 'send apologies', requestId)
      if (deputy !== undefined) await tell(mailing, trx, meeting, 'meeting-arranged', deputy)
      return ok(addressOf(meeting))
    },
  })

  addFormPage(app, {
    roles: organisers,
    address: '/panel/meetings/:meetingId/invitations/:accountId/apologies',
    params: InviteePath,
    about: async (trx, params, here) =>
      await awayFrom(trx, await theArrangedMeeting(trx, params, here), params.accountId, here.today),
    form: ({ who, deputies }: Away) => apologiesForm(`Take down the apologies of ${who.name}`, who.name, deputies),
    shown: ({ meeting }) => ({ back: addressOf(meeting), button: 'Take their apologies' }),
    insteadOf: ({ meeting, who }) => (mayAnswer(app, meeting, who) ? undefined : addressOf(meeting)),
    act: async (trx, { meeting, who }, answers, { requestId }) => {
      if (!mayAnswer(app, meeting, who)) return ok(addressOf(meeting))
      const deputy = await takeApologies(trx, meeting.id, who.accountId, namedIn(answers))
      await noteApologies(trx, meeting, who, 'take apologies', requestId)
      if (deputy !== undefined) await tell(mailing, trx, meeting, 'meeting-arranged', deputy)
      return ok(addressOf(meeting))
    },
  })
}

/** @throws NotFound where they are not asked to the meeting */
async function awayFrom(trx: Trx, meeting: Meeting, accountId: string, today: Temporal.PlainDate): Promise<Away> {
  const who = (await listInvitees(trx, meeting.id)).find((invitee) => invitee.accountId === accountId)
  if (who === undefined) throw new NotFound()
  return { meeting, who, deputies: await listDeputiesOf(trx, meeting.areaId, accountId, today) }
}

function mayAnswer(app: App, { cancelled, heldOn }: Meeting, { present }: Invitee): boolean {
  return cancelled === undefined && present !== 'apologies' && Temporal.PlainDate.compare(heldOn, app.today()) >= 0
}

function namedIn(answers: AnyAnswers): string | undefined {
  const named = textIn(answers, 'deputy')
  return named === '' || named === nobody ? undefined : named
}

/** @param who "you", or the name of somebody else */
function apologiesForm(title: string, who: string, deputies: readonly SeatPerson[]) {
  return defineForm({
    id: 'panel-apologies',
    version: '1',
    title: { en: title },
    pages: [
      page({
        id: 'panel-apologies',
        title: { en: title },
        intro: [{ en: who === 'you' ? introToOneself(deputies) : introTo(who, deputies) }],
        questions: [
          radios({
            id: 'deputy',
            label: { en: who === 'you' ? 'Who comes in your place?' : 'Who comes in their place?' },
            name: { en: who === 'you' ? 'who comes in your place' : 'who comes in their place' },
            options: [
              ...deputies.map(({ accountId, name }) => ({ code: accountId, label: { en: name } })),
              { code: nobody, label: { en: 'Nobody' } },
            ],
          }),
        ],
      }),
    ],
  })
}

function introToOneself(deputies: readonly SeatPerson[]): string {
  return deputies.length === 0
    ? 'Whoever arranges the meeting sees that you cannot come. No deputy is named for a seat of yours.'
    : 'Whoever arranges the meeting sees that you cannot come. Your deputy is invited in your place, and sees the same cases.'
}

function introTo(who: string, deputies: readonly SeatPerson[]): string {
  return deputies.length === 0
    ? `${who} will stand as having sent apologies. No deputy is named for a seat of theirs.`
    : `${who} will stand as having sent apologies. Their deputy is invited in their place, and sees the same cases.`
}

async function noteApologies(
  trx: Trx,
  { id, areaId }: Meeting,
  { accountId }: Invitee,
  action: string,
  requestId: string,
): Promise<void> {
  const details = { account: accountId }
  await note(trx, { action, subject: { kind: 'panel meeting', id }, areaId, requestId, details })
}

function addressOf({ id }: Pick<Meeting, 'id'>): string {
  return `/panel/meetings/${id}`
}
