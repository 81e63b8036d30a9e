/** The job of the night on a real database: once is enough, twice is the same, and a night cut short is made good by the next. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { fixedClock } from '#platform/clock.ts'
import type { Database } from '#platform/database/database.ts'
import { aHouse, type House } from '../../../test/house.ts'
import { invent } from '../../../test/browser/invent.ts'
import { inventReferrals } from '../../demonstration/generate.ts'
import { watchConsentJob } from './watch-job.ts'

const today = Temporal.Now.plainDateISO('Europe/London')

test('the night raises each task once, also when it is run twice or ended midway', async (t) => {
  const house = await aHouse(t)
  const [one, other, adult] = inventReferrals(3, 3, today)
  assert.ok(one && other && adult)
  const soon = today.add({ days: 50 })
  const bornOn = (on: Temporal.PlainDate) => ({ known: 'date' as const, on })
  await invent(house, [
    [{ ...one, person: { ...one.person, birth: bornOn(soon.subtract({ years: 18 })) } }, 'supported'],
    [{ ...other, person: { ...other.person, birth: bornOn(soon.subtract({ years: 18 })) } }, 'consent given'],
    [{ ...adult, person: { ...adult.person, birth: bornOn(today.subtract({ years: 30 })) } }, 'supported'],
  ])

  await assert.rejects(night(house, today, failingAfter(house.test.database, 1)), /ended midway/)
  assert.equal(await tasks(house), 0, 'a night that was cut short leaves nothing half done')
  assert.equal(await night(house, today), 2)
  assert.equal(await night(house, today), 0)
  assert.deepEqual(
    await Promise.all([night(house, today.add({ days: 5 })), night(house, today.add({ days: 5 }))]),
    [0, 0],
  )
  assert.equal(await tasks(house), 2)

  // Near the end of the year the parents' consent and the adult's own come to their last day.
  assert.equal(await night(house, today.add({ months: 11 })), 3)
  const steps = await house.test.owner.query<{ taken: string }>(
    "select count(*) as taken from cases.journal where taken_by is null and step <> 'receive referral'",
  )
  assert.equal(Number(steps.rows[0]?.taken), 0, 'no step is taken by software')
})

async function night(house: House, day: Temporal.PlainDate, database: Database = house.test.database): Promise<number> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const clock = fixedClock(`${day.toString()}T02:40:00Z`)
  const context = { database, clock, stopping: new AbortController().signal, log }
  return (await watchConsentJob().work({}, context))['raised'] ?? 0
}

async function tasks({ test: { owner } }: House): Promise<number> {
  const { rows } = await owner.query<{ count: string }>('select count(*) from cases.consent_task')
  return Number(rows[0]?.count)
}

/** The same database, whose service is killed at the end of its so many-th transaction, before it has committed. */
function failingAfter(database: Database, transactions: number): Database {
  let left = transactions
  return {
    ...database,
    asService: (service, work) =>
      database.asService(service, async (trx) => {
        const done = await work(trx)
        left -= 1
        if (left === 0) throw new Error('ended midway')
        return done
      }),
  }
}
