/** What sessions owe somebody today: the coordinator what was not held, booked or reported; the provider what is theirs to do. By day. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { holdsAny } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { dueState, type WorkRow, type WorkSource } from '../my-work.ts'
import { awaiting, sessionsOf, tally } from './sessions.ts'
import { listAssignedCommissions, listUnsettledCommissions, type Commission } from './store.ts'
import { awaitingInWords, tallyInWords } from './words.ts'

const organisers = ['coordinator', 'channel chair', 'deputy chair'] as const

/** Sessions not held or not reported, in all cases that the reader sees. Found anew each time, so that none is missed and none is there twice. */
export const sessionsAwaiting: WorkSource = async (trx, actor, today) => {
  if (!holdsAny(actor, organisers)) return undefined
  const rows = (await listUnsettledCommissions(trx)).flatMap((commission) =>
    awaiting(commission.terms, commission.events, today)
      .filter(({ forCoordinator }) => forCoordinator)
      .map((found): WorkRow => ({
        what: awaitingInWords(found),
        href: `/cases/${commission.caseId}#support-given`,
        about: `${commission.reference} · ${commission.initials} · ${tallyInWords(tally(commission.terms, commission.events, today))}`,
        dueOn: found.since,
        state: dueState(found.since, today),
      })),
  )
  if (rows.length === 0) return undefined
  return {
    heading: 'Sessions not held or not reported',
    nothing: 'Every session was held and reported.',
    rows: byDay(rows),
  }
}

/** Reports with which a provider asked to be heard now, until somebody has said what was done. */
export const worriesOfProviders: WorkSource = async (trx, actor, today) => {
  if (!holdsAny(actor, organisers)) return undefined
  const worries = await openWorries(trx)
  if (worries.length === 0) return undefined
  return {
    heading: 'Providers ask you to look now',
    nothing: 'No provider waits for you.',
    rows: worries.map((worry) => ({
      what: `Read the report of session ${worry.number}, and say what you did`,
      href: `/cases/${worry.case_id}/worry-answer`,
      about: `${worry.reference} · ${worry.initials}`,
      dueOn: worry.on_date,
      state: dueState(worry.on_date, today),
    })),
  }
}

async function openWorries(trx: Trx) {
  return trx
    .selectFrom('cases.session_event as event')
    .innerJoin('cases.commission as commission', 'commission.id', 'event.commission_id')
    .innerJoin('cases.case_file as file', 'file.id', 'event.case_id')
    .select(['event.number', 'event.case_id', 'event.on_date', 'commission.reference', 'commission.initials'])
    .where('event.tell_now', '=', true)
    .where(
      sql<boolean>`not exists (select from cases.journal j
        where j.area_id = event.area_id and j.case_id = event.case_id
          and j.step = 'answer provider’s worry' and j.facts ->> 'eventId' = event.id::text)`,
    )
    .orderBy('event.on_date')
    .orderBy('event.id')
    .execute()
}

/** A provider's own: what to write down, and the next session. */
export const sessionsToGive: WorkSource = async (trx, actor, today) => {
  if (!holdsAny(actor, ['intervention provider'])) return undefined
  const rows = (await listAssignedCommissions(trx, actor.accountId)).flatMap((commission) => rowsFor(commission, today))
  return { heading: 'Sessions you give', nothing: 'Nothing waits for you.', rows: byDay(rows) }
}

function rowsFor(commission: Commission, today: Temporal.PlainDate): readonly WorkRow[] {
  const row = (what: string, dueOn: Temporal.PlainDate | undefined): WorkRow => ({
    what,
    href: `/support/${commission.id}`,
    about: `${commission.reference} · ${commission.initials}`,
    dueOn,
    state: dueState(dueOn, today),
  })
  const sessions = sessionsOf(commission.terms, commission.events, today)
  const reports = sessions
    .filter(({ state }) => state === 'held' || state === 'report overdue')
    .map(({ number, reportDueOn }) => row(`Write the report of session ${number}`, reportDueOn))
  if (!commission.terms.supportStands) {
    const ended = commission.end !== undefined
    return ended ? reports : [row('Support has stopped', undefined), ...reports]
  }
  const booked = sessions
    .filter(({ state }) => state === 'booked' || state === 'no word')
    .map(({ number, state, on }) =>
      row(state === 'booked' ? `Hold session ${number}` : `Say whether session ${number} was held`, on),
    )
  const left = sessions.filter(({ state }) => state === 'to book' || state === 'not held')
  const toBook = left.length > 0 && booked.length === 0 ? [row('Book the next session', undefined)] : []
  return [...reports, ...booked, ...toBook]
}

function byDay(rows: readonly WorkRow[]): readonly WorkRow[] {
  const day = ({ dueOn }: WorkRow): string => dueOn?.toString() ?? '9999-12-31'
  return rows.toSorted((one, other) => day(one).localeCompare(day(other)))
}
