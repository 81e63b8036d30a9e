/**
 * Identity lives for one transaction, and cannot be made up: what one person was is nothing to the next on the same connection, and no
 * setting that SQL may change makes anybody somebody else.
 */
import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { addAgencyDirectly, addAreaDirectly } from '#accounts/seeding.ts'
import { openDatabase, type Trx } from '#platform/database/database.ts'
import { SignInNeeded } from '#platform/failures.ts'
import { testDatabase } from '../database.ts'

const { connection, owner } = await testDatabase()
const people = await arrange(50)

suite('Identity', { timeout: 120_000 }, () => {
  test('nobody is left behind on a connection: after somebody, no identity is an error', async (t) => {
    const database = openDatabase({ connection, connections: 1 })
    t.after(() => database.close())
    const [person] = people
    assert.ok(person)
    assert.equal(await database.asActor(person.token, whoAmI), person.account)
    await assert.rejects(database.asActor(undefined, whoAmI), SignInNeeded)
    await assert.rejects(database.asActor('a token nobody was given', whoAmI), SignInNeeded)
    await assert.rejects(database.asVisitor({}, whoAmI), SignInNeeded)
    await assert.rejects(database.asService('clerk', whoAmI), SignInNeeded)
    assert.equal(await database.asActor(person.token, whoAmI), person.account)
  })

  test('nor after a transaction that failed, and nor does its role stay', async (t) => {
    const pool = new pg.Pool({ ...connection, max: 1 })
    t.after(() => pool.end())
    const database = openDatabase({ connection, connections: 1 })
    t.after(() => database.close())
    const [person] = people
    assert.ok(person)
    const fails = async (trx: Trx): Promise<never> => {
      await sql`select 1 / 0`.execute(trx)
      throw new Error('was not reached')
    }
    await assert.rejects(database.asActor(person.token, fails), /division by zero/)
    await assert.rejects(database.asVisitor({ sessionToken: person.token }, fails), /division by zero/)
    await assert.rejects(database.asActor(undefined, whoAmI), SignInNeeded)
    const roles = await database.asActor(person.token, (trx) =>
      sql<{
        role: string
        token: string
      }>`select current_user as role, current_setting('causeway.session') as token`.execute(trx),
    )
    assert.deepEqual(roles.rows, [{ role: 'causeway_app', token: person.token }])
  })

  test('2,000 requests of 50 people, visitors and services over four connections: everybody sees their own and no row of others', async (t) => {
    const database = openDatabase({ connection, connections: 4, waitForConnectionMs: 100_000 })
    t.after(() => database.close())
    let foreign = 0
    let right = 0
    await Promise.all(
      Array.from({ length: 2_000 }, async (_, turn) => {
        const person = people[(turn * 7) % people.length]
        assert.ok(person)
        // Every fifth is nobody, a visitor, a service, or somebody whose request fails half-way.
        if (turn % 20 === 3) await assert.rejects(database.asActor(undefined, ownRows), SignInNeeded)
        else if (turn % 20 === 7) await assert.rejects(database.asVisitor({}, whoAmI), SignInNeeded)
        else if (turn % 20 === 11) await assert.rejects(database.asService('mailer', whoAmI), SignInNeeded)
        else if (turn % 20 === 15) await assert.rejects(database.asActor(person.token, givesUp), /gave up/)
        else {
          const seen = await database.asActor(person.token, ownRows)
          foreign += seen.filter((account) => account !== person.account).length
          right += seen.length === 2 ? 1 : 0
        }
      }),
    )
    assert.deepEqual({ foreign, right }, { foreign: 0, right: 1_600 })
  })
})

