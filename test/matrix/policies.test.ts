/**
 * The matrix bites: each policy is dropped, and opened wide, and the matrix notices. `node test/matrix/drop-each-policy.ts` says by what.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Question } from './attempts.ts'
import { listGrants, listPolicies, listReferences } from './catalogue.ts'
import { mutantsOf, nameOf, noticed, withoutEffect } from './mutants.ts'
import { aWorld } from './world.ts'

const world = await aWorld()
const question: Question = { ...world, grants: await listGrants(world.client) }
const references = await listReferences(world.client)
const policies = await listPolicies(world.client)

suite('The matrix notices a policy that goes, or lets everything pass', { timeout: 570_000 }, () => {
  for (const policy of policies) {
    test(`${policy.table} ${policy.name}`, async () => {
      for (const mutant of mutantsOf(policy)) {
        const said = await noticed(world.client, question, references, mutant)
        // An excuse that is no longer needed must go.
        assert.equal(said === undefined, nameOf(mutant) in withoutEffect, `${nameOf(mutant)}: ${said ?? 'unnoticed'}`)
      }
    })
  }

  test('nothing is excused that is not there', () => {
    const there = policies.flatMap(mutantsOf).map(nameOf)
    assert.deepEqual(
      Object.keys(withoutEffect).filter((name) => !there.includes(name)),
      [],
    )
  })

  test('the program that tells how each was noticed ends well, here for one table', async () => {
    const program = fileURLToPath(import.meta.resolve('./drop-each-policy.ts'))
    const { stdout } = await promisify(execFile)(process.execPath, [program, 'platform.setting'])
    assert.match(stdout, /3 policies, 3 noticed when dropped; 5 changes in all, 0 unnoticed/)
  })
})
