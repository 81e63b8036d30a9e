/** Advice, projects and campaigns over HTTP. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { dateBoxes, plain } from '../../test/boards-in-house.ts'
import { communitiesInHouse } from '../../test/communities-in-house.ts'

const today = Temporal.Now.plainDateISO('Europe/London')
const now = today.toString()

test('advice, projects and campaigns', { timeout: 200_000 }, async (t) => {
  const { house, ids, cora, bo, olu, send } = await communitiesInHouse(t)
  const planned = `/communities/projects/${ids.plannedId}`

  await t.test('a check that expires within two months is on the coordinator’s work page', async () => {
    const work = plain((await cora.get('/work')).text)
    assert.match(work, /Check the provider again Seen online/)
    assert.match(work, /Answer: Come back with somebody from the panel/)
    assert.doesNotMatch(plain((await bo.get('/work')).text), /Check the provider again/)
  })

  await t.test('a project does not start before its provider has passed due diligence', async () => {
    assert.match(plain((await bo.get(planned)).text), /It cannot start yet/)
    const start = dateBoxes('startedOn', now)
    const refused = await send(cora, `${planned}/start`, start)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /its provider has not passed due diligence/)
    const check = {
      ...dateBoxes('checkedOn', now),
      checked: 'Accounts, and what it publishes.',
      reasons: 'As found.',
      ...dateBoxes('expiresOn', today.add({ years: 1 }).toString()),
    }
    await send(cora, `${planned}/new-check`, { ...check, outcome: 'not passed' })
    assert.equal((await send(cora, `${planned}/start`, start)).status, 422)
    await send(cora, `${planned}/new-check`, { ...check, outcome: 'passed' })
    assert.equal((await send(cora, `${planned}/start`, start)).status, 303)
    assert.match(plain((await bo.get(planned)).text), /Started .* Passed Accounts/)
    assert.match((await send(cora, `${planned}/start`, start)).text, /It has started already/)
  })

  await t.test('the database refuses it too, whoever writes', async () => {
    const { rows } = await house.test.owner.query<{ id: string }>(
      `insert into communities.project (id, area_id, title, provider_id, purpose, funding, cost_pounds, planned_from, planned_until, added_by, changed_by)
       select gen_random_uuid(), area_id, 'Unchecked', provider_id, purpose, funding, 0, planned_from, planned_until, added_by, added_by
         from communities.project where id = $1 returning id`,
      [ids.plannedId],
    )
    const start = (day: string) =>
      house.test.owner.query('update communities.project set started_on = $2 where id = $1', [rows[0]?.id, day])
    const refused = { constraint: 'project_starts_after_due_diligence' }
    await assert.rejects(start(now), refused)
    await house.test.owner.query(
      `insert into communities.due_diligence (id, area_id, project_id, checked_on, checked, outcome, reasons, expires_on, added_by)
       select gen_random_uuid(), area_id, id, '2026-01-01', 'Accounts', 'passed', 'In order', '2026-02-01', added_by
         from communities.project where id = $1`,
      [rows[0]?.id],
    )
    await assert.rejects(start('2026-02-02'), refused)
    await start('2026-02-01')
  })

  await t.test('a project is held in sessions, and ends with what was found', async () => {
    const project = `/communities/projects/${ids.projectId}`
    const early = { ...dateBoxes('heldOn', '2020-01-01'), what: 'A workshop', reach: '20' }
    assert.match((await send(cora, `${project}/new-session`, early)).text, /once the project has started/)
    await send(cora, `${project}/new-session`, { ...early, ...dateBoxes('heldOn', now) })
    assert.match(plain((await bo.get(project)).text), /all sessions together: 119/)
    const end = { ...dateBoxes('endedOn', now), evaluation: 'Young people asked for more.' }
    assert.equal((await send(cora, `${project}/evaluation`, end)).status, 303)
    assert.match(plain((await bo.get(project)).text), /Ended .* Young people asked for more/)
    assert.doesNotMatch(plain((await cora.get(project)).text), /Record a session/)
  })

  await t.test('advice stands unanswered until somebody says what was done with it', async () => {
    const group = `/communities/groups/${ids.groupId}`
    assert.match(plain((await bo.get(group)).text), /next to how many led to support\. .* Not answered/)
    await send(cora, `/communities/advice/${ids.adviceId}`, {
      done: 'It is in the annual report.',
      ...dateBoxes('doneOn', now),
    })
    assert.match(plain((await bo.get(group)).text), /It is in the annual report/)
  })

  await t.test('a member is an organisation, sits once, and leaves by a day', async () => {
    const group = `/communities/groups/${ids.groupId}`
    await send(cora, `${group}/members/${ids.memberId}`, dateBoxes('untilOn', now))
    const words = plain((await bo.get(group)).text)
    assert.match(words, /Riverside Mosque and Community Centre \d+ \w+ \d+ \d+ \w+ \d+/)
    assert.match(plain((await bo.get('/communities/groups')).text), /Hate crime: after the graffiti/)
  })

  await t.test('a campaign shows what was counted, by channel', async () => {
    const campaign = `/communities/campaigns/${ids.campaignId}`
    const figure = { channel: 'Bus stops', counts: 'Posters', figure: '24', ...dateBoxes('untilOn', now) }
    await send(cora, `${campaign}/new-figure`, figure)
    const words = plain((await bo.get(campaign)).text)
    assert.match(words, /Bus stops Posters 24/)
    assert.match(words, /School newsletters Families it was sent to 3,200/)
  })

  await t.test('a board member keeps none of it, and a case officer finds none', async () => {
    for (const page of [
      `${planned}/change`,
      `${planned}/new-check`,
      '/communities/new-campaign',
      '/communities/new-group',
    ])
      assert.equal((await bo.get(page)).status, 404, page)
    for (const page of [planned, '/communities/projects', '/communities/groups', '/communities/campaigns'])
      assert.equal((await olu.get(page)).status, 404, page)
  })
})
