/** "Opened in an emergency": on the page of the case, for everybody who works it. The reason is for those who judge it. */
import type { SectionSource } from '../case-section.ts'
import { listAccessesOfCase } from './store.ts'
import { momentInWords, timeInWords } from '../person-words.ts'
import { reviewState } from './words.ts'

export const emergencySection: SectionSource = async ({ trx, file }) => {
  const accesses = await listAccessesOfCase(trx, { areaId: file.row.areaId, caseId: file.row.id })
  if (accesses.length === 0) return undefined
  return {
    id: 'emergency',
    heading: 'Opened in an emergency',
    template: 'cases/emergency/views/section.njk',
    model: accesses.map((access) => ({
      when: `By ${access.accountName}, on ${momentInWords(access.startedAt)}, until ${timeInWords(access.endsAt)}`,
      review: reviewState(access),
    })),
  }
}
