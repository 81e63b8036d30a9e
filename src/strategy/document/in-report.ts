/** What the annual report says of the strategy: its objectives, as they stand in the version that is in force. */
import type { ReportSource } from '#boards/reports/sources.ts'
import { partName } from '../parts.ts'
import { listParts, listStrategies } from './store.ts'

export const objectivesInReport: ReportSource = {
  key: 'objectives',
  heading: 'What the strategy says',
  draft: async (trx, { areaId }) => {
    const strategies = (await listStrategies(trx)).filter((one) => one.areaId === areaId)
    const inForce = strategies
      .flatMap(({ title, period, versions }) => versions.map((version) => ({ title, period, version })))
      .find(({ version }) => version.state === 'adopted')
    if (inForce === undefined) return { text: 'No strategy is in force.', figures: [] }
    const { title, period, version } = inForce
    const objectives = (await listParts(trx, version.id)).filter(({ kind }) => kind === 'objective')
    return {
      text: `${title} is for ${period}. It has these objectives.`,
      figures: [
        {
          title: 'Objectives',
          headings: ['Number', 'Objective'],
          rows: objectives.map((part) => [partName(part).replace(/\.$/, ''), part.text]),
          editions: ['board', 'scrutiny', 'public'],
        },
      ],
    }
  },
}
