/** The panel's own page: its next meeting and what must be done before it, what the panel is, and the meetings that were. */
import { Temporal } from 'temporal-polyfill'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { formatDay, formatTime } from '#platform/day-and-time.ts'
import { areasHeld, type Area } from '#platform/forms/area-question.ts'
import { findSettings } from '#cases/store.ts'
import { subtractWorkingDays } from '#reference/working-days.ts'
import { stands, termsOn, type Cycle, type Seat, type SeatPerson, type Terms } from '../constitution/constitution.ts'
import { cycleInWords } from '../constitution/cycle.ts'
import { missingAt } from '../constitution/quorum-at.ts'
import { listDeclarations } from '../constitution/register.ts'
import { listCycles, listSeatPeople, listSeats, listTerms } from '../constitution/store.ts'
import { organisers, readers } from '../who.ts'
import type { Invitee, Meeting } from './meeting.ts'
import { listToBeListedAgain, type ToListAgain } from './relisting.ts'
import { listInvitees, listMeetings } from './store.ts'

/** So many past meetings are looked for often; the others fold away. */
const lately = 6

/** What is to be done, where, and whether it is late. */
export type ToDo = { readonly text: string; readonly href: string; readonly late?: boolean }

type Known = {
  readonly area: Area
  readonly mayArrange: boolean
  readonly today: Temporal.PlainDate
  readonly terms: Terms | undefined
  readonly seats: readonly Seat[]
  readonly people: readonly SeatPerson[]
  readonly cycle: Cycle | undefined
  readonly meetings: readonly Meeting[]
  readonly listAgain: readonly ToListAgain[]
}

type Next = {
  readonly meeting: Meeting
  readonly invitees: readonly Invitee[]
  /** By when the pack is due. */
  readonly packOn: Temporal.PlainDate
  /** Whom the panel's own terms would miss, in words. */
  readonly missing: readonly string[]
  readonly iHaveSaid: boolean
}

/** @returns the page's model, a part for each area; nearly always one */
export async function panelHome(trx: Trx, actor: Actor, today: Temporal.PlainDate) {
  const meetings = await listMeetings(trx)
  const kept = areasHeld(actor, organisers).map(({ id }) => id)
  const all = {
    terms: await listTerms(trx),
    seats: await listSeats(trx),
    people: await listSeatPeople(trx),
    cycles: await listCycles(trx),
    listAgain: kept.length > 0 ? await listToBeListedAgain(trx, today) : [],
  }
  const panels = []
  for (const area of areasHeld(actor, readers)) {
    const own = meetings.filter(({ areaId }) => areaId === area.id)
    const known: Known = {
      area,
      mayArrange: kept.includes(area.id),
      today,
      terms: termsOn(
        all.terms.filter(({ areaId }) => areaId === area.id),
        today,
      ),
      seats: all.seats.filter((seat) => seat.areaId === area.id && stands(seat, today)),
      people: all.people.filter((person) => person.areaId === area.id && stands(person, today)),
      cycle: all.cycles.find(({ areaId }) => areaId === area.id),
      meetings: own,
      listAgain: all.listAgain.filter(({ meetingId }) => own.some(({ id }) => id === meetingId)),
    }
    const [first] = comingOf(known)
    const next = first && (await nextOf(trx, first, actor))
    panels.push(panelShown(known, next, actor))
  }
  return { heading: 'Channel panel', panels, shown: meetings.length, mayArrange: kept.length > 0 }
}

async function nextOf(trx: Trx, meeting: Meeting, actor: Actor): Promise<Next> {
  const { packBefore } = await findSettings(trx, meeting.areaId)
  return {
    meeting,
    invitees: await listInvitees(trx, meeting.id),
    packOn: subtractWorkingDays(meeting.heldOn, packBefore),
    missing: (await missingAt(trx, meeting.id, 'expected')) ?? [],
    iHaveSaid: (await listDeclarations(trx, meeting.id)).has(actor.accountId),
  }
}

function panelShown(known: Known, next: Next | undefined, actor: Actor) {
  const { area, today, meetings, listAgain, mayArrange } = known
  const coming = comingOf(known)
  const past = meetings.filter((meeting) => !isComing(meeting, today))
  return {
    area: area.name,
    mayArrange,
    next: next && {
      ...rowOf(next.meeting),
      title: `${formatDay(next.meeting.heldOn)} at ${formatTime(next.meeting.startsAt)}`,
      invited: next.invitees.length,
      apologies: next.invitees.filter(({ present }) => present === 'apologies').length,
    },
    byCycle: known.cycle === undefined ? undefined : `/panel/cycles/${area.id}/meetings`,
    toDo: [
      ...(next === undefined ? [] : toDoOfMember(next, actor)),
      ...(mayArrange ? toDoOfOrganiser(known, next) : []),
    ],
    listAgain: listAgain.map((one) => ({ ...one, href: `/cases/${one.caseId}` })),
    about: aboutThePanel(known),
    coming: coming.slice(1).map(rowOf),
    past: past.slice(0, lately).map(rowOf),
    earlier: past.slice(lately).map(rowOf),
  }
}

