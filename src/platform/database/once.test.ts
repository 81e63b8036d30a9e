/** A form acts once, also when two submits of it arrive at the same moment. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { testDatabase } from '../../../test/database.ts'
import { ok } from '../outcome.ts'
import { newId } from './ids.ts'
import { ledTo, once } from './once.ts'

const visitor = { visitorToken: newId() }

test('a simultaneous submit waits for the first before it looks at the state of things, and is led where the first was', async (t) => {
  const { database, owner } = await testDatabase(t)
  const formToken = newId()
  const held = Promise.withResolvers<undefined>()
  const claimed = Promise.withResolvers<undefined>()

  const first = database.asVisitor(visitor, async (trx) => {
    assert.equal(await ledTo(trx, formToken), undefined)
    claimed.resolve(undefined)
    await held.promise
    return await once<never>(trx, formToken, async () => ok('/done'))
  })
  await claimed.promise
  const second = database.asVisitor(visitor, async (trx) => await ledTo(trx, formToken))
  const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted
                     and database = (select oid from pg_database where datname = current_database())`
  let waits = false
  for (let looked = 0; looked < 200 && !waits; looked++) {
    await pause(25)
    waits = (await owner.query(waiting)).rowCount === 1
  }
  assert.ok(waits, 'the second did not wait')
  held.resolve(undefined)
  assert.deepEqual(await first, ok('/done'))
  assert.equal(await second, '/done')
})

test('a form that was refused may be sent again', async (t) => {
  const { database } = await testDatabase(t)
  const formToken = newId()
  const refused = await database.asVisitor(visitor, async (trx) =>
    once(trx, formToken, async () => ({ ok: false as const, reason: 'no' })),
  )
  assert.deepEqual(refused, { ok: false, reason: 'no' })
  assert.equal(await database.asVisitor(visitor, async (trx) => await ledTo(trx, formToken)), undefined)
})
