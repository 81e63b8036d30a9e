/**
 * Cases and their journals, as rows. Every query runs as the actor: what they may not see does not exist here.
 * The cached columns of a case (stage, next clock, closed on, lead, restricted) are written together with the entry that changes them.
 */
import { sql, type Selectable } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { findPerson, type Person } from '#people/store.ts'
import type { Actor as SignedIn } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { DB } from '#platform/database/schema.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { isRole } from '#reference/roles.ts'
import { settings as knownSettings, valuesOf, type SettingKey, type SettingValues } from '#reference/settings.ts'
import { deadlines, nextDue } from './clocks.ts'
import { foldJournal, type Actor, type NewEntry } from './journey.ts'
import { supportStopsOn } from './sessions/support.ts'
import { isStage, type Stage } from './journey/stages.ts'
import type { CaseState, JournalEntry } from './journey/state.ts'

export type CaseRow = {
  readonly id: string
  readonly areaId: string
  readonly reference: string
  readonly personId: string
  readonly referralId: string
  readonly stage: Stage
  readonly openedOn: Temporal.PlainDate
  readonly closedOn: Temporal.PlainDate | undefined
  readonly leadAccount: string | undefined
  readonly restricted: boolean
  readonly nextClock: string | undefined
  readonly nextDueOn: Temporal.PlainDate | undefined
  readonly homeForce: string
  readonly journalLength: number
}

/** A step as it stands in the journal, with the written record it belongs to, if any. */
export type KeptEntry = JournalEntry & { readonly formRecordId: string | undefined; readonly takenByName: string }

/** A case whole: what a page or a step needs to know of it, read in one transaction. */
export type CaseFile = {
  readonly row: CaseRow
  readonly person: Person
  readonly entries: readonly KeptEntry[]
  readonly state: CaseState
  readonly settings: SettingValues
  /** The reader, as the journey sees them on this case. */
  readonly reader: Actor
  /** Until when the reader sees it because of an emergency alone: they then take no step on it, whatever their roles. */
  readonly emergencyUntil: Temporal.Instant | undefined
}

/** A case with everything; undefined when it does not exist or the actor may not see it. */
export async function findCase(trx: Trx, caseId: string, actor: SignedIn): Promise<CaseFile | undefined> {
  const row = await findCaseRow(trx, caseId)
  if (row === undefined) return undefined
  const person = await findPerson(trx, row.personId)
  if (person === undefined) return undefined
  const entries = await listEntries(trx, row)
  const emergencyUntil = await emergencyOf(trx, row)
  const reader = await readerOf(trx, row, actor)
  return {
    row,
    person,
    entries,
    state: foldJournal(entries),
    settings: await findSettings(trx, row.areaId),
    reader: emergencyUntil === undefined ? reader : { ...reader, roles: [] },
    emergencyUntil,
  }
}

/** Asked only where an emergency is the one way in which the reader sees the case, so that it takes nothing from anybody else. */
async function emergencyOf(trx: Trx, row: CaseRow): Promise<Temporal.Instant | undefined> {
  // Nearly nobody is in an emergency: to plan the question that follows takes longer than every other of the page.
  const { rows: opened } = await sql<{ now: boolean }>`
    select ${row.id}::uuid = any (access.cases_by_emergency()) as now`.execute(trx)
  if (opened[0]?.now !== true) return undefined
  const { rows } = await sql<{ ends_at: Temporal.Instant }>`
    select max(e.ends_at) as ends_at from cases.emergency_access e
     where e.case_id = ${row.id} and e.account_id = access.actor() and e.case_id = any (access.cases_by_emergency())
       and not access.may_act_on_case(${row.areaId}::uuid, ${row.restricted}, ${row.id}::uuid)
       and not e.case_id = any (access.cases_by_name()) and not e.case_id = any (access.cases_by_panel())
    having count(*) > 0`.execute(trx)
  return rows[0]?.ends_at
}

export async function findCaseRow(trx: Trx, caseId: string): Promise<CaseRow | undefined> {
  const row = await trx.selectFrom('cases.case_file').selectAll().where('id', '=', caseId).executeTakeFirst()
  return row === undefined ? undefined : caseRow(row)
}

/** The case of this reference, however it was typed; undefined when there is none that the actor may see. */
export async function findCaseByReference(trx: Trx, areaId: string, reference: string): Promise<CaseRow | undefined> {
  const row = await trx
    .selectFrom('cases.case_file')
    .selectAll()
    .where('area_id', '=', areaId)
    .where('reference', '=', reference.trim().toUpperCase())
    .executeTakeFirst()
  return row === undefined ? undefined : caseRow(row)
}

