/** A meeting's agenda as whoever looks at it may see it: what is on it, what was taken off, and what stands before the panel and is not on it yet. */
import { Temporal } from 'temporal-polyfill'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { formatDayAndTime } from '#platform/day-and-time.ts'
import type { Invitee, Meeting } from '../meetings/meeting.ts'
import { caseworkers, organisers } from '../who.ts'
import { findAgendaStanding, listRemovals, type Removal } from './arranging.ts'
import { labelOf } from '#reference/code-list.ts'
import { sharingStages } from '#reference/decisions.ts'
import { listBriefs } from './sharing.ts'
import { identityInWords, nameOf, purposeInWords, type AgendaItem } from './item.ts'
import { asNextMeeting, findLines, findSessionsLines, notYetItems, type Line, type Reason } from './lines.ts'
import { beginsAt } from './order.ts'
import { partOf, partsView, type Part, type PartWanted } from './part.ts'
import { listAgenda, listConflicts } from './store.ts'

export type Agenda = {
  /** Everything that is on it. */
  readonly all: readonly AgendaItem[]
  /** What is shown of it. */
  readonly part: Part<AgendaItem>
  readonly conflicts: ReadonlyMap<string, readonly string[]>
  readonly lines: readonly Line[]
  /** Not items yet: members see them with the next pack. */
  readonly further: readonly Line[]
  readonly takenOff: readonly (Removal & { readonly item: AgendaItem })[]
  /** What is said of a case to everybody who sees its item, by item. */
  readonly briefs: ReadonlyMap<string, string>
  readonly version: number
}

export async function findAgenda(
  trx: Trx,
  meeting: Meeting,
  { actor, today, vault }: { readonly actor: Actor; readonly today: Temporal.PlainDate; readonly vault: Vault },
  wanted: PartWanted,
): Promise<Agenda> {
  const everything = await listAgenda(trx, meeting.id)
  const all = everything.filter(({ state }) => state !== 'taken off')
  const part = partOf(all, wanted)
  const { isNext, until } = await asNextMeeting(trx, meeting, today)
  const asking = { areaId: meeting.areaId, today, until, leaveOut: casesElsewhere(everything, part) }
  const isOver = Temporal.PlainDate.compare(meeting.heldOn, today) < 0
  const lines = isOver ? await findSessionsLines(trx, asking) : await findLines(trx, asking)
  const worksCases = areasAs(actor, ...caseworkers).includes(meeting.areaId)
  const removals = worksCases ? await listRemovals(trx, vault, meeting.id) : []
  return {
    all,
    part,
    conflicts: await listConflicts(trx, meeting.id),
    lines,
    further: isNext && worksCases ? notYetItems(lines, everything) : [],
    takenOff: removals.flatMap((removal) => {
      const item = everything.find(({ id }) => id === removal.itemId)
      return item === undefined ? [] : [{ ...removal, item }]
    }),
    briefs: await listBriefs(
      trx,
      vault,
      part.items.map(({ id }) => id),
    ),
    version: (await findAgendaStanding(trx, meeting.id)).version,
  }
}

/** Those whose items stand in another part. */
function casesElsewhere(everything: readonly AgendaItem[], part: Part<AgendaItem>): ReadonlySet<string> {
  const shown = new Set(casesOf(part.items))
  return new Set(casesOf(everything).filter((caseId) => !shown.has(caseId)))
}

/** The cases somebody who opens the page sees something of: they stand in the audit. */
export function casesShown({
  part,
  further,
  takenOff,
}: Pick<Agenda, 'part' | 'further' | 'takenOff'>): readonly string[] {
  const ofItems = casesOf([...part.items, ...takenOff.map(({ item }) => item)])
  return [...ofItems, ...further.map(({ caseId }) => caseId)]
}

/** Those of them of which somebody is told, and not which case it is. */
export function casesUnnamed({ part }: Pick<Agenda, 'part'>): readonly string[] {
  return part.items.flatMap(({ about }) => (about.kind === 'unnamed' ? [about.caseId] : []))
}

