/** What a meeting's page shows of the people who are asked to it, beside its agenda. */
import { Temporal } from 'temporal-polyfill'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { missingAt } from '../constitution/quorum-at.ts'
import { listDeclarations, type Says } from '../constitution/register.ts'
import type { Invitee, Meeting } from './meeting.ts'
import { listToBeListedAgain } from './relisting.ts'
import { findAttendanceNoted, listInvitees } from './store.ts'
import { stayInWords } from './there-at.ts'

export type People = {
  readonly invitees: readonly Invitee[]
  readonly noted: { readonly version: number }
  readonly said: ReadonlyMap<string, Says>
  /** Whom the panel's own terms miss; undefined where they ask for nobody. */
  readonly missing: readonly string[] | undefined
}

export async function findPeople(trx: Trx, meeting: Meeting, today: Temporal.PlainDate): Promise<People> {
  return {
    invitees: await listInvitees(trx, meeting.id),
    noted: await findAttendanceNoted(trx, meeting.id),
    said: await listDeclarations(trx, meeting.id),
    missing: isOnOrAfter(meeting, today) ? await missingAt(trx, meeting.id) : undefined,
  }
}

export async function casesToListAgain(trx: Trx, meeting: Meeting, today: Temporal.PlainDate) {
  if (meeting.cancelled === undefined) return []
  return (await listToBeListedAgain(trx, today))
    .filter(({ meetingId }) => meetingId === meeting.id)
    .map((one) => ({ ...one, href: `/cases/${one.caseId}` }))
}

/** @param mayArrange whether the reader arranges this meeting */
export function peopleView(
  { invitees, noted, said, missing }: People,
  meeting: Meeting,
  { accountId }: Actor,
  today: Temporal.PlainDate,
  mayArrange: boolean,
) {
  const own = invitees.find((invitee) => invitee.accountId === accountId)
  const isOver = Temporal.PlainDate.compare(meeting.heldOn, today) < 0
  const stands = meeting.cancelled === undefined
  const notSaid = invitees.filter(
    (one) => one.present !== 'apologies' && one.present !== 'absent' && !said.has(one.accountId),
  )
  return {
    invitees: invitees.map((invitee) => ({
      ...invitee,
      field: `present-${invitee.accountId}`,
      stay: invitee.present === 'present' ? stayInWords(invitee) : '',
      mayStay: mayArrange && stands && invitee.present === 'present' && isOnOrAfter(meeting, today),
      mayApologise: mayArrange && stands && !isOver && invitee.present !== 'apologies',
      as: invitee.inPlaceOf === undefined ? invitee.capacity : `${invitee.capacity}, in place of ${invitee.inPlaceOf}`,
    })),
    noted,
    missing: missing ?? [],
    mayChange: mayArrange && stands && !isOver,
    maySendApologies: stands && !isOver && own !== undefined && own.present !== 'apologies',
    asksMe: stands && own !== undefined && own.present !== 'apologies' ? { said: said.get(accountId) } : undefined,
    declared: mayArrange
      ? {
          something: invitees.filter((one) => said.get(one.accountId) === 'something').map(({ name }) => name),
          notSaid: notSaid.map(({ name }) => name),
          presentNotSaid: notSaid.some(({ present }) => present === 'present'),
        }
      : undefined,
  }
}

function isOnOrAfter({ heldOn, cancelled }: Meeting, today: Temporal.PlainDate): boolean {
  return cancelled === undefined && Temporal.PlainDate.compare(heldOn, today) <= 0
}
