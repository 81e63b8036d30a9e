/** The delivery plan: actions with what hangs on them. Row security shows those of the reader's areas. */
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { listMeasures, type PlanMeasure } from '../measure/store.ts'
import type { Milestone, Override } from '../rag.ts'

export type Named = { readonly id: string; readonly name: string }

/** What somebody says an action is. */
export type ActionWords = {
  readonly title: string
  readonly what: string
  /** Keys of the objectives, means, recommendations and paragraphs it is for. */
  readonly serves: readonly string[]
  readonly benchmarks: readonly string[]
  readonly dutyParagraph: string
  readonly leadAgency: Named | undefined
  /** Somebody with an account; else leadName may say who. */
  readonly leadAccount: Named | undefined
  readonly leadName: string
  readonly partners: string
  readonly startsOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly doneOn: Temporal.PlainDate | undefined
  readonly cost: string
  readonly risk: string
  readonly milestones: readonly Milestone[]
}

export type Evidence = {
  readonly id: string
  readonly words: string
  /** Within Causeway; empty where there is none. */
  readonly link: string
  readonly datedOn: Temporal.PlainDate
  readonly characteristics: readonly string[]
  readonly addedBy: string
  readonly addedAt: Temporal.Instant
}

export type Action = ActionWords & {
  readonly id: string
  readonly areaId: string
  readonly strategyId: string
  readonly version: number
  readonly changedBy: string
  readonly changedAt: Temporal.Instant
  readonly measures: readonly PlanMeasure[]
  readonly evidence: readonly Evidence[]
  readonly override: Override | undefined
}

const elsewhere = 'Someone elsewhere'

/** The actions of a strategy by their last day, each with its milestones, measures, evidence and override. */
export async function listActions(trx: Trx, strategyId: string): Promise<readonly Action[]> {
  return await withWhatHangsOnThem(trx, await actions(trx).where('a.strategy_id', '=', strategyId).limit(500).execute())
}

/** Undefined when there is none of this strategy, or it is not for the reader. */
export async function findAction(trx: Trx, strategyId: string, id: string): Promise<Action | undefined> {
  const rows = await actions(trx).where('a.strategy_id', '=', strategyId).where('a.id', '=', id).execute()
  return (await withWhatHangsOnThem(trx, rows))[0]
}

function actions(trx: Trx) {
  return trx
    .selectFrom('strategy.action as a')
    .leftJoin('accounts.agency as agency', 'agency.id', 'a.lead_agency')
    .leftJoin('accounts.account as lead', 'lead.id', 'a.lead_account')
    .leftJoin('accounts.account as changer', 'changer.id', 'a.changed_by')
    .selectAll('a')
    .select(['agency.name as agency_name', 'lead.name as account_name', 'changer.name as changer_name'])
    .orderBy('a.due_on')
    .orderBy('a.id')
}

type ActionRow = Awaited<ReturnType<ReturnType<typeof actions>['execute']>>[number]

async function withWhatHangsOnThem(trx: Trx, rows: readonly ActionRow[]): Promise<readonly Action[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const milestones = await listMilestones(trx, ids)
  const overrides = await listOverrides(trx, ids)
  const measures = await listMeasures(trx, ids)
  const evidence = await listEvidence(trx, ids)
  return rows.map((row) => ({
    id: row.id,
    areaId: row.area_id,
    strategyId: row.strategy_id,
    title: row.title,
    what: row.what,
    serves: row.serves,
    benchmarks: row.benchmarks,
    dutyParagraph: row.duty_paragraph,
    leadAgency: row.lead_agency === null ? undefined : { id: row.lead_agency, name: row.agency_name ?? '' },
    leadAccount: row.lead_account === null ? undefined : { id: row.lead_account, name: row.account_name ?? elsewhere },
    leadName: row.lead_name,
    partners: row.partners,
    startsOn: row.starts_on,
    dueOn: row.due_on,
    doneOn: row.done_on ?? undefined,
    cost: row.cost,
    risk: row.risk,
    version: row.version,
    changedBy: row.changer_name ?? elsewhere,
    changedAt: row.changed_at,
    milestones: milestones.get(row.id) ?? [],
    measures: measures.get(row.id) ?? [],
    evidence: evidence.get(row.id) ?? [],
    override: overrides.get(row.id),
  }))
}

