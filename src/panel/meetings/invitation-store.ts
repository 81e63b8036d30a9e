/** Who is asked to a meeting of the panel, what they answer, and where to write to them. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import { listSeated } from '../constitution/store.ts'
import { capacityOf, type Capacity, type Meeting } from './meeting.ts'

/**
 * Whoever holds a seat on the day, as far as their roles still let them sit. While no seat is filled, everybody who may sit on the area's
 * panel, as their roles say. Who sits for one case, and who only looks on, is asked by name.
 */
export async function inviteThePanel(
  trx: Trx,
  { id, areaId, heldOn }: Pick<Meeting, 'id' | 'areaId' | 'heldOn'>,
): Promise<void> {
  const maySit = await listWhoMayCome(trx, areaId)
  const seated = await listSeated(trx, areaId, heldOn)
  const bySeat = maySit.flatMap(({ accountId }) => {
    const roles = seated.filter(
      (one) => one.accountId === accountId && one.role !== 'member_case' && one.role !== 'observer',
    )
    const [first] = roles.map(({ role }) => capacityOf(role)).toSorted(byWeight)
    return first === undefined ? [] : [{ accountId, capacity: first }]
  })
  await invite(trx, { id, areaId }, seated.length === 0 ? maySit : bySeat)
}

/** Somebody with two seats comes in the one that counts for more. */
const weights: readonly Capacity[] = ['chair', 'deputy', 'police', 'member', 'observer']
const byWeight = (one: Capacity, other: Capacity): number => weights.indexOf(one) - weights.indexOf(other)

export async function invite(
  trx: Trx,
  { id, areaId }: Pick<Meeting, 'id' | 'areaId'>,
  people: readonly { readonly accountId: string; readonly capacity: Capacity }[],
): Promise<void> {
  if (people.length === 0) return
  await trx
    .insertInto('panel.invitation')
    .values(
      people.map(({ accountId, capacity }) => ({ area_id: areaId, meeting_id: id, account_id: accountId, capacity })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export type MayCome = {
  readonly accountId: string
  readonly name: string
  readonly agency: string
  readonly capacity: Capacity
}

/** Everybody whose role lets them sit on the area's panel, by name; for whoever arranges its meetings. */
export async function listWhoMayCome(trx: Trx, areaId: string): Promise<readonly MayCome[]> {
  const { rows } = await sql<{ account_id: string; name: string; agency: string; capacity: Capacity }>`
    select account_id, name, agency, capacity from panel.who_may_sit(${areaId}::uuid) order by name`.execute(trx)
  return rows.map(({ account_id, ...one }) => ({ accountId: account_id, ...one }))
}

export type Addressee = { readonly email: string; readonly language: 'en' | 'cy' }

/**
 * Where to write to those who are asked to it, less the writer and whoever sent apologies.
 *
 * @param only to this one of them
 */
export async function listAddressees(trx: Trx, meetingId: string, only?: string): Promise<readonly Addressee[]> {
  const { rows } = await sql<Written & { readonly account_id: string }>`
    select account_id, email, language from panel.whom_to_tell(${meetingId}::uuid)`.execute(trx)
  return rows.filter(({ account_id }) => only === undefined || account_id === only).map(addresseeOf)
}

/**
 * The actor cannot come, and may name a deputy of a seat of theirs, who is asked in their place.
 *
 * @returns where to write to the deputy; undefined where none was named
 * @throws when the actor is not asked to the meeting, or the deputy is not theirs
 */
export async function sendApologies(
  trx: Trx,
  meetingId: string,
  deputy: string | undefined,
): Promise<Addressee | undefined> {
  const { rows } = await sql<Written>`
    select email, language from panel.send_apologies(${meetingId}::uuid, ${deputy ?? null}::uuid)`.execute(trx)
  const [written] = rows
  return written && addresseeOf(written)
}

/**
 * The same of somebody else who is asked to the meeting, by whoever arranges it.
 *
 * @throws when it is not theirs to say, or the deputy is not the member's
 */
export async function takeApologies(
  trx: Trx,
  meetingId: string,
  member: string,
  deputy: string | undefined,
): Promise<Addressee | undefined> {
  const { rows } = await sql<Written>`
    select email, language from panel.take_apologies(${meetingId}::uuid, ${member}::uuid, ${deputy ?? null}::uuid)`.execute(
    trx,
  )
  const [written] = rows
  return written && addresseeOf(written)
}

type Written = { readonly email: string; readonly language: string }

function addresseeOf({ email, language }: Written): Addressee {
  return { email, language: language === 'cy' ? 'cy' : 'en' }
}
