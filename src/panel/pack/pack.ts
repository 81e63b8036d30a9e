/** The pack of a meeting as one reader may see it: read once, shown on a page or made into a paper, so that neither can tell more than the other. */
import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { isStage, stageOf } from '#cases/journey/stages.ts'
import { birthInWords, fullName } from '#cases/person-words.ts'
import { listPeople, type Person } from '#people/store.ts'
import { formatDayAndTime } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import { sharingStages } from '#reference/decisions.ts'
import { markings } from '#reference/sharing.ts'
import { findAgenda, leftInWords, type Agenda } from '../agenda/agenda.ts'
import { identityInWords, purposeInWords, type AgendaItem } from '../agenda/item.ts'
import { beginsAt } from '../agenda/order.ts'
import type { PartWanted } from '../agenda/part.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { changesSince, type Changes, type Edition } from './changes.ts'
import { listContributions, listWritten, type Contribution } from './contributions.ts'
import { findLastEdition } from './store.ts'

export type Pack = {
  readonly meeting: Meeting
  readonly agenda: Agenda
  readonly people: ReadonlyMap<string, Person>
  /** Where each case is on its journey, by its id. */
  readonly whereTheyAre: ReadonlyMap<string, string>
  readonly contributions: readonly Contribution[]
  readonly edition: Edition | undefined
  readonly changes: Changes
}

export async function findPack(
  trx: Trx,
  meeting: Meeting,
  here: { readonly actor: Actor; readonly today: Temporal.PlainDate; readonly vault: Vault },
  wanted: PartWanted,
): Promise<Pack> {
  const agenda = await findAgenda(trx, meeting, here, wanted)
  const named = agenda.part.items.flatMap(({ about }) => (about.kind === 'case' ? [about] : []))
  const people = await listPeople(trx, [...new Set(named.map(({ personId }) => personId))])
  const contributions = await listContributions(
    trx,
    here.vault,
    agenda.part.items.map(({ id }) => id),
  )
  const edition = await findLastEdition(trx, meeting.id)
  return {
    meeting,
    agenda,
    people: new Map(people.map((person) => [person.id, person])),
    whereTheyAre: await listStages(
      trx,
      named.map(({ caseId }) => caseId),
    ),
    contributions,
    edition,
    changes:
      edition === undefined
        ? { ofAll: [], ofItems: new Map() }
        : changesSince(edition, agenda.all, await listWritten(trx, meeting.id)),
  }
}

async function listStages(trx: Trx, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (caseIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('cases.case_file')
    .select(['id', 'stage'])
    .where('id', 'in', [...caseIds])
    .execute()
  return new Map(rows.flatMap(({ id, stage }) => (isStage(stage) ? [[id, stageOf(stage).label] as const] : [])))
}

export type ShownItem = {
  readonly id: string
  readonly number: number
  readonly beginsAt: string
  readonly minutes: number | undefined
  readonly title: string
  readonly isCase: boolean
  /** Of a case that the reader sees. */
  readonly href: string | undefined
  readonly stage: string | undefined
  readonly rows: readonly { readonly key: string; readonly value: string }[]
  readonly why: readonly string[]
  readonly brief: string | undefined
  readonly left: string | undefined
  readonly changed: readonly string[]
  readonly contributions: readonly ShownContribution[]
}

export type ShownContribution = {
  readonly agency: string
  readonly marking: string
  readonly facts: string
  readonly opinion: string
  /** Who wrote it and when. */
  readonly byline: string
  readonly late: boolean
}

/** The items in words, for the page and the paper alike. */
export function shownItems(pack: Pack): readonly ShownItem[] {
  const { part } = pack.agenda
  return part.items.map((item, index) => ({
    id: item.id,
    number: item.number ?? part.before + index + 1,
    beginsAt: beginsAt(pack.meeting.startsAt, item.minutesBefore),
    minutes: item.minutes,
    isCase: item.about.kind !== 'standing',
    left: leftInWords(item.leftBy),
    brief: pack.agenda.briefs.get(item.id),
    changed: pack.changes.ofItems.get(item.id) ?? [],
    contributions: pack.contributions.filter(({ itemId }) => itemId === item.id).map(shownContribution),
    ...shownAbout(pack, item),
  }))
}

function shownAbout(
  { people, whereTheyAre, agenda }: Pack,
  { about, purpose, stage }: AgendaItem,
): Pick<ShownItem, 'title' | 'href' | 'stage' | 'rows' | 'why'> {
  if (about.kind === 'standing') return { title: about.title, href: undefined, stage: undefined, rows: [], why: [] }
  const words = purposeInWords(purpose)
  if (about.kind === 'unnamed')
    return {
      title: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
      href: undefined,
      stage: labelOf(sharingStages, stage),
      rows: [{ key: 'Person', value: identityInWords(about.identity) }],
      why: [],
    }
  const person = people.get(about.personId)
  return {
    title: `${about.reference}, ${words}`,
    href: `/cases/${about.caseId}`,
    stage: stage === 'named' ? undefined : labelOf(sharingStages, stage),
    rows: [
      ...(person === undefined
        ? []
        : [
            { key: 'Person', value: fullName(person) },
            { key: 'Born', value: birthInWords(person.birth) },
          ]),
      { key: 'Where the case is', value: whereTheyAre.get(about.caseId) ?? 'Not known' },
    ],
    why: agenda.lines.find(({ caseId }) => caseId === about.caseId)?.reasons.map((reason) => reason.words) ?? [],
  }
}

function shownContribution({ agency, marking, facts, opinion, by, at, late }: Contribution): ShownContribution {
  return {
    agency,
    marking: labelOf(markings, marking),
    facts,
    opinion,
    byline: `${by}, ${formatDayAndTime(at)}`,
    late,
  }
}
