/** A small crowd at each run of the tests; `npm run test:crowd` has five minutes of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aHouse } from '../house.ts'
import { crowdOf } from './crowd.ts'

test('twenty people on the same few cases at once lose nothing, double nothing, and leave every list true to its journal', async (t) => {
  const house = await aHouse(t)
  const found = await crowdOf(house, { people: 20, cases: 6, seed: 7, until: { forms: 120 } })
  const { lost, doubled, unasked, torn, broken } = found
  assert.deepEqual(
    { lost, doubled, unasked, torn, broken },
    { lost: [], doubled: [], unasked: [], torn: [], broken: [] },
  )
  // That there was something to lose: steps taken, forms sent twice, and people who were told that somebody else was faster.
  assert.ok(found.taken > 10 && found.sentTwice > 0 && found.clashes > 0, JSON.stringify(found))
})