/** Cases of these people, oldest first. */
export async function listCasesOfPeople(trx: Trx, areaId: string, personIds: readonly string[]): Promise<CaseRow[]> {
  if (personIds.length === 0) return []
  const rows = await trx
    .selectFrom('cases.case_file')
    .selectAll()
    .where('area_id', '=', areaId)
    .where('person_id', 'in', [...personIds])
    .orderBy('opened_on')
    .execute()
  return rows.map(caseRow)
}

/** Cases of an area by where they are: those of some stages, and those of others whose next clock runs out by a day. */
export async function listCasesToFollow(
  trx: Trx,
  areaId: string,
  wanted: {
    readonly stages: readonly Stage[]
    readonly dueIn: { readonly stages: readonly Stage[]; readonly until: Temporal.PlainDate }
  },
): Promise<readonly { readonly id: string; readonly reference: string }[]> {
  return await trx
    .selectFrom('cases.case_file')
    .select(['id', 'reference'])
    .where('area_id', '=', areaId)
    .where((where) =>
      where.or([
        where('stage', 'in', [...wanted.stages]),
        where.and([where('stage', 'in', [...wanted.dueIn.stages]), where('next_due_on', '<=', wanted.dueIn.until)]),
      ]),
    )
    .orderBy('reference')
    .limit(2000)
    .execute()
}

/** A row of cases.case_file as the rest of the room knows it. */
export function caseRow(row: Selectable<DB['cases.case_file']>): CaseRow {
  if (!isStage(row.stage)) throw new Error(`case ${row.id} has a stage that the journey does not know: ${row.stage}`)
  return {
    id: row.id,
    areaId: row.area_id,
    reference: row.reference,
    personId: row.person_id,
    referralId: row.referral_id,
    stage: row.stage,
    openedOn: row.opened_on,
    closedOn: row.closed_on ?? undefined,
    leadAccount: row.lead_account ?? undefined,
    restricted: row.restricted,
    nextClock: row.next_clock ?? undefined,
    nextDueOn: row.next_due_on ?? undefined,
    homeForce: row.home_force,
    journalLength: row.journal_length,
  }
}

async function listEntries(trx: Trx, row: CaseRow): Promise<readonly KeptEntry[]> {
  return (await listEntriesOf(trx, row.areaId, [row.id])).get(row.id) ?? []
}

