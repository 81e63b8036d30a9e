/**
 * How the panel does its work: with whom it decides, how, how soon, and whether what it asks for is done. Each is a share of decisions or actions. Those that
 * count the same decisions hang on each other (`within`), so that no two of them tell together what neither tells.
 * Source: CTSA 2015 s37; process.md 2.7.
 */
import type { LiveMeasure } from '../live-measure.ts'

/** Our own line, to be read as one: a panel that meets monthly decides within it. A ceiling for a single case is a setting of the area. */
export const soonDays = 28

export const panelMeasures = [
  {
    code: 'panel as the act asks',
    label: 'Panel decisions with those whom the Act asks for',
    counts:
      'Decisions of the panel recorded in the period, deferrals among them, and those taken with the council’s chair or deputy and police of the home force present',
    column: 'With both present, of all decisions',
    clocks: [],
  },
  {
    code: 'panel unanimous',
    label: 'Panel decisions without dissent',
    counts: 'Decisions of the panel recorded in the period, and those on which all votes were the same',
    column: 'Unanimous, of all decisions',
    clocks: [],
    within: 'panel as the act asks',
  },
  {
    code: 'panel by chair',
    label: 'Dissent settled by the chair',
    counts:
      'Decisions with dissent, and those on which there was no majority and the chair decided; the rest were by majority',
    column: 'By the chair, of those with dissent',
    clocks: [],
    within: 'panel unanimous',
  },
  {
    code: 'panel deferred',
    label: 'Decisions put off by the panel',
    counts: 'Decisions of the panel recorded in the period, and those by which a case was deferred',
    column: 'Deferred, of all decisions',
    clocks: [],
    within: 'panel as the act asks',
  },
  {
    code: 'panel deferred again',
    label: 'Cases put off a second time',
    counts: 'Deferrals in the period, and those of a case that had been deferred before',
    column: 'Deferred again, of all deferrals',
    clocks: [],
    within: 'panel deferred',
  },
  {
    code: 'panel decided soon',
    label: 'Decided within four weeks of being listed',
    counts:
      'Cases decided by the panel in the period, other than deferred, and those decided within 28 days of being first listed',
    column: 'Within four weeks, of all decided',
    clocks: [],
    within: 'panel deferred',
  },
  {
    code: 'panel actions in time',
    label: 'Actions of the panel closed in time',
    counts: 'Actions that the panel asked of agencies and that fell due in the period, and those closed by that day',
    column: 'In time, of all that were due',
    clocks: [],
  },
  {
    code: 'panel actions late',
    label: 'Late actions that were closed since',
    counts:
      'Actions not closed by the day they were due, and those closed by the time of counting; the rest were overdue then',
    column: 'Closed late, of all that were late',
    clocks: [],
    within: 'panel actions in time',
  },
] as const satisfies readonly LiveMeasure[]

export type PanelMeasureCode = (typeof panelMeasures)[number]['code']
