/** Terms of reference, seats, who sits there, and the cycle of meetings, in rows. Row security shows each reader their own area. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { byMeAfter, changedIn, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { oneOf, type RowOf } from '#platform/database/rows.ts'
import { hasCode, type CodeList, type CodeOf } from '#reference/code-list.ts'
import { panelServices, quorumServices, seatRoles, type SeatRole } from '#reference/panel-seats.ts'
import { seatParts, stands, type Cycle, type Seat, type SeatPerson, type Terms } from './constitution.ts'

// ── terms of reference ────────────────────────────────────────────────────────────────────────

/** Every version, the newest first. */
export async function listTerms(trx: Trx): Promise<readonly Terms[]> {
  const rows = await trx
    .selectFrom('panel.terms')
    .selectAll()
    .orderBy('agreed_on', 'desc')
    .orderBy('number', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    areaId: row.area_id,
    number: row.number,
    body: row.body,
    complaints: row.complaints,
    agreedOn: row.agreed_on,
    reviewOn: row.review_on,
    quorum: {
      services: row.quorum_services.map((code) => codeIn(quorumServices, code)),
      agencies: row.quorum_agencies ?? undefined,
    },
  }))
}

/** The next version of an area's terms. @returns its id */
export async function addTerms(trx: Trx, terms: Omit<Terms, 'id' | 'number'>): Promise<string> {
  const id = newId()
  await trx
    .insertInto('panel.terms')
    .values({
      id,
      area_id: terms.areaId,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from panel.terms where area_id = ${terms.areaId})`,
      body: terms.body,
      complaints: terms.complaints,
      agreed_on: terms.agreedOn,
      review_on: terms.reviewOn,
      quorum_services: [...terms.quorum.services],
      quorum_agencies: terms.quorum.agencies ?? null,
    })
    .execute()
  return id
}

// ── seats ─────────────────────────────────────────────────────────────────────────────────────

/** Those that ended too. */
export async function listSeats(trx: Trx): Promise<readonly Seat[]> {
  return (await seatRows(trx).orderBy('seat.from_on').limit(500).execute()).map(seatIn)
}

export async function findSeat(trx: Trx, id: string): Promise<Seat | undefined> {
  const row = await seatRows(trx).where('seat.id', '=', id).executeTakeFirst()
  return row && seatIn(row)
}

export type NewSeat = Pick<Seat, 'areaId' | 'agencyId' | 'role' | 'speaksFor' | 'fromOn'>

/** @returns undefined when somebody has the chair already */
export async function addSeat(trx: Trx, seat: NewSeat): Promise<string | undefined> {
  const id = newId()
  const added = await trx
    .insertInto('panel.seat')
    .values({
      id,
      area_id: seat.areaId,
      agency_id: seat.agencyId,
      role: seat.role,
      speaks_for: seat.speaksFor ?? '',
      from_on: seat.fromOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? id : undefined
}

/** @returns how many rows changed: none when somebody else was faster */
export async function changeSeat(
  trx: Trx,
  id: string,
  seen: number,
  change: Pick<Seat, 'speaksFor' | 'untilOn'>,
): Promise<bigint> {
  const changed = await trx
    .updateTable('panel.seat')
    .set({ speaks_for: change.speaksFor ?? '', until_on: change.untilOn ?? null, ...byMeAfter(seen) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

const seatRows = (trx: Trx) =>
  trx
    .selectFrom('panel.seat as seat')
    .innerJoin('accounts.agency as agency', 'agency.id', 'seat.agency_id')
    .leftJoin('accounts.account as changer', 'changer.id', 'seat.changed_by')
    .selectAll('seat')
    .select(['agency.name as agency', 'agency.kind as kind', 'changer.name as changer'])

function seatIn(row: RowOf<ReturnType<typeof seatRows>>): Seat {
  return {
    id: row.id,
    areaId: row.area_id,
    agencyId: row.agency_id,
    agency: row.agency,
    agencyKind: row.kind,
    role: codeIn(seatRoles, row.role),
    speaksFor: row.speaks_for === '' ? undefined : codeIn(panelServices, row.speaks_for),
    fromOn: row.from_on,
    untilOn: row.until_on ?? undefined,
    ...changedIn(row),
  }
}

// ── who sits there ────────────────────────────────────────────────────────────────────────────

/** Those who left too. */
export async function listSeatPeople(trx: Trx): Promise<readonly SeatPerson[]> {
  return (await personRows(trx).orderBy('person.from_on').limit(1000).execute()).map(personIn)
}

export async function findSeatPerson(trx: Trx, id: string): Promise<SeatPerson | undefined> {
  const row = await personRows(trx).where('person.id', '=', id).executeTakeFirst()
  return row && personIn(row)
}

export type NewSeatPerson = Pick<SeatPerson, 'areaId' | 'seatId' | 'accountId' | 'part' | 'fromOn'>

/** @returns undefined when the seat has a holder already, or this person sits there */
export async function addSeatPerson(trx: Trx, person: NewSeatPerson): Promise<string | undefined> {
  const id = newId()
  const added = await trx
    .insertInto('panel.seat_person')
    .values({
      id,
      area_id: person.areaId,
      seat_id: person.seatId,
      account_id: person.accountId,
      part: person.part,
      from_on: person.fromOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? id : undefined
}

/** @returns how many rows changed: none when somebody else was faster */
export async function endSeatPerson(trx: Trx, id: string, seen: number, untilOn: Temporal.PlainDate): Promise<bigint> {
  const changed = await trx
    .updateTable('panel.seat_person')
    .set({ until_on: untilOn, ...byMeAfter(seen) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

const personRows = (trx: Trx) =>
  trx
    .selectFrom('panel.seat_person as person')
    .leftJoin('accounts.account as account', 'account.id', 'person.account_id')
    .leftJoin('accounts.account as changer', 'changer.id', 'person.changed_by')
    .selectAll('person')
    .select(['account.name', 'changer.name as changer'])

function personIn(row: RowOf<ReturnType<typeof personRows>>): SeatPerson {
  return {
    id: row.id,
    areaId: row.area_id,
    seatId: row.seat_id,
    accountId: row.account_id,
    name: colleagueName(row.name),
    part: oneOf(seatParts, row.part),
    fromOn: row.from_on,
    untilOn: row.until_on ?? undefined,
    ...changedIn(row),
  }
}

/** Who holds which seat of an area on a day. */
export async function listSeated(
  trx: Trx,
  areaId: string,
  day: Temporal.PlainDate,
): Promise<readonly { readonly accountId: string; readonly role: SeatRole }[]> {
  const rows = await trx
    .selectFrom('panel.seat_person as person')
    .innerJoin('panel.seat as seat', (join) =>
      join.onRef('seat.area_id', '=', 'person.area_id').onRef('seat.id', '=', 'person.seat_id'),
    )
    .select(['person.account_id', 'seat.role'])
    .where('person.area_id', '=', areaId)
    .where('person.part', '=', 'holder')
    .where('person.from_on', '<=', day)
    .where((eb) => eb.or([eb('person.until_on', 'is', null), eb('person.until_on', '>=', day)]))
    .where('seat.from_on', '<=', day)
    .where((eb) => eb.or([eb('seat.until_on', 'is', null), eb('seat.until_on', '>=', day)]))
    .execute()
  return rows.map((row) => ({ accountId: row.account_id, role: codeIn(seatRoles, row.role) }))
}

/** Those who come in the place of somebody who holds a seat, on a day; by name. */
export async function listDeputiesOf(
  trx: Trx,
  areaId: string,
  holder: string,
  day: Temporal.PlainDate,
): Promise<readonly SeatPerson[]> {
  const people = (await listSeatPeople(trx)).filter((one) => one.areaId === areaId && stands(one, day))
  const seats = new Set(
    people.filter(({ accountId, part }) => accountId === holder && part === 'holder').map(({ seatId }) => seatId),
  )
  return people.filter(({ seatId, part }) => seats.has(seatId) && part === 'deputy')
}

// ── the cycle ─────────────────────────────────────────────────────────────────────────────────

export async function listCycles(trx: Trx): Promise<readonly Cycle[]> {
  const rows = await trx
    .selectFrom('panel.cycle as cycle')
    .leftJoin('accounts.account as changer', 'changer.id', 'cycle.changed_by')
    .selectAll('cycle')
    .select('changer.name as changer')
    .execute()
  return rows.map((row) => ({
    areaId: row.area_id,
    everyWeeks: row.every_weeks,
    startsAt: row.starts_at,
    place: row.place,
    countsFrom: row.counts_from,
    ...changedIn(row),
  }))
}

export type CycleChange = Pick<Cycle, 'everyWeeks' | 'startsAt' | 'place' | 'countsFrom'>

/** @param seen 0 for the first. @returns how many rows changed: none when somebody else was faster */
export async function keepCycle(trx: Trx, areaId: string, seen: number, change: CycleChange): Promise<bigint> {
  const kept = {
    every_weeks: change.everyWeeks,
    starts_at: change.startsAt,
    place: change.place,
    counts_from: change.countsFrom,
  }
  if (seen === 0) {
    const added = await trx
      .insertInto('panel.cycle')
      .values({ area_id: areaId, ...kept })
      .onConflict((conflict) => conflict.column('area_id').doNothing())
      .executeTakeFirst()
    return added.numInsertedOrUpdatedRows ?? 0n
  }
  const changed = await trx
    .updateTable('panel.cycle')
    .set({ ...kept, ...byMeAfter(seen) })
    .where('area_id', '=', areaId)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

// ── words of the database ─────────────────────────────────────────────────────────────────────

function codeIn<List extends CodeList>(list: List, code: string): CodeOf<List> {
  if (!hasCode(list, code)) throw new Error(`the database has a code that the room does not know: ${code}`)
  return code
}
