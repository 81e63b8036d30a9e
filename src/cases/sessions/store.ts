/** Commissions, their sessions' events, and what the panel has seen of them, as rows; what was written is sealed under the person's key. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Vault } from '#platform/database/vault.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { hasCode } from '#reference/code-list.ts'
import { whoToldOfIt, whyNotHeld } from '#reference/commissions.ts'
import type { CaseFile } from '../store.ts'
import { tally, together, type EventKind, type SessionEvent, type Tally, type Terms } from './sessions.ts'

export type Commission = {
  readonly id: string
  readonly areaId: string
  readonly caseId: string
  readonly personId: string
  readonly reference: string
  readonly initials: string
  /** The agency's name, or that of a provider outside. */
  readonly providerName: string
  readonly providerAccount: string | undefined
  readonly accountName: string | undefined
  readonly supportType: string
  readonly approval: string
  readonly indemnified: boolean
  readonly madeOn: Temporal.PlainDate
  readonly sightDays: number
  readonly end: { readonly on: Temporal.PlainDate; readonly cause: string } | undefined
  readonly terms: Terms
  readonly events: readonly WrittenEvent[]
}

/** An event with who wrote it, and what was written with it, still sealed. */
export type WrittenEvent = SessionEvent & {
  readonly id: string
  readonly recordedBy: string
  readonly recordedByName: string
  readonly recordedAt: Temporal.Instant
  readonly tellNow: boolean
  readonly marking: string | undefined
  readonly sealed: Buffer | undefined
}

const briefPlace = (id: string) => ({ table: 'cases.commission_brief', column: 'sealed', row: id })
const eventPlace = (id: string) => ({ table: 'cases.session_event', column: 'sealed', row: id })

// ── reading ───────────────────────────────────────────────────────────────────────────────────

/** Commissions of a case, oldest first. */
export async function listCommissions(trx: Trx, of: { areaId: string; caseId: string }): Promise<Commission[]> {
  return whole(
    trx,
    await commissions(trx)
      .where('commission.area_id', '=', of.areaId)
      .where('commission.case_id', '=', of.caseId)
      .orderBy('commission.made_at')
      .orderBy('commission.id')
      .execute(),
  )
}

/** Undefined when it does not exist or the reader may not see it. */
export async function findCommission(trx: Trx, commissionId: string): Promise<Commission | undefined> {
  const rows = await commissions(trx).where('commission.id', '=', commissionId).execute()
  return (await whole(trx, rows))[0]
}

/** Those assigned to the reader, by the day they began. */
export async function listAssignedCommissions(trx: Trx, accountId: string): Promise<Commission[]> {
  return whole(
    trx,
    await commissions(trx)
      .where('commission.provider_account', '=', accountId)
      .where('commission.id', '=', sql<string>`any ((select access.commissions_assigned())::uuid[])`)
      .orderBy('commission.from_on')
      .orderBy('commission.id')
      .limit(200)
      .execute(),
  )
}

/**
 * Commissions on which something may wait for somebody, in all cases that the reader sees: those that go on, and those with a session
 * that was booked or held without what should follow, or whose end the panel has not looked at. None is left out by its age.
 */
export async function listUnsettledCommissions(trx: Trx, areaId?: string): Promise<Commission[]> {
  let wanted = commissions(trx)
    .where('file.id', 'is not', null)
    .where(
      sql<boolean>`(
        (file.closed_on is null
          and (e.commission_id is null
            or not exists (select from cases.session_seen s where s.commission_id = commission.id and s.seen_at >= e.ended_at)))
        or exists (
          select from cases.session_event b
           where b.commission_id = commission.id and b.kind in ('booked', 'held')
             and not exists (select from cases.session_event x where x.commission_id = b.commission_id and x.strikes = b.seq)
             and not exists (
               select from cases.session_event l
                where l.commission_id = b.commission_id and l.number = b.number and l.seq > b.seq and l.kind <> 'struck'
                  and not exists (select from cases.session_event x where x.commission_id = l.commission_id and x.strikes = l.seq))))`,
    )
    .orderBy('commission.made_at')
    .orderBy('commission.id')
  if (areaId !== undefined) wanted = wanted.where('commission.area_id', '=', areaId)
  return whole(trx, await wanted.execute())
}

