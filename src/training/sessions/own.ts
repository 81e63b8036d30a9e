/** The sessions to come of one person, for the page of their own training. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { SessionOf } from '../people/pages.ts'
import { listBookingsOf } from './bookings-store.ts'
import { ownWords } from './pages.ts'
import { sessionAddress, whenWords } from './session.ts'
import { listComing } from './store.ts'

export async function listSessionsOf(
  trx: Trx,
  personIds: readonly string[],
  today: Temporal.PlainDate,
): Promise<readonly SessionOf[]> {
  const booked = await listBookingsOf(trx, personIds, today)
  if (booked.length === 0) return []
  const coming = await listComing(trx, today)
  return coming.flatMap((session) => {
    const booking = booked.find(({ sessionId }) => sessionId === session.id)
    if (booking === undefined) return []
    const says = session.cancelled === undefined ? ownWords(booking) : 'Cancelled'
    return [{ course: session.course, href: sessionAddress(session.id), when: whenWords(session), says }]
  })
}
