/** The newest version of the assessment, on the page of a case. */
import type { SectionSource } from '../case-section.ts'
import { latestAssessment } from './latest.ts'

export const assessmentSection: SectionSource = async ({ trx, file, vault }) => {
  const latest = await latestAssessment(trx, vault, file)
  if (latest === undefined) return undefined
  return {
    id: 'assessment',
    heading: 'Assessment',
    template: 'cases/assessment/views/section.njk',
    model: { ...latest, compare: latest.versions > 1 ? `/cases/${file.row.id}/assessments` : undefined },
  }
}
