/** "Opened in an emergency": on the page of the case, for everybody who works it. The reason is for those who judge it. */
import { formatDayAndTime, formatTime } from '#platform/day-and-time.ts'
import type { SectionSource } from '../case-section.ts'
import { listAccessesOfCase } from './store.ts'
import { reviewState } from './words.ts'

export const emergencySection: SectionSource = async ({ trx, file }) => {
  const accesses = await listAccessesOfCase(trx, { areaId: file.row.areaId, caseId: file.row.id })
  if (accesses.length === 0) return undefined
  return {
    id: 'emergency',
    heading: 'Opened in an emergency',
    template: 'cases/emergency/views/section.njk',
    model: accesses.map((access) => ({
      when: `By ${access.accountName}, on ${formatDayAndTime(access.startedAt)}, until ${formatTime(access.endsAt)}`,
      review: reviewState(access),
    })),
  }
}
