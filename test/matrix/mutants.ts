/** Each policy taken away, or opened wide, one at a time: does the matrix notice? A matrix that would not is worth nothing. */
import type pg from 'pg'
import { attempt, databaseRole, type Question } from './attempts.ts'
import type { Policy, Reference } from './catalogue.ts'
import { differences } from './compare.ts'
import { tryCrossings, writers, wrongCrossings } from './crossings.ts'
import { actors, type Actor } from './kinds.ts'

export type Mutant = {
  readonly policy: Policy
  readonly change: 'dropped' | 'using (true)' | 'with check (true)'
  readonly sql: string
}

const addsNothing = 'Nothing can be added by the application, and a row that it may not reach it cannot change.'
const ungranted = 'The columns it looks at can be given by nobody (grants.ts).'

/** Mutants that nothing can notice, and why that is safe. */
export const withoutEffect: Readonly<Record<string, string>> = {
  'jobs.version worker_without_session: with check (true)': addsNothing,
  'jobs.job_dependency worker_without_session: with check (true)': addsNothing,
  'jobs.instance worker_without_session: with check (true)': addsNothing,
  'jobs.queue_stats owner_migrates: dropped': 'The table can hold no row.',
  'accounts.calendar_feed own: with check (true)': ungranted,
  'panel.rehearsal ones_own: with check (true)': ungranted,
  'people.person visitor_hands_in: with check (true)': ungranted,
  'platform.outbox anyone_queues: with check (true)': ungranted,
  'training.import clerk_settles: with check (true)':
    'clerk_reads says the same, and a changed row must be one that may be read.',
  'referrals.email_confirmation visitor_asks: with check (true)': ungranted,
}

export function mutantsOf(policy: Policy): readonly Mutant[] {
  const named = `policy ${policy.name} on ${policy.table}`
  const open = (text: string | null): boolean => text === null || text === 'true'
  return [
    { policy, change: 'dropped', sql: `drop ${named}` },
    ...(open(policy.using) ? [] : [{ policy, change: 'using (true)' as const, sql: `alter ${named} using (true)` }]),
    ...(open(policy.check)
      ? []
      : [{ policy, change: 'with check (true)' as const, sql: `alter ${named} with check (true)` }]),
  ]
}

export function nameOf({ policy, change }: Mutant): string {
  return `${policy.table} ${policy.name}: ${change}`
}

/**
 * The first thing that the matrix has to say against a mutant; undefined when it goes unnoticed. The table itself is tried first, with those
 * whom the policy names; then whatever may follow from it in other tables.
 */
export async function noticed(
  client: pg.ClientBase,
  question: Question,
  references: readonly Reference[],
  { policy, change, sql }: Mutant,
): Promise<string | undefined> {
  const itself = { ...question, tables: question.tables.filter(({ name }) => name === policy.table) }
  const meant = actors.filter((actor) => policy.roles.includes(databaseRole(actor)) || policy.roles.includes('public'))
  for (const actor of meant) {
    const wrong = await firstDifference(client, itself, actor, sql)
    if (wrong !== undefined) return wrong
  }
  for (const actor of writers.filter((writer) => policy.roles.includes(databaseRole(writer)))) {
    const [wrong] = wrongCrossings(await tryCrossings(client, itself, references, actor, sql))
    if (wrong !== undefined) return wrong
  }
  if (nameOf({ policy, change, sql }) in withoutEffect) return undefined
  for (const actor of actors) {
    const wrong = await firstDifference(client, question, actor, sql)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

/** What the matrix has to say of the database as it is: it must be nothing, or no mutant would prove anything. */
export async function unmutated(client: pg.ClientBase, question: Question): Promise<string | undefined> {
  for (const actor of actors) {
    const wrong = await firstDifference(client, question, actor, '')
    if (wrong !== undefined) return wrong
  }
  return undefined
}

async function firstDifference(
  client: pg.ClientBase,
  question: Question,
  actor: Actor,
  first: string,
): Promise<string | undefined> {
  const [wrong] = differences(
    question.rows,
    actor,
    'in order',
    await attempt(client, question, actor, 'in order', first),
  )
  return wrong
}
