/**
 * Takes away each policy in turn, and opens each wide, and reports whether the access matrix notices: `node test/matrix/drop-each-policy.ts`,
 * or only those of some tables: `node test/matrix/drop-each-policy.ts panel.item panel.meeting`. Ends with 1 when any goes unnoticed.
 */
import { endTestServer } from '../database/server.ts'
import { openWorld } from './world.ts'
import { listGrants, listPolicies, listReferences } from './catalogue.ts'
import { mutantsOf, nameOf, noticed, unmutated, withoutEffect } from './mutants.ts'

const startedAt = performance.now()
const world = await openWorld()
try {
  const question = { ...world, grants: await listGrants(world.client) }
  const references = await listReferences(world.client)
  const asked = process.argv.slice(2)
  const policies = (await listPolicies(world.client)).filter(({ table }) => asked.length === 0 || asked.includes(table))
  const mutants = policies.flatMap(mutantsOf)
  const amiss = await unmutated(world.client, question)
  if (amiss !== undefined) throw new Error(`the matrix fails before anything was changed: ${amiss}`)
  const unnoticed: string[] = []
  let dropped = 0
  for (const mutant of mutants) {
    const said = await noticed(world.client, question, references, mutant)
    if (said !== undefined && mutant.change === 'dropped') dropped += 1
    const excuse = withoutEffect[nameOf(mutant)]
    if (said === undefined && excuse === undefined) unnoticed.push(nameOf(mutant))
    print(
      `${said === undefined ? (excuse === undefined ? '✖' : '–') : '✔'} ${nameOf(mutant)}  ${said ?? excuse ?? 'UNNOTICED'}`,
    )
  }
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  print(
    `\n${policies.length} policies, ${dropped} noticed when dropped; ${mutants.length} changes in all, ${unnoticed.length} unnoticed; ${seconds} s`,
  )
  process.exitCode = mutants.length > 0 && unnoticed.length === 0 ? 0 : 1
} finally {
  await world.close()
  await endTestServer()
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
