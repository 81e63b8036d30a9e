/**
 * The ledger of a case's clocks: each run with the day it started, the day it was due, how it was met, and what was said about it since,
 * corrections and pauses with who and why. The day that was due stays readable, whatever was corrected later.
 * Source: process.md 2.2, working-day rule and pauses.
 */
import { formatDay } from '#platform/day-and-time.ts'
import { deadlines, type Deadline } from '../clocks.ts'
import type { CaseSection, SectionSource } from '../case-section.ts'
import { listRequestsOfCase } from '../information/store.ts'
import type { Showing } from '../steps/step-page.ts'
import type { KeptEntry } from '../store.ts'

export type Run = Deadline & {
  /** "Reply to a request for information: Health". */
  readonly name: string
}

/** Every run of every clock there has been on the case, in the order they started. */
export async function runsOf({ trx, file, today }: Showing): Promise<readonly Run[]> {
  const runs = deadlines(file.entries, file.settings, today)
  const requests = runs.some(({ key }) => key !== undefined)
    ? await listRequestsOfCase(trx, file.row.areaId, file.row.id)
    : []
  return runs.map((run) => {
    const asked = requests.find(({ id }) => id === run.key)
    return { ...run, name: asked === undefined ? run.label : `${run.label}: ${asked.agencyName}` }
  })
}

/** What happened to a run, in sentences: corrections first, then pauses, each with who recorded it. */
export function historyOf(run: Run, entries: readonly KeptEntry[]): readonly string[] {
  const corrections = run.corrections.map(
    ({ wasStartedOn, wasDueOn, correctedAt }) =>
      `Corrected on ${formatDay(correctedAt.toZonedDateTimeISO('Europe/London').toPlainDate())} by ${nameAt(entries, correctedAt)}: it had been counted from ${formatDay(wasStartedOn)} and due on ${formatDay(wasDueOn)}.`,
  )
  const pauses = run.pauses.map(({ from, until, cause }) =>
    until === undefined
      ? `Shown as paused since ${formatDay(from)}: ${cause}. The day it is due has not moved.`
      : `Shown as paused from ${formatDay(from)} to ${formatDay(until)}: ${cause}.`,
  )
  return [...corrections, ...pauses]
}

function nameAt(entries: readonly KeptEntry[], at: KeptEntry['takenAt']): string {
  return entries.find((entry) => entry.step === 'correct trigger date' && entry.takenAt.equals(at))?.takenByName ?? ''
}

export const clockSection: SectionSource = async (showing): Promise<CaseSection | undefined> => {
  const runs = await runsOf(showing)
  if (runs.length === 0) return undefined
  return {
    id: 'clock-ledger',
    heading: 'Clocks and their history',
    template: 'cases/clock-ledger/views/section.njk',
    model: runs.map((run) => ({
      name: run.name,
      startedOn: run.startedOn,
      dueOn: run.dueOn,
      state: run.state,
      endedOn: run.metOn ?? run.stoppedOn,
      history: historyOf(run, showing.file.entries),
    })),
  }
}
