/** SQL of the rule by which case access of panel roles follows the register. */
import { colleagueName } from '#platform/database/changed.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'

export type AccessRule = {
  readonly follows: boolean
  readonly reason: string
  readonly setBy: string
  readonly setAt: Temporal.Instant
}

/** What was said, the newest first; none where it was never switched. */
export async function listRules(trx: Trx, areaId: string): Promise<readonly AccessRule[]> {
  const rows = await trx
    .selectFrom('training.access_rule as rule')
    .leftJoin('accounts.account as setter', 'setter.id', 'rule.set_by')
    .select(['rule.follows', 'rule.reason', 'rule.set_at', 'setter.name'])
    .where('rule.area_id', '=', areaId)
    .orderBy('rule.set_at', 'desc')
    .orderBy('rule.id', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    follows: row.follows,
    reason: row.reason,
    setBy: colleagueName(row.name),
    setAt: row.set_at,
  }))
}

export async function setRule(trx: Trx, areaId: string, follows: boolean, reason: string): Promise<string> {
  const id = newId()
  await trx.insertInto('training.access_rule').values({ id, area_id: areaId, follows, reason }).execute()
  return id
}

export type PanelTraining = {
  readonly accountId: string
  readonly name: string
  readonly role: string
  /** The last day, grace included, by the register; undefined where it has no course of theirs. */
  readonly untilOn: Temporal.PlainDate | undefined
  /** Whether they open cases today, by the rule in force. */
  readonly isTrained: boolean
}

/** Who holds a panel role: of the whole area for those who keep training, oneself otherwise. */
export async function listPanelTraining(trx: Trx, areaId: string): Promise<readonly PanelTraining[]> {
  const { rows } = await sql<{
    account_id: string
    name: string
    role: string
    until_on: Temporal.PlainDate | null
    trained: boolean
  }>`select * from access.panel_training(${areaId}::uuid)`.execute(trx)
  return rows.map((row) => ({
    accountId: row.account_id,
    name: row.name,
    role: row.role,
    untilOn: row.until_on ?? undefined,
    isTrained: row.trained,
  }))
}
