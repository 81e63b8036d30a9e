/** Duties to report over HTTP: what is late, and what a report does to it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { boardsInHouse, dateBoxes, plain } from '../../../test/boards-in-house.ts'

test('reports that bodies owe each other', { timeout: 200_000 }, async (t) => {
  const { ids, cora, bo, olu, send } = await boardsInHouse(t)
  const today = Temporal.Now.plainDateISO('Europe/London')

  await t.test('a board member sees which report is late, and cannot record one', async () => {
    const { text } = await bo.get('/boards/duties')
    const words = plain(text)
    assert.match(words, /1 report is late/)
    assert.match(
      words,
      /Hidden and Extreme Harms Prevention Committee Annual report on Prevent, every year .* Not yet .* Late by \d+ days/,
    )
    assert.doesNotMatch(text, /Record a report/)
    assert.equal((await bo.get(`/boards/${ids.bodyId}/reporting-lines/${ids.lineId}/report`)).status, 404)
    assert.equal((await olu.get('/boards/duties')).status, 404)
  })

  await t.test(
    'a report that is recorded moves the next one, and stands in the register with its version',
    async () => {
      const { text } = await cora.get('/boards/duties')
      // The first row is the first due.
      const page = /href="([^"]+\/report)"/.exec(text)?.[1] ?? assert.fail('nothing to record')
      const offered = (await cora.get(page)).text
      const paper =
        /<option value="([^"]+)"[^>]*>Annual report on Prevent, version 2</.exec(offered)?.[1] ?? assert.fail()
      const answers = { paper, meeting: 'elsewhere' }
      const tomorrow = dateBoxes('givenOn', today.add({ days: 1 }).toString())
      assert.equal((await send(cora, page, { ...answers, ...tomorrow })).status, 422)
      assert.equal((await send(cora, page, { ...answers, ...dateBoxes('givenOn', today.toString()) })).status, 303)
      const words = plain((await bo.get('/boards/duties')).text)
      assert.match(words, /No report is late/)
      assert.match(words, /Hidden and Extreme Harms Prevention Committee received Annual report on Prevent, version 2/)
    },
  )
})
