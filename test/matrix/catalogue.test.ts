/** What must hold of every table, view, function and role; and that each of these checks finds a fault that is planted. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../database.ts'
import { ask, questions, unlistedFunctions, unlistedOpenPolicies, type QuestionName } from './safety.ts'

const { owner, connection } = await testDatabase()

/** Faults, by the question that must find them: what to plant, and what is then said. */
const planted: Readonly<Record<QuestionName, readonly (readonly [sql: string, said: string])[]>> = {
  'row security is enabled and forced on every table': [
    ['alter table cases.journal no force row level security', 'cases.journal has row security that spares its owner'],
    ['create table cases.planted (id uuid primary key)', 'cases.planted has row security switched off'],
  ],
  'every right on rows has a policy that says which rows': [
    [
      'grant delete on cases.journal to causeway_app',
      'causeway_app may DELETE cases.journal, and no policy says which rows',
    ],
  ],
  'views look with the rights of whoever asks': [
    ['create view cases.planted as select id from cases.case_file', 'cases.planted looks with the rights of its owner'],
  ],
  'no materialised view can be read by the application': [
    [
      'create materialized view cases.planted as select id from cases.case_file; grant select on cases.planted to causeway_app',
      'cases.planted is a copy that row security does not guard, and causeway_app can read it',
    ],
  ],
  'no function is for everybody to call': [
    ['grant execute on function access.actor() to public', 'access.actor() can be called by everybody'],
    [
      'create function cases.planted() returns integer language sql return 1',
      'cases.planted() can be called by everybody',
    ],
  ],
  'functions with the rights of their owner pin where they look, and nobody can sign in as that owner': [
    ['alter function access.actor() reset search_path', 'access.actor() looks where whoever calls it says'],
    ['alter function access.actor() owner to causeway_app', 'access.actor() belongs to causeway_app'],
  ],
  'the application owns nothing': [['alter table cases.journal owner to causeway_app', 'causeway_app owns pg_class']],
  'the application has no power over the server': [
    ['alter role causeway_app bypassrls', 'causeway_app has more power than a role of the application may'],
    ['alter role causeway_clerk login', 'causeway_clerk has more power than a role of the application may'],
  ],
  'the application can become its four services, and nobody else': [
    ['grant causeway_owner to causeway_app', 'causeway_app can become causeway_owner'],
    ['grant pg_read_server_files to causeway_app', 'causeway_app can become pg_read_server_files'],
  ],
  'the application can create nothing': [
    ['grant create on schema cases to causeway_app', 'causeway_app can create in cases'],
    [
      `do $$ begin execute format('grant temporary on database %I to causeway_app', current_database()); end $$`,
      'causeway_app can create in the temporary schema',
    ],
  ],
}

suite('The catalogue', () => {
  for (const name of Object.keys(planted).filter((one): one is QuestionName => one in questions)) {
    test(name, async () => {
      assert.deepEqual(await asked(name), [])
      for (const [sql, said] of planted[name]) {
        const found = await asked(name, sql)
        assert.ok(
          found.some((one) => one.startsWith(said)),
          `${sql}: ${JSON.stringify(found)}`,
        )
      }
    })
  }

  test('a policy lets everything pass only where the list says why', async () => {
    assert.deepEqual(await inside('', unlistedOpenPolicies), [])
    const policy = 'create policy planted on cases.journal for select to causeway_app using (true)'
    assert.deepEqual(await inside(policy, unlistedOpenPolicies), ['not on the list: cases.journal planted'])
  })

  test('functions with the rights of their owner are those of the list, for the callers of the list', async () => {
    assert.deepEqual(await inside('', unlistedFunctions), [])
    const planting = `create function access.planted() returns integer language sql security definer set search_path = '' return 1;
      revoke execute on function access.planted() from public; grant execute on function access.actor() to causeway_backup`
    assert.deepEqual(await inside(planting, unlistedFunctions), [
      'not on the list: access.actor() by app backup clerk mailer owner public sealer',
      'not on the list: access.planted() by ',
      'only on the list: access.actor() by app clerk mailer owner public sealer',
    ])
  })

  test('the application really cannot make a table, a temporary one either, nor read or write a file of the server', async () => {
    const client = new pg.Client(connection)
    await client.connect()
    try {
      for (const statement of [
        'create temporary table planted (id uuid)',
        'create table public.planted (id uuid)',
        'create table cases.planted (id uuid)',
        'create schema planted',
        `copy accounts.area to '/tmp/planted'`,
        `copy accounts.area to program 'true'`,
        `select pg_read_file('postgresql.conf')`,
        'set role causeway_owner',
        'set role causeway_search',
        'set session authorization causeway_owner',
        'set row_security = off; select 1 from cases.case_file',
        'alter table cases.case_file disable row level security',
      ])
        await assert.rejects(client.query(statement), statement)
    } finally {
      await client.end()
    }
  })
})

async function asked(name: QuestionName, sql = ''): Promise<readonly string[]> {
  return await inside(sql, (client) => ask(client, name))
}

/** Asks within a transaction in which something was planted, and takes it back. Roles belong to the whole server, but what is not committed is seen by nobody. */
async function inside<T>(sql: string, question: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    if (sql !== '') await client.query(sql)
    return await question(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}
