/**
 * The list of cases a reader may see: filters in the address, never a name; 25 a page; newest first, by key and not by counting.
 * Rows bring reference, initials and where the case is. A name appears only when a case is opened.
 */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { stageNames, type Stage } from './journey/stages.ts'
import { initials } from './person-words.ts'

export const CaseListQuery = z.object({
  stage: z.preprocess((text) => (text === '' ? undefined : text), z.enum(stageNames).optional()),
  show: z.enum(['open', 'closed', 'all']).default('open'),
  due: z.enum(['overdue', 'this-week', 'any']).default('any'),
  /** A colleague's account, for whoever looks at the work of the team. */
  lead: z.union([z.enum(['me', 'nobody', 'any']), z.uuid()]).default('any'),
  /** Where the last page ended: `2026-11-24.<case id>`. */
  after: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f-]{36}$/)
    .optional(),
})
export type CaseListQuery = z.infer<typeof CaseListQuery>

export type CaseListItem = {
  readonly id: string
  readonly reference: string
  readonly initials: string
  readonly stage: Stage
  readonly openedOn: Temporal.PlainDate
  readonly closedOn: Temporal.PlainDate | undefined
  readonly nextClock: string | undefined
  readonly nextDueOn: Temporal.PlainDate | undefined
  readonly restricted: boolean
  readonly leadName: string | undefined
}

export type CaseListPage = { readonly items: readonly CaseListItem[]; readonly nextAfter: string | undefined }

export const pageLength = 25

export async function listCases(
  trx: Trx,
  query: CaseListQuery,
  me: string,
  today: Temporal.PlainDate,
): Promise<CaseListPage> {
  let wanted = caseItems(trx)
    .orderBy('file.opened_on', 'desc')
    .orderBy('file.id', 'desc')
    .limit(pageLength + 1)
  if (query.stage !== undefined) wanted = wanted.where('file.stage', '=', query.stage)
  if (query.show === 'open') wanted = wanted.where('file.closed_on', 'is', null)
  if (query.show === 'closed') wanted = wanted.where('file.closed_on', 'is not', null)
  if (query.due === 'overdue') wanted = wanted.where('file.next_due_on', '<', today)
  if (query.due === 'this-week') wanted = wanted.where('file.next_due_on', '<=', today.add({ days: 7 }))
  if (query.lead === 'nobody') wanted = wanted.where('file.lead_account', 'is', null)
  else if (query.lead !== 'any') wanted = wanted.where('file.lead_account', '=', query.lead === 'me' ? me : query.lead)
  if (query.after !== undefined) {
    const [openedOn, id] = query.after.split('.')
    wanted = wanted.where(sql<boolean>`(file.opened_on, file.id) < (${openedOn}::date, ${id}::uuid)`)
  }
  const rows = (await wanted.execute()).map(item)
  const items = rows.slice(0, pageLength)
  const last = items.at(-1)
  return {
    items,
    nextAfter: rows.length > pageLength && last !== undefined ? `${last.openedOn.toString()}.${last.id}` : undefined,
  }
}

/** Open cases by due day, the earliest first: what my work is made of. */
export async function listDueCases(
  trx: Trx,
  stages: readonly Stage[],
  me: string,
  limit: number,
): Promise<CaseListItem[]> {
  const rows = await caseItems(trx)
    .where('file.closed_on', 'is', null)
    .where('file.next_due_on', 'is not', null)
    .where((where) =>
      where.or([
        where('file.lead_account', '=', me),
        ...(stages.length > 0 ? [where('file.stage', 'in', [...stages])] : []),
      ]),
    )
    .orderBy('file.next_due_on')
    .orderBy('file.id')
    .limit(limit)
    .execute()
  return rows.map(item)
}

/** Open cases that any of these people leads, by due day, those without one last. */
export async function listCasesLedBy(trx: Trx, leads: readonly (string | null)[], limit = 50): Promise<CaseListItem[]> {
  const named = leads.filter((lead) => lead !== null)
  const rows = await caseItems(trx)
    .where('file.closed_on', 'is', null)
    .where((where) =>
      where.or([
        ...(named.length > 0 ? [where('file.lead_account', 'in', named)] : []),
        ...(leads.includes(null) ? [where('file.lead_account', 'is', null)] : []),
      ]),
    )
    .orderBy(sql`file.next_due_on nulls last`)
    .orderBy('file.id')
    .limit(limit)
    .execute()
  return rows.map(item)
}

/** Cases by reference, or by the beginning of a name, as typed into the search box. At most 50; the text never reaches an address or a log. */
export async function searchCases(trx: Trx, text: string): Promise<CaseListItem[]> {
  const typed = text.trim()
  const pattern = `${typed.replace(/[\\%_]/g, (special) => `\\${special}`)}%`
  const words = typed.split(/\s+/).map((word) => `${word.replace(/[\\%_]/g, (special) => `\\${special}`)}%`)
  const rows = await caseItems(trx)
    .where((where) =>
      where.or([
        where('file.reference', 'ilike', pattern),
        where.and(
          words.map((word) =>
            where.or([
              where('person.surname', 'ilike', word),
              where('person.forenames', 'ilike', word),
              where('person.known_as', 'ilike', word),
              where('person.forenames', 'ilike', `% ${word}`),
            ]),
          ),
        ),
      ]),
    )
    .orderBy('file.opened_on', 'desc')
    .limit(50)
    .execute()
  return rows.map(item)
}

function caseItems(trx: Trx) {
  return trx
    .selectFrom('cases.case_file as file')
    .innerJoin('people.person as person', (join) =>
      join.onRef('person.area_id', '=', 'file.area_id').onRef('person.id', '=', 'file.person_id'),
    )
    .leftJoin('accounts.account as lead', 'lead.id', 'file.lead_account')
    .select([
      'file.id',
      'file.reference',
      'file.stage',
      'file.opened_on',
      'file.closed_on',
      'file.next_clock',
      'file.next_due_on',
      'file.restricted',
      'person.forenames',
      'person.surname',
      'lead.name as lead_name',
    ])
}

type ItemRow = Awaited<ReturnType<ReturnType<typeof caseItems>['execute']>>[number]

function item(row: ItemRow): CaseListItem {
  return {
    id: row.id,
    reference: row.reference,
    initials: initials(row),
    stage: stageIn(row.stage),
    openedOn: row.opened_on,
    closedOn: row.closed_on ?? undefined,
    nextClock: row.next_clock ?? undefined,
    nextDueOn: row.next_due_on ?? undefined,
    restricted: row.restricted,
    leadName: row.lead_name ?? undefined,
  }
}

function stageIn(text: string): Stage {
  const stage = stageNames.find((name) => name === text)
  if (stage === undefined) throw new Error(`a case has a stage that the journey does not know: ${text}`)
  return stage
}
