/**
 * How invented cases get a past. Every step is taken by the same code as a real one, as the account that would take it, and is then
 * dated back: the owner's connection may do that for invented data, and nobody may for any other. The audit keeps the true time.
 */
import { createHash, randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { arrive, type Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { DB } from '#platform/database/schema.ts'
import { asParameter, typeParsers } from '#platform/database/values.ts'
import type { Vault } from '#platform/database/vault.ts'
import { earlierRecords } from '#cases/earlier-records.ts'
import { openCase } from '#cases/opening.ts'
import { findCase, type CaseFile } from '#cases/store.ts'
import { take, type TakingStep } from '#cases/take.ts'
import type { FactsOf, StepName } from '#cases/journey.ts'
import { addIdentityDecision, type IdentityAnswer } from '#people/store.ts'
import type { ClosureReason } from '#reference/decisions.ts'
import { receiveReferral, type Receipt, type Submission } from '#referrals/receive.ts'
import { writtenNote } from './notes.ts'

export type Backstage = {
  readonly trx: Trx
  readonly vault: Vault
  readonly today: Temporal.PlainDate
  /** A session for an invented account, used only inside this transaction. */
  session(accountId: string): Promise<string>
  receive(submission: Submission, on: Temporal.PlainDate, by?: string): Promise<Receipt>
  /** Takes a step as this account on that day, and hands the case back as it then is. */
  step<Name extends StepName>(
    caseId: string,
    name: Name,
    by: string,
    on: Temporal.PlainDate,
    taking: { facts: FactsOf<Name> } & Partial<TakingStep<Name>>,
  ): Promise<CaseFile>
  /** Says of every earlier record that nobody has considered whether it is the same person's. */
  consider(caseId: string, by: string, on: Temporal.PlainDate, answer: IdentityAnswer): Promise<void>
  /** Asks a colleague to read the case before it is closed; without an answer they still have to. */
  secondReading(caseId: string, reading: InventedReading): Promise<void>
  as<T>(accountId: string, work: () => Promise<T>): Promise<T>
}

export type InventedReading = {
  readonly by: string
  readonly reader: string
  readonly closureReason: ClosureReason
  readonly on: Temporal.PlainDate
  readonly answer?: 'agreed' | 'objected'
}

/** Opens one transaction as the owner, runs the work, and leaves no session behind. */
export async function backstage<T>(
  owner: pg.ClientConfig,
  vault: Vault,
  today: Temporal.PlainDate,
  work: (stage: Backstage) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ ...owner, max: 1, types: typeParsers })
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(stageOn(kyselyOn(client), vault, today))
    await client.query("delete from accounts.session where device = 'invented past'")
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
    await pool.end()
  }
}

function kyselyOn(client: pg.PoolClient): Trx {
  const lent = {
    query: (text: string, parameters: readonly unknown[]) => client.query(text, parameters.map(asParameter)),
    release: () => undefined,
  }
  const pool = { options: {}, connect: () => Promise.resolve(lent), end: () => Promise.resolve() }
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) })
}

function stageOn(trx: Trx, vault: Vault, today: Temporal.PlainDate): Backstage {
  const sessions = new Map<string, string>()

  async function session(accountId: string): Promise<string> {
    const known = sessions.get(accountId)
    if (known !== undefined) return known
    const token = randomBytes(32).toString('base64url')
    await trx
      .insertInto('accounts.session')
      .values({
        id: newId(),
        token_hash: createHash('sha256').update(token).digest(),
        account_id: accountId,
        stage: 'complete',
        device: 'invented past',
      })
      .execute()
    sessions.set(accountId, token)
    return token
  }

  let signedIn = ''
  const signIn = async (token: string): Promise<void> => {
    await sql`select set_config('causeway.session', ${token}, true)`.execute(trx)
    signedIn = token
  }

  /** One within another: afterwards whoever was there before goes on. */
  async function as<T>(accountId: string, work: () => Promise<T>): Promise<T> {
    const before = signedIn
    await signIn(await session(accountId))
    // What goes wrong ends the whole past: nothing is to be done after it, least of all a statement that would hide why.
    const done = await work()
    await signIn(before)
    return done
  }

  const stage: Backstage = {
    trx,
    vault,
    today,
    session,
    as,
    consider: (caseId, by, on, answer) => consider(stage, caseId, { by, on, answer }),
    async secondReading(caseId, { by, reader, closureReason, on, answer }) {
      await stage.step(caseId, 'ask for second reading', by, on, {
        facts: { reader, closureReason },
        written: writtenNote('Nothing new was found beside what the earlier referral told, and the school agrees.'),
      })
      if (answer === undefined) return
      await stage.step(caseId, 'read a second time', reader, on, {
        facts: { answer },
        written: writtenNote('I have read both referrals from beginning to end.'),
      })
    },
    async receive(submission, on, by) {
      const token = by === undefined ? '' : await session(by)
      await sql`select set_config('role', 'causeway_public', true), set_config('causeway.session', ${token}, true), set_config('causeway.visitor', 'invented', true)`.execute(
        trx,
      )
      // Received today, as the policy asks, by the code that receives every referral; then dated back.
      const receipt = await receiveReferral(trx, submission, {
        vault,
        today,
        openCase: (inner, opening) => openCase(inner, opening, noon(today)),
      })
      await sql`select set_config('role', 'none', true), set_config('causeway.session', '', true)`.execute(trx)
      await dateReferralBack(trx, receipt, on)
      return receipt
    },
    step: async (caseId, name, by, on, taking) =>
      as(by, async () => {
        const actor = await arrive(trx)
        const now = noon(on)
        const attempt = async () => {
          const file = actor === undefined ? undefined : await findCase(trx, caseId, actor)
          if (file === undefined) throw new Error(`the invented ${name} has nobody or nothing to act on`)
          return take(trx, file, name, { reasonGiven: true, on, ...taking }, { vault, now, today: on })
        }
        const first = await attempt()
        const isHeldUp = !first.ok && first.reason === 'earlier-record-undecided'
        // Invented people sometimes resemble each other by chance: whoever closes a case says so first, as anybody would.
        if (isHeldUp) await stage.consider(caseId, by, on, 'different')
        const taken = isHeldUp ? await as(by, attempt) : first
        if (!taken.ok) throw new Error(`the invented ${name} on ${caseId} was refused: ${taken.reason}`)
        await dateBack(trx, [
          { table: 'cases.journal', column: 'taken_at', id: taken.value.entryId, at: now },
          ...(taken.value.recordId === undefined
            ? []
            : [{ table: 'cases.form_record', column: 'recorded_at', id: taken.value.recordId, at: now }]),
        ])
        const after = actor === undefined ? undefined : await as(by, () => findCase(trx, caseId, actor))
        if (after === undefined) throw new Error(`the case is gone after ${name}`)
        return after
      }),
  }
  return stage
}

