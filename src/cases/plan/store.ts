/**
 * The support plan as rows. Nothing is overwritten: saving adds a row, and what a version says is, for each need, action and part, the
 * newest row of that version or an earlier one. Ids of needs and actions stay the same through all versions, so that a session or an
 * exit can refer to them. Words are sealed under the person's key; codes, dates and ids stand in clear.
 */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Vault } from '#platform/database/vault.ts'
import { hasCode } from '#reference/code-list.ts'
import { actionOutcomes, type ActionOutcome, type NeedAnswer, type PlanPart } from '#reference/support-plan.ts'
import { supportTypes, type SupportType } from '#reference/support-types.ts'
import type { CaseFile } from '../store.ts'

/** What every reader of a plan hands in. */
export type Reading = { readonly trx: Trx; readonly file: CaseFile; readonly vault: Vault }

// ── versions ──────────────────────────────────────────────────────────────────────────────────────

export type PlanVersion = {
  readonly id: string
  readonly number: number
  readonly begunOn: Temporal.PlainDate
  readonly begunBy: string
  /** draft: being written. approved: in force. replaced: approved once. left: a draft that the case has left behind. */
  readonly standing: 'draft' | 'approved' | 'replaced' | 'left'
  readonly approvedOn: Temporal.PlainDate | undefined
  readonly approvedBy: string | undefined
}

/** Every version, oldest first. Who approved it, and when, is what the journal says. */
export async function listPlanVersions(trx: Trx, file: CaseFile): Promise<readonly PlanVersion[]> {
  const rows = await trx
    .selectFrom('cases.plan_version as version')
    .leftJoin('accounts.account as account', 'account.id', 'version.begun_by')
    .select(['version.id', 'version.number', 'version.on_date', 'account.name'])
    .where('version.area_id', '=', file.row.areaId)
    .where('version.case_id', '=', file.row.id)
    .orderBy('version.number')
    .execute()
  return rows.map((row) => {
    const approval = file.entries.find(
      (entry) => entry.step === 'approve support plan' && entry.facts['planVersion'] === row.id,
    )
    return {
      id: row.id,
      number: row.number,
      begunOn: row.on_date,
      begunBy: row.name ?? 'a colleague',
      standing: standingOf(row.id, file, approval !== undefined),
      approvedOn: approval?.onDate,
      approvedBy: approval?.takenByName,
    }
  })
}

function standingOf(id: string, { state }: CaseFile, wasApproved: boolean): PlanVersion['standing'] {
  if (id === state.planVersion) return 'approved'
  if (id === state.planDraft) return 'draft'
  return wasApproved ? 'replaced' : 'left'
}

/** The version in force: the one that the chair approved last. Undefined before the first, and for plans from before there were versions. */
export async function currentPlan(trx: Trx, file: CaseFile): Promise<PlanVersion | undefined> {
  return (await listPlanVersions(trx, file)).find(({ standing }) => standing === 'approved')
}

