/** Letters to those who are asked to a meeting: that there is one, on which day, and where to sign in. Of what it is, they say nothing. */
import type { Trx } from '#platform/database/database.ts'
import type { Mailing } from '#cases/telling.ts'
import { listAddressees, type Addressee } from './invitation-store.ts'
import type { Meeting } from './meeting.ts'

export type MeetingLetter = 'meeting-arranged' | 'meeting-changed' | 'meeting-cancelled'

/** @param only this one of them; everybody who comes otherwise */
export async function tellInvited(
  mailing: Mailing,
  trx: Trx,
  meeting: Pick<Meeting, 'id' | 'areaId' | 'heldOn'>,
  template: MeetingLetter,
  only?: string,
): Promise<void> {
  for (const addressee of await listAddressees(trx, meeting.id, only))
    await tell(mailing, trx, meeting, template, addressee)
}

export async function tell(
  mailing: Mailing,
  trx: Trx,
  { areaId, heldOn }: Pick<Meeting, 'areaId' | 'heldOn'>,
  template: MeetingLetter,
  { email, language }: Addressee,
): Promise<void> {
  await mailing.queueMail(trx, {
    to: email,
    template,
    // An address of the panel's would say what the meeting is.
    details: { day: heldOn.toString(), link: `${mailing.baseUrl}/work` },
    language,
    areaId,
  })
}
