/** Letters to those who have a place at a session, or wait for one. A letter says that something changed and where to read what, and no more. */
import type { Trx } from '#platform/database/database.ts'
import { isMailAddress } from '#platform/mail/letter.ts'
import type { MailToQueue } from '#platform/mail/mail.ts'
import { sessionAddress, type Session } from './session.ts'

export type Mailing = {
  /** Where people reach the service, without a trailing slash. */
  readonly baseUrl: string
  readonly queueMail: (trx: Trx, mail: MailToQueue) => Promise<void>
}

export type SessionLetter = 'training-session-cancelled' | 'training-session-changed' | 'training-place-free'

/** Whoever has no address in the register is told by their agency. @returns how many letters go */
export async function tell(
  trx: Trx,
  { baseUrl, queueMail }: Mailing,
  template: SessionLetter,
  session: Pick<Session, 'id' | 'areaId'>,
  people: readonly { readonly email: string | undefined }[],
): Promise<number> {
  const addresses = people.flatMap(({ email }) => (email !== undefined && isMailAddress(email) ? [email] : []))
  for (const to of addresses)
    await queueMail(trx, {
      to,
      template,
      details: { link: `${baseUrl}${sessionAddress(session.id)}` },
      language: 'en',
      areaId: session.areaId,
    })
  return addresses.length
}
