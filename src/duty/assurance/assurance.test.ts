/** The assurance statement over HTTP: stated, signed by two people in their order, frozen, submitted. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateBoxes, plain } from '../../../test/boards-in-house.ts'
import { dutyInHouse } from '../../../test/duty-in-house.ts'

test('the assurance statement', { timeout: 200_000 }, async (t) => {
  const { house, ids, cora, bo, olu, pat, callerNamed, send } = await dutyInHouse(t)
  const cass = await callerNamed('Cass Chair')
  const address = `/duty/assurance/${ids.toSignId}`

  await t.test('is read by whoever governs, and found by nobody else', async () => {
    assert.equal((await bo.get(address)).status, 200)
    assert.equal((await bo.get(`${address}/controls/consent`)).status, 404)
    for (const caller of [olu, pat]) assert.equal((await caller.get(address)).status, 404)
  })

  await t.test('the director does not sign before the chair, and a coordinator signs nothing', async () => {
    const early = await send(bo, `${address}/signature`, { sure: 'read' })
    assert.match(early.text, /The chair of the panel signs first, then a director/)
    assert.equal((await cora.get(`${address}/signature`)).status, 404)
  })

  await t.test('once the chair has signed nobody changes it, and the chair does not sign as director', async () => {
    const open = (await cora.get(`${address}/controls/consent`)).text
    assert.equal((await send(cass, `${address}/signature`, { sure: 'read' })).status, 303)
    const late = await send(cora, `${address}/controls/consent`, { rating: 'not-met' }, undefined, open)
    assert.equal(late.status, 404)
    await house.test.owner.query(
      `insert into accounts.holding (id, account_id, area_id, role, from_on)
       values (gen_random_uuid(), $1, $2, 'board member', current_date - 1)`,
      [house.accounts.get('Cass Chair'), house.areaId],
    )
    const both = await send(await callerNamed('Cass Chair'), `${address}/signature`, { sure: 'read' })
    assert.match(both.text, /You have signed it already/)
  })

  await t.test('it is submitted when the director, another person, has signed', async () => {
    const on = dateBoxes('on', '2026-11-01')
    assert.match((await send(cora, `${address}/submission`, on)).text, /Chair and director must sign it first/)
    assert.equal((await send(bo, `${address}/signature`, { sure: 'read' })).status, 303)
    assert.equal((await send(cora, `${address}/submission`, on)).status, 303)
    assert.match(
      plain((await bo.get(address)).text),
      /Chair of the panel: Cass Chair, .* Director: Bo Board, .* Submitted on 1 November 2026/,
    )
  })

  await t.test('what was signed is put right in a new edition, which begins with what the last one says', async () => {
    const year = /value="(\d{4})"/.exec((await cora.get('/duty/assurance/new')).text)?.[1] ?? assert.fail('no year')
    const again = await send(cora, '/duty/assurance/new', { year: String(Number(year) - 1), framework: 'channel-2021' })
    const words = plain((await cora.get(again.location ?? assert.fail(again.text))).text)
    assert.match(words, /\(edition 2\)/)
    assert.match(words, /10 of 10 control areas are stated/)
  })
})
