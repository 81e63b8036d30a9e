/** Saying who came to a session: everybody who had a place, and whoever came without one. */
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { addFormPage, type Circumstances } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { listOwn } from '../people/store.ts'
import { keepers } from '../who.ts'
import { changesIn, type Attendee, type Said } from './attendance.ts'
import * as forms from './attendance-forms.ts'
import * as store from './attendance-store.ts'
import { namedBy } from './booking-forms.ts'
import { findPeople, takeTurn } from './bookings-store.ts'
import { askForFeedback } from './feedback-tickets.ts'
import { backTo } from './forms.ts'
import type { Mailing } from './letters.ts'
import { hasBegun, sessionAddress, type Session } from './session.ts'
import { noteOn, SessionPath, theArranged } from './the-session.ts'

export function addAttendanceRoutes(app: App, mailing: Mailing): void {
  addFormPage(app, {
    roles: keepers,
    address: '/training/sessions/:sessionId/attendance',
    params: SessionPath,
    about: aboutAttendance,
    form: ({ session, attendees, own }) => forms.attendanceForm(session, attendees, own),
    shown: ({ session, attendees, sayings }) => ({
      ...backTo(session),
      button: 'Save who came',
      standing: {
        what: 'who came',
        ...sayings,
        changedAt: sayings.changedAt ?? session.changedAt,
        answers: forms.attendanceAnswers(attendees),
      },
    }),
    act: async (trx, about, answers, here) => {
      const { session, attendees } = about
      await takeTurn(trx, session.id)
      if ((await store.findSayings(trx, session)).version !== here.seen) return refuse('changed-meanwhile')
      await record(trx, session, changesIn(attendees, forms.attendanceIn(answers, attendees)), { ...here, mailing })
      return ok(sessionAddress(session.id))
    },
  })

  addFormPage(app, {
    roles: keepers,
    address: '/training/sessions/:sessionId/came-too',
    params: SessionPath,
    about: aboutAttendance,
    form: ({ session }) => forms.cameTooForm(session),
    shown: ({ session }) => ({ ...backTo(session), button: 'Record that they came' }),
    act: async (trx, { session, attendees, own }, answers, here) => {
      const who = textIn(answers, 'who').trim()
      const { ids, wrong } = namedBy([who], await findPeople(trx, session, [who]))
      const [personId] = ids
      if (wrong !== undefined || personId === undefined)
        return refuse({ question: 'who', message: wrong ?? 'Enter their work email address or staff number' })
      if (own.includes(personId))
        return refuse({ question: 'who', message: 'That you came yourself is for somebody else to say' })
      await takeTurn(trx, session.id)
      if (!cameAlready(attendees, personId))
        await record(trx, session, [{ personId, presence: 'attended' }], { ...here, mailing })
      return ok(sessionAddress(session.id))
    },
  })
}

async function aboutAttendance(trx: Trx, params: SessionPath, { actor, today }: Circumstances) {
  const session = await theArranged(trx, params, actor)
  if (!hasBegun(session, today)) throw new NotFound()
  return {
    session,
    attendees: await store.listAttendees(trx, session),
    sayings: await store.findSayings(trx, session),
    own: (await listOwn(trx)).map(({ id }) => id),
  }
}

function cameAlready(attendees: readonly Attendee[], personId: string): boolean {
  return attendees.some((attendee) => attendee.personId === personId && attendee.presence === 'attended')
}

/** What was said, and the completions that follow from it: made once, and gone again with their trace. */
async function record(
  trx: Trx,
  session: Session,
  said: readonly Said[],
  { mailing, today, requestId }: Pick<Circumstances, 'today' | 'requestId'> & { readonly mailing: Mailing },
): Promise<void> {
  await store.say(trx, session, said)
  const came = said.filter(({ presence }) => presence === 'attended').map(({ personId }) => personId)
  const away = said.filter(({ presence }) => presence !== 'attended').map(({ personId }) => personId)
  const completed = await store.addCompletions(trx, session, came)
  const asked = await askForFeedback(trx, mailing, session, await store.listAttendees(trx, session), today)
  const removed = await store.removeCompletions(trx, session, away)
  await noteOn(trx, session, 'record who came to training session', requestId, {
    came: came.length,
    away: away.length,
    completed,
    asked,
    removed,
  })
}