async function listMilestones(trx: Trx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Milestone[]>> {
  const rows = await trx
    .selectFrom('strategy.milestone')
    .select(['action_id', 'words', 'due_on', 'done_on'])
    .where('action_id', 'in', ids)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  const found = rows.map((row) => ({
    action: row.action_id,
    words: row.words,
    dueOn: row.due_on,
    doneOn: row.done_on ?? undefined,
  }))
  return Map.groupBy(found, ({ action }) => action)
}

/** What was said last of each; nothing where that was that the worked-out colour counts again. */
async function listOverrides(trx: Trx, ids: readonly string[]): Promise<ReadonlyMap<string, Override>> {
  const rows = await trx
    .selectFrom('strategy.rag_override as o')
    .leftJoin('accounts.account as maker', 'maker.id', 'o.made_by')
    .distinctOn('o.action_id')
    .select(['o.action_id', 'o.colour', 'o.reason', 'o.made_at', 'maker.name'])
    .where('o.action_id', 'in', ids)
    .orderBy('o.action_id')
    .orderBy('o.made_at', 'desc')
    .orderBy('o.id', 'desc')
    .execute()
  return new Map(
    rows.flatMap(({ action_id, colour, reason, made_at, name }) =>
      colour === 'green' || colour === 'amber' || colour === 'red'
        ? [[action_id, { colour, reason, by: name ?? elsewhere, at: made_at }] as const]
        : [],
    ),
  )
}

async function listEvidence(trx: Trx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Evidence[]>> {
  const rows = await trx
    .selectFrom('strategy.evidence as e')
    .leftJoin('accounts.account as adder', 'adder.id', 'e.added_by')
    .select(['e.id', 'e.action_id', 'e.words', 'e.link', 'e.dated_on', 'e.characteristics', 'e.added_at', 'adder.name'])
    .where('e.action_id', 'in', ids)
    .orderBy('e.dated_on', 'desc')
    .orderBy('e.id', 'desc')
    .execute()
  const found = rows.map((row) => ({
    action: row.action_id,
    id: row.id,
    words: row.words,
    link: row.link,
    datedOn: row.dated_on,
    characteristics: row.characteristics,
    addedBy: row.name ?? elsewhere,
    addedAt: row.added_at,
  }))
  return Map.groupBy(found, ({ action }) => action)
}

type StrategyOf = { readonly areaId: string; readonly strategyId: string }

export async function addAction(trx: Trx, { areaId, strategyId }: StrategyOf, words: ActionWords): Promise<string> {
  const id = newId()
  await trx
    .insertInto('strategy.action')
    .values({ id, area_id: areaId, strategy_id: strategyId, ...columnsOf(words) })
    .execute()
  await putMilestones(trx, { areaId, actionId: id }, words.milestones)
  return id
}

/** @returns false when somebody else changed it since it was read */
export async function changeAction(trx: Trx, action: Action, seen: number, words: ActionWords): Promise<boolean> {
  const changed = await trx
    .updateTable('strategy.action')
    .set(columnsOf(words))
    .where('id', '=', action.id)
    .where('version', '=', seen)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return false
  await trx.deleteFrom('strategy.milestone').where('action_id', '=', action.id).execute()
  await putMilestones(trx, { areaId: action.areaId, actionId: action.id }, words.milestones)
  return true
}

type ActionOf = { readonly areaId: string; readonly actionId: string }

async function putMilestones(
  trx: Trx,
  { areaId, actionId }: ActionOf,
  milestones: readonly Milestone[],
): Promise<void> {
  if (milestones.length === 0) return
  await trx
    .insertInto('strategy.milestone')
    .values(
      milestones.map(({ words, dueOn, doneOn }) => ({
        id: newId(),
        area_id: areaId,
        action_id: actionId,
        words,
        due_on: dueOn,
        done_on: doneOn ?? null,
      })),
    )
    .execute()
}

function columnsOf(words: ActionWords) {
  return {
    title: words.title,
    what: words.what,
    serves: [...words.serves],
    benchmarks: [...words.benchmarks],
    duty_paragraph: words.dutyParagraph,
    lead_agency: words.leadAgency?.id ?? null,
    lead_account: words.leadAccount?.id ?? null,
    lead_name: words.leadName,
    partners: words.partners,
    starts_on: words.startsOn,
    due_on: words.dueOn,
    done_on: words.doneOn ?? null,
    cost: words.cost,
    risk: words.risk,
  }
}

export type Update = {
  readonly id: string
  readonly quarterFrom: Temporal.PlainDate
  readonly words: string
  /** The colour worked out on that day. */
  readonly workedOut: string
  readonly by: string
  readonly at: Temporal.Instant
}

/** The latest quarter first, and of one quarter what was written last. */
export async function listUpdates(trx: Trx, actionId: string): Promise<readonly Update[]> {
  const rows = await trx
    .selectFrom('strategy.action_update as u')
    .leftJoin('accounts.account as maker', 'maker.id', 'u.made_by')
    .select(['u.id', 'u.quarter_from', 'u.words', 'u.worked_out', 'u.made_at', 'maker.name'])
    .where('u.action_id', '=', actionId)
    .orderBy('u.quarter_from', 'desc')
    .orderBy('u.made_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    quarterFrom: row.quarter_from,
    words: row.words,
    workedOut: row.worked_out,
    by: row.name ?? elsewhere,
    at: row.made_at,
  }))
}

