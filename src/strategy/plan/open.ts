/** A delivery plan opened: its strategy, the parts that its actions serve, and the colour of each as it is today. */
import type { Temporal } from 'temporal-polyfill'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { findSettings } from '#cases/store.ts'
import { anchorOf } from '../document/document-page.ts'
import { currentVersion, findStrategy, listParts, type Strategy } from '../document/store.ts'
import { editable, mayEdit, readable } from '../entry.ts'
import { stillMeasured } from '../measure/store.ts'
import { partName } from '../parts.ts'
import { listFound, withFound, type PlanPart } from '../recommendations.ts'
import { ragWords, rule, shown, workedOut, type Rag, type RagLimits, type Shown } from '../rag.ts'
import { findAction, listActions, type Action } from './store.ts'

export type OpenStrategy = {
  readonly strategy: Strategy
  /** Those of the version in force, and what is recommended to it from elsewhere. */
  readonly parts: readonly PlanPart[]
  readonly limits: RagLimits & { readonly evidenceStaleAfter: number }
  readonly rule: string
}

/** @throws NotFound where there is none, or none for the reader */
export async function openStrategy(trx: Trx, strategyId: string, today: Temporal.PlainDate): Promise<OpenStrategy> {
  return await withParts(trx, readable(await findStrategy(trx, strategyId)), today)
}

/** @throws NotFound where there is none, or it is only for reading */
export async function openForChange(
  trx: Trx,
  { actor, today }: { readonly actor: Actor; readonly today: Temporal.PlainDate },
  strategyId: string,
): Promise<OpenStrategy> {
  return await withParts(trx, editable(actor, await findStrategy(trx, strategyId)), today)
}

async function withParts(trx: Trx, strategy: Strategy, today: Temporal.PlainDate): Promise<OpenStrategy> {
  const version = readable(currentVersion(strategy))
  const limits = await findSettings(trx, strategy.areaId)
  // A strategy of the past is asked for nothing new.
  const found = version.state === 'past' ? [] : await listFound(trx, strategy.areaId, today)
  return { strategy, parts: withFound(await listParts(trx, version.id), found), limits, rule: rule(limits) }
}

export type ColouredAction = Action & { readonly shown: Shown }

export async function openActions(
  trx: Trx,
  { strategy, limits }: OpenStrategy,
  today: Temporal.PlainDate,
): Promise<readonly ColouredAction[]> {
  const actions = await listActions(trx, strategy.id)
  return actions.map((action) => coloured(action, today, limits))
}

/** @throws NotFound where the strategy has no such action */
export async function openAction(
  trx: Trx,
  { strategy, limits }: OpenStrategy,
  id: string,
  today: Temporal.PlainDate,
): Promise<ColouredAction> {
  return coloured(readable(await findAction(trx, strategy.id, id)), today, limits)
}

/** An action of a plan that the actor keeps. @throws NotFound where there is none, or it is only for reading */
export async function actionForChange(
  trx: Trx,
  { strategyId, actionId }: { readonly strategyId: string; readonly actionId: string },
  here: { readonly actor: Actor; readonly today: Temporal.PlainDate },
): Promise<ColouredAction> {
  return await openAction(trx, await openForChange(trx, here, strategyId), actionId, here.today)
}

/** A measure that has ended tells no longer how its action stands. */
function coloured(action: Action, today: Temporal.PlainDate, limits: RagLimits): ColouredAction {
  const facts = { ...action, measures: stillMeasured(action.measures) }
  return { ...action, shown: shown(workedOut(facts, today, limits), action.override) }
}

/** A colour as a page shows it: its tag, and what was worked out where somebody said another. */
export function colourView({ rag, workedOut, override }: Shown) {
  return {
    tag: ragWords[rag],
    reasons: workedOut.reasons,
    override: override && { ...override, workedOut: ragWords[workedOut.rag] },
  }
}

export function ragName(rag: Rag): string {
  return ragWords[rag].text
}

/** The parts an action serves that the strategy still has, in the order of the document. */
export function servedParts(
  action: Action,
  parts: readonly PlanPart[],
): readonly (PlanPart & { readonly name: string })[] {
  return parts.filter(({ key }) => action.serves.includes(key)).map((part) => ({ ...part, name: partName(part) }))
}

/** "Children’s services, Eleri Stonepath" */
export function leadWords({ leadAgency, leadAccount, leadName }: Action): string {
  const words = [leadAgency?.name ?? '', leadAccount?.name ?? leadName].filter((word) => word !== '')
  return words.length === 0 ? 'Nobody yet' : words.join(', ')
}

/** Whoever keeps the plan, and the board member who leads the action: as the policy says. */
export function mayUpdate(actor: Actor, { areaId, leadAccount }: ColouredAction): boolean {
  const leads = leadAccount?.id === actor.accountId && areasAs(actor, 'board member').includes(areaId)
  return leads || mayEdit(actor, areaId)
}

/** Where a part can be read. */
export function partAddress(strategyId: string, { key, address }: Pick<PlanPart, 'key' | 'address'>): string {
  return address ?? `/strategy/${strategyId}#${anchorOf(key)}`
}
