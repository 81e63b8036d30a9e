/**
 * Asking whoever came what they thought, so that nobody can tell who answered what: each is sent a ticket by letter, and what is kept of it is a
 * hash and the session. Which ticket is whose stands nowhere but in the letter.
 */
import type { Temporal } from 'temporal-polyfill'
import { newSecret } from '#accounts/secrets.ts'
import type { Trx } from '#platform/database/database.ts'
import { isMailAddress } from '#platform/mail/letter.ts'
import { defaultSettings } from '#reference/settings.ts'
import type { Attendee } from './attendance.ts'
import { markAsked } from './attendance-store.ts'
import type { Mailing } from './letters.ts'
import type { Session } from './session.ts'

export const feedbackAddress = (ticket: string): string => `/training-feedback/${ticket}`

/** Everybody who came and was not asked before, once; who has no address is not asked. @returns how many are */
export async function askForFeedback(
  trx: Trx,
  { baseUrl, queueMail }: Mailing,
  session: Pick<Session, 'id' | 'areaId'>,
  attendees: readonly Attendee[],
  today: Temporal.PlainDate,
): Promise<number> {
  const toAsk = attendees.flatMap(({ personId, email, presence, askedFeedback }) =>
    presence === 'attended' && !askedFeedback && email !== undefined && isMailAddress(email)
      ? [{ personId, email, ticket: newSecret() }]
      : [],
  )
  if (toAsk.length === 0) return 0
  const goodUntil = today.add({ days: defaultSettings.feedbackOpenFor })
  await trx
    .insertInto('training.feedback_ticket')
    .values(
      // In the order of the hashes, which is nobody's.
      toAsk
        .map(({ ticket }) => ticket.hash)
        .sort((one, other) => one.compare(other))
        .map((hash) => ({ ticket_hash: hash, area_id: session.areaId, session_id: session.id, good_until: goodUntil })),
    )
    .execute()
  await markAsked(
    trx,
    session,
    toAsk.map(({ personId }) => personId),
  )
  for (const { email, ticket } of toAsk)
    await queueMail(trx, {
      to: email,
      template: 'training-feedback',
      details: { link: `${baseUrl}${feedbackAddress(ticket.token)}` },
      language: 'en',
      areaId: session.areaId,
    })
  return toAsk.length
}