function casesOf(items: readonly AgendaItem[]): readonly string[] {
  return items.flatMap(({ about }) => (about.kind === 'standing' ? [] : [about.caseId]))
}

/** Each has an address of its own, and is marked where something is left to do about it. */
export function agendaView(agenda: Agenda, meeting: Meeting, actor: Actor, invitees: readonly Invitee[]) {
  const { all, part, further, takenOff, version } = agenda
  const base = `/panel/meetings/${meeting.id}`
  const timed = all.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
  const mayArrange = areasAs(actor, ...organisers).includes(meeting.areaId)
  return {
    items: part.items.map((item, index) => ({
      ...itemView(agenda, item, actor, invitees),
      number: item.number ?? part.before + index + 1,
      beginsAt: beginsAt(meeting.startsAt, item.minutesBefore),
      placeHref: `${base}/items/${item.id}/place`,
      removalHref: `${base}/items/${item.id}/removal`,
      sharingHref: `${base}/items/${item.id}/sharing`,
      isFirst: part.before + index === 0,
      isLast: part.before + index === all.length - 1,
      mayArrange,
    })),
    parts: partsView(part, base),
    version,
    length: { minutes: timed, endsAt: beginsAt(meeting.startsAt, timed), untimed: all.filter(isUntimed).length },
    further: further
      .filter(({ byStep }) => !byStep)
      .map((line) => ({ ...line, href: `/cases/${line.caseId}`, ...reasonsView(line.reasons) })),
    toList: further
      .filter(({ byStep }) => byStep)
      .map((line) => ({ ...line, href: `/cases/${line.caseId}/panel-listing`, ...reasonsView(line.reasons) })),
    takenOff: takenOff.map(({ item, reason, remark, by, at }) => ({
      name: nameOf(item),
      reason,
      remark,
      by,
      at: formatDayAndTime(at),
    })),
  }
}

function isUntimed({ minutes }: AgendaItem): boolean {
  return minutes === undefined
}

function itemView(agenda: Agenda, item: AgendaItem, actor: Actor, invitees: readonly Invitee[]) {
  const { about } = item
  const declared = agenda.conflicts.get(item.id) ?? []
  const common = {
    id: item.id,
    state: item.state,
    minutes: item.minutes,
    name: nameOf(item),
    mine: declared.includes(actor.accountId),
    conflicted: invitees
      .filter(({ accountId }) => declared.includes(accountId))
      .map(({ name }) => name)
      .join(', '),
  }
  if (about.kind === 'standing') return { ...common, isCase: false, title: about.title, ...reasonsView([]) }
  const ofCase = {
    ...common,
    isCase: true,
    purpose: purposeInWords(item.purpose),
    left: leftInWords(item.leftBy),
    brief: agenda.briefs.get(item.id),
  }
  if (about.kind === 'unnamed') return { ...ofCase, title: identityInWords(about.identity), ...reasonsView([]) }
  return {
    ...ofCase,
    caseId: about.caseId,
    reference: about.reference,
    href: `/cases/${about.caseId}`,
    cameFrom: about.cameFrom,
    stage: item.stage === 'named' ? undefined : labelOf(sharingStages, item.stage),
    ...reasonsView(agenda.lines.find(({ caseId }) => caseId === about.caseId)?.reasons ?? []),
  }
}

/** Said to those who stay; who it was is for whoever arranges the meeting. */
export function leftInWords(leftBy: number): string | undefined {
  if (leftBy === 0) return undefined
  return leftBy === 1 ? 'A member declared a conflict and left.' : `${leftBy} members declared a conflict and left.`
}

function reasonsView(reasons: readonly Reason[]) {
  return {
    why: reasons.map(({ words }) => words),
    hasSessions: reasons.some(({ purpose }) => purpose === 'sessions'),
  }
}
