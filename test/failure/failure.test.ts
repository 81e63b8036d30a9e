/** The short form of `npm run test:failure`: enough kills to see on each change that it still holds, not enough to trust a number. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killing } from './killing.ts'
import { inFlight } from './ledger.ts'
import { aService } from './running-causeway.ts'

test('referrals acknowledged before the application or its database is killed are all there, once and whole', async (t) => {
  const service = await aService()
  t.after(() => service.remove())
  await service.start()
  await service.addArea()
  const seed = Date.now() % 1_000_000
  const { attempts, kills, verdict, refusals } = await killing(service, {
    name: `Short${seed}`,
    seed,
    kills: ['application', 'postmaster', 'application', 'postmaster'],
    referralsAtATime: 1,
    say: (line) => {
      t.diagnostic(line)
    },
  })
  const { acknowledged, unknown, ...wrong } = verdict
  const nothing = { lost: [], doubled: [], confused: [], torn: [], unreadable: [], gone: [] }
  assert.deepEqual(wrong, nothing, `seed ${seed}, ${unknown.outcomes} outcomes unknown`)
  assert.ok(acknowledged >= kills.length * 8, `${acknowledged} acknowledged`)
  assert.ok(inFlight(attempts, kills).share > 0, 'nothing was in flight at any kill')
  // "Try again" and broken connections alone.
  const faults = Object.keys(refusals).filter((reason) => /^\d+$/.test(reason) && reason !== '503')
  assert.deepEqual(faults, [])
  await service.stop()
})
