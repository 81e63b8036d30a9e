/** SQL of what people thought of a session. A single answer is read by nobody: the database tells counts, and from some number on alone. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { hashOf } from '#accounts/secrets.ts'
import type { Trx } from '#platform/database/database.ts'
import type { Feedback } from './feedback-form.ts'

export type Ticket = { readonly course: string; readonly heldOn: Temporal.PlainDate }

/** For a visitor. Undefined for one that is used up, over or invented. */
export async function openTicket(trx: Trx, ticket: string): Promise<Ticket | undefined> {
  const { rows } = await sql<{ course: string; held_on: Temporal.PlainDate }>`
    select course, held_on from training.open_ticket(${hashOf(ticket)})`.execute(trx)
  const [row] = rows
  return row && { course: row.course, heldOn: row.held_on }
}

/**
 * For a visitor. The key of the answers is the hash of the form's token, which holds a time and is kept nowhere.
 * @returns false where there is no such ticket and the form was not sent before
 */
export async function giveFeedback(trx: Trx, ticket: string, formToken: string, given: Feedback): Promise<boolean> {
  const key = createHash('sha256').update(formToken).digest()
  const { rows } = await sql<{ kept: boolean }>`
    select training.give_feedback(${hashOf(ticket)}, ${key}, ${given.useful}, ${given.surer}, ${given.pace}, ${given.change})
        as kept`.execute(trx)
  return rows[0]?.kept === true
}

export type Answered = {
  /** In steps of five while somebody still may answer. */
  readonly answers: number
  readonly isOver: boolean
  /** None until it is over and enough have answered. */
  readonly results: readonly Result[]
}
export type Result = { readonly question: string; readonly choice: string; readonly answers: number }

/** Undefined for whoever did not arrange it. @param from how many must have answered; the database asks for five at least */
export async function findAnswered(trx: Trx, sessionId: string, from: number): Promise<Answered | undefined> {
  const counted = await sql<{ answers: number; is_over: boolean }>`
    select answers, is_over from training.feedback_count(${sessionId}::uuid)`.execute(trx)
  const [count] = counted.rows
  if (count === undefined) return undefined
  const { rows } = await sql<Result>`
    select question, choice, answers from training.feedback_results(${sessionId}::uuid, ${from})`.execute(trx)
  return { answers: count.answers, isOver: count.is_over, results: rows }
}
