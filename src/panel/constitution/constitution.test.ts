/** What a panel is, over HTTP: its terms and their quorum, its seats, its cycle and its register of conflicts. On a real database. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { casesInHouse } from '../../../test/cases-in-house.ts'
import { filledIn } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'

type Answers = Readonly<Record<string, string | readonly string[]>>

const today = Temporal.Now.plainDateISO('Europe/London')
const aThursday = Temporal.PlainDate.from('2026-01-08')
const onDay = (field: string, day: Temporal.PlainDate): Answers => ({
  [`${field}-day`]: String(day.day),
  [`${field}-month`]: String(day.month),
  [`${field}-year`]: String(day.year),
})
const terms = (body: string, more: Answers = {}): Answers => ({
  body,
  complaints: 'Write to the council.',
  ...onDay('agreedOn', today),
  ...onDay('reviewOn', today.add({ years: 1 })),
  ...more,
})

test('what the panel is', { timeout: 240_000 }, async (t: TestContext) => {
  const house = await aHouse(t)
  const { waiting } = await casesInHouse(house, { waiting: 'listed' })
  const { owner } = house.test
  const caller = (name: string) => aCaller(house.app, house.origin, name)
  const [cora, cass, mina, bo] = await Promise.all(
    ['Cora Coordinator', 'Cass Chair', 'Mina Member', 'Bo Board'].map(caller),
  )
  assert.ok(cora && cass && mina && bo)

  await t.test('terms are the chair’s to agree, and those who govern read them', async () => {
    await send(cass, '/panel/new-terms', terms('The panel of the first version.'))
    await send(cass, '/panel/new-terms', terms('The panel of the second version.'))
    const page = (await bo.get('/panel/terms')).text
    assert.match(page, /second version[\s\S]*Other versions[\s\S]*first version/)
    assert.match(page, /Write to the council/)
    assert.equal((await cora.get('/panel/new-terms')).status, 404)
    assert.equal((await bo.get('/panel/new-terms')).status, 404)
  })

  await t.test('a seat is an agency’s, and the chair is a council’s', async () => {
    const agencies = await agenciesOf(owner)
    const seat = { speaksFor: 'agency', ...onDay('fromOn', today) }
    const refused = await send(cora, '/panel/new-seat', { ...seat, agency: agencies.Health, role: 'chair' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /are the local authority’s/)
    await send(cora, '/panel/new-seat', { ...seat, agency: agencies.Council, role: 'chair' })
    const second = await send(cora, '/panel/new-seat', { ...seat, agency: agencies.Council, role: 'chair' })
    assert.match(second.text, /has a chair already/)
    await send(cora, '/panel/new-seat', { ...seat, agency: agencies.Health, role: 'member_core', speaksFor: 'health' })
  })

  await t.test('who sits there is read by the panel and by nobody else', async () => {
    const seatId = await seatOf(owner, 'member_core')
    await send(cora, `/panel/seats/${seatId}/people/new`, {
      account: house.accounts.get('Mina Member') ?? '',
      part: 'holder',
      ...onDay('fromOn', today),
    })
    assert.match((await mina.get('/panel/members')).text, /Health[\s\S]*Member, for health[\s\S]*Mina Member/)
    assert.equal((await bo.get('/panel/members')).status, 404)
    const page = (await bo.get('/panel/terms')).text
    assert.match(page, /Member, for health/)
    assert.doesNotMatch(page, /Mina/)
    assert.equal((await mina.get(`/panel/seats/${seatId}/change`)).status, 404)
  })

  await t.test('a quorum of the terms keeps the panel from deciding until those are there', async () => {
    await owner.query(
      `update panel.invitation set present = case when account_id = $2 then 'apologies' else 'present' end
        where meeting_id = (select meeting_id from panel.item where case_id = $1)`,
      [waiting, house.accounts.get('Mina Member')],
    )
    await owner.query(
      `update panel.meeting set held_on = $2 where id = (select meeting_id from panel.item where case_id = $1)`,
      [waiting, today.toString()],
    )
    await send(cass, '/panel/new-terms', terms('With health.', { services: ['health'] }))
    const answers = { decision: 'not_adopt', votesNotAdopt: '4', mode: 'unanimous', reason: 'All agreed.' }
    const refused = await send(cass, `/cases/${waiting}/panel-decision`, answers)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /terms of reference ask for others to be present/)
    assert.match(refused.text, /Health is not recorded as present/)
    await owner.query(`update panel.invitation set present = 'present' where account_id = $1`, [
      house.accounts.get('Mina Member'),
    ])
    assert.equal((await send(cass, `/cases/${waiting}/panel-decision`, answers)).status, 303)
  })

  await t.test('the next meetings are arranged by the cycle, each once', async () => {
    const cycle = `/panel/cycles/${house.areaId}`
    assert.equal((await cora.get(`${cycle}/meetings`)).location, cycle)
    await send(cora, cycle, { everyWeeks: '4', ...onDay('countsFrom', aThursday), startsAt: '14.00' })
    assert.equal((await send(cora, `${cycle}/meetings`, {})).status, 303)
    const { rows } = await owner.query<{ count: number }>(
      `select count(*)::int as count from panel.meeting where starts_at = '14:00' and held_on > current_date`,
    )
    assert.ok((rows[0]?.count ?? 0) >= 1)
    assert.match((await cora.get(`${cycle}/meetings`)).text, /arranged already/)
    assert.equal((await mina.get(cycle)).status, 404)
    const sunday = await send(cora, cycle, onDay('countsFrom', aThursday.add({ days: 3 })))
    assert.match(sunday.text, /must be a weekday/)
  })

  await t.test('an interest is a member’s own, read by them and by whoever keeps the register', async () => {
    await send(mina, '/panel/new-interest', { words: 'Governor of Saltings Academy' })
    assert.match((await mina.get('/panel/register')).text, /Governor of Saltings/)
    assert.match((await cora.get('/panel/register')).text, /Mina Member[\s\S]*Governor of Saltings/)
    const olu = await caller('Olu Officer')
    assert.doesNotMatch((await olu.get('/panel/register')).text, /Governor/)
    const { rows } = await owner.query<{ id: string }>('select id from panel.interest')
    const end = `/panel/interests/${rows[0]?.id ?? ''}/end`
    assert.equal((await olu.get(end)).status, 404)
    await send(mina, end, { ended: 'yes' })
    assert.match((await mina.get('/panel/register')).text, /have ended[\s\S]*Governor of Saltings/)
  })
})

async function send(caller: Caller, page: string, answers: Answers) {
  const form = await openForm(caller, page, page)
  return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
}

type Owner = Awaited<ReturnType<typeof aHouse>>['test']['owner']

async function agenciesOf(owner: Owner): Promise<{ readonly Council: string; readonly Health: string }> {
  const { rows } = await owner.query<{ id: string; name: string }>('select id, name from accounts.agency')
  const id = (name: string) => rows.find((row) => row.name === name)?.id ?? assert.fail(name)
  return { Council: id('Council'), Health: id('Health') }
}

async function seatOf(owner: Owner, role: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>('select id from panel.seat where role = $1', [role])
  return rows[0]?.id ?? assert.fail(`no seat of ${role}`)
}
