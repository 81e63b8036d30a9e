import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Unavailable } from '../failures.ts'
import { anInventedDatabase, aWeb } from './web-for-tests.ts'

test('a process whose database answers is alive and ready', async (t) => {
  const { app } = await aWeb(t)
  for (const url of ['/health/live', '/health/ready']) {
    const answer = await app.inject(url)
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.body, 'ok\n')
  }
})

test('a process whose database is away is alive, but not ready, and tells no versions', async (t) => {
  const { app } = await aWeb(t, undefined, {
    database: {
      ...anInventedDatabase(),
      ready: async () => {
        throw new Unavailable('ECONNREFUSED 10.0.0.5:5432 PostgreSQL 18.4')
      },
    },
  })
  assert.equal((await app.inject('/health/live')).statusCode, 200)
  const answer = await app.inject('/health/ready')
  assert.equal(answer.statusCode, 503)
  assert.equal(answer.body, 'waiting for the database\n')
})

test('being asked for its health often does not use up anybody’s limit', async (t) => {
  const { app } = await aWeb(t, undefined, { config: { limits: { perSessionAMinute: 2, perAddressAMinute: 2 } } })
  for (let count = 0; count < 10; count += 1) assert.equal((await app.inject('/health/live')).statusCode, 200)
  assert.equal((await app.inject('/cookies')).statusCode, 200)
})
