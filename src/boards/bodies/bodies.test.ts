/** Bodies over HTTP: who reads them, who keeps them, and what happens when two change one at once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boardsInHouse, dateBoxes, plain } from '../../../test/boards-in-house.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { encoded } from '../../../test/hostile/caller.ts'

test('the bodies that govern the partnership', { timeout: 200_000 }, async (t) => {
  const { ids, cora, bo, olu, send } = await boardsInHouse(t)
  const address = `/boards/${ids.bodyId}`

  await t.test('a board member sees the chart, with a table of the same beneath it', async () => {
    const { text } = await bo.get('/boards')
    assert.match(text, /<title>Who reports to whom in Thurrock<\/title>/)
    assert.match(plain(text), /Prevent Board Alastair Wharfdale, Assistant director, head of housing Every 3 months/)
    assert.match(plain(text), /LSCB: Annual report on Prevent, every year/)
    assert.doesNotMatch(text, /\/boards\/new-body/)
  })

  await t.test('a board member reads who sits on it, and finds no way to change it', async () => {
    const { text } = await bo.get(address)
    assert.match(plain(text), /Tobi Quillmere Detective sergeant Member Essex Police Ffion Larkwater/)
    assert.match(plain(text), /Earlier and later members .*Osian Fernshaw/)
    assert.doesNotMatch(text, /\/change/)
    assert.equal((await bo.get(`${address}/change`)).status, 404)
  })

  await t.test('a case officer finds no boards at all', async () => {
    for (const page of ['/boards', address, `${address}/change`]) assert.equal((await olu.get(page)).status, 404)
  })

  await t.test('a body is added once by its name', async () => {
    const answers = { name: 'Contest board', kind: 'other', everyMonths: '6' }
    const added = await send(cora, '/boards/new-body', answers)
    assert.equal(added.status, 303)
    assert.match(plain((await cora.get(added.location ?? '')).text), /Contest board.*Every 6 months/)
    const again = await send(cora, '/boards/new-body', answers)
    assert.equal(again.status, 422)
    assert.match(again.text, /There is a body with this name already/)
  })

  await t.test('a cycle is a whole number of months', async () => {
    const answer = await send(cora, '/boards/new-body', { name: 'A board', kind: 'other', everyMonths: 'quarterly' })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /Number of months must be a whole number from 1 to 24/)
  })

  await t.test('when two change it at once the second sees both versions, and may keep their own', async () => {
    const form = formTo((await cora.get(`${address}/change`)).text, `${address}/change`)
    const first = filledIn(form, { terms: 'Owns the plan.' })
    assert.equal((await cora.post(form.action, { body: encoded(first) })).status, 303)
    const later = formTo((await cora.get(`${address}/change`)).text, `${address}/change`)
    const stale = filledIn(later, { terms: 'Owns the strategy.', version: '1' })
    const clash = await cora.post(later.action, { body: encoded(stale) })
    assert.equal(clash.status, 409)
    assert.match(plain(clash.text), /Cora Coordinator changed Prevent Board/)
    assert.match(plain(clash.text), /Owns the plan\. Owns the strategy\./)
    const mine = formTo(clash.text, `${address}/change`)
    assert.equal((await cora.post(mine.action, { body: encoded(mine.fields) })).status, 303)
    assert.match((await cora.get(address)).text, /Owns the strategy\./)
  })

  await t.test('a membership ends on a day, not before it began, and stays to be read', async () => {
    const member = `${address}/members/${ids.memberId}`
    const early = await send(cora, member, dateBoxes('untilOn', '2001-01-01'))
    assert.match(early.text, /Last day must be on or after the first day/)
    assert.equal((await send(cora, member, dateBoxes('untilOn', '2026-01-31'))).status, 303)
    assert.match(plain((await cora.get(address)).text), /Earlier and later members .*31 Jan 2026/)
  })

  await t.test('a body reports the same to another only once', async () => {
    const { text } = await cora.get(`${address}/new-reporting-line`)
    const cabinet = /<option value="([^"]+)"[^>]*>Cabinet/.exec(text)?.[1] ?? assert.fail('no Cabinet')
    const answers = { to: cabinet, what: 'Annual report', everyMonths: '12', ...dateBoxes('countsFrom', '2026-03-01') }
    assert.equal((await send(cora, `${address}/new-reporting-line`, answers)).status, 303)
    const again = await send(cora, `${address}/new-reporting-line`, answers)
    assert.equal(again.status, 422)
    assert.match(again.text, /It reports this to Cabinet already/)
  })
})
