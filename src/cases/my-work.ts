/** My work: what is due for me, by clock. The order is of days, never of people. */
import { Temporal } from 'temporal-polyfill'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { caseRoles, isRole, type Role } from '#reference/roles.ts'
import { listDueCases, type CaseListItem } from './case-list.ts'
import { clockLabel } from './journey/clock-table.ts'
import { stageOf, stagesOf, type Stage } from './journey/stages.ts'

/** A part of the page; rooms above add theirs (panel meetings), and this room its own. */
export type WorkSection = {
  readonly heading: string
  readonly rows: readonly WorkRow[]
  /** Said when there is nothing. */
  readonly nothing: string
}

export type WorkRow = {
  readonly what: string
  readonly href: string
  readonly about: string
  readonly dueOn: Temporal.PlainDate | undefined
  readonly state: 'overdue' | 'due today' | 'this week' | 'later' | 'no date'
}

/** What another room has for somebody's work page. */
export type WorkSource = (trx: Trx, actor: Actor, today: Temporal.PlainDate) => Promise<WorkSection | undefined>

const atMost = 50

export async function casesDue(trx: Trx, actor: Actor, today: Temporal.PlainDate): Promise<WorkSection | undefined> {
  const roles = actor.holdings.map((holding) => holding.role).filter(isRole)
  if (!roles.some((role) => caseRoles.includes(role))) return undefined
  const due = await listDueCases(trx, stagesOwedBy(roles), actor.accountId, atMost)
  return {
    heading: 'Cases where something is due',
    nothing: 'Nothing is due on any case.',
    rows: due.map((found) => workRow(found, today)),
  }
}

/** Stages in which one of these roles owes the next step. */
function stagesOwedBy(roles: readonly Role[]): readonly Stage[] {
  return stagesOf('open').filter((stage) => stageOf(stage).responsible.some((role) => roles.includes(role)))
}

export function workRow(found: CaseListItem, today: Temporal.PlainDate): WorkRow {
  return {
    what: clockLabel(found.nextClock) ?? 'Next step',
    href: `/cases/${found.id}`,
    about: `${found.reference} · ${found.initials} · ${stageOf(found.stage).label}`,
    dueOn: found.nextDueOn,
    state: dueState(found.nextDueOn, today),
  }
}

export function dueState(dueOn: Temporal.PlainDate | undefined, today: Temporal.PlainDate): WorkRow['state'] {
  if (dueOn === undefined) return 'no date'
  const days = today.until(dueOn).days
  if (days < 0) return 'overdue'
  if (days === 0) return 'due today'
  return days <= 7 ? 'this week' : 'later'
}
