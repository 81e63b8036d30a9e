/** Who else is asked to a meeting, and whether those who come have a conflict of interest. */
import { z } from 'zod'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { once } from '#platform/database/once.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { radios, select } from '#platform/forms/questions.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import type { Mailing } from '#cases/telling.ts'
import { note } from '#records/audit.ts'
import { addDeclarations, listDeclarations } from '../constitution/register.ts'
import { organisers, readers } from '../who.ts'
import { invite, listWhoMayCome, type MayCome } from './invitation-store.ts'
import { tellInvited } from './letters.ts'
import type { Meeting } from './meeting.ts'
import { listInvitees } from './store.ts'
import { MeetingPath, theArrangedMeeting, theMeeting } from './the-meeting.ts'

const nobody = 'nobody'
const DeclarationForm = z
  .object({ says: z.enum(['nothing', 'something']), who: z.enum(['me', 'everybody else']) })
  .loose()

export function addAnsweringRoutes(app: App, mailing: Mailing): void {
  addFormPage(app, {
    roles: organisers,
    address: '/panel/meetings/:meetingId/new-invitation',
    params: MeetingPath,
    about: async (trx, params, here) => {
      const meeting = await theArrangedMeeting(trx, params, here)
      const invited = new Set((await listInvitees(trx, meeting.id)).map(({ accountId }) => accountId))
      const others = (await listWhoMayCome(trx, meeting.areaId)).filter(({ accountId }) => !invited.has(accountId))
      return { meeting, others }
    },
    form: ({ others }) => invitationForm(others),
    shown: ({ meeting }) => ({ back: addressOf(meeting), button: 'Invite them' }),
    insteadOf: ({ meeting }) => (meeting.cancelled === undefined ? undefined : addressOf(meeting)),
    act: async (trx, { meeting, others }, answers, { requestId }) => {
      const chosen = others.find(({ accountId }) => accountId === textIn(answers, 'account'))
      if (chosen === undefined || meeting.cancelled !== undefined)
        return refuse({ question: 'account', message: 'Select somebody who has a role on the panel' })
      const capacity = textIn(answers, 'comesAs') === 'observer' ? 'observer' : chosen.capacity
      await invite(trx, meeting, [{ accountId: chosen.accountId, capacity }])
      await note(trx, {
        action: 'invite to panel meeting',
        subject: { kind: 'panel meeting', id: meeting.id },
        areaId: meeting.areaId,
        requestId,
        details: { account: chosen.accountId, capacity },
      })
      await tellInvited(mailing, trx, meeting, 'meeting-arranged', chosen.accountId)
      return ok(addressOf(meeting))
    },
  })

  app.post<MeetingPath>(
    '/panel/meetings/:meetingId/declarations',
    { config: { roles: readers, personal: true, params: MeetingPath, fields: ['says', 'who'] } },
    async (request, reply) => {
      const { meetingId } = request.params
      const form = DeclarationForm.safeParse(request.body)
      await request.asActor(async (trx, actor) => {
        const meeting = await theMeeting(trx, meetingId)
        if (!form.success) throw new NotFound()
        const { says, who } = form.data
        const accounts = who === 'me' ? await oneself(trx, meeting, actor) : await whoHasNotSaid(trx, meeting, actor)
        await once<never>(trx, request.formToken, async () => {
          await addDeclarations(trx, meeting, accounts, who === 'me' ? says : 'nothing')
          await note(trx, {
            action: 'declare at panel meeting',
            subject: { kind: 'panel meeting', id: meetingId },
            areaId: meeting.areaId,
            requestId: request.id,
            details: { members: accounts.length },
          })
          return { ok: true, value: addressOf(meeting) }
        })
      })
      return reply.redirect(`/panel/meetings/${meetingId}`, 303)
    },
  )
}

/** @throws NotFound for whoever is not asked to the meeting */
async function oneself(trx: Trx, meeting: Meeting, { accountId }: Actor): Promise<readonly string[]> {
  if (!(await listInvitees(trx, meeting.id)).some((invitee) => invitee.accountId === accountId)) throw new NotFound()
  return [accountId]
}

/** Those recorded as present who have not said anything, when the meeting was asked aloud. @throws NotFound for whoever does not arrange it */
async function whoHasNotSaid(trx: Trx, meeting: Meeting, actor: Actor): Promise<readonly string[]> {
  if (!areasAs(actor, ...organisers).includes(meeting.areaId)) throw new NotFound()
  const said = await listDeclarations(trx, meeting.id)
  return (await listInvitees(trx, meeting.id))
    .filter(({ accountId, present }) => present === 'present' && !said.has(accountId))
    .map(({ accountId }) => accountId)
}

function invitationForm(others: readonly MayCome[]) {
  return defineForm({
    id: 'panel-invitation',
    version: '1',
    title: { en: 'Invite somebody else' },
    pages: [
      page({
        id: 'panel-invitation',
        title: { en: 'Invite somebody else to the meeting' },
        intro: [
          {
            en: 'The authority may add members, generally or for one case (section 37(4)). An administrator gives somebody a role on the panel.',
          },
        ],
        questions: [
          select({
            id: 'account',
            label: { en: 'Who?' },
            name: { en: 'whom to invite' },
            options:
              others.length === 0
                ? [{ code: nobody, label: { en: 'Everybody with a role on the panel is invited' } }]
                : others.map(({ accountId, name, agency }) => ({
                    code: accountId,
                    label: { en: `${name}, ${agency}` },
                  })),
          }),
          radios({
            id: 'comesAs',
            label: { en: 'How do they come?' },
            name: { en: 'how they come' },
            options: [
              { code: 'member', label: { en: 'As a member' }, hint: { en: 'They see the cases of the pack' } },
              {
                code: 'observer',
                label: { en: 'To look on' },
                hint: { en: 'They see no case here, and count for no quorum' },
              },
            ],
          }),
        ],
      }),
    ],
  })
}

function addressOf({ id }: Pick<Meeting, 'id'>): string {
  return `/panel/meetings/${id}`
}