async function consider(
  stage: Backstage,
  caseId: string,
  { by, on, answer }: { by: string; on: Temporal.PlainDate; answer: IdentityAnswer },
): Promise<void> {
  const { trx, vault } = stage
  const reason =
    answer === 'different'
      ? 'The names are alike, and nothing else is: another birth date, another school and another home.'
      : 'The name is spelled differently. The birth date, the street and what the family tells are the same.'
  const file = await stage.as(by, async () => {
    const actor = await arrive(trx)
    return actor === undefined ? undefined : findCase(trx, caseId, actor)
  })
  if (file === undefined) throw new Error('nobody to consider an earlier record')
  const records = await stage.as(by, () => earlierRecords(trx, file))
  for (const { person, decided, keptApart } of records) {
    if (decided !== undefined || keptApart) continue
    await stage.step(caseId, 'declare same person', by, on, {
      facts: { answer, otherPerson: person.id },
      written: writtenNote(reason),
    })
    const id = newId()
    const place = { table: 'people.identity_decision', column: 'reason_sealed', row: id }
    const reasonSealed = await vault.seal(file.person.id, place, reason)
    await stage.as(by, () =>
      addIdentityDecision(trx, {
        id,
        areaId: file.row.areaId,
        personId: file.person.id,
        otherPersonId: person.id,
        answer,
        reasonSealed,
      }),
    )
  }
}

function noon(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '12:00' }).toInstant()
}

type Redated = { readonly table: string; readonly column: string; readonly id: string; readonly at: Temporal.Instant }

/** Journals are append-only by trigger; invented ones are dated before anybody has seen them. */
async function dateBack(trx: Trx, rows: readonly Redated[]): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(trx)
  for (const { table, column, id, at } of rows)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${at.toString()} where id = ${id}`.execute(trx)
  await sql`set local session_replication_role = origin`.execute(trx)
}

/** The same for a row beside a journal: columns of days and of moments, each set to that day. */
export async function redate(
  trx: Trx,
  table: string,
  id: string,
  columns: Readonly<Record<string, Temporal.PlainDate>>,
  key = 'id',
): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(trx)
  for (const [column, day] of Object.entries(columns)) {
    const value = column.endsWith('_on') ? sql`${day.toString()}::date` : sql`${noon(day).toString()}::timestamptz`
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ${sql.ref(key)} = ${id}`.execute(trx)
  }
  await sql`set local session_replication_role = origin`.execute(trx)
}

async function dateReferralBack(trx: Trx, receipt: Receipt, on: Temporal.PlainDate): Promise<void> {
  const at = noon(on).toString()
  const day = on.toString()
  await sql`set local session_replication_role = replica`.execute(trx)
  await sql`update referrals.referral set received_on = ${day}::date, received_at = ${at}::timestamptz where id = ${receipt.referralId}`.execute(
    trx,
  )
  await sql`update cases.case_file set opened_on = ${day}::date where referral_id = ${receipt.referralId}`.execute(trx)
  await sql`update cases.journal j set on_date = ${day}::date, taken_at = ${at}::timestamptz from cases.case_file c where c.id = j.case_id and c.referral_id = ${receipt.referralId}`.execute(
    trx,
  )
  await sql`update people.person p set added_at = ${at}::timestamptz from cases.case_file c where c.person_id = p.id and c.referral_id = ${receipt.referralId}`.execute(
    trx,
  )
  await sql`set local session_replication_role = origin`.execute(trx)
}
