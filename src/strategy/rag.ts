/**
 * How the colour of an action is worked out. The rule, whole, as the pages show it, is `rule` below; everything else here carries it out.
 * Nothing is weighed, and nobody's opinion is in it: whoever sees it otherwise overrides it with a reason, beside the worked-out colour.
 */
import { Temporal } from 'temporal-polyfill'
import { movementOf, standingOf, latestOf, type Measured } from './measures.ts'

export type RagLimits = {
  /** Days after which a late milestone turns its action red. */
  readonly milestoneRedAfter: number
  /** Months within which a measure needs a reading. */
  readonly measureKnownWithin: number
}

export function rule({ milestoneRedAfter, measureKnownWithin }: RagLimits): string {
  return `An action is done on the day somebody says that it is done. Until then it is red when its last day has passed, or when a milestone is more than ${milestoneRedAfter} days late. It is amber when a milestone is late by less, when the latest reading of a measure is worse than its baseline and misses its target, when a measure with a target in figures has had no reading for ${measureKnownWithin} months since the action began, or when it should have begun and has no milestone and no measure to tell by. It is not begun before its first day while none of this is so. Otherwise it is green. A measure that has ended no longer counts.`
}

export type Rag = 'done' | 'green' | 'amber' | 'red' | 'not begun'

export function isRag(text: string): text is Rag {
  return text in ragWords
}

/** In words too: a colour alone tells some people nothing. */
export const ragWords: Readonly<Record<Rag, { readonly text: string; readonly colour: string }>> = {
  done: { text: 'Done', colour: 'blue' },
  green: { text: 'Green: on track', colour: 'green' },
  amber: { text: 'Amber: at risk', colour: 'yellow' },
  red: { text: 'Red: off track', colour: 'red' },
  'not begun': { text: 'Not begun', colour: 'grey' },
}

export type Milestone = {
  readonly words: string
  readonly dueOn: Temporal.PlainDate
  readonly doneOn: Temporal.PlainDate | undefined
}

export type RagFacts = {
  readonly startsOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly doneOn: Temporal.PlainDate | undefined
  readonly milestones: readonly Milestone[]
  readonly measures: readonly (Measured & { readonly title: string })[]
}

/** Why in words, one for each thing that the rule found; of green and of not begun there is none. */
export type WorkedOut = { readonly rag: Rag; readonly reasons: readonly string[] }

export function workedOut(facts: RagFacts, today: Temporal.PlainDate, limits: RagLimits): WorkedOut {
  if (facts.doneOn !== undefined) return { rag: 'done', reasons: [] }
  const red = [...pastItsLastDay(facts, today), ...lateMilestones(facts, today, limits.milestoneRedAfter, Infinity)]
  const amber = [
    ...lateMilestones(facts, today, 0, limits.milestoneRedAfter),
    ...worseMeasures(facts),
    ...silentMeasures(facts, today, limits.measureKnownWithin),
    ...nothingToTellBy(facts, today),
  ]
  if (red.length > 0) return { rag: 'red', reasons: [...red, ...amber] }
  if (amber.length > 0) return { rag: 'amber', reasons: amber }
  return { rag: daysBetween(today, facts.startsOn) > 0 ? 'not begun' : 'green', reasons: [] }
}

function pastItsLastDay({ dueOn }: RagFacts, today: Temporal.PlainDate): readonly string[] {
  const days = daysBetween(dueOn, today)
  return days > 0 ? [`Its last day was ${inDays(days)} ago.`] : []
}

/** Late by more than so many days, and no more than so many. */
function lateMilestones(
  { milestones }: RagFacts,
  today: Temporal.PlainDate,
  more: number,
  most: number,
): readonly string[] {
  return milestones.flatMap(({ words, dueOn, doneOn }) => {
    const days = doneOn === undefined ? daysBetween(dueOn, today) : 0
    return days > more && days <= most ? [`The milestone “${words}” is ${inDays(days)} late.`] : []
  })
}

function worseMeasures({ measures }: RagFacts): readonly string[] {
  return measures.flatMap((measure) =>
    movementOf(measure) === 'worse' && standingOf(measure) !== 'met'
      ? [`The latest reading of “${measure.title}” is worse than its baseline.`]
      : [],
  )
}

/** A reading that says "not known" tells no more than none. */
function silentMeasures(
  { measures, startsOn }: RagFacts,
  today: Temporal.PlainDate,
  months: number,
): readonly string[] {
  return measures.flatMap(({ title, target, readings }) => {
    if (target === undefined) return []
    const last = latestOf(readings.filter(({ figure }) => figure !== undefined))?.on
    const since = last === undefined || Temporal.PlainDate.compare(last, startsOn) < 0 ? startsOn : last
    return Temporal.PlainDate.compare(since.add({ months }), today) < 0
      ? [`“${title}” has had no reading for ${months} months.`]
      : []
  })
}

function nothingToTellBy({ milestones, measures, startsOn }: RagFacts, today: Temporal.PlainDate): readonly string[] {
  return milestones.length === 0 && measures.length === 0 && daysBetween(startsOn, today) >= 0
    ? ['It has no milestone and no measure to tell by.']
    : []
}

/** What is shown: the worked-out colour, or what somebody said instead. Of an action that is done nothing is overridden. */
export type Shown = {
  readonly rag: Rag
  readonly workedOut: WorkedOut
  readonly override: Override | undefined
}

export type Override = {
  readonly colour: 'green' | 'amber' | 'red'
  readonly reason: string
  readonly by: string
  readonly at: Temporal.Instant
}

export function shown(worked: WorkedOut, override: Override | undefined): Shown {
  const counts = worked.rag === 'done' ? undefined : override
  return { rag: counts?.colour ?? worked.rag, workedOut: worked, override: counts }
}

function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to).days
}

function inDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}
