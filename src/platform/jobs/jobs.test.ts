import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { testDatabase } from '../../../test/database.ts'
import { systemClock } from '../clock.ts'
import { startJobs, type JobDefinition, type JobLog, type Jobs } from './jobs.ts'

const quick = { everySeconds: 1 }
const here = await testDatabase()

async function working(t: TestContext, jobs: JobDefinition[], log: JobLog = silence): Promise<Jobs> {
  const started = await startJobs({
    connection: here.connection,
    database: here.database,
    clock: systemClock,
    log,
    jobs,
  })
  // Before the database is dropped, which hooks set up earlier do first.
  t.after(() => started.stop())
  return started
}

test('of two workers, one does each piece of timed work', async (t) => {
  const slots: number[] = []
  const count: JobDefinition = {
    name: 'count',
    schedule: quick,
    limitSeconds: 10,
    work: async () => {
      slots.push(Math.floor(Date.now() / 1_000))
      return { counted: 1 }
    },
  }
  const began = Date.now()
  await working(t, [count])
  await working(t, [count])
  await until(() => slots.length >= 3)
  const seconds = Math.ceil((Date.now() - began) / 1_000)
  assert.ok(slots.length <= seconds + 2, `${slots.length} runs in ${seconds} seconds`)
})

test('work that fails is told in the log, and the database learns the kind of failure but no word of it', async (t) => {
  const told: string[] = []
  const log: JobLog = { ...silence, error: (_fields, message) => void told.push(message) }
  const jobs = await working(
    t,
    [
      {
        name: 'fail',
        schedule: quick,
        limitSeconds: 10,
        work: () => Promise.reject(Object.assign(new Error('Jane Doe could not be found'), { code: 'E42' })),
      },
    ],
    log,
  )
  await until(async () => (await jobs.states()).some((state) => state.failed > 0))
  assert.equal(told[0], 'job failed')
  const { rows } = await here.owner.query<{ output: unknown }>("select output from jobs.job where state = 'failed'")
  assert.match(JSON.stringify(rows), /fail failed: Error E42/)
  assert.doesNotMatch(JSON.stringify(rows), /Jane/)
  const [state] = await jobs.states()
  assert.ok(state?.lastFailedAt)
})

test('a job that is woken gets the ids it was woken with, and nothing but ids', async (t) => {
  const told: unknown[] = []
  const jobs = await working(t, [
    {
      name: 'export',
      limitSeconds: 10,
      work: async (ids) => {
        told.push(ids)
        return {}
      },
    },
  ])
  const ids = { export: '0193a3c0-6d61-7c00-8000-00000000000a' }
  await jobs.wake('export', ids)
  await assert.rejects(jobs.wake('export', { name: 'Jane Doe' }), /ids alone/)
  await assert.rejects(jobs.wake('no such job'), /by its name/)
  await until(() => told.length > 0)
  assert.deepEqual(told, [ids])
})

test('work that has begun is finished before the process stops', async (t) => {
  const steps: string[] = []
  const jobs = await working(t, [
    {
      name: 'slow',
      schedule: quick,
      limitSeconds: 10,
      work: async (_ids, { stopping }) => {
        steps.push('begun')
        await pause(700)
        steps.push(stopping.aborted ? 'finished, told to stop' : 'finished')
        return {}
      },
    },
  ])
  await until(() => steps.length === 1)
  await jobs.stop()
  assert.deepEqual(steps, ['begun', 'finished, told to stop'])
})

test('daily work stands in the calendar at its time in London, and leaves it when it is gone', async (t) => {
  const daily = (name: string, dailyAt: string): JobDefinition => ({
    name,
    schedule: { dailyAt },
    limitSeconds: 10,
    work: async () => ({}),
  })
  const first = await working(t, [daily('tidy', '03:20'), daily('sweep', '04:00')])
  await first.stop()
  await working(t, [daily('tidy', '03:25')])
  const { rows } = await here.owner.query('select name, cron, timezone from jobs.schedule')
  assert.deepEqual(rows, [{ name: 'tidy', cron: '25 3 * * *', timezone: 'Europe/London' }])
})

test('somebody who is signed in reaches no job, whatever a query of theirs says', async (t) => {
  await working(t, [{ name: 'one', schedule: quick, limitSeconds: 10, work: async () => ({}) }])
  const client = new pg.Client(here.connection)
  await client.connect()
  t.after(() => client.end())
  await until(async () => (await client.query('select 1 from jobs.job')).rowCount !== 0)
  await client.query("select set_config('causeway.session', 'some session', false)")
  assert.equal((await client.query('select 1 from jobs.job')).rowCount, 0)
  await assert.rejects(client.query("insert into jobs.job (name, data) values ('one', '{}')"), /row-level security/)
  assert.equal((await client.query('delete from jobs.job')).rowCount, 0)
})

const silence: JobLog = { info: () => undefined, warn: () => undefined, error: () => undefined }

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 30_000
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error('it did not come about')
    await pause(50)
  }
}
