/**
 * A list brought in one go, for a command: the same steps as in the browser, in the name of the same person, without the page in between. Nothing is
 * kept of a list whose headings are not known: which column is which is then for a person to say, once, in the browser.
 */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Actor } from '#platform/database/actor.ts'
import type { Database, Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { readSheetApart, sheetFaultWords, sheetKindOf, type SheetKind } from '#platform/documents/sheet/read-sheet.ts'
import { rowsIn, type SheetHead, type SheetRow } from '#platform/documents/sheet/sheet.ts'
import { Refusal } from '#platform/failures.ts'
import { note } from '#records/audit.ts'
import type { Course } from '../courses/course.ts'
import { listCourses } from '../courses/store.ts'
import { agenciesKept } from '../who.ts'
import { plain, unknownHeadings, type HeadingMap } from './columns.ts'
import { mappable, mappingAnswers, mappingIn, type AgencyChoice } from './forms.ts'
import { faultWords, type Import, type Rejection } from './import.ts'
import { readLists } from './read-lists-job.ts'
import type { Mapping } from './read-row.ts'
import { sortApart } from './sort-apart.ts'
import { addImport, findImport, findMap, listRejections, queueImport } from './store.ts'
import { takeInImports } from './take-in-job.ts'

export type Brought = {
  /** Rows beneath the headings: as many as were added, unchanged and rejected. In a trial nothing is added. */
  readonly read: number
  readonly added: number
  readonly unchanged: number
  readonly rejected: readonly Rejection[]
}

export type ListToBring = {
  readonly name: string
  readonly bytes: Buffer
  /** Its code. */
  readonly area: string
  /** Its name; may be left out where there is only one. */
  readonly agency: string | undefined
  readonly source: string
  /** By name or code, of rows that name none. */
  readonly course: string | undefined
  readonly isTrial: boolean
  readonly today: Temporal.PlainDate
}

/** @throws Refusal with one line */
export async function bringList(database: Database, sessionToken: string, list: ListToBring): Promise<Brought> {
  const kind = sheetKindOf(list.bytes, list.name)
  if (!kind.ok) throw new Refusal(`${list.name}: ${sheetFaultWords({ why: kind.reason })}.`)
  const read = await readWhole(list, kind.value)
  const about = await database.asActor(sessionToken, (trx, actor) => findOut(trx, actor, list))
  const mapping = mappingOf(read, about, list)
  if (list.isTrial) return await tryOut(read, mapping, list.today)

  const id = newId()
  const { areaId, id: agencyId } = about.agency
  await database.asActor(sessionToken, async (trx) => {
    await addImport(trx, { id, areaId, agencyId, source: list.source, kind: kind.value }, list.bytes)
    await noteOf(trx, { id, areaId }, 'bring a file of training')
  })
  const find = () => database.asActor(sessionToken, (trx) => findImport(trx, id))
  // A service that runs beside this may be the one that does either.
  await until(find, 'reading', () => readLists(database))
  await database.asActor(sessionToken, async (trx) => {
    await queueImport(trx, id, mapping)
    await noteOf(trx, { id, areaId }, 'say how a file of training is read')
  })
  const one = await until(find, 'queued', () => takeInImports(database, list.today))
  if (one.fault !== undefined) throw new Refusal(`${list.name}: ${faultWords(one.fault)}.`)
  if (one.state !== 'done') throw new Refusal(`${list.name}: nothing of it was kept; the log says what went wrong.`)
  const rejected = await database.asActor(sessionToken, (trx) => listRejections(trx, id, one.rowsRejected))
  return { read: one.rowsLookedAt, added: one.rowsAdded, unchanged: one.rowsUnchanged, rejected }
}

type WholeList = {
  readonly head: SheetHead
  readonly firstRows: readonly SheetRow[]
  readonly batches: readonly string[]
}

async function readWhole({ name, bytes }: ListToBring, kind: SheetKind): Promise<WholeList> {
  const batches: string[] = []
  const found: { head?: SheetHead } = {}
  const read = await readSheetApart([bytes], kind, {
    head: (head) => {
      found.head = head
    },
    rows: async ({ json }) => {
      batches.push(json)
    },
  })
  if (!read.ok) throw new Refusal(`${name}: ${sheetFaultWords(read.reason)}.`)
  const [json] = batches
  if (found.head === undefined || json === undefined || read.value < 2)
    throw new Refusal(`${name}: ${faultWords({ why: 'no-rows' })}.`)
  return { head: found.head, firstRows: rowsIn({ json }).slice(0, 15), batches }
}

type About = { readonly agency: AgencyChoice; readonly courses: readonly Course[]; readonly remembered: HeadingMap }

async function findOut(trx: Trx, actor: Actor, list: ListToBring): Promise<About> {
  const areaId = actor.holdings.find(({ areaCode }) => areaCode === list.area)?.areaId
  const agencies = (await agenciesKept(trx, actor)).filter((agency) => agency.areaId === areaId)
  const named = agencies.filter(({ name }) => list.agency === undefined || plain(name) === plain(list.agency))
  const [agency, another] = named
  if (agency === undefined)
    throw new Refusal(`There is no agency ${list.agency ?? ''} whose training ${actor.email} keeps.`)
  if (another !== undefined)
    throw new Refusal(
      `Say whose people are in it with --agency, as ${named
        .slice(0, 3)
        .map(({ name }) => `"${name}"`)
        .join(' or ')}.`,
    )
  const remembered = await findMap(trx, { areaId: agency.areaId, agencyId: agency.id, source: list.source })
  return { agency, courses: await listCourses(trx, agency.areaId), remembered }
}

function mappingOf({ head, firstRows }: WholeList, { courses, remembered }: About, list: ListToBring): Mapping {
  const columns = mappable({ firstRows }, remembered)
  const unknown = unknownHeadings(columns, remembered)
  if (unknown.length > 0)
    throw new Refusal(
      `${list.name}: these headings are not known: ${unknown.map((words) => `"${words}"`).join(', ')}. Import a file like it in the browser once, from "${list.source}", and say which column is which.`,
    )
  const { map } = columns
  if (map.name === undefined && map.surname === undefined) throw new Refusal(`${list.name}: no column is the name.`)
  if (map.email === undefined && map.staffNumber === undefined)
    throw new Refusal(`${list.name}: no column is the email address or the staff number, by which people are found.`)
  if (map.course !== undefined && map.completedOn === undefined)
    throw new Refusal(`${list.name}: no column is the day of completion, and no course counts without its day.`)
  const course = courses.find(
    ({ name, code }) => list.course !== undefined && [plain(name), plain(code ?? name)].includes(plain(list.course)),
  )
  if (list.course !== undefined && course === undefined)
    throw new Refusal(`There is no course "${list.course}" in ${list.area}.`)
  const answers = { ...mappingAnswers(columns), ...(course !== undefined && { everyCourse: course.id }) }
  return mappingIn(answers, { head, firstRows }, columns, courses)
}

const Rejected = z.object({ rejected: z.array(z.object({ row: z.number().int(), reason: z.string() })) })

async function tryOut({ batches }: WholeList, mapping: Mapping, today: Temporal.PlainDate): Promise<Brought> {
  const rejected: Rejection[] = []
  let read = 0
  await sortApart({ mapping, today, batches }, async ({ looked, json }) => {
    read += looked
    rejected.push(...Rejected.parse(JSON.parse(json)).rejected)
  })
  return { read, added: 0, unchanged: 0, rejected }
}

async function until(
  find: () => Promise<Import | undefined>,
  state: Import['state'],
  work: () => Promise<unknown>,
): Promise<Import> {
  for (;;) {
    await work()
    const one = await find()
    if (one === undefined) throw new Error('a list that was brought is gone')
    if (one.state !== state) return one
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

async function noteOf(trx: Trx, { id, areaId }: { id: string; areaId: string }, action: string): Promise<void> {
  await note(trx, { action, subject: { kind: 'training import', id }, areaId })
}
