/** The matrix bites: a policy that is dropped or opened wide is noticed. Here a few of each sort; drop-each-policy.ts does it with all. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Question } from './attempts.ts'
import { listGrants, listPolicies, listReferences } from './catalogue.ts'
import { mutantsOf, nameOf, noticed } from './mutants.ts'
import { aWorld } from './world.ts'

/** Reading through a case, an agency, oneself and a cookie; adding; changing; a service. */
const sample = [
  'cases.case_file need_to_know',
  'cases.journal caseworkers_append',
  'cases.information_request agency_asked',
  'panel.meeting organisers_change',
  'panel.conflict own_and_organisers_read',
  'referrals.referrer who_works_the_case',
  'accounts.holding administrator_ends',
  'platform.draft visitors_own',
  'records.audit_event governance_reads',
]

const world = await aWorld()
const question: Question = { ...world, grants: await listGrants(world.client) }
const references = await listReferences(world.client)
const policies = await listPolicies(world.client)

suite('The matrix notices a policy that goes, or lets everything pass', { timeout: 120_000 }, () => {
  for (const name of sample) {
    for (const mutant of policies.filter((policy) => `${policy.table} ${policy.name}` === name).flatMap(mutantsOf)) {
      test(nameOf(mutant), async () => {
        assert.notEqual(await noticed(world.client, question, references, mutant), undefined)
      })
    }
  }

  test('every policy of the sample is there', () => {
    const there = policies.map((policy) => `${policy.table} ${policy.name}`)
    assert.deepEqual(
      sample.filter((one) => !there.includes(one)),
      [],
    )
  })

  test('the program that does it with all says how it went, here for one table', async () => {
    const program = fileURLToPath(import.meta.resolve('./drop-each-policy.ts'))
    const { stdout } = await promisify(execFile)(process.execPath, [program, 'platform.setting'])
    assert.match(stdout, /2 policies, 2 noticed when dropped; 4 changes in all, 0 unnoticed/)
  })
})
