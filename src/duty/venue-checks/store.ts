/** Venue checks, as rows. */
import { colleagueName } from '#platform/database/changed.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { hasCode } from '#reference/code-list.ts'
import { venueLooks, venueOutcomes } from '#reference/duty-work.ts'
import type { Appeal, Decision, Finding, VenueCheck, WholeCheck } from './venue-check.ts'

export async function addCheck(trx: Trx, check: Omit<VenueCheck, 'id'>): Promise<string> {
  const id = newId()
  const { areaId, eventOn, ...said } = check
  await trx
    .insertInto('duty.venue_check')
    .values({ id, area_id: areaId, event_on: eventOn, ...said })
    .execute()
  return id
}

/** The newest event first. */
export async function listChecks(trx: Trx): Promise<readonly WholeCheck[]> {
  const rows = await trx.selectFrom('duty.venue_check').selectAll().orderBy('event_on', 'desc').limit(200).execute()
  return await whole(trx, rows.map(checkIn))
}

export async function findCheck(trx: Trx, id: string): Promise<WholeCheck | undefined> {
  const rows = await trx.selectFrom('duty.venue_check').selectAll().where('id', '=', id).execute()
  return (await whole(trx, rows.map(checkIn)))[0]
}

type Of = Pick<VenueCheck, 'id' | 'areaId'>

export async function addFinding(trx: Trx, { id, areaId }: Of, found: Omit<Finding, 'by'>): Promise<void> {
  await trx
    .insertInto('duty.venue_finding')
    .values({ id: newId(), area_id: areaId, check_id: id, ...found })
    .execute()
}

export async function addAppeal(trx: Trx, { id, areaId }: Of, { receivedOn, grounds }: Appeal): Promise<boolean> {
  const added = await trx
    .insertInto('duty.venue_appeal')
    .values({ area_id: areaId, check_id: id, received_on: receivedOn, grounds })
    .onConflict((taken) => taken.columns(['area_id', 'check_id']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** @param first who decided first, of a decision on appeal. @returns whether it was not decided yet */
export async function addDecision(
  trx: Trx,
  { id, areaId }: Of,
  decision: Omit<Decision, 'by' | 'byId' | 'at'>,
  first: string | undefined,
): Promise<boolean> {
  const added = await trx
    .insertInto('duty.venue_decision')
    .values({
      id: newId(),
      area_id: areaId,
      check_id: id,
      stage: decision.stage,
      outcome: decision.outcome,
      reasons: decision.reasons,
      conditions: decision.conditions,
      free_speech: decision.freeSpeech,
      first_by: first ?? null,
      first_stage: first === undefined ? null : 'first',
    })
    .onConflict((taken) => taken.constraint('venue_decision_once').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** Three queries, however many checks there are. */
async function whole(trx: Trx, checks: readonly VenueCheck[]): Promise<readonly WholeCheck[]> {
  if (checks.length === 0) return []
  const ids = checks.map(({ id }) => id)
  const findings = await trx
    .selectFrom('duty.venue_finding as finding')
    .leftJoin('accounts.account as account', 'account.id', 'finding.added_by')
    .select(['finding.check_id', 'finding.looked', 'finding.words', 'account.name'])
    .where('finding.check_id', 'in', ids)
    .orderBy('finding.added_at')
    .execute()
  const decisions = await trx
    .selectFrom('duty.venue_decision as decision')
    .leftJoin('accounts.account as account', 'account.id', 'decision.decided_by')
    .selectAll('decision')
    .select('account.name')
    .where('decision.check_id', 'in', ids)
    .orderBy('decision.decided_at')
    .execute()
  const appeals = await trx.selectFrom('duty.venue_appeal').selectAll().where('check_id', 'in', ids).execute()
  return checks.map((check) => {
    const appeal = appeals.find(({ check_id }) => check_id === check.id)
    return {
      check,
      findings: findings
        .filter(({ check_id }) => check_id === check.id)
        .map(({ looked, words, name }) => ({ looked: codeIn(venueLooks, looked), words, by: colleagueName(name) })),
      decisions: decisions
        .filter(({ check_id }) => check_id === check.id)
        .map((row) => ({
          stage: row.stage === 'appeal' ? ('appeal' as const) : ('first' as const),
          outcome: codeIn(venueOutcomes, row.outcome),
          reasons: row.reasons,
          conditions: row.conditions,
          freeSpeech: row.free_speech,
          by: colleagueName(row.name),
          byId: row.decided_by,
          at: row.decided_at,
        })),
      appeal: appeal && { receivedOn: appeal.received_on, grounds: appeal.grounds },
    }
  })
}

type CheckRow = {
  readonly id: string
  readonly area_id: string
  readonly venue: string
  readonly hirer: string
  readonly event: string
  readonly theme: string
  readonly speakers: string
  readonly audience: string
  readonly publicity: string
  readonly ticketed: string
  readonly equality: string
  readonly event_on: Temporal.PlainDate
}

function checkIn(row: CheckRow): VenueCheck {
  const { ticketed, equality } = row
  return {
    id: row.id,
    areaId: row.area_id,
    venue: row.venue,
    hirer: row.hirer,
    event: row.event,
    theme: row.theme,
    speakers: row.speakers,
    audience: row.audience,
    publicity: row.publicity,
    ticketed: ticketed === 'open' || ticketed === 'members' ? ticketed : 'ticketed',
    equality: equality === 'given' ? 'given' : 'not given',
    eventOn: row.event_on,
  }
}

function codeIn<List extends readonly { readonly code: string }[]>(
  list: List & Parameters<typeof hasCode>[0],
  code: string,
): List[number]['code'] {
  if (!hasCode(list, code)) throw new Error(`the database has a code that the room does not know: ${code}`)
  return code
}
