/** Safe counts, from the journals to the page, on a real database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { aHouse } from '../../test/house.ts'
import { casesInHouse } from '../../test/cases-in-house.ts'
import { signedIn } from '../../test/house-browser.ts'
import { publishStatistics } from './publish-job.ts'

test('safe counts', { timeout: 200_000 }, async (t) => {
  const house = await aHouse(t)
  const { database, owner } = house.test
  // Referred a year ago: the quarter in which their first deadlines fell due has ended.
  const path = '6-month review due'
  await casesInHouse(house, { a: path, b: path, c: path, d: path, e: path, f: path })
  const today = Temporal.Now.plainDateISO('Europe/London')

  await t.test('the database itself refuses a figure that is too small', async () => {
    const insert = (numerator: number, denominator: number) =>
      owner.query(
        `insert into statistics.figure (area_id, measure, from_on, until_on, numerator, denominator)
         values ($1, 'gateway in time', '2020-01-01', '2020-03-31', $2, $3)`,
        [house.areaId, numerator, denominator],
      )
    await assert.rejects(insert(4, 4), /figure_is_safe/)
    await assert.rejects(insert(18, 20), /figure_is_safe/)
    await assert.rejects(insert(3, 20), /figure_is_safe/)
  })

  await t.test('what has ended is settled once, and a second run adds nothing', async () => {
    const first = await publishStatistics(database, today)
    assert.equal(first.areas, 1)
    assert.ok(first.told > 0)
    assert.deepEqual(await publishStatistics(database, today), { areas: 0, told: 0, carried: 0 })
    const { rows } = await owner.query<{ sum: string }>(
      "select sum(denominator) from statistics.figure where measure = 'acknowledged in time'",
    )
    assert.equal(Number(rows[0]?.sum), 6, 'each referral once')
  })

  await t.test('whoever governs or analyses reads them, and nobody else', async () => {
    const chair = await signedIn(house, 'Cass Chair')
    const page = await chair.open('/statistics')
    assert.equal(page.statusCode, 200)
    assert.match(page.body, /Referrals acknowledged in time[\s\S]*6 of 6/)
    const officer = await signedIn(house, 'Olu Officer')
    assert.equal((await officer.open('/statistics')).statusCode, 404)
  })
})
