/** Compares what was reached with what is expected, row by row, and says in plain words where they differ. */
import { cannotHoldRows, expected, type Rule, type TableRules } from './expected.ts'
import { databaseRole, kindFor, personBehind, type Act, type Reached } from './attempts.ts'
import { circumstances, hasConflict, type Actor, type Circumstance } from './kinds.ts'
import type { Table } from './catalogue.ts'
import type { Row } from './rows.ts'
import { isRole } from '#reference/roles.ts'

/** Tables without an entry, entries without a table, tables in which no row could be tried. */
export function incomplete(tables: readonly Table[], rows: readonly Row[]): readonly string[] {
  const there = tables.map(({ name }) => name)
  const withRows = new Set(rows.map(({ table }) => table))
  return [
    ...there
      .filter((name) => !(name in expected) && !(name in cannotHoldRows))
      .map((name) => `${name}: is a table, and expected.ts does not say who may see it`),
    ...[...Object.keys(expected), ...Object.keys(cannotHoldRows)]
      .filter((name) => !there.includes(name))
      .map((name) => `${name}: stands in expected.ts, and there is no such table`),
    ...there
      .filter((name) => !withRows.has(name) && !(name in cannotHoldRows))
      .map((name) => `${name}: no row of it is seeded, so that nothing would be proved`),
  ]
}

/** @returns a line for each kind of row that was reached and should not be, or the other way round */
export function differences(
  rows: readonly Row[],
  actor: Actor,
  circumstance: Circumstance,
  reached: readonly Reached[],
): readonly string[] {
  const who = circumstance === 'in order' ? actor : `${actor} (${circumstance})`
  return reached.flatMap(({ table, act, keys, outcomes }) => {
    const rules = expected[table]
    if (rules === undefined) return []
    const rule = ruleFor(rules, act)
    const may = rule === undefined ? [] : kindsFor(rule, actor, circumstance)
    const got = new Set(keys)
    const wrong = new Map<string, Set<string>>()
    for (const row of rows) {
      if (row.table !== table) continue
      const kind = kindFor(row, actor)
      const should = (may.includes('*') || may.includes(kind)) && !hasConflict(kind, actor)
      if (should === got.has(row.key)) continue
      const verdict = should ? 'should, and cannot' : 'can, and should not'
      wrong.set(verdict, (wrong.get(verdict) ?? new Set()).add(kind))
    }
    return [
      ...[...wrong].map(
        ([verdict, kinds]) => `${who} ${verdict} ${act} ${table}: ${[...kinds].join('; ')} (${outcomes.join(', ')})`,
      ),
      // Rows of others are out of reach from the start; it is not left to the check of what they would become.
      ...(act === 'update' && circumstance === 'in order' && outcomes.includes('row by row')
        ? [`${who}: update ${table} reaches rows that only the check of the new row saves`]
        : []),
      ...faults(outcomes).map((outcome) => `${who}: ${act} ${table} ended in ${outcome}`),
      ...silent(actor, circumstance, rules, act, outcomes).map(
        (outcome) => `${who}: ${act} ${table} ended in ${outcome}, not in an error`,
      ),
    ]
  })
}

const understood = ['done', 'row by row', 'no right', 'no identity', 'row security', 'key taken', 'foreign key']

/** Anything else says that the matrix itself asked wrongly, and so proved nothing. */
function faults(outcomes: readonly string[]): readonly string[] {
  return outcomes.filter((outcome) => !understood.includes(outcome))
}

/** Who is nobody gets an error from whatever belongs to somebody, never an empty answer that looks like "there is nothing". */
function silent(
  actor: Actor,
  circumstance: Circumstance,
  rules: TableRules,
  act: Act,
  outcomes: readonly string[],
): readonly string[] {
  const rule = act === 'select' ? rules.select : undefined
  if (rule === undefined || databaseRole(actor) !== 'causeway_app' || isSignedIn(actor, circumstance)) return []
  const isSomebodys = rule.own !== undefined || Object.keys(rule.by ?? {}).some((name) => isRole(name))
  return isSomebodys && !outcomes.includes('no identity') && !outcomes.includes('no right') ? outcomes : []
}

/** Whether a person may copy this row into the table when all is in order: what a circumstance must take away. */
export function mayAdd(row: Row, actor: Actor): boolean {
  const rules = expected[row.table]
  const additions = [rules?.insert, rules?.insertForOneself, ...Object.values(rules?.inserts ?? {})]
  const kinds = additions.flatMap((rule) => (rule === undefined ? [] : kindsFor(rule, actor, 'in order')))
  return kinds.includes('*') || kinds.includes(kindFor(row, actor))
}

export function ruleFor(rules: TableRules, act: Act): Rule | undefined {
  switch (act) {
    case 'select':
      return rules.select
    case 'insert':
      return rules.insert
    case 'insert for oneself':
      return rules.insertForOneself
    case 'update':
      return rules.update
    case 'delete':
      return rules.delete
    default:
      return rules.updates?.[act] ?? rules.inserts?.[act]
  }
}

/** Which kinds a rule allows somebody in their circumstance. */
function kindsFor(rule: Rule, actor: Actor, circumstance: Circumstance): readonly string[] {
  const anybody = databaseRole(actor) === 'causeway_app' ? (rule.by?.everybody ?? []) : []
  const named = rule.by?.[actor] ?? []
  if (databaseRole(actor) !== 'causeway_app') return named
  if (!isSignedIn(actor, circumstance)) return [...anybody, ...(personBehind(actor) === undefined ? named : [])]
  const own = [...anybody, ...(rule.own ?? [])]
  if (rule.freshFactor && circumstance === 'second factor of 6 minutes ago') return own
  if (circumstance === 'role ended' || circumstance === 'role not begun') return own
  const lapsed = circumstance === 'agreement lapsed' || circumstance === 'training lapsed'
  if (lapsed && rule.lapses && !(isRole(actor) && rule.stays?.includes(actor))) return own
  return [...own, ...named]
}

const withoutSession: readonly Circumstance[] = circumstances.filter((one) =>
  ['account disabled', 'session ended', 'session idle for 15 minutes', 'second factor not yet given'].includes(one),
)

function isSignedIn(actor: Actor, circumstance: Circumstance): boolean {
  return personBehind(actor) !== undefined && !withoutSession.includes(circumstance)
}
