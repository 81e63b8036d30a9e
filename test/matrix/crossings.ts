/**
 * Rows that mix two areas: a row of one's own area that names something of another. Tried as new rows, and as changes of rows that one may
 * change – these with every column open for change, so that row security stands alone, without the column grants before it.
 */
import type pg from 'pg'
import { copies } from './acts.ts'
import {
  attempt,
  become,
  copyStatement,
  databaseRole,
  freshId,
  insertable,
  kindFor,
  type Question,
} from './attempts.ts'
import type { Reference } from './catalogue.ts'
import type { Actor, Area } from './kinds.ts'
import type { Row } from './rows.ts'
import { areaId } from './seed-accounts.ts'

export type Crossing = {
  readonly actor: Actor
  readonly act: 'insert' | 'update'
  readonly table: string
  readonly column: string
  readonly area: Area
  /** row security, foreign key …; "done" and "key taken" say that it went through. */
  readonly outcome: string
}

/** Who may write, and so might write across. */
export const writers = [
  'coordinator',
  'case officer',
  'case officer of two areas',
  'channel chair',
  'partner contact',
  'panel member',
  'administrator',
  'visitor',
  'visitor who is signed in as the referrer',
] as const satisfies readonly Actor[]

/** Keys and checks that would refuse a copy before the reference to the other area is looked at. */
const unlocked = `
  alter table cases.journal drop constraint journal_in_order;
  alter table referrals.referrer drop constraint referrer_pkey;
  alter table panel.item drop constraint item_once_a_meeting;
  alter table panel.invitation drop constraint invitation_pkey;
  alter table panel.minute drop constraint minute_pkey, drop constraint minute_agreed_whole, drop constraint minute_locked_whole;
  alter table panel.general_minute drop constraint general_minute_pkey, drop constraint general_minute_area_id_meeting_id_key cascade,
    drop constraint general_minute_agreed_whole, drop constraint general_minute_locked_whole;
  alter table cases.named_account drop constraint named_account_pkey;
  alter table cases.commission_end drop constraint commission_end_pkey;
  alter table training.session_cancellation drop constraint session_cancellation_pkey;
  alter table training.certificate_file drop constraint certificate_file_pkey;
  alter table training.certificate_decision drop constraint certificate_decision_pkey;
  alter table duty.self_review drop constraint self_review_once;
  alter table duty.venue_decision drop constraint venue_decision_once;
  alter table boards.frozen_report drop constraint frozen_report_once;
  alter table boards.report_release drop constraint report_release_once;
  alter table boards.agenda_item drop constraint agenda_item_of_a_paper, drop constraint agenda_item_of_an_escalation;`

type Swap = { readonly table: string; readonly column: string; readonly value: unknown }

/**
 * Tries, for the tables of the question, every reference in turn.
 *
 * @param first SQL that runs in each transaction before the superuser steps down
 */
export async function tryCrossings(
  client: pg.ClientBase,
  question: Question,
  references: readonly Reference[],
  actor: Actor,
  first = '',
): Promise<readonly Crossing[]> {
  const reached = await attempt(client, question, actor, 'in order', first)
  const open = question.tables
    .map(({ name }) => `grant select, update on ${name} to causeway_app, causeway_public;`)
    .join('\n')
  const crossings: Crossing[] = []
  await client.query('begin')
  try {
    await client.query(`${open}\n${unlocked}\n${first}`)
    await become(client, actor)
    for (const area of ['there', 'beyond'] as const) {
      const tried = question.tables.flatMap((table) => {
        const rows = question.rows.filter((row) => row.table === table.name)
        const mine = (act: string): Row | undefined => {
          const keys = reached.find((one) => one.table === table.name && one.act === act)?.keys ?? []
          return rows.find((row) => keys.includes(row.key) && isHere(row, actor))
        }
        const swaps = swapsOf(table.name, area, question.rows, references)
        const given = insertable(table, question.grants, databaseRole(actor))
        const model = mine('insert')
        const inserts = swaps.flatMap(({ column, value }) => {
          if (model === undefined || !given.includes(column)) return []
          const differs = { ...freshId(table), ...copies[table.name], [column]: literal(value) }
          const statement = copyStatement(table, given, differs)
          return [{ act: 'insert' as const, name: table.name, column, statement, row: model.values }]
        })
        const changed = mine('update')
        const updates = swaps.flatMap(({ column, value }) => {
          if (changed === undefined) return []
          // Blind, like the changes of the matrix: a condition would ask the rule for reading about the new row, too.
          const statement = `update ${table.name} t set ${column} = ${literal(value)}`
          return [{ act: 'update' as const, name: table.name, column, statement, row: {} }]
        })
        return [...inserts, ...updates]
      })
      const { rows } = await client.query<{ outcome: string }>('select * from matrix.insert_each($1)', [
        JSON.stringify(
          tried.map((one, place) => ({
            place,
            name: `${one.name} ${one.column} ${one.act}`,
            statement: one.statement,
            row: one.row,
          })),
        ),
      ])
      for (const [place, { act, name, column }] of tried.entries())
        crossings.push({ actor, act, table: name, column, area, outcome: rows[place]?.outcome ?? 'not tried' })
    }
    return crossings
  } finally {
    await client.query('rollback')
  }
}