suite('Identity cannot be made up from SQL', { timeout: 120_000 }, () => {
  test('no setting that policies and functions read, and none that sounds like one, makes anybody somebody else', async (t) => {
    const [person, other] = people
    assert.ok(person && other)
    const read = await settingsRead()
    assert.deepEqual(read, ['causeway.session', 'causeway.visitor', 'role'])
    const names = [
      ...read,
      'app.user_id',
      'app.actor',
      'causeway.actor',
      'causeway.account',
      'request.jwt.claim.sub',
      'session_authorization',
    ]
    const values = [
      other.account,
      other.sessionId,
      other.tokenHash,
      `\\x${other.tokenHash}`,
      'causeway_owner',
      'causeway_search',
      'causeway_backup',
    ]
    const client = new pg.Client(connection)
    await client.connect()
    t.after(() => client.end())
    for (const name of names) {
      for (const value of values) {
        await client.query('begin')
        await client.query(`select set_config('causeway.session', $1, true)`, [person.token])
        const seen = await client
          .query<{ account: string }>(
            `with forged as materialized (select set_config($1, $2, true)) select s.account_id as account from forged, accounts.session s`,
            [name, value],
          )
          .then((answer) => answer.rows.map(({ account }) => account))
          .catch(() => [])
        await client.query('rollback')
        await client.query('begin')
        await client.query(`select set_config('causeway.session', $1, true)`, [person.token])
        const after = await client
          .query(`select set_config($1, $2, true)`, [name, value])
          .then(() => client.query<{ account: string }>('select account_id as account from accounts.session'))
          .then((answer) => answer.rows.map(({ account }) => account))
          .catch(() => [])
        await client.query('rollback')
        const foreign: string[] = [...seen, ...after].filter((account) => account !== person.account)
        assert.deepEqual(foreign, [], `${name} = ${value}`)
      }
    }
  })

  test('the hash of a token that stands in the database opens nothing, and cannot be read', async (t) => {
    const database = openDatabase({ connection, connections: 1 })
    t.after(() => database.close())
    const [person, other] = people
    assert.ok(person && other)
    await assert.rejects(database.asActor(other.tokenHash, whoAmI), SignInNeeded)
    const reads = (trx: Trx) => sql`select token_hash from accounts.session`.execute(trx)
    await assert.rejects(database.asActor(person.token, reads), /permission denied/)
  })

  test('nobody writes a session, or whose it is', async (t) => {
    const database = openDatabase({ connection, connections: 1 })
    t.after(() => database.close())
    const [person, other] = people
    assert.ok(person && other)
    const forge = (trx: Trx) =>
      sql`insert into accounts.session (id, token_hash, account_id, stage) values (${randomUUID()}, '\\x00', ${other.account}, 'complete')`.execute(
        trx,
      )
    await assert.rejects(database.asActor(person.token, forge), /permission denied/)
    const move = (trx: Trx) => sql`update accounts.session set account_id = ${other.account}`.execute(trx)
    await assert.rejects(database.asActor(person.token, move), /permission denied/)
  })
})

/** Names of settings that any policy or function of ours reads. */
async function settingsRead(): Promise<readonly string[]> {
  const { rows } = await owner.query<{ text: string }>(
    `select prosrc as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname !~ '^(pg_|information_schema)'
     union all select coalesce(qual, '') || ' ' || coalesce(with_check, '') from pg_policies`,
  )
  const names = rows.flatMap(({ text }) =>
    [...text.matchAll(/current_setting\(\s*'([^']+)'/g)].map(([, name]) => name ?? ''),
  )
  return [...new Set(names)].sort()
}

async function whoAmI(trx: Trx): Promise<string | undefined> {
  const { rows } = await sql<{ account: string }>`select access.actor() as account`.execute(trx)
  return rows[0]?.account
}

/** Rows that belong to one person alone: two each, their session and a form they have begun. */
async function ownRows(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ account: string }>`
    select account_id as account from accounts.session union all select owner_account from platform.draft`.execute(trx)
  return rows.map(({ account }) => account)
}

async function givesUp(trx: Trx): Promise<never> {
  await ownRows(trx)
  throw new Error('gave up')
}

type Signed = {
  readonly account: string
  readonly token: string
  readonly tokenHash: string
  readonly sessionId: string
}

async function arrange(count: number): Promise<readonly Signed[]> {
  const client = await owner.connect()
  try {
    const areaId = await addAreaDirectly(client, {
      code: 'E06000034',
      name: 'Thurrock',
      shortName: 'THU',
      policeForce: 'Essex Police',
    })
    const agencyId = await addAgencyDirectly(client, { areaId, name: 'Council', kind: 'council' })
    const made: Signed[] = []
    for (const number of Array.from({ length: count }, (_, place) => place)) {
      const [account, sessionId, token] = [randomUUID(), randomUUID(), randomBytes(32).toString('base64url')]
      const tokenHash = createHash('sha256').update(token).digest('hex')
      await client.query(
        'insert into accounts.account (id, area_id, agency_id, email, name) values ($1, $2, $3, $4, $4)',
        [account, areaId, agencyId, `person${number}@council.example`],
      )
      await client.query(
        `insert into accounts.session (id, token_hash, account_id, stage) values ($1, decode($2, 'hex'), $3, 'complete')`,
        [sessionId, tokenHash, account],
      )
      await client.query(
        `insert into platform.draft (id, form_id, form_version, owner_account, sealed) values ($1, 'national', '1', $2, '\\x00')`,
        [randomUUID(), account],
      )
      made.push({ account, token, tokenHash, sessionId })
    }
    return made
  } finally {
    client.release()
  }
}
