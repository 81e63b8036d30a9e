/** How much of the work was done in time, as the safe counts that are settled. What the panel did has a section of its own. */
import { liveMeasures } from '#statistics/live-measures.ts'
import { panelMeasures } from '#statistics/panel-health/measures.ts'
import { listFigures } from '#statistics/store.ts'
import type { ReportSource } from '../sources.ts'
import { settledInYear } from './settled.ts'

const ofThePanel = new Set<string>(panelMeasures.map(({ code }) => code))
const measures = liveMeasures.filter(({ code }) => !ofThePanel.has(code))

export const timelinessInReport: ReportSource = {
  key: 'timeliness',
  heading: 'Work done in time',
  draft: async (trx, on) => ({
    text: 'Each number counts deadlines of the partnership, or invitations to its panel; none counts people. Where there were too few to tell, nothing is told.',
    figures: settledInYear(await listFigures(trx), measures, on),
  }),
}