/** The next version. The journal must have taken 'draft support plan' with the same id. */
export async function addPlanVersion(trx: Trx, file: CaseFile, id: string, on: Temporal.PlainDate): Promise<void> {
  const { areaId, id: caseId } = file.row
  await trx
    .insertInto('cases.plan_version')
    .values({
      id,
      area_id: areaId,
      case_id: caseId,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from cases.plan_version where area_id = ${areaId} and case_id = ${caseId})`,
      on_date: on,
    })
    .execute()
}

/**
 * Holds the case until the transaction ends, so that nothing is added to a plan while it is being approved, and no two people save the same
 * need unknown to each other. Call it before reading what the decision rests on.
 */
export async function holdPlan(trx: Trx, file: CaseFile): Promise<void> {
  await trx.selectFrom('cases.case_file').select('id').where('id', '=', file.row.id).forUpdate().executeTakeFirst()
}

/** @returns the number of the version asked for, of the one in force, or undefined when there is none to read */
async function numberOf({ trx, file }: Reading, version: number | undefined): Promise<number | undefined> {
  return version ?? (await currentPlan(trx, file))?.number
}

// ── what the plan says as a whole ─────────────────────────────────────────────────────────────────

export type PlanText = {
  readonly part: PlanPart
  readonly revision: number
  /** Kept form; undefined when its key is gone. */ readonly kept: string | undefined
}

const textPlace = (id: string) => ({ table: 'cases.plan_text', column: 'sealed', row: id })

/** The parts of a version, each as it was saved last; the version in force unless told. */
export async function listPlanTexts(reading: Reading, version?: number): Promise<readonly PlanText[]> {
  const number = await numberOf(reading, version)
  if (number === undefined) return []
  const { trx, file, vault } = reading
  const rows = await trx
    .selectFrom('cases.plan_text')
    .select(['id', 'part', 'revision', 'sealed'])
    .distinctOn('part')
    .where('area_id', '=', file.row.areaId)
    .where('case_id', '=', file.row.id)
    .where('plan_version', '<=', number)
    .orderBy('part')
    .orderBy('revision', 'desc')
    .execute()
  const opened = await vault.openMany(
    rows.map((row) => ({ subjectId: file.person.id, place: textPlace(row.id), sealed: row.sealed })),
  )
  return rows.map((row, place) => ({ part: partOf(row.part), revision: row.revision, kept: opened[place] }))
}

export type NewPlanText = {
  readonly version: number
  readonly part: PlanPart
  readonly revision: number
  readonly kept: string
}

export async function addPlanText({ trx, file, vault }: Reading, text: NewPlanText): Promise<void> {
  const id = newId()
  await trx
    .insertInto('cases.plan_text')
    .values({
      id,
      area_id: file.row.areaId,
      case_id: file.row.id,
      plan_version: text.version,
      part: text.part,
      revision: text.revision,
      sealed: await vault.seal(file.person.id, textPlace(id), text.kept),
    })
    .execute()
}

// ── needs ─────────────────────────────────────────────────────────────────────────────────────────

export type NeedDecision = 'act' | 'do not act' | 'not decided' | 'taken out'

const NeedWords = z.object({
  title: z.string(),
  /** Why nothing is done about it, or why it was taken out of the plan. */
  reason: z.string().optional(),
})
export type NeedWords = z.infer<typeof NeedWords>

export type PlanNeed = {
  /** The same through all versions. */
  readonly id: string
  readonly revision: number
  /** What it is called; "This can no longer be read" once the person's key is gone. */
  readonly title: string
  readonly reason: string | undefined
  readonly decision: NeedDecision
  readonly source: 'assessment' | 'written in'
  readonly assessedNeedId: string | undefined
  /** How it is answered in this version; undefined while it is not. */
  readonly answer: NeedAnswer | undefined
  /** The actions that answer it. */
  readonly actionIds: readonly string[]
}

const needPlace = (id: string) => ({ table: 'cases.plan_need', column: 'sealed', row: id })
export const cannotBeRead = 'This can no longer be read'

/** The needs of a version, as they came, each with its answer; those of the version in force unless told. */
export async function listNeeds(reading: Reading, version?: number): Promise<readonly PlanNeed[]> {
  const number = await numberOf(reading, version)
  if (number === undefined) return []
  return answered(await readNeeds(reading, number), await actionRows(reading, number))
}

async function readNeeds({ trx, file, vault }: Reading, version: number) {
  const rows = await trx
    .selectFrom('cases.plan_need')
    .selectAll()
    .distinctOn('need_id')
    .where('area_id', '=', file.row.areaId)
    .where('case_id', '=', file.row.id)
    .where('plan_version', '<=', version)
    .orderBy('need_id')
    .orderBy('revision', 'desc')
    .execute()
  const opened = await vault.openMany(
    rows.map((row) => ({ subjectId: file.person.id, place: needPlace(row.id), sealed: row.sealed })),
  )
  return rows.map((row, place) => ({ row, words: wordsIn(NeedWords, opened[place]) }))
}

function answered(
  needs: Awaited<ReturnType<typeof readNeeds>>,
  actions: readonly { readonly action_id: string; readonly need_ids: readonly string[] }[],
): readonly PlanNeed[] {
  return needs
    .filter(({ row }) => row.decision !== 'taken out')
    .map(({ row, words }) => {
      const actionIds = actions
        .filter(({ need_ids }) => need_ids.includes(row.need_id))
        .map(({ action_id }) => action_id)
      const decision = decisionOf(row.decision)
      return {
        id: row.need_id,
        revision: row.revision,
        title: words?.title ?? cannotBeRead,
        reason: words?.reason,
        decision,
        source: row.source === 'assessment' ? 'assessment' : 'written in',
        assessedNeedId: row.assessed_need_id ?? undefined,
        answer: answerTo(decision, actionIds.length > 0),
        actionIds,
      }
    })
}

/** A need is answered by an action that is in the plan, or by a decision not to act. To mean to act is no answer yet. */
function answerTo(decision: NeedDecision, hasAction: boolean): NeedAnswer | undefined {
  if (decision === 'do not act') return 'no action'
  return hasAction ? 'action' : undefined
}

export type NewNeed = {
  readonly version: number
  /** Its id: the one it has when it is saved again, and for a new one whatever the caller chooses. */
  readonly id?: string
  readonly revision: number
  readonly decision: NeedDecision
  readonly assessedNeedId: string | undefined
  readonly words: NeedWords
}

/** @returns the need's id */
export async function addNeed({ trx, file, vault }: Reading, need: NewNeed): Promise<string> {
  const needId = need.id ?? newId()
  const row = need.revision === 1 ? needId : newId()
  await trx
    .insertInto('cases.plan_need')
    .values({
      id: row,
      area_id: file.row.areaId,
      case_id: file.row.id,
      need_id: needId,
      plan_version: need.version,
      revision: need.revision,
      decision: need.decision,
      source: need.assessedNeedId === undefined ? 'written in' : 'assessment',
      assessed_need_id: need.assessedNeedId ?? null,
      sealed: await vault.seal(file.person.id, needPlace(row), JSON.stringify(need.words)),
    })
    .execute()
  return needId
}

// ── actions ───────────────────────────────────────────────────────────────────────────────────────

const ActionWords = z.object({
  /** In words that the person would recognise. */
  objective: z.string(),
  /** Who gives it, by name: a person, a club, a service without an account. */
  provider: z.string().optional(),
  /** How it came out, in words. */
  outcome: z.string().optional(),
})
export type ActionWords = z.infer<typeof ActionWords>

export type PlanAction = {
  /** The same through all versions: what a session is booked for. */
  readonly id: string
  readonly revision: number
  readonly needIds: readonly string[]
  readonly supportType: SupportType
  readonly providerAgencyId: string | undefined
  readonly providerAgency: string | undefined
  /** Named provider, as it was written; undefined when an agency alone is named. */
  readonly provider: string | undefined
  readonly ownerAccount: string
  readonly owner: string
  readonly startOn: Temporal.PlainDate
  readonly reviewOn: Temporal.PlainDate
  readonly objective: string
  readonly outcome: ActionOutcome
  readonly outcomeWords: string | undefined
}

const actionPlace = (id: string) => ({ table: 'cases.plan_action', column: 'sealed', row: id })

/** The actions of a version by start; those of the version in force unless told. */
export async function listActions(reading: Reading, version?: number): Promise<readonly PlanAction[]> {
  const number = await numberOf(reading, version)
  if (number === undefined) return []
  const { file, vault } = reading
  const rows = await actionRows(reading, number)
  const opened = await vault.openMany(
    rows.map((row) => ({ subjectId: file.person.id, place: actionPlace(row.id), sealed: row.sealed })),
  )
  const actions = rows.map((row, place) => {
    const words = wordsIn(ActionWords, opened[place])
    return {
      id: row.action_id,
      revision: row.revision,
      needIds: row.need_ids,
      supportType: supportTypeIn(row.support_type),
      providerAgencyId: row.provider_agency_id ?? undefined,
      providerAgency: row.agency_name ?? undefined,
      provider: words?.provider,
      ownerAccount: row.owner_account,
      owner: row.owner_name ?? 'a colleague',
      startOn: row.start_on,
      reviewOn: row.review_on,
      objective: words?.objective ?? cannotBeRead,
      outcome: outcomeIn(row.outcome),
      outcomeWords: words?.outcome,
    }
  })
  return actions.toSorted((one, other) => Temporal.PlainDate.compare(one.startOn, other.startOn))
}

async function actionRows({ trx, file }: Reading, version: number) {
  const rows = await trx
    .selectFrom('cases.plan_action as action')
    .leftJoin('accounts.agency as agency', 'agency.id', 'action.provider_agency_id')
    .leftJoin('accounts.account as account', 'account.id', 'action.owner_account')
    .selectAll('action')
    .select(['agency.name as agency_name', 'account.name as owner_name'])
    .distinctOn('action.action_id')
    .where('action.area_id', '=', file.row.areaId)
    .where('action.case_id', '=', file.row.id)
    .where('action.plan_version', '<=', version)
    .orderBy('action.action_id')
    .orderBy('action.revision', 'desc')
    .execute()
  return rows.filter(({ outcome }) => outcome !== 'taken out')
}

export type NewAction = {
  readonly version: number
  readonly id?: string
  readonly revision: number
  readonly needIds: readonly string[]
  readonly supportType: SupportType
  readonly providerAgencyId: string | undefined
  readonly ownerAccount: string
  readonly startOn: Temporal.PlainDate
  readonly reviewOn: Temporal.PlainDate
  readonly outcome: ActionOutcome | 'taken out'
  readonly words: ActionWords
}

/** @returns the action's id */
export async function addAction({ trx, file, vault }: Reading, action: NewAction): Promise<string> {
  const actionId = action.id ?? newId()
  const row = action.revision === 1 ? actionId : newId()
  await trx
    .insertInto('cases.plan_action')
    .values({
      id: row,
      area_id: file.row.areaId,
      case_id: file.row.id,
      action_id: actionId,
      plan_version: action.version,
      revision: action.revision,
      need_ids: [...action.needIds],
      support_type: action.supportType,
      provider_agency_id: action.providerAgencyId ?? null,
      owner_account: action.ownerAccount,
      start_on: action.startOn,
      review_on: action.reviewOn,
      outcome: action.outcome,
      sealed: await vault.seal(file.person.id, actionPlace(row), JSON.stringify(action.words)),
    })
    .execute()
  return actionId
}

// ── needs that the assessment found ───────────────────────────────────────────────────────────────

export type AssessedNeed = { readonly id: string; readonly title: string; readonly assessmentNumber: number }

const assessedPlace = (id: string) => ({ table: 'cases.assessed_need', column: 'sealed', row: id })

/** The needs that the newest version of the assessment found, in its order. */
export async function listAssessedNeeds({ trx, file, vault }: Reading): Promise<readonly AssessedNeed[]> {
  const rows = await trx
    .selectFrom('cases.assessed_need as need')
    .innerJoin('cases.assessment as assessment', 'assessment.id', 'need.assessment_id')
    .select(['need.id', 'need.sealed', 'assessment.number'])
    .where('need.area_id', '=', file.row.areaId)
    .where('need.case_id', '=', file.row.id)
    .where('assessment.number', '=', (query) =>
      query
        .selectFrom('cases.assessment as newest')
        .select(({ fn }) => fn.max('newest.number').as('number'))
        .where('newest.area_id', '=', file.row.areaId)
        .where('newest.case_id', '=', file.row.id),
    )
    .orderBy('need.position')
    .execute()
  const opened = await vault.openMany(
    rows.map((row) => ({ subjectId: file.person.id, place: assessedPlace(row.id), sealed: row.sealed })),
  )
  return rows.map((row, place) => ({
    id: row.id,
    title: opened[place] ?? cannotBeRead,
    assessmentNumber: row.number,
  }))
}

export async function addAssessedNeeds(
  { trx, file, vault }: Reading,
  assessmentId: string,
  titles: readonly string[],
): Promise<void> {
  if (titles.length === 0) return
  const ids = titles.map(() => newId())
  const rows = await Promise.all(
    titles.map(async (title, place) => {
      const id = ids[place] ?? newId()
      return {
        id,
        area_id: file.row.areaId,
        case_id: file.row.id,
        assessment_id: assessmentId,
        position: place + 1,
        sealed: await vault.seal(file.person.id, assessedPlace(id), title),
      }
    }),
  )
  await trx.insertInto('cases.assessed_need').values(rows).execute()
}

// ── reading rows ──────────────────────────────────────────────────────────────────────────────────

function wordsIn<Words>(schema: z.ZodType<Words>, opened: string | undefined): Words | undefined {
  return opened === undefined ? undefined : schema.parse(JSON.parse(opened))
}

function partOf(text: string): PlanPart {
  if (text === 'statutory' || text === 'person' || text === 'safety' || text === 'ending') return text
  throw new Error(`no such part of a plan: ${text}`)
}

function decisionOf(text: string): NeedDecision {
  if (text === 'act' || text === 'do not act' || text === 'not decided' || text === 'taken out') return text
  throw new Error(`no such decision about a need: ${text}`)
}

function supportTypeIn(text: string): SupportType {
  if (hasCode(supportTypes, text)) return text
  throw new Error(`no such type of support: ${text}`)
}

function outcomeIn(text: string): ActionOutcome {
  if (hasCode(actionOutcomes, text)) return text
  throw new Error(`no such outcome: ${text}`)
}
