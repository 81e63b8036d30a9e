/**
 * The national threat level over time: what the reference data has, and the changes that an area has added since. What an area added counts only
 * for days after the last published one: once the reference data knows better, it is the reference data that is shown.
 */
import { Temporal } from 'temporal-polyfill'
import { publishedLevels, threatLevels, type ThreatLevel } from '#reference/threat-levels.ts'

export type LevelFrom = {
  readonly level: ThreatLevel
  readonly from: Temporal.PlainDate
  readonly source: string
  /** Read in a source that is named; what an area added is its own word. */
  readonly status: 'verified' | 'unverified' | 'added here'
}

export type AddedLevel = Omit<LevelFrom, 'status'>

/** The earliest first. */
export function levelHistory(added: readonly AddedLevel[]): readonly LevelFrom[] {
  const published = publishedLevels.map(({ level, from, source, status }) => ({
    level,
    from: Temporal.PlainDate.from(from),
    source,
    status: status === 'verified' ? ('verified' as const) : ('unverified' as const),
  }))
  const last = published.at(-1)?.from
  const since = added
    .filter(({ from }) => last === undefined || Temporal.PlainDate.compare(from, last) > 0)
    .toSorted((one, other) => Temporal.PlainDate.compare(one.from, other.from))
  return [...published, ...since.map((one) => ({ ...one, status: 'added here' as const }))]
}

/** Undefined before anything was published. */
export function levelOn(history: readonly LevelFrom[], day: Temporal.PlainDate): LevelFrom | undefined {
  return history.findLast(({ from }) => Temporal.PlainDate.compare(from, day) <= 0)
}

export type LevelRefusal = 'in the future' | 'not after the last' | 'no change'

/** A change is added at the end of what is known: it is of a day that is not to come, and it is a change. */
export function mayAdd(
  history: readonly LevelFrom[],
  { level, from }: Pick<AddedLevel, 'level' | 'from'>,
  today: Temporal.PlainDate,
): LevelRefusal | undefined {
  const last = history.at(-1)
  if (Temporal.PlainDate.compare(from, today) > 0) return 'in the future'
  if (last === undefined) return undefined
  if (Temporal.PlainDate.compare(from, last.from) <= 0) return 'not after the last'
  return level === last.level ? 'no change' : undefined
}

/** From 0, the lowest, up. */
export function heightOf(level: ThreatLevel): number {
  return threatLevels.findIndex(({ code }) => code === level)
}
