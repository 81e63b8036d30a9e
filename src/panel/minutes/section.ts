/** The minutes of the panel on a case, on its page. */
import type { SectionSource } from '#cases/case-section.ts'
import { minuteHeadings } from './words.ts'
import { listMinutesOfCase } from './store.ts'

export const minutesSection: SectionSource = async ({ trx, file }) => {
  const minutes = await listMinutesOfCase(trx, file.row.areaId, file.row.id)
  if (minutes.length === 0) return undefined
  return {
    id: 'minutes',
    heading: 'Minutes of the panel',
    template: 'panel/minutes/views/section.njk',
    model: minutes.map((minute) => ({ ...minute, state: minuteHeadings.en.states[minute.state] })),
  }
}
