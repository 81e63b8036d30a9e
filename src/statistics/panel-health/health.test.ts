/** The page of the panel's health, on a real database: counts for whoever governs, and for nobody else. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { newId } from '#platform/database/ids.ts'
import { quarterOf } from '#reference/quarters.ts'
import { casesInHouse } from '../../../test/cases-in-house.ts'
import { aHouse } from '../../../test/house.ts'
import { signedIn } from '../../../test/house-browser.ts'
import { publishStatistics } from '../publish-job.ts'

const house = await aHouse({ after })
const { database, owner } = house.test
const today = Temporal.Now.plainDateISO('Europe/London')
// Decided some three quarters ago.
const path = '6-month review due'
await casesInHouse(house, { a: path, b: path, c: path, d: path, e: path, f: path })
await aMeeting(quarterOf(today).subtract({ days: 20 }), { 'Cass Chair': 'present', 'Pia Primary': 'present' })
await aMeeting(quarterOf(today).subtract({ days: 50 }), { 'Cass Chair': 'present', 'Pia Primary': 'apologies' })
await aMeeting(quarterOf(today), { 'Pia Primary': 'present' })
await aMeeting(quarterOf(today).subtract({ years: 1, days: 1 }), { 'Pia Primary': 'present' })
await publishStatistics(database, today)

test('a board member reads how the panel is doing, and neither a case nor a name', async () => {
  const board = await signedIn(house, 'Bo Board')
  const page = await board.open('/panel/health')
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /Panel decisions with those whom the Act asks for[\s\S]*6 of 6/)
  assert.match(page.body, /Decided within four weeks of being listed/)
  assert.doesNotMatch(page.body, /THU-|Cass|Mina/)
  assert.doesNotMatch(page.body, /\b[1-4] of 6\b/)
})

test('attendance counts meetings by agency, over the last four whole quarters', async () => {
  const page = (await (await signedIn(house, 'Bo Board')).open('/panel/health')).body
  assert.match(page, /<th scope="row"[^>]*>School<\/th><td[^>]*>1 of 2</)
})

test('whoever works cases and does not govern finds no such page', async () => {
  for (const name of ['Olu Officer', 'Mina Member', 'Pat Partner'])
    assert.equal((await (await signedIn(house, name)).open('/panel/health')).statusCode, 404, name)
})

async function aMeeting(on: Temporal.PlainDate, came: Readonly<Record<string, string>>): Promise<void> {
  const id = newId()
  await owner.query(
    `insert into panel.meeting (id, area_id, held_on, starts_at, place, kind, arranged_by) values ($1, $2, $3, '10:00', 'Room 1', 'ordinary', $4)`,
    [id, house.areaId, on.toString(), house.accounts.get('Cass Chair')],
  )
  for (const [name, present] of Object.entries(came))
    await owner.query(
      `insert into panel.invitation (area_id, meeting_id, account_id, capacity, present) values ($1, $2, $3, 'member', $4)`,
      [house.areaId, id, house.accounts.get(name), present],
    )
}