/** What somebody who is asked to the meeting has to say themself. */
function toDoOfMember({ meeting, invitees, iHaveSaid }: Next, { accountId }: Actor): readonly ToDo[] {
  const own = invitees.find((invitee) => invitee.accountId === accountId)
  if (own === undefined || own.present === 'apologies' || iHaveSaid) return []
  return [{ text: 'Say whether you have a conflict of interest', href: `${addressOf(meeting)}#declarations` }]
}

function toDoOfOrganiser(known: Known, next: Next | undefined): readonly ToDo[] {
  const { area, terms, seats, people, cycle, today, listAgain } = known
  const coming = comingOf(known)
  const toDo: ToDo[] = []
  if (listAgain.length > 0) toDo.push({ text: listAgainInWords(listAgain.length), href: '#list-again', late: true })
  if (next !== undefined) toDo.push(...toDoFor(next, today))
  if (cycle === undefined) toDo.push({ text: 'Say how often the panel meets', href: `/panel/cycles/${area.id}` })
  else if (coming.length < 2)
    toDo.push({ text: 'Arrange the next meetings of the cycle', href: `/panel/cycles/${area.id}/meetings` })
  if (terms === undefined) toDo.push({ text: 'Agree terms of reference', href: '/panel/terms' })
  else if (isBefore(terms.reviewOn, today))
    toDo.push({ text: 'Look at the terms of reference again', href: '/panel/terms', late: true })
  if (seats.length === 0) toDo.push({ text: 'Say who sits on the panel', href: '/panel/members' })
  const empty = seats.filter(({ id }) => !people.some(({ seatId, part }) => seatId === id && part === 'holder'))
  if (empty.length > 0) toDo.push({ text: emptyInWords(empty), href: '/panel/members' })
  return toDo
}

/** What a meeting needs before it can decide anything. */
function toDoFor({ meeting, invitees, packOn, missing }: Next, today: Temporal.PlainDate): readonly ToDo[] {
  const href = addressOf(meeting)
  const comes = invitees.filter(({ present }) => present !== 'apologies' && present !== 'absent')
  const toDo: ToDo[] = []
  if (meeting.packPublishedAt === undefined)
    toDo.push({ text: `Publish the pack by ${formatDay(packOn)}`, href, late: isBefore(packOn, today) })
  if (!comes.some(({ capacity }) => capacity === 'chair' || capacity === 'deputy'))
    toDo.push({ text: 'Neither the chair nor a deputy chair comes: the panel could decide nothing', href, late: true })
  if (!comes.some(({ capacity }) => capacity === 'police'))
    toDo.push({ text: 'Nobody from police comes: the panel could decide nothing', href, late: true })
  toDo.push(
    ...missing.map((words) => ({
      text: `By its own terms the panel could decide nothing: ${expected(words)}`,
      href,
      late: true,
    })),
  )
  return toDo
}

/** The words are of a meeting that was held; this one is not yet. */
function expected(words: string): string {
  return words.replace('is not recorded as present', 'is not expected').replace(/(is|are) present/, '$1 expected')
}

function aboutThePanel({ area, terms, seats, people, cycle, mayArrange }: Known) {
  const held = seats.filter(({ id }) => people.some(({ seatId, part }) => seatId === id && part === 'holder')).length
  return [
    {
      text: 'Terms of reference',
      href: '/panel/terms',
      about:
        terms === undefined
          ? 'None are kept here yet'
          : `Version ${terms.number}, agreed on ${formatDay(terms.agreedOn)}; to be looked at again on ${formatDay(terms.reviewOn)}`,
    },
    {
      text: 'Members',
      href: '/panel/members',
      about: seats.length === 0 ? 'No seat is kept here yet' : `${seats.length} seats, ${held} of them held`,
    },
    {
      text: 'Register of conflicts',
      href: '/panel/register',
      about: 'What members declared for every meeting, and when conflicts with a case were declared',
    },
    ...(mayArrange
      ? [
          {
            text: 'How often it meets',
            href: `/panel/cycles/${area.id}`,
            about:
              cycle === undefined
                ? 'Not said yet'
                : `It meets ${cycleInWords(cycle)}, at ${formatTime(cycle.startsAt)}`,
          },
        ]
      : []),
  ]
}

function comingOf({ meetings, today }: Pick<Known, 'meetings' | 'today'>): readonly Meeting[] {
  return meetings.filter((meeting) => isComing(meeting, today)).toReversed()
}

function isComing({ heldOn, cancelled }: Meeting, today: Temporal.PlainDate): boolean {
  return cancelled === undefined && !isBefore(heldOn, today)
}

function isBefore(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0
}

function rowOf(meeting: Meeting) {
  return { ...meeting, href: addressOf(meeting), state: stateOf(meeting) }
}

function stateOf({ cancelled, packPublishedAt }: Meeting): string {
  if (cancelled !== undefined) return 'Cancelled'
  return packPublishedAt === undefined ? 'Not published' : 'Published'
}

function listAgainInWords(count: number): string {
  return count === 1 ? 'A case is to be listed again' : `${count} cases are to be listed again`
}

function emptyInWords(seats: readonly Seat[]): string {
  const [first, ...others] = seats
  return others.length === 0 ? `Nobody holds the seat of ${first?.agency ?? ''}` : `Nobody holds ${seats.length} seats`
}

function addressOf({ id }: Pick<Meeting, 'id'>): string {
  return `/panel/meetings/${id}`
}
