/** No write crosses areas: nothing can be created in another area, moved to it, or hung on what belongs to it. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Question } from './attempts.ts'
import { listGrants, listReferences } from './catalogue.ts'
import { tryCrossings, writers, wrongCrossings } from './crossings.ts'
import { aWorld } from './world.ts'

const world = await aWorld()
const question: Question = { ...world, grants: await listGrants(world.client) }
const references = await listReferences(world.client)

suite('No row mixes two areas', { timeout: 240_000 }, () => {
  for (const actor of writers) {
    test(`written by: ${actor}`, async () => {
      const crossings = await tryCrossings(world.client, question, references, actor)
      assert.ok(crossings.length > 0, 'there was something to try')
      assert.deepEqual(wrongCrossings(crossings), [])
    })
  }

  test('a row that crosses is noticed when row security lets it pass', async () => {
    const table = 'panel.meeting'
    const weakened = `alter policy organisers_change on ${table} with check (true)`
    const one = { ...question, tables: world.tables.filter(({ name }) => name === table) }
    const wrong = wrongCrossings(await tryCrossings(world.client, one, references, 'coordinator', weakened))
    // Its area, and who cancelled it: of each of the two other areas.
    assert.deepEqual(wrong.length, 4)
  })
})
