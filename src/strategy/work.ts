/**
 * The delivery plan on the work page: what is late or due this month, for whoever keeps the strategy all of it, for a board member the actions
 * that they lead.
 */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { dueState, type WorkSource } from '#cases/my-work.ts'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { governanceEditors } from '#reference/roles.ts'
import { actionAddress } from './plan/addresses.ts'

const atMost = 50

export const planDue: WorkSource = async (trx, actor, today) => {
  const areas = areasAs(actor, ...governanceEditors)
  const leads = areas.length === 0 && areasAs(actor, 'board member').length > 0
  if (areas.length === 0 && !leads) return undefined
  const due = await listPlanDue(trx, today.with({ day: today.daysInMonth }), leads ? actor.accountId : undefined)
  return {
    heading: 'The delivery plan',
    nothing: leads
      ? 'No action that you lead is late or due this month.'
      : 'Nothing of the delivery plan is late or due this month.',
    rows: due.map(({ strategyId, actionId, title, milestone, lead, dueOn }) => ({
      what: milestone ?? title,
      href: actionAddress(strategyId, actionId),
      about: [milestone === undefined ? 'Last day of the action' : `Milestone of “${title}”`, lead]
        .filter((words) => words !== '')
        .join(' · '),
      dueOn,
      state: dueState(dueOn, today),
    })),
  }
}

type PlanDue = {
  readonly strategyId: string
  readonly actionId: string
  readonly title: string
  /** Undefined where the action itself is due. */
  readonly milestone: string | undefined
  readonly lead: string
  readonly dueOn: Temporal.PlainDate
}

/** Of plans in force: actions and milestones that are not done and due by that day, the earliest first. @param leadBy of this account alone */
async function listPlanDue(trx: Trx, by: Temporal.PlainDate, leadBy: string | undefined): Promise<readonly PlanDue[]> {
  const { rows } = await sql<{
    strategy_id: string
    action_id: string
    title: string
    milestone: string | null
    lead: string
    due_on: Temporal.PlainDate
  }>`
    select a.strategy_id, a.id as action_id, a.title, d.milestone, coalesce(lead.name, a.lead_name) as lead, d.due_on
      from strategy.action a
      left join accounts.account lead on lead.id = a.lead_account
     cross join lateral (
       select null::text as milestone, a.due_on
        union all
       select m.words, m.due_on from strategy.milestone m
        where m.area_id = a.area_id and m.action_id = a.id and m.done_on is null) d
     where a.done_on is null
       and d.due_on <= ${by}
       and (${leadBy ?? null}::uuid is null or a.lead_account = ${leadBy ?? null}::uuid)
       and exists (select from strategy.version v
                    where v.area_id = a.area_id and v.strategy_id = a.strategy_id and v.state = 'adopted')
     order by d.due_on, a.id
     limit ${atMost}`.execute(trx)
  return rows.map((row) => ({
    strategyId: row.strategy_id,
    actionId: row.action_id,
    title: row.title,
    milestone: row.milestone ?? undefined,
    lead: row.lead,
    dueOn: row.due_on,
  }))
}