/** The journals of these cases, each in order, by the case's id. */
export async function listEntriesOf(
  trx: Trx,
  areaId: string,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KeptEntry[]>> {
  if (caseIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('cases.journal as entry')
    .leftJoin('accounts.account as account', 'account.id', 'entry.taken_by')
    .selectAll('entry')
    .select('account.name as taken_by_name')
    .where('entry.area_id', '=', areaId)
    .where('entry.case_id', 'in', [...caseIds])
    .orderBy('entry.seq')
    .execute()
  const journals = new Map<string, KeptEntry[]>(caseIds.map((id) => [id, []]))
  for (const row of rows) journals.get(row.case_id)?.push(entryOf(row))
  return journals
}

type EntryRow = Selectable<DB['cases.journal']> & { readonly taken_by_name: string | null }

function entryOf(entry: EntryRow): KeptEntry {
  return {
    id: entry.id,
    seq: entry.seq,
    step: entry.step,
    takenBy: entry.taken_by,
    takenAt: entry.taken_at,
    onDate: entry.on_date,
    facts: factsIn(entry.facts),
    reasonGiven: entry.reason_given,
    decisionMode: modeIn(entry.decision_mode),
    guidanceVersion: entry.guidance_version,
    takenByName:
      entry.taken_by_name ?? (entry.taken_by === null ? 'someone without an account' : 'someone from another area'),
    formRecordId: entry.form_record_id ?? undefined,
  }
}

function factsIn(json: unknown): JournalEntry['facts'] {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Error('facts of a journal entry are not an object')
  return Object.fromEntries(Object.entries(json))
}

function modeIn(text: string | null): JournalEntry['decisionMode'] {
  return text === 'unanimous' || text === 'majority' || text === 'chair' ? text : null
}

/** Roles held today in the case's area, and whether the case names the reader. */
async function readerOf(trx: Trx, row: CaseRow, actor: SignedIn): Promise<Actor> {
  const named = await trx
    .selectFrom('cases.named_account')
    .select('account_id')
    .where('case_id', '=', row.id)
    .where('account_id', '=', actor.accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const roles = actor.holdings.filter((holding) => holding.areaId === row.areaId).map((holding) => holding.role)
  return { account: actor.accountId, roles: roles.filter(isRole), named: named !== undefined }
}

/** The numbers in force in an area: its own where it has set one, the defaults otherwise. */
export async function findSettings(trx: Trx, areaId: string): Promise<SettingValues> {
  const rows = await trx
    .selectFrom('platform.setting')
    .select(['key', 'value'])
    .distinctOn('key')
    .where('area_id', '=', areaId)
    .orderBy('key')
    .orderBy('set_at', 'desc')
    .execute()
  return settingsIn(Object.fromEntries(rows.map(({ key, value }) => [key, value])))
}

/** An area's own numbers over the defaults; what no setting is called is left out. */
export function settingsIn(numbers: Readonly<Record<string, number>>): SettingValues {
  const own: Partial<Record<SettingKey, number>> = {}
  for (const [key, value] of Object.entries(numbers)) if (isSettingKey(key)) own[key] = value
  return valuesOf(own)
}

function isSettingKey(key: string): key is SettingKey {
  return key in knownSettings
}

/** What is written with an entry beside the journal: the kept form, already sealed. */
export type FormRecord = {
  readonly id: string
  readonly formId: string
  readonly formVersion: string
  readonly language: 'en' | 'cy'
  readonly sealed: Buffer
}

export const formRecordPlace = (recordId: string) => ({ table: 'cases.form_record', column: 'sealed', row: recordId })

export type Appending = {
  readonly entry: NewEntry
  readonly record?: FormRecord | undefined
  /** A record that is there already. */
  readonly recordId?: string | undefined
  readonly formToken?: string | undefined
  readonly today: Temporal.PlainDate
}

/**
 * Appends a step and brings the case's cached columns up to it. Refuses when somebody else has taken a step since `file` was read.
 * @returns the entry's id
 */
export async function appendEntry(
  trx: Trx,
  file: CaseFile,
  appending: Appending,
): Promise<Outcome<string, 'changed-meanwhile'>> {
  const { entry, record } = appending
  const kept: JournalEntry = { ...entry, id: newId() }
  const cached = columnsOf(file, [...file.entries, kept], appending.today)
  // The row is locked by this update until commit: two steps at once meet here, and the second is told.
  const moved = await trx
    .updateTable('cases.case_file')
    .set({ ...cached, journal_length: kept.seq })
    .where('id', '=', file.row.id)
    .where('journal_length', '=', kept.seq - 1)
    .executeTakeFirst()
  if (moved.numUpdatedRows !== 1n) return refuse('changed-meanwhile')

  if (record !== undefined) {
    await trx
      .insertInto('cases.form_record')
      .values({
        id: record.id,
        area_id: file.row.areaId,
        case_id: file.row.id,
        form_id: record.formId,
        form_version: record.formVersion,
        language: record.language,
        sealed: record.sealed,
      })
      .execute()
  }
  await trx
    .insertInto('cases.journal')
    .values({
      id: kept.id,
      area_id: file.row.areaId,
      case_id: file.row.id,
      seq: kept.seq,
      step: kept.step,
      on_date: kept.onDate,
      facts: JSON.stringify(kept.facts),
      reason_given: kept.reasonGiven,
      decision_mode: kept.decisionMode,
      guidance_version: kept.guidanceVersion,
      form_record_id: record?.id ?? appending.recordId ?? null,
      form_token: appending.formToken ?? null,
    })
    .execute()
  return ok(kept.id)
}

/** Writes the cached columns anew from the journal, where they had come to differ. The journal itself is never touched. */
export async function bringUpToDate(trx: Trx, file: CaseFile, today: Temporal.PlainDate): Promise<void> {
  await trx
    .updateTable('cases.case_file')
    .set(columnsOf(file, file.entries, today))
    .where('id', '=', file.row.id)
    .where('journal_length', '=', file.row.journalLength)
    .execute()
}

/** With the day on which support stops, which depends on when the person was born too. */
function columnsOf(file: CaseFile, entries: readonly JournalEntry[], today: Temporal.PlainDate) {
  return {
    ...cachedColumns(entries, file.settings, today),
    support_stopped_on: supportStopsOn(foldJournal(entries), file.person.birth, today) ?? null,
  }
}

/** What a case row says of its journal: a cache for lists, never the truth. */
export function cachedColumns(entries: readonly JournalEntry[], settings: SettingValues, today: Temporal.PlainDate) {
  const state = foldJournal(entries)
  const next = nextDue(deadlines(entries, settings, today))
  return {
    stage: state.stage,
    closed_on: state.closedOn ?? null,
    lead_account: state.lead ?? null,
    restricted: state.restricted,
    next_clock: next?.clock ?? null,
    next_due_on: next?.dueOn ?? null,
  }
}