function commissions(trx: Trx) {
  return trx
    .selectFrom('cases.commission as commission')
    .leftJoin('cases.commission_end as e', 'e.commission_id', 'commission.id')
    .leftJoin('cases.case_file as file', (join) =>
      join.onRef('file.area_id', '=', 'commission.area_id').onRef('file.id', '=', 'commission.case_id'),
    )
    .leftJoin('accounts.agency as agency', 'agency.id', 'commission.provider_agency')
    .leftJoin('accounts.account as account', 'account.id', 'commission.provider_account')
    .selectAll('commission')
    .select([
      'e.ended_on',
      'e.ended_at',
      'e.cause',
      'file.closed_on',
      'agency.name as agency_name',
      'account.name as account_name',
      // Whoever sees the case reads it there; a provider, to whom the case does not exist, is told by the function alone.
      sql<boolean>`coalesce(file.support_stopped_on > access.today(), commission.id = any ((select access.commissions_supported())::uuid[]))`.as(
        'supported',
      ),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof commissions>['execute']>>[number]

/** With their events and what the panel has seen: three queries, however many commissions. */
async function whole(trx: Trx, rows: readonly Row[]): Promise<Commission[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const areas = [...new Set(rows.map((row) => row.area_id))]
  const events = await trx
    .selectFrom('cases.session_event as event')
    .leftJoin('accounts.account as account', 'account.id', 'event.recorded_by')
    .selectAll('event')
    .select('account.name as recorded_by_name')
    .where('event.area_id', 'in', areas)
    .where('event.commission_id', 'in', ids)
    .orderBy('event.seq')
    .execute()
  const seen = await trx
    .selectFrom('cases.session_seen')
    .select(['commission_id', 'upto_seq', 'seen_at'])
    .where('area_id', 'in', areas)
    .where('commission_id', 'in', ids)
    .execute()
  return rows.map((row) => {
    const looks = seen.filter((look) => look.commission_id === row.id)
    const { ended_at: endedAt } = row
    return {
      id: row.id,
      areaId: row.area_id,
      caseId: row.case_id,
      personId: row.person_id,
      reference: row.reference,
      initials: row.initials,
      providerName: row.agency_name ?? row.provider_name,
      providerAccount: row.provider_account ?? undefined,
      accountName: row.account_name ?? undefined,
      supportType: row.support_type,
      approval: row.approval,
      indemnified: row.indemnified,
      madeOn: row.made_on,
      sightDays: row.sight_days,
      end: row.ended_on === null || row.cause === null ? undefined : { on: row.ended_on, cause: row.cause },
      terms: {
        agreed: row.sessions_agreed,
        fromOn: row.from_on,
        untilOn: row.until_on,
        reportWithin: row.report_within,
        bookWithin: row.book_within,
        supportStands: row.supported && row.ended_on === null,
        endedOn: row.ended_on ?? row.closed_on ?? undefined,
        seenUpto: Math.max(0, ...looks.map((look) => look.upto_seq)),
        endSeen:
          endedAt === null ||
          row.closed_on !== null ||
          looks.some((look) => look.seen_at.epochMilliseconds >= endedAt.epochMilliseconds),
      },
      events: events.filter((event) => event.commission_id === row.id).map(eventOf),
    }
  })
}

type EventRow = {
  id: string
  seq: number
  number: number
  kind: string
  on_date: Temporal.PlainDate
  why: string | null
  told_by: string | null
  strikes: number | null
  tell_now: boolean
  marking: string | null
  sealed: Buffer | null
  recorded_by: string
  recorded_by_name: string | null
  recorded_at: Temporal.Instant
}

const kinds: readonly EventKind[] = ['booked', 'held', 'not held', 'reported', 'no report', 'struck']

function eventOf(row: EventRow): WrittenEvent {
  const kind = kinds.find((known) => known === row.kind)
  if (kind === undefined) throw new Error(`an event of a session is of no known kind: ${row.kind}`)
  return {
    id: row.id,
    seq: row.seq,
    number: row.number,
    kind,
    on: row.on_date,
    why: row.why !== null && hasCode(whyNotHeld, row.why) ? row.why : undefined,
    toldBy: row.told_by !== null && hasCode(whoToldOfIt, row.told_by) ? row.told_by : undefined,
    strikes: row.strikes ?? undefined,
    tellNow: row.tell_now,
    marking: row.marking ?? undefined,
    sealed: row.sealed ?? undefined,
    recordedBy: row.recorded_by,
    recordedByName: row.recorded_by_name ?? 'Somebody of another area',
    recordedAt: row.recorded_at,
  }
}

/** What the provider is told: who it is, what is asked, how to talk together. */
const Brief = z.object({
  name: z.string(),
  work: z.string(),
  communication: z.string(),
  /** Of the plan's action that it serves, as it stood when the support was commissioned. */
  objective: z.string().optional(),
  planned: z.string().optional(),
})
export type Brief = z.infer<typeof Brief>

/** The newest brief of each commission, by the commission; left out where the reader may not see it or its key is gone. */
export async function readBriefs(
  trx: Trx,
  vault: Vault,
  of: readonly Commission[],
): Promise<ReadonlyMap<string, Brief>> {
  if (of.length === 0) return new Map()
  const rows = await trx
    .selectFrom('cases.commission_brief')
    .select(['id', 'commission_id', 'sealed'])
    .distinctOn('commission_id')
    .where('area_id', 'in', [...new Set(of.map(({ areaId }) => areaId))])
    .where(
      'commission_id',
      'in',
      of.map(({ id }) => id),
    )
    .orderBy('commission_id')
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const personOf = new Map(of.map(({ id, personId }) => [id, personId]))
  const opened = await vault.openMany(
    rows.map((row) => ({
      subjectId: personOf.get(row.commission_id) ?? '',
      place: briefPlace(row.id),
      sealed: row.sealed,
    })),
  )
  return new Map(
    rows.flatMap((row, place) => {
      const text = opened[place]
      return text === undefined ? [] : [[row.commission_id, Brief.parse(JSON.parse(text))] as const]
    }),
  )
}

/** What was written with these events, by the event: a kept form as JSON. */
export async function readWritten(
  vault: Vault,
  of: Pick<Commission, 'personId'>,
  events: readonly WrittenEvent[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const sealed = events.flatMap((event) => (event.sealed === undefined ? [] : [{ id: event.id, sealed: event.sealed }]))
  const opened = await vault.openMany(
    sealed.map((event) => ({ subjectId: of.personId, place: eventPlace(event.id), sealed: event.sealed })),
  )
  return new Map(sealed.map((event, place) => [event.id, opened[place]]))
}

/** Sessions bought and held on a case, all its commissions together. */
export async function sessionTally(trx: Trx, file: CaseFile, today: Temporal.PlainDate): Promise<Tally> {
  const found = await listCommissions(trx, { areaId: file.row.areaId, caseId: file.row.id })
  return together(found.map(({ terms, events }) => tally(terms, events, today)))
}

// ── writing ───────────────────────────────────────────────────────────────────────────────────

export type NewCommission = {
  readonly id: string
  readonly provider: {
    readonly agencyId?: string | undefined
    readonly name?: string | undefined
    readonly account?: string | undefined
  }
  readonly initials: string
  /** The action of the plan that it serves. */
  readonly planActionId?: string | undefined
  readonly supportType: string
  readonly approval: string
  readonly indemnified: boolean
  readonly sessionsAgreed: number
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate
  readonly brief: Brief
}

/** Keeps the limits of the day it is made: a setting changed later changes no agreement. */
export async function addCommission(trx: Trx, vault: Vault, file: CaseFile, made: NewCommission): Promise<void> {
  const of = { area_id: file.row.areaId, case_id: file.row.id }
  await trx
    .insertInto('cases.commission')
    .values({
      ...of,
      id: made.id,
      person_id: file.person.id,
      reference: file.row.reference,
      initials: made.initials,
      provider_agency: made.provider.agencyId ?? null,
      provider_name: made.provider.name ?? '',
      provider_account: made.provider.account ?? null,
      support_type: made.supportType,
      approval: made.approval,
      indemnified: made.indemnified,
      sessions_agreed: made.sessionsAgreed,
      from_on: made.fromOn,
      until_on: made.untilOn,
      plan_action_id: made.planActionId ?? null,
      report_within: file.settings.sessionReportWithin,
      book_within: file.settings.sessionBookedWithin,
      sight_days: file.settings.providerSightAfterEnd,
    })
    .execute()
  const briefId = newId()
  await trx
    .insertInto('cases.commission_brief')
    .values({
      ...of,
      id: briefId,
      commission_id: made.id,
      sealed: await vault.seal(file.person.id, briefPlace(briefId), JSON.stringify(made.brief)),
    })
    .execute()
}

export async function endCommission(trx: Trx, file: CaseFile, commissionId: string, cause: string): Promise<void> {
  await trx
    .insertInto('cases.commission_end')
    .values({ commission_id: commissionId, area_id: file.row.areaId, case_id: file.row.id, cause })
    .execute()
}

export type NewEvent = Omit<SessionEvent, 'seq'> & {
  readonly tellNow?: boolean
  readonly marking?: string | undefined
  /** A kept form as JSON. */
  readonly written?: string | undefined
}

/** Adds an event after those that were read; refuses when somebody has added one meanwhile. @returns its id */
export async function addEvent(
  trx: Trx,
  vault: Vault,
  commission: Commission,
  event: NewEvent,
): Promise<Outcome<string, 'someone-else-first'>> {
  const id = newId()
  const sealed =
    event.written === undefined ? null : await vault.seal(commission.personId, eventPlace(id), event.written)
  const added = await trx
    .insertInto('cases.session_event')
    .values({
      id,
      area_id: commission.areaId,
      case_id: commission.caseId,
      commission_id: commission.id,
      seq: (commission.events.at(-1)?.seq ?? 0) + 1,
      number: event.number,
      kind: event.kind,
      on_date: event.on,
      why: event.why ?? null,
      told_by: event.toldBy ?? null,
      strikes: event.strikes ?? null,
      tell_now: event.tellNow ?? false,
      marking: event.marking ?? null,
      sealed,
    })
    .onConflict((conflict) => conflict.constraint('session_event_in_order').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? ok(id) : refuse('someone-else-first')
}

/**
 * The panel has seen, at this meeting, everything that is recorded of the case's sessions.
 *
 * @param until leaves out what was recorded later than that day, and commissions that ended later
 */
export async function markSeen(trx: Trx, file: CaseFile, meetingId: string, until?: Temporal.PlainDate): Promise<void> {
  const by = (day: Temporal.PlainDate) => until === undefined || Temporal.PlainDate.compare(day, until) <= 0
  const all = await listCommissions(trx, { areaId: file.row.areaId, caseId: file.row.id })
  const found = all.filter(({ end }) => end === undefined || by(end.on))
  if (found.length === 0) return
  await trx
    .insertInto('cases.session_seen')
    .values(
      found.map((commission) => ({
        id: newId(),
        area_id: commission.areaId,
        case_id: commission.caseId,
        commission_id: commission.id,
        meeting_id: meetingId,
        upto_seq:
          commission.events.findLast(({ recordedAt }) =>
            by(recordedAt.toZonedDateTimeISO('Europe/London').toPlainDate()),
          )?.seq ?? 0,
      })),
    )
    .execute()
}