/** Every column that names something of an area, with the like of the other area in its place. */
function swapsOf(table: string, area: Area, rows: readonly Row[], references: readonly Reference[]): readonly Swap[] {
  const swaps = new Map<string, Swap>()
  for (const reference of references.filter((one) => one.table === table)) {
    // A standing item is of no case: what is referred to must be there whole.
    const isWhole = ({ values }: Row): boolean =>
      reference.targetColumns.every((column) => values[column] !== undefined && values[column] !== null)
    const target = rows.find((row) => row.table === reference.target && placeOf(row) === areaId(area) && isWhole(row))
    if (target === undefined) continue
    for (const [place, column] of reference.columns.entries())
      swaps.set(column, { table, column, value: target.values[reference.targetColumns[place] ?? ''] })
  }
  return [...swaps.values()]
}

function placeOf({ table, values }: Row): unknown {
  return table === 'accounts.area' ? values['id'] : values['area_id']
}

function isHere(row: Row, actor: Actor): boolean {
  return placeOf(row) === undefined || placeOf(row) === areaId('here') || kindFor(row, actor) === 'own'
}

function literal(value: unknown): string {
  return `'${String(value).replaceAll("'", "''")}'`
}

/** What may name something of another area, or be written for one, and why. Everything else is refused. */
const mayCross: Readonly<Record<string, string>> = {
  'insert accounts.holding account_id': 'An officer of a neighbouring area may be given a role here.',
  'insert accounts.proposal account_id': 'The same, where two administrators must agree.',
  'insert cases.plan_action owner_account':
    'Answering for an action opens nothing without a role in the area of the case.',
  'insert cases.transfer to_area_id': 'An offer names the area to which it is made, and opens itself to nobody else.',
  'update cases.transfer to_area_id': 'The same; no grant lets anybody change it afterwards.',
  'insert cases.named_account account_id': 'Being named opens nothing without a role in the area of the case.',
  'insert panel.invitation account_id': 'Being invited opens nothing without a role in the area of the meeting.',
  'insert panel.seat_person account_id': 'A seat opens nothing without a role in the area of the panel.',
  'insert panel.interest account_id': 'What somebody declared of themselves opens nothing.',
  'insert panel.declaration account_id': 'What somebody declared of themselves opens nothing.',
  'insert cases.conflict account_id': 'A conflict only takes away.',
  'insert panel.conflict account_id': 'A conflict only takes away.',
  'insert duty.venue_decision first_by':
    'A first decision names nobody before it: a check holds that, and on appeal the reference does.',
  'insert duty.venue_decision first_stage': 'A word that says which decision is meant; a check holds it.',
  'insert training.certificate_decision evidence': 'A word that says how the completion is known; a check holds it.',
  'insert people.person area_id': 'A visitor hands in for any area; the row names nothing else.',
  'insert referrals.referral area_id': 'A visitor hands in for any area; the row names nothing else.',
  'insert referrals.email_confirmation area_id': 'A visitor hands in for any area; the row names nothing else.',
  'update cases.case_file lead_account': 'Leading opens nothing without a role in the area of the case.',
}

/** With all columns open: who did something. No role may write these columns; grants.test.ts holds that. */
const heldByGrants = [
  'added_by',
  'asked_by',
  'listed_by',
  'named_by',
  'arranged_by',
  'account_id',
  'absent_account',
  'cover_account',
  'declared_by',
  'proposed_by',
  'added_by',
  'made_by',
  'adopted_by',
  'changed_by',
  'agenda_changed_by',
  'attendance_by',
  'in_place_of',
  'signed_by',
  'reported_by',
  'submitted_by',
  'drawn_by',
  'answered_by',
  'drafted_by',
  'agreed_by',
  'locked_by',
  'picked_by',
  'reviewed_by',
]

/** Crossings that went through and should not have, and moves to another area that only a foreign key stopped. */
export function wrongCrossings(crossings: readonly Crossing[]): readonly string[] {
  return crossings.flatMap(({ actor, act, table, column, area, outcome }) => {
    if (
      `${act} ${table} ${column}` in mayCross ||
      (act === 'update' && heldByGrants.includes(column) && table !== 'accounts.session')
    )
      return []
    const what = `${actor}: ${act} ${table} with the ${column} of an area ${area} (${outcome})`
    if (outcome !== 'row security' && outcome !== 'foreign key') return [`${what} went through`]
    const serves = actor === 'case officer of two areas' && area === 'beyond'
    const isMove = act === 'update' && column === 'area_id'
    return isMove && !serves && outcome !== 'row security' ? [`${what} was stopped by a foreign key alone`] : []
  })
}
