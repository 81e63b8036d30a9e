/**
 * Deadlines of a case, computed from its journal each time and never stored. A pause changes what is shown, not the day
 * that was due; a corrected start moves the day and keeps what it was. Days are the days things happened in England and
 * Wales, so that neither summer time nor late recording shifts them. Source: process.md 2.2, working-day rule and pauses.
 */
import { Temporal } from 'temporal-polyfill'
import type { Citation } from '#reference/citations.ts'
import { birthday } from '#reference/ages.ts'
import type { Role } from '#reference/roles.ts'
import type { SettingValues } from '#reference/settings.ts'
import { addMonths, addWorkingDays, subtractWorkingDays } from '#reference/working-days.ts'
import { advance } from './journey.ts'
import { isMetBy, isStartedBy, retentionSetting, type StepTaken } from './journey/clock-matching.ts'
import { clockNames, clocks, type ClockName } from './journey/clock-table.ts'
import type { Stage } from './journey/stages.ts'
import { nothingYet, type CaseState, type Facts, type JournalEntry } from './journey/state.ts'

export type DeadlineState = 'running' | 'due today' | 'overdue' | 'paused' | 'met on time' | 'met late' | 'stopped'

/** A start that was corrected, with the day it was due before. */
export type Correction = {
  readonly wasStartedOn: Temporal.PlainDate
  readonly wasDueOn: Temporal.PlainDate
  readonly correctedAt: Temporal.Instant
  readonly correctedBy: string | null
}

export type Pause = {
  readonly from: Temporal.PlainDate
  /** Undefined while it lasts. */
  readonly until: Temporal.PlainDate | undefined
  readonly cause: string
}

export type Deadline = {
  readonly clock: ClockName
  readonly label: string
  /** The request this run belongs to, for a clock that runs once for each. */
  readonly key: string | undefined
  /** `seq` of the entry that started it. */
  readonly startedBy: number
  readonly startedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly state: DeadlineState
  readonly metOn: Temporal.PlainDate | undefined
  /** When it stopped mattering without being met. */
  readonly stoppedOn: Temporal.PlainDate | undefined
  readonly pauses: readonly Pause[]
  /** Calendar days paused so far. */
  readonly pausedDays: number
  readonly corrections: readonly Correction[]
  readonly owedBy: readonly Role[]
  readonly source: Citation
}

/** One run of a clock while the journal is read. */
type Run = {
  readonly clock: ClockName
  readonly key: string | undefined
  readonly startedBy: number
  readonly facts: Facts
  readonly retention: { readonly closedIn: Stage; readonly supported: boolean }
  startedOn: Temporal.PlainDate
  metOn: Temporal.PlainDate | undefined
  stoppedOn: Temporal.PlainDate | undefined
  readonly pauses: { from: Temporal.PlainDate; until: Temporal.PlainDate | undefined; cause: string }[]
  readonly corrected: { from: Temporal.PlainDate; at: Temporal.Instant; by: string | null }[]
}

type Taken = StepTaken & { readonly entry: JournalEntry; readonly after: CaseState }

/**
 * Every deadline there has been on a case, in the order they started.
 * Throws ImpossibleJournal as foldJournal does, and BeyondBankHolidays when a day cannot be counted.
 * @param today the day in England and Wales
 */
export function deadlines(
  entries: readonly JournalEntry[],
  settings: SettingValues,
  today: Temporal.PlainDate,
): readonly Deadline[] {
  return runsOf(entries).map((run) => deadlineOf(run, settings, today))
}

/** The deadline somebody owes next: the earliest day among those not yet met or stopped. */
export function nextDue(all: readonly Deadline[]): Deadline | undefined {
  return all
    .filter(isLive)
    .toSorted((one, other) => Temporal.PlainDate.compare(one.dueOn, other.dueOn))
    .at(0)
}

export function isLive({ state }: Deadline): boolean {
  return state === 'running' || state === 'due today' || state === 'overdue' || state === 'paused'
}

/**
 * When a young person comes of age, and from when that must be in view: a parent's consent ends on that day.
 * Not a clock of the journal, which holds no birth date.
 * Source: CTSA 2015 s41; process.md 2.8.
 */
export function comingOfAge(
  bornOn: Temporal.PlainDate,
  settings: SettingValues,
): { readonly flagOn: Temporal.PlainDate; readonly on: Temporal.PlainDate } {
  const on = birthday(bornOn, 18)
  return { flagOn: on.subtract({ days: settings.turning18Flag }), on }
}

// ── reading the journal ───────────────────────────────────────────────────────────────────────

function runsOf(entries: readonly JournalEntry[]): readonly Run[] {
  const runs: Run[] = []
  let before = nothingYet
  for (const entry of entries) {
    const after = advance(before, entry)
    const taken = { entry, after, step: entry.step, facts: entry.facts, from: before.stage, to: after.stage }
    meet(runs, taken)
    stopWhereLeft(runs, taken)
    pauseAndResume(runs, entry)
    correct(runs, entry)
    start(runs, taken)
    before = after
  }
  return runs
}

function meet(runs: readonly Run[], taken: Taken): void {
  for (const run of runs.filter(isRunning)) {
    const { each } = clocks[run.clock]
    if (!isMetBy(run.clock, taken)) continue
    if (each === undefined || taken.facts[each] === run.key) end(run, 'metOn', taken.entry.onDate)
  }
}