export type NewUpdate = { readonly quarterFrom: Temporal.PlainDate; readonly words: string; readonly workedOut: string }

export async function addUpdate(trx: Trx, { areaId, actionId }: ActionOf, update: NewUpdate): Promise<string> {
  const id = newId()
  await trx
    .insertInto('strategy.action_update')
    .values({
      id,
      area_id: areaId,
      action_id: actionId,
      quarter_from: update.quarterFrom,
      words: update.words,
      worked_out: update.workedOut,
    })
    .execute()
  return id
}

/** @param colour undefined: the worked-out one counts again */
export async function addOverride(
  trx: Trx,
  { areaId, actionId }: ActionOf,
  { colour, reason }: { readonly colour: Override['colour'] | undefined; readonly reason: string },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('strategy.rag_override')
    .values({ id, area_id: areaId, action_id: actionId, colour: colour ?? null, reason })
    .execute()
  return id
}

export type NewEvidence = Pick<Evidence, 'words' | 'link' | 'datedOn' | 'characteristics'>

export async function addEvidence(trx: Trx, { areaId, actionId }: ActionOf, evidence: NewEvidence): Promise<string> {
  const id = newId()
  await trx
    .insertInto('strategy.evidence')
    .values({
      id,
      area_id: areaId,
      action_id: actionId,
      words: evidence.words,
      link: evidence.link,
      dated_on: evidence.datedOn,
      characteristics: [...evidence.characteristics],
    })
    .execute()
  return id
}

/** Agencies and people of an area who may lead an action. */
export async function listLeads(
  trx: Trx,
  areaId: string,
): Promise<{ readonly agencies: readonly Named[]; readonly people: readonly (Named & { readonly agency: string })[] }> {
  const agencies = await trx
    .selectFrom('accounts.agency')
    .select(['id', 'name'])
    .where('area_id', '=', areaId)
    .orderBy('name')
    .limit(200)
    .execute()
  const people = await trx
    .selectFrom('accounts.account as a')
    .innerJoin('accounts.agency as g', 'g.id', 'a.agency_id')
    .select(['a.id', 'a.name', 'g.name as agency'])
    .where('a.area_id', '=', areaId)
    .where('a.disabled_at', 'is', null)
    .orderBy('a.name')
    .limit(500)
    .execute()
  return { agencies, people }
}
