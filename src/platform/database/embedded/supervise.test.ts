import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Postmaster } from './postmaster.ts'
import { supervise } from './supervise.ts'
import { eventually } from './trial.ts'

/** A server that exists in name only and ends when told. */
function aServer(): { server: Postmaster; die: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  let over = false
  const die = (): void => {
    over = true
    resolve(undefined)
  }
  return { server: { pid: 4_190_000, socketFolder: '', ended: promise, hasEnded: () => over }, die }
}

const impatient = { failuresUntilSaid: 3, firstPauseMs: 1, longestPauseMs: 20, soundAfterMs: 60_000 }

test('a server that cannot be started again is said to have failed once, and is back when the cause is gone', async () => {
  const first = aServer()
  const next = aServer()
  const said: string[] = []
  let causeGone = false
  const supervision = supervise({
    first: first.server,
    startAgain: async () => {
      if (!causeGone) throw new Error('The disk is full')
      return next.server
    },
    log: (line) => said.push(JSON.stringify(line)),
    patience: impatient,
  })
  assert.equal(supervision.status(), 'ready')
  first.die()
  await eventually(() => supervision.status() === 'failed')
  await eventually(() => said.filter((line) => line.includes('The disk is full')).length > 5)
  assert.equal(said.filter((line) => line.includes('failed 3 times in a row')).length, 1)

  causeGone = true
  await eventually(() => supervision.status() === 'ready')
  next.die()
  await supervision.stop()
  assert.equal(supervision.status(), 'stopped')
})

test('a server that dies over and over as soon as it is ready counts as failing too', async () => {
  const said: string[] = []
  const first = aServer()
  const supervision = supervise({
    first: first.server,
    startAgain: async () => {
      const next = aServer()
      next.die()
      return next.server
    },
    log: (line) => said.push(JSON.stringify(line)),
    patience: impatient,
  })
  first.die()
  await eventually(() => said.some((line) => line.includes('failed 3 times in a row')))
  await supervision.stop()
})

test('a server that is killed again and again, having served in between, is back at once each time', async () => {
  const said: string[] = []
  const first = aServer()
  let newest = first
  const supervision = supervise({
    first: first.server,
    startAgain: async () => {
      newest = aServer()
      return newest.server
    },
    log: (line) => said.push(JSON.stringify(line)),
    patience: { ...impatient, longestPauseMs: 600_000, soundAfterMs: 5 },
  })
  for (let kill = 0; kill < 3 * impatient.failuresUntilSaid; kill += 1) {
    const killed = newest
    await pause(20)
    killed.die()
    await eventually(() => newest !== killed && supervision.status() === 'ready')
  }
  assert.ok(said.every((line) => !line.includes('in a row')))
  newest.die()
  await supervision.stop()
})

test('a server that can start, and is killed as soon as it is ready, never waits for the long pause', async () => {
  const first = aServer()
  let newest = first
  const supervision = supervise({
    first: first.server,
    startAgain: async () => {
      newest = aServer()
      return newest.server
    },
    log: () => undefined,
    patience: { ...impatient, longestPauseMs: 600_000 },
  })
  for (let kill = 0; kill < 3 * impatient.failuresUntilSaid; kill += 1) {
    const killed = newest
    killed.die()
    await eventually(() => newest !== killed && supervision.status() === 'ready')
  }
  newest.die()
  await supervision.stop()
})

test('stopping does not wait for a start that is being tried', async () => {
  const first = aServer()
  const supervision = supervise({
    first: first.server,
    startAgain: (givenUp) =>
      new Promise((_, reject) => {
        givenUp.addEventListener('abort', () => {
          reject(new Error('given up'))
        })
      }),
    log: () => undefined,
    patience: impatient,
  })
  first.die()
  await eventually(() => supervision.status() === 'restarting')
  await supervision.stop()
  assert.equal(supervision.status(), 'stopped')
})
