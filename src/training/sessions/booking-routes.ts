/** Booking people on a session, oneself too, and giving places up. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { listIn } from '#platform/forms/answer-in.ts'
import { addFormPage, type Circumstances } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { listOwn } from '../people/store.ts'
import { keepers, keptAreas, partnerAreas } from '../who.ts'
import * as forms from './booking-forms.ts'
import * as store from './bookings-store.ts'
import { backTo } from './forms.ts'
import { tell, type Mailing } from './letters.ts'
import { mayComeFrom, sessionAddress, takesBookings, type Session } from './session.ts'
import { countPlaces } from './store.ts'
import { noteOn, SessionPath, theSession } from './the-session.ts'

const BookingPath = z.object({ bookingId: z.uuid() })

/** So many who are due are offered to be ticked; others are named. */
const mostOffered = 40

export function addBookingRoutes(app: App, mailing: Mailing): void {
  addFormPage(app, {
    roles: keepers,
    address: '/training/sessions/:sessionId/new-bookings',
    params: SessionPath,
    about: async (trx, params, { actor, today }) => {
      const session = await theSession(trx, params)
      const keepsAll = keptAreas(actor).includes(session.areaId)
      if (!keepsAll && !partnerAreas(actor).includes(session.areaId)) throw new NotFound()
      if (!takesBookings(session, today)) throw new NotFound()
      const due = await store.listDueFor(trx, session, today, mostOffered)
      return { session, due, keepsAll, places: await placesOf(trx, session) }
    },
    form: ({ session, places, due, keepsAll }) => forms.bookingForm(session, places, due, keepsAll),
    shown: ({ session }) => ({ ...backTo(session), button: 'Book them' }),
    act: async (trx, { session }, answers, { requestId }) => {
      const lines = forms.linesIn(answers)
      const named = forms.namedBy(lines, await store.findPeople(trx, session, lines))
      if (named.wrong !== undefined) return refuse({ question: 'others', message: named.wrong })
      const ids = [...new Set([...listIn(answers, 'due'), ...named.ids])]
      const added = await store.book(trx, session, ids)
      await noteOn(trx, session, 'book people on training session', requestId, { asked: ids.length, added })
      return ok(sessionAddress(session.id))
    },
  })

  addFormPage(app, {
    roles: 'signed in',
    address: '/training/sessions/:sessionId/own-booking',
    params: SessionPath,
    about: aboutOwn,
    form: ({ session, places }) => forms.ownBookingForm(session, places),
    shown: ({ session, places }) => ({
      ...backTo(session),
      button: places.booked >= session.capacity ? 'Join the waiting list' : 'Book a place',
    }),
    // Whoever is not in the register finds there what to do about it.
    insteadOf: ({ personId }) => (personId === undefined ? '/training/own' : undefined),
    act: async (trx, { session, personId }, _answers, { requestId }) => {
      if (personId === undefined) return ok('/training/own')
      const added = await store.book(trx, session, [personId])
      await noteOn(trx, session, 'book own place on training session', requestId, { added })
      return ok(sessionAddress(session.id))
    },
  })

  addFormPage(app, {
    roles: 'signed in',
    address: '/training/bookings/:bookingId/withdrawal',
    params: BookingPath,
    about: aboutWithdrawal,
    form: ({ session, booking, isOwn }) => forms.withdrawalForm(session, booking, isOwn),
    shown: ({ session }) => ({ ...backTo(session), button: 'Give up the place' }),
    insteadOf: ({ session, booking }) => (booking.state === 'withdrawn' ? sessionAddress(session.id) : undefined),
    act: async (trx, { session, booking }, _answers, { requestId }) => {
      await store.takeTurn(trx, session.id)
      if (await store.withdraw(trx, booking.id)) {
        const movedUp = await store.moveUp(trx, session.id)
        await tell(trx, mailing, 'training-place-free', session, movedUp)
        await noteOn(trx, session, 'give up place on training session', requestId, { movedUp: movedUp.length })
      }
      return ok(sessionAddress(session.id))
    },
  })
}

async function placesOf(trx: Trx, session: Session) {
  return (await countPlaces(trx, [session])).get(session.id) ?? { booked: 0, waiting: 0 }
}

async function aboutOwn(trx: Trx, params: SessionPath, { today }: Circumstances) {
  const session = await theSession(trx, params)
  if (!takesBookings(session, today)) throw new NotFound()
  const own = (await listOwn(trx)).filter((person) => person.areaId === session.areaId && mayComeFrom(session, person))
  return { session, places: await placesOf(trx, session), personId: own[0]?.id }
}

async function aboutWithdrawal(trx: Trx, { bookingId }: z.infer<typeof BookingPath>, { today }: Circumstances) {
  const booking = await store.findBooking(trx, bookingId)
  if (booking === undefined) throw new NotFound()
  const session = await theSession(trx, booking)
  if (!takesBookings(session, today)) throw new NotFound()
  const isOwn = (await listOwn(trx)).some(({ id }) => id === booking.personId)
  return { session, booking, isOwn }
}
