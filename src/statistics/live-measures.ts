/**
 * What is counted of the work from the start, as shares: how many of how many. Each is of the partnership's own deadlines, never of what a
 * person is or did. Source: process.md 4.3, benchmarks 4 and 5; codelists.md 13.6.
 */
import type { LiveMeasure } from './live-measure.ts'
import { panelMeasures } from './panel-health/measures.ts'

/** In an order in which whatever a measure hangs on stands before it. */
export const liveMeasures = [
  {
    code: 'acknowledged in time',
    label: 'Referrals acknowledged in time',
    counts: 'Referrals whose acknowledgement fell due in the period, and those acknowledged by that day',
    column: 'In time, of all that were due',
    clocks: ['acknowledge'],
  },
  {
    code: 'gateway in time',
    label: 'Gateway decisions in time',
    counts: 'Gateway decisions that fell due in the period, and those made by that day',
    column: 'In time, of all that were due',
    clocks: ['gateway'],
  },
  {
    code: 'replies in time',
    label: 'Partners’ replies in time',
    counts: 'Requests to partners that fell due in the period, and those answered by that day',
    column: 'In time, of all that were due',
    clocks: ['information return'],
  },
  {
    code: 'reviews in time',
    label: 'Reviews in time',
    counts: 'Reassessments and reviews after support that fell due in the period, and those held by that day',
    column: 'In time, of all that were due',
    clocks: ['reassessment', 'review at 6 months', 'review at 12 months', 'review at 24 months'],
  },
  {
    code: 'panel attendance',
    label: 'Panel attendance',
    counts: 'Invitations to meetings of the Channel panel held in the period, and those who came',
    column: 'Came, of those invited',
    clocks: [],
  },
  {
    code: 'communities answered',
    label: 'Communities told in time what was done',
    counts: 'Follow-ups of engagement that fell due in the period, and those answered by that day',
    column: 'In time, of all that were due',
    clocks: [],
  },
  {
    code: 'tension reviews in time',
    label: 'Tension reports looked at in time',
    counts:
      'Looks at reports of tension, to agree a level or review it, that fell due in the period, and those taken by that day',
    column: 'In time, of all that were due',
    clocks: [],
  },
  {
    code: 'training in date',
    label: 'Training in date',
    counts:
      'Staff of the agencies who needed any course on the last day of each quarter, and those who had all of theirs in date',
    column: 'In date, of those who needed any',
    clocks: [],
  },
  {
    code: 'enquiries in time',
    label: 'Enquiries of schools and settings answered in time',
    counts: 'Enquiries about the duty whose answer fell due in the period, and those answered by that day',
    column: 'In time, of all that were due',
    clocks: [],
  },
  ...panelMeasures,
] as const satisfies readonly LiveMeasure[]

export type LiveMeasureCode = (typeof liveMeasures)[number]['code']

export function isLiveMeasure(text: string): text is LiveMeasureCode {
  return liveMeasures.some(({ code }) => code === text)
}
