/**
 * The route of a document before the bodies that draft, approve and sign it off, and what may be recorded of it next.
 *
 * The rule in a sentence: a stage may be recorded once every stage before it is done, and only a stage for information may run ahead; a
 * body that returned the document sees it again in a newer version, and until then its stage is open. Our own reading of how papers
 * travel (process.md 4.2 [D]); the seed's cover table goes its route by it.
 *
 *   waiting ── some bodies have seen it ──▶ partly seen ── all have ──▶ done
 *      └──────────── one returns it ──────▶ returned ── a newer version is seen ──▶ partly seen, done
 *
 * A route is a plan: while no body has said anything at a stage, it may come off, or go elsewhere, but for before one that happened.
 */
import { Temporal } from 'temporal-polyfill'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { movedBehind } from '#platform/order.ts'
import type { DocumentPurpose } from '#reference/document-purposes.ts'
import { firstDay, lastDay, type DayOrMonth } from './day-or-month.ts'

export const outcomes = ['agreed', 'agreed with changes', 'returned', 'noted'] as const
export type StageOutcome = (typeof outcomes)[number]

/** What a body said of a version, and what it asked for. */
export type Said = {
  readonly bodyId: string
  /** The number of the version that it saw. */
  readonly version: number
  readonly seenOn: DayOrMonth
  readonly outcome: StageOutcome
  readonly asked: string
  readonly askedBy: string
}

export type Stage = {
  readonly id: string
  readonly position: number
  readonly purpose: DocumentPurpose
  readonly bodies: readonly string[]
  readonly plannedOn: DayOrMonth | undefined
  /** In the order in which it was recorded. */
  readonly said: readonly Said[]
}

export type Version = { readonly number: number; readonly datedOn: Temporal.PlainDate }

/** In order. */
export type Route = readonly Stage[]

export type StageState = 'waiting' | 'partly seen' | 'returned' | 'done'

export type RouteRefusal =
  | 'not before this body'
  | 'earlier stage is open'
  | 'has been decided'
  | 'no outcome for this purpose'
  | 'no such version'
  | 'not the newest then'
  | 'needs a newer version'
  | 'in the future'
  | 'before an earlier stage'
  | 'nothing asked'

export type ReplanRefusal = 'has happened' | 'before one that happened'

/** Whether it may come off the route, or go elsewhere on it: no body has said anything at it. */
export function isYetToCome({ said }: Stage): boolean {
  return said.length === 0
}

/** @param behind the stage that it comes after; undefined: it comes first */
export function moveStage(route: Route, stage: Stage, behind: string | undefined): Outcome<Route, ReplanRefusal> {
  if (!isYetToCome(stage)) return refuse('has happened')
  const moved = movedBehind(route, stage.id, behind)
  const later = moved.slice(moved.findIndex(({ id }) => id === stage.id) + 1)
  if (later.some((one) => !isYetToCome(one) && !runsAhead(one))) return refuse('before one that happened')
  return ok(moved)
}

export function takeOff(route: Route, stage: Stage): Outcome<Route, ReplanRefusal> {
  return isYetToCome(stage) ? ok(route.filter(({ id }) => id !== stage.id)) : refuse('has happened')
}

export function stageState({ bodies, said }: Stage): StageState {
  const last = bodies.map((body) => lastSaid(said, body)?.outcome)
  if (last.includes('returned')) return 'returned'
  if (last.every((outcome) => outcome !== undefined)) return 'done'
  return last.some((outcome) => outcome !== undefined) ? 'partly seen' : 'waiting'
}

/** Whether a stage still brings the document before a body: it has not seen it, or returned it. */
export function stillBefore({ bodies, said }: Stage, body: string): boolean {
  const last = lastSaid(said, body)
  return bodies.includes(body) && (last === undefined || last.outcome === 'returned')
}

/** The day on which the last of its bodies had seen it; undefined until all have. */
export function doneOn(stage: Stage): DayOrMonth | undefined {
  if (stageState(stage) !== 'done') return undefined
  return stage.bodies
    .map((body) => lastSaid(stage.said, body)?.seenOn)
    .filter((day) => day !== undefined)
    .toSorted((one, other) => Temporal.PlainDate.compare(lastDay(one), lastDay(other)))
    .at(-1)
}

/** The stage whose turn it is; undefined when the route is at its end. */
export function currentStage(route: Route): Stage | undefined {
  return route.find((stage) => stageState(stage) !== 'done')
}

/** Whether something may be recorded at a stage at all: all before it are done, or it only informs. */
export function isOpen(route: Route, stage: Stage): boolean {
  if (stageState(stage) === 'done') return false
  return runsAhead(stage) || before(route, stage).every((earlier) => stageState(earlier) === 'done')
}

/** What a body may say of a document that came for a purpose. */
export function outcomesFor(purpose: DocumentPurpose): readonly StageOutcome[] {
  switch (purpose) {
    case 'draft':
      return outcomes
    case 'approval':
    case 'sign_off':
      return ['agreed', 'agreed with changes', 'returned']
    case 'information':
      return ['noted']
    case 'information_and_action':
      return ['noted', 'agreed', 'agreed with changes']
  }
}

/** @param today nothing is recorded before it has happened */
export function record(
  route: Route,
  versions: readonly Version[],
  stage: Stage,
  said: Said,
  today: Temporal.PlainDate,
): Outcome<Said, RouteRefusal> {
  if (!stage.bodies.includes(said.bodyId)) return refuse('not before this body')
  const last = lastSaid(stage.said, said.bodyId)
  if (last !== undefined && last.outcome !== 'returned') return refuse('has been decided')
  const earlier = runsAhead(stage) ? [] : before(route, stage)
  if (earlier.some((one) => stageState(one) !== 'done')) return refuse('earlier stage is open')
  if (!outcomesFor(stage.purpose).includes(said.outcome)) return refuse('no outcome for this purpose')
  if (isAfter(firstDay(said.seenOn), today)) return refuse('in the future')
  if (earlier.some((one) => isAfter(firstDayOf(doneOn(one)), lastDay(said.seenOn))))
    return refuse('before an earlier stage')

  const version = versions.find(({ number }) => number === said.version)
  if (version === undefined) return refuse('no such version')
  if (!wasNewest(versions, version, said.seenOn)) return refuse('not the newest then')
  if (last !== undefined && said.version <= last.version) return refuse('needs a newer version')
  const asks = said.outcome === 'agreed with changes' || said.outcome === 'returned'
  if (asks && said.asked === '') return refuse('nothing asked')
  return ok(said)
}

/** Whether no newer version was there on some day that the date may mean. */
export function wasNewest(versions: readonly Version[], version: Version, seenOn: DayOrMonth): boolean {
  const next = versions
    .filter(({ number }) => number > version.number)
    .toSorted((one, other) => Temporal.PlainDate.compare(one.datedOn, other.datedOn))[0]
  const there = !isAfter(version.datedOn, lastDay(seenOn))
  return there && (next === undefined || isAfter(next.datedOn, firstDay(seenOn)))
}

function runsAhead({ purpose }: Stage): boolean {
  return purpose === 'information'
}

function before(route: Route, stage: Stage): readonly Stage[] {
  return route.filter(({ position }) => position < stage.position)
}

function lastSaid(said: readonly Said[], body: string): Said | undefined {
  return said.findLast(({ bodyId }) => bodyId === body)
}

function firstDayOf(when: DayOrMonth | undefined): Temporal.PlainDate {
  if (when === undefined) throw new Error('a stage that is done has no day on which it was')
  return firstDay(when)
}

function isAfter(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0
}