function stopWhereLeft(runs: readonly Run[], { entry, after }: Taken): void {
  const withdrawn = entry.step === 'withdraw request' ? entry.facts['requestId'] : undefined
  for (const run of runs.filter(isRunning)) {
    const left = !clocks[run.clock].runsIn.includes(after.stage)
    if (left || (withdrawn !== undefined && run.key === withdrawn)) end(run, 'stoppedOn', entry.onDate)
  }
}

function pauseAndResume(runs: readonly Run[], { step, facts, onDate }: JournalEntry): void {
  for (const run of runs.filter(isRunning).filter(({ clock }) => clock === facts['clock'])) {
    if (step === 'pause clock') run.pauses.push({ from: onDate, until: undefined, cause: String(facts['cause']) })
    if (step === 'resume clock') endPauses(run, onDate)
  }
}

/** A correction is of the latest run of the clock named, met or not. */
function correct(runs: readonly Run[], { step, facts, takenAt, takenBy }: JournalEntry): void {
  if (step !== 'correct trigger date') return
  const { clock, requestId, startedOn } = facts
  const run = runs.findLast((one) => one.clock === clock && (requestId === undefined || one.key === requestId))
  if (!run) return
  run.corrected.push({ from: run.startedOn, at: takenAt, by: takenBy })
  run.startedOn = Temporal.PlainDate.from(String(startedOn))
}

function start(runs: Run[], taken: Taken): void {
  const { entry, after } = taken
  for (const clock of clockNames) {
    if (!isStartedBy(clock, taken)) continue
    const { restarts, each, countsFrom } = clocks[clock]
    const key = each === undefined ? undefined : String(entry.facts[each])
    const running = runs.find((run) => isRunning(run) && run.clock === clock && run.key === key)
    if (running && restarts !== true) continue
    if (running) end(running, 'stoppedOn', entry.onDate)
    runs.push({
      clock,
      key,
      startedBy: entry.seq,
      facts: entry.facts,
      retention: { closedIn: running?.retention.closedIn ?? after.stage, supported: after.supported },
      startedOn: (countsFrom === 'closure' ? after.closedOn : undefined) ?? entry.onDate,
      metOn: undefined,
      stoppedOn: undefined,
      pauses: [],
      corrected: [],
    })
  }
}

function isRunning(run: Run): boolean {
  return run.metOn === undefined && run.stoppedOn === undefined
}

function end(run: Run, how: 'metOn' | 'stoppedOn', on: Temporal.PlainDate): void {
  run[how] = on
  endPauses(run, on)
}

function endPauses(run: Run, on: Temporal.PlainDate): void {
  for (const pause of run.pauses) pause.until ??= on
}

// ── the day it is due ─────────────────────────────────────────────────────────────────────────

function deadlineOf(run: Run, settings: SettingValues, today: Temporal.PlainDate): Deadline {
  const { label, owedBy, source } = clocks[run.clock]
  const dueOn = dueFrom(run.startedOn, run, settings)
  return {
    clock: run.clock,
    label,
    key: run.key,
    startedBy: run.startedBy,
    startedOn: run.startedOn,
    dueOn,
    state: stateOf(run, dueOn, today),
    metOn: run.metOn,
    stoppedOn: run.stoppedOn,
    pauses: run.pauses,
    pausedDays: run.pauses.reduce((days, pause) => days + daysBetween(pause.from, pause.until ?? today), 0),
    corrections: run.corrected.map(({ from, at, by }) => ({
      wasStartedOn: from,
      wasDueOn: dueFrom(from, run, settings),
      correctedAt: at,
      correctedBy: by,
    })),
    owedBy,
    source,
  }
}

function dueFrom(trigger: Temporal.PlainDate, run: Run, settings: SettingValues): Temporal.PlainDate {
  const { limit } = clocks[run.clock]
  switch (limit.kind) {
    case 'working days':
      return statedDay(run.facts, limit.unless) ?? addWorkingDays(trigger, settings[limit.setting])
    case 'working days before':
      return subtractWorkingDays(statedDay(run.facts, limit.fact) ?? trigger, settings[limit.setting])
    case 'months':
      return addMonths(trigger, settings[limit.setting])
    case 'retention':
      return addMonths(trigger, settings[retentionSetting(run.retention.closedIn, run.retention.supported)])
    case 'same day':
      return trigger
    case 'stated day':
      return statedDay(run.facts, limit.fact) ?? trigger
  }
}

function statedDay(facts: Facts, fact: string | undefined): Temporal.PlainDate | undefined {
  const stated = fact === undefined ? undefined : facts[fact]
  return typeof stated === 'string' ? Temporal.PlainDate.from(stated) : undefined
}

function stateOf(run: Run, dueOn: Temporal.PlainDate, today: Temporal.PlainDate): DeadlineState {
  if (run.metOn) return Temporal.PlainDate.compare(run.metOn, dueOn) <= 0 ? 'met on time' : 'met late'
  if (run.stoppedOn) return 'stopped'
  if (run.pauses.some((pause) => pause.until === undefined)) return 'paused'
  const order = Temporal.PlainDate.compare(today, dueOn)
  if (order === 0) return 'due today'
  return order < 0 ? 'running' : 'overdue'
}

function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return Math.max(0, from.until(to, { largestUnit: 'days' }).days)
}
