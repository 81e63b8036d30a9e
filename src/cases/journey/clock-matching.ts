/** How the clock table is read: what a step starts and meets, and which clocks run after it. */
import type { SettingKey } from '#reference/settings.ts'
import { clockNames, clocks, type ClockName, type EachOf, type StepMatch } from './clock-table.ts'
import type { Stage } from './stages.ts'
import type { CaseState } from './state.ts'

/** What a clock with several runs at once runs for. */
export type OpenThings = Pick<CaseState, 'openRequests' | 'risks'>

function openKeys(each: EachOf, open: OpenThings): number {
  return each === 'requestId' ? open.openRequests.length : open.risks.length
}

/** How long a record is kept, by where the case ended; a case that had support is kept as such wherever it ended. */
export function retentionSetting(closedIn: Stage, supported: boolean): SettingKey {
  if (supported) return 'retainSupported'
  return closedIn === 'closed_nfa' || closedIn === 'duplicate' ? 'retainNotProgressed' : 'retainSignposted'
}

/** A step as the clocks see it: which, with what answers, from where to where. */
export type StepTaken = {
  readonly step: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly from: Stage
  readonly to: Stage
}

export function isStartedBy(clock: ClockName, taken: StepTaken): boolean {
  const { starts, startsIn, runsIn } = clocks[clock]
  const begins =
    starts.some((match) => matches(match, taken)) || (startsIn?.includes(taken.to) === true && taken.from !== taken.to)
  return begins && runsIn.includes(taken.to)
}

export function isMetBy(clock: ClockName, taken: StepTaken): boolean {
  return clocks[clock].metBy.some((match) => matches(match, taken))
}

function matches({ step, from, when }: StepMatch, taken: StepTaken): boolean {
  if (step !== taken.step) return false
  if (from && !from.includes(taken.from)) return false
  if (!when) return true
  const answer = taken.facts[when.fact]
  return when.is.some((wanted) => wanted === answer)
}

/**
 * Clocks that run once a step has been taken: those that ran, less what it met and what stopped mattering, and those it
 * starts. A clock for each request, or each risk, runs while any is open.
 */
export function runningAfter(running: readonly ClockName[], taken: StepTaken, open: OpenThings): readonly ClockName[] {
  return clockNames.filter((clock) => {
    const { each, runsIn } = clocks[clock]
    if (!runsIn.includes(taken.to)) return false
    if (each !== undefined) return openKeys(each, open) > 0
    return isStartedBy(clock, taken) || (running.includes(clock) && !isMetBy(clock, taken))
  })
}
