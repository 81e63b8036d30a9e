/** What each of the fourteen roles loses when something has lapsed: agreement, training, the role itself, the account, the session, the second factor. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { roles } from '#reference/roles.ts'
import { attempt, type Question } from './attempts.ts'
import { listGrants } from './catalogue.ts'
import { differences, mayAdd } from './compare.ts'
import { circumstances } from './kinds.ts'
import type { Row } from './rows.ts'
import { aWorld } from './world.ts'

const world = await aWorld()
const question: Question = { ...world, grants: await listGrants(world.client) }

suite('What has lapsed opens nothing', { timeout: 240_000 }, () => {
  for (const circumstance of circumstances.filter((one) => one !== 'in order')) {
    test(circumstance, async () => {
      const wrong: string[] = []
      for (const role of roles) {
        // Of what can be added, that is tried which the role may add when all is in order.
        const lapsed = { ...question, copied: (row: Row) => mayAdd(row, role) }
        const reached = await attempt(world.client, lapsed, role, circumstance)
        wrong.push(...differences(world.rows, role, circumstance, reached))
      }
      assert.deepEqual(wrong, [])
    })
  }
})
