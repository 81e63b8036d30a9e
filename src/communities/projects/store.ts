/** Projects, the checks of their providers and their sessions in rows. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { byMeAfter, changedIn, colleagueName } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { oneOf, type RowOf } from '#platform/database/rows.ts'
import { codesOf } from '#reference/code-list.ts'
import { communityThemes } from '#reference/communities.ts'
import { checkOutcomes, fundings, type Check, type Project, type ProjectSession } from './project.ts'

export type ProjectChange = Pick<
  Project,
  'title' | 'purpose' | 'themes' | 'funding' | 'costPounds' | 'plannedFrom' | 'plannedUntil'
>

export async function listProjects(trx: Trx): Promise<readonly Project[]> {
  const rows = await projectRows(trx).orderBy('project.planned_from', 'desc').limit(500).execute()
  return rows.map(projectIn)
}

export async function findProject(trx: Trx, id: string): Promise<Project | undefined> {
  const row = await projectRows(trx).where('project.id', '=', id).executeTakeFirst()
  return row && projectIn(row)
}

/** The same, held until the transaction ends: nobody starts it twice, or starts it while its provider is being checked. */
export async function holdProject(trx: Trx, id: string): Promise<void> {
  await trx.selectFrom('communities.project').select('id').where('id', '=', id).forUpdate().execute()
}

export async function addProject(trx: Trx, areaId: string, providerId: string, added: ProjectChange): Promise<string> {
  const id = newId()
  await trx
    .insertInto('communities.project')
    .values({ id, area_id: areaId, provider_id: providerId, ...valuesOf(added) })
    .execute()
  return id
}

export async function changeProject(trx: Trx, id: string, seen: number, change: ProjectChange): Promise<bigint> {
  return await update(trx, id, seen, valuesOf(change))
}

/** @throws where the provider has not passed due diligence: ask mayStartOn first */
export async function startProject(trx: Trx, id: string, seen: number, startedOn: Temporal.PlainDate): Promise<bigint> {
  return await update(trx, id, seen, { started_on: startedOn })
}

export async function endProject(
  trx: Trx,
  id: string,
  seen: number,
  { endedOn, evaluation }: { readonly endedOn: Temporal.PlainDate; readonly evaluation: string },
): Promise<bigint> {
  return await update(trx, id, seen, { ended_on: endedOn, evaluation })
}

export type NewCheck = Omit<Check, 'id' | 'checkedBy'>

/** The latest first. */
export async function listChecks(trx: Trx, projectId: string): Promise<readonly Check[]> {
  const rows = await trx
    .selectFrom('communities.due_diligence as diligence')
    .leftJoin('accounts.account as checker', 'checker.id', 'diligence.added_by')
    .selectAll('diligence')
    .select('checker.name as checker')
    .where('diligence.project_id', '=', projectId)
    .orderBy('diligence.checked_on', 'desc')
    .orderBy('diligence.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    checkedOn: row.checked_on,
    checkedBy: colleagueName(row.checker),
    checked: row.checked,
    outcome: oneOf(checkOutcomes, row.outcome),
    reasons: row.reasons,
    expiresOn: row.expires_on,
  }))
}

export async function addCheck(trx: Trx, { areaId, id: projectId }: Project, check: NewCheck): Promise<string> {
  const id = newId()
  await trx
    .insertInto('communities.due_diligence')
    .values({
      id,
      area_id: areaId,
      project_id: projectId,
      checked_on: check.checkedOn,
      checked: check.checked,
      outcome: check.outcome,
      reasons: check.reasons,
      expires_on: check.expiresOn,
    })
    .execute()
  return id
}

/** The latest first. */
export async function listSessions(trx: Trx, projectId: string): Promise<readonly ProjectSession[]> {
  const rows = await trx
    .selectFrom('communities.project_session')
    .select(['id', 'held_on', 'what', 'reach'])
    .where('project_id', '=', projectId)
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map(({ id, held_on, what, reach }) => ({ id, heldOn: held_on, what, reach }))
}

export async function addSession(
  trx: Trx,
  { areaId, id: projectId }: Project,
  { heldOn, what, reach }: Omit<ProjectSession, 'id'>,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('communities.project_session')
    .values({ id, area_id: areaId, project_id: projectId, held_on: heldOn, what, reach })
    .execute()
  return id
}

export type Expiring = { readonly projectId: string; readonly title: string; readonly expiresOn: Temporal.PlainDate }

/** Projects that have not ended and whose latest check passed, where it expires by a day; the earliest first. */
export async function listExpiring(
  trx: Trx,
  areas: readonly string[],
  by: Temporal.PlainDate,
): Promise<readonly Expiring[]> {
  const { rows } = await sql<{ id: string; title: string; expires_on: Temporal.PlainDate }>`
    select p.id, p.title, latest.expires_on
      from communities.project p
     cross join lateral (
       select d.outcome, d.expires_on from communities.due_diligence d
        where d.area_id = p.area_id and d.project_id = p.id
        order by d.checked_on desc, d.id desc
        limit 1) latest
     where p.ended_on is null and p.area_id = any (${areas}::uuid[])
       and latest.outcome = 'passed' and latest.expires_on <= ${by}
     order by latest.expires_on
     limit 50`.execute(trx)
  return rows.map(({ id, title, expires_on }) => ({ projectId: id, title, expiresOn: expires_on }))
}

async function update(trx: Trx, id: string, seen: number, set: Partial<ProjectValues>): Promise<bigint> {
  const { numUpdatedRows } = await trx
    .updateTable('communities.project')
    .set({ ...set, ...byMeAfter(seen) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return numUpdatedRows
}

type ProjectValues = ReturnType<typeof valuesOf> & {
  readonly started_on: Temporal.PlainDate
  readonly ended_on: Temporal.PlainDate
  readonly evaluation: string
}

function valuesOf(change: ProjectChange) {
  return {
    title: change.title,
    purpose: change.purpose,
    themes: [...change.themes],
    funding: change.funding,
    cost_pounds: change.costPounds,
    planned_from: change.plannedFrom,
    planned_until: change.plannedUntil,
  }
}

const projectRows = (trx: Trx) =>
  trx
    .selectFrom('communities.project as project')
    .innerJoin('communities.organisation as provider', 'provider.id', 'project.provider_id')
    .leftJoin('accounts.account as changer', 'changer.id', 'project.changed_by')
    .selectAll('project')
    .select(['provider.name as provider', 'changer.name as changer'])

function projectIn(row: RowOf<ReturnType<typeof projectRows>>): Project {
  return {
    id: row.id,
    areaId: row.area_id,
    title: row.title,
    providerId: row.provider_id,
    provider: row.provider,
    purpose: row.purpose,
    themes: row.themes.map((theme) => oneOf(codesOf(communityThemes), theme)),
    funding: oneOf(fundings, row.funding),
    costPounds: row.cost_pounds,
    plannedFrom: row.planned_from,
    plannedUntil: row.planned_until,
    startedOn: row.started_on ?? undefined,
    endedOn: row.ended_on ?? undefined,
    evaluation: row.evaluation,
    ...changedIn(row),
  }
}
