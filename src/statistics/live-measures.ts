/**
 * What is counted of the work from the start, as shares: how many of how many. Each is of the partnership's own deadlines, never of what a
 * person is or did. Source: issue of the golden thread; process.md 4.3, benchmarks 4 and 5; codelists.md 13.6.
 */
import type { ClockName } from '#cases/journey/clock-table.ts'

type LiveMeasure = {
  readonly code: string
  readonly label: string
  /** What is above and below the line. */
  readonly counts: string
  /** The clocks whose runs are counted, by the day they were due; none where something else than a case is counted. */
  readonly clocks: readonly ClockName[]
}

export const liveMeasures = [
  {
    code: 'acknowledged in time',
    label: 'Referrals acknowledged in time',
    counts: 'Referrals whose acknowledgement fell due in the period, and those acknowledged by that day',
    clocks: ['acknowledge'],
  },
  {
    code: 'gateway in time',
    label: 'Gateway decisions in time',
    counts: 'Gateway decisions that fell due in the period, and those made by that day',
    clocks: ['gateway'],
  },
  {
    code: 'replies in time',
    label: 'Partners’ replies in time',
    counts: 'Requests to partners that fell due in the period, and those answered by that day',
    clocks: ['information return'],
  },
  {
    code: 'reviews in time',
    label: 'Reviews in time',
    counts: 'Reassessments and reviews after support that fell due in the period, and those held by that day',
    clocks: ['reassessment', 'review at 6 months', 'review at 12 months', 'review at 24 months'],
  },
  {
    code: 'panel attendance',
    label: 'Panel attendance',
    counts: 'Invitations to meetings of the Channel panel held in the period, and those who came',
    clocks: [],
  },
] as const satisfies readonly LiveMeasure[]

export type LiveMeasureCode = (typeof liveMeasures)[number]['code']

export function isLiveMeasure(text: string): text is LiveMeasureCode {
  return liveMeasures.some(({ code }) => code === text)
}
