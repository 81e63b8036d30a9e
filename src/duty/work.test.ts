/** The day-to-day work of the duty over HTTP: support and escalation, advice without names, items, venue checks with an appeal, and forgetting. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { boardsInTown } from '../../test/boards-in-town.ts'
import { dateBoxes, plain } from '../../test/boards-in-house.ts'
import { dutyInHouse } from '../../test/duty-in-house.ts'
import { expireVenueChecks } from './venue-checks/expire-job.ts'

test('the work of the duty', { timeout: 200_000 }, async (t) => {
  const { house, ids, cora, bo, olu, pat, callerNamed, send } = await dutyInHouse(t)
  const pia = await callerNamed('Pia Primary')
  const cass = await callerNamed('Cass Chair')
  const { rows } = await house.test.owner.query<{ id: string; name: string }>('select id, name from accounts.agency')
  const { bodyId } = await boardsInTown(house.test, {
    areaId: house.areaId,
    by: house.accounts.get('Cora Coordinator') ?? assert.fail('no coordinator'),
    agency: (name) => rows.find((row) => row.name === name)?.id ?? assert.fail(name),
  })

  await t.test(
    'an authority that struggles is offered support, and one that does not care goes before a board',
    async () => {
      const address = `/duty/authorities/${ids.authorityId}`
      const offered = { kind: 'support offered', ...dateBoxes('on', '2026-11-02'), words: 'A visit was offered.' }
      assert.equal((await send(cora, `${address}/entries/new`, offered)).status, 303)
      const what = 'It has not assessed itself for two years.'
      assert.equal((await send(cora, `${address}/escalation`, { body: bodyId, what })).status, 303)
      assert.match(
        plain((await bo.get(address)).text),
        /Put before a board .*To Prevent Board: It has not assessed itself/,
      )
      const { rows: items } = await house.test.owner.query<{ title: string }>(
        `select title from boards.agenda_item where kind = 'escalation' and title like 'Marshes%'`,
      )
      assert.deepEqual(items, [{ title: `Marshes Foundation Trust: ${what}` }])
      for (const page of [`${address}/entries/new`, `${address}/escalation`])
        assert.equal((await bo.get(page)).status, 404)
    },
  )

  await t.test('a school asks without a name, is answered, and no other agency reads either', async () => {
    const form = (await pia.get('/duty/advice/new')).text
    assert.match(plain(form), /Do not write the name of a child/)
    assert.doesNotMatch(form, /name="(?:name|child|pupil|person)[^"]*"/)
    const asked = await send(pia, '/duty/advice/new', {
      setting: 'school',
      topic: 'filtering',
      question: 'What must a filter do?',
    })
    const address = asked.location ?? assert.fail('not asked')
    assert.equal((await pat.get(address)).status, 404)
    assert.equal((await olu.get(address)).status, 404)
    assert.equal((await pia.get(`${address}/answers/new`)).status, 404)
    assert.equal((await send(cora, `${address}/answers/new`, { words: 'Block the national list.' })).status, 303)
    const words = plain((await pia.get(address)).text)
    assert.match(words, /Block the national list\./)
    assert.match(words, /Time taken Less than an hour/)
    assert.match((await pia.get(address)).text, /href="\/refer"/)
    assert.match(plain((await cora.get('/duty/advice')).text), /Filtering and monitoring 1 1 1 0/)
  })

  await t.test('a board member reads the duty items, and changes none', async () => {
    assert.match(plain((await bo.get('/duty/items')).text), /Filtering of public computers .* Head of ICT/)
    assert.equal((await bo.get(`/duty/items/${ids.itemId}/change`)).status, 404)
  })

  const check = `/duty/venue-checks/${ids.checkId}`
  await t.test('a decision says how free speech was weighed', async () => {
    const page = `/duty/venue-checks/${ids.toDecideId}/decision`
    const refused = await send(cora, page, { outcome: 'conditions', reasons: 'A steward is needed.' })
    assert.match(refused.text, /Enter how free speech was weighed/)
    assert.match(refused.text, /Enter the conditions/)
    assert.equal((await bo.get(check)).status, 404)
  })

  await t.test('an appeal is decided by another person than the first decision, once', async () => {
    const decision = { outcome: 'approved', reasons: 'The larger hall is free.', freeSpeech: 'It can be heard there.' }
    assert.match((await send(cora, `${check}/decision`, decision)).text, /It has been decided already/)
    const appeal = { ...dateBoxes('receivedOn', '2026-11-20'), grounds: 'A larger hall is free.' }
    assert.equal((await send(cora, `${check}/appeal`, appeal)).status, 303)
    assert.match((await send(cass, `${check}/decision`, decision)).text, /another person must decide the appeal/)
    assert.equal((await send(cora, `${check}/decision`, decision)).status, 303)
    assert.match(plain((await cora.get(check)).text), /Decided on appeal .*Decision on appeal Outcome Approved/)
    await assert.rejects(
      house.test.owner.query(
        `insert into duty.venue_decision (id, area_id, check_id, stage, outcome, reasons, free_speech, first_by, first_stage, decided_by)
         select gen_random_uuid(), area_id, check_id, 'appeal', 'approved', 'x', 'x', decided_by, 'first', decided_by
           from duty.venue_decision where stage = 'first'`,
      ),
      /venue_decision_on_appeal_by_another/,
    )
  })

  await t.test('a check goes whole when its time is over, and only then', async () => {
    const today = Temporal.Now.plainDateISO('Europe/London')
    const held = async (monthsAgo: number): Promise<void> => {
      await house.test.owner.query('alter table duty.venue_check disable trigger append_only')
      await house.test.owner.query('update duty.venue_check set event_on = $1 where id = $2', [
        today.subtract({ months: monthsAgo }).toString(),
        ids.checkId,
      ])
    }
    await held(11)
    assert.deepEqual(await expireVenueChecks(house.test.database, today), { expired: 0 })
    await held(12)
    assert.deepEqual(await expireVenueChecks(house.test.database, today), { expired: 1 })
    assert.deepEqual(await expireVenueChecks(house.test.database, today), { expired: 0 })
    assert.equal((await cora.get(check)).status, 404)
    const { rowCount } = await house.test.owner.query('select from duty.venue_decision where check_id = $1', [
      ids.checkId,
    ])
    assert.equal(rowCount, 0)
  })
})
