/** What consent owes: tasks the calendar raised, and young people who do not agree, for whoever has to act. No name, no order but days. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { caseworkers, chairs, isRole, type Role } from '#reference/roles.ts'
import { isStage, stageOf } from '../journey/stages.ts'
import { dueState, type WorkRow, type WorkSource } from '../my-work.ts'
import { initials } from '../person-words.ts'

const askers: readonly Role[] = [...caseworkers, ...chairs]
const atMost = 50

type Row = {
  readonly case_id: string
  readonly reference: string
  readonly stage: string
  readonly forenames: string
  readonly surname: string
  readonly kind: string
  readonly due_on: Temporal.PlainDate
}

export const consentDue: WorkSource = async (trx, actor, today) => {
  const roles = actor.holdings.map((holding) => holding.role).filter(isRole)
  if (!roles.some((role) => askers.includes(role))) return undefined
  const rows = [
    ...(await openTasks(trx)),
    ...(chairs.some((role) => roles.includes(role)) ? await openDisagreements(trx) : []),
  ].toSorted((one, other) => Temporal.PlainDate.compare(one.due_on, other.due_on))
  if (rows.length === 0) return undefined
  return {
    heading: 'Consent',
    nothing: 'Nothing is due about consent.',
    rows: rows.map((row) => workRow(row, today)),
  }
}

function workRow(row: Row, today: Temporal.PlainDate): WorkRow {
  return {
    what: whatIsDue(row, today),
    href: `/cases/${row.case_id}#consent`,
    about: `${row.reference} · ${initials(row)} · ${isStage(row.stage) ? stageOf(row.stage).label : ''}`,
    dueOn: row.due_on,
    state: dueState(row.due_on, today),
  }
}

function whatIsDue({ kind, due_on }: Row, today: Temporal.PlainDate): string {
  if (kind === 'refresh') return 'Ask whether consent still stands'
  if (kind === 'disagreement') return 'A young person does not agree: decide before support is given'
  return Temporal.PlainDate.compare(today, due_on) < 0
    ? 'Turns 18: arrange to ask them themself'
    : 'Turned 18: no support until they have been asked themself'
}

/** Raised and not yet followed by what settles them: an answer, for the birthday one as an adult, or the end of consent. */
async function openTasks(trx: Trx): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select t.case_id, c.reference, c.stage, p.forenames, p.surname, t.kind, t.due_on
      from cases.consent_task t
      join cases.case_file c on c.area_id = t.area_id and c.id = t.case_id
      join people.person p on p.area_id = c.area_id and p.id = c.person_id
     where c.closed_on is null
       and not exists (
         select from cases.journal j
          where j.area_id = t.area_id and j.case_id = t.case_id and j.step in ('record consent', 'end consent')
            and j.taken_at > t.raised_at
            and (t.kind = 'refresh' or j.step = 'end consent' or j.facts ->> 'age' = 'adult'))
     order by t.due_on, t.case_id
     limit ${atMost}`.execute(trx)
  return rows
}

/** A parent's consent stands, the young person's latest word is no, and the chair has not decided since. */
async function openDisagreements(trx: Trx): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.id as case_id, c.reference, c.stage, p.forenames, p.surname, 'disagreement' as kind, latest.on_date as due_on
      from cases.case_file c
      join people.person p on p.area_id = c.area_id and p.id = c.person_id
      join lateral (
        select j.step, j.facts, j.on_date from cases.journal j
         where j.area_id = c.area_id and j.case_id = c.id
           and j.step in ('record consent', 'end consent', 'decide after young person disagrees')
         order by j.seq desc limit 1) latest on true
     where c.closed_on is null and c.stage in ('consent_sought', 'active', 'paused')
       and latest.step = 'record consent' and latest.facts ->> 'status' = 'given'
       and latest.facts ->> 'ownView' = 'does not agree'
     order by latest.on_date, c.id
     limit ${atMost}`.execute(trx)
  return rows
}
