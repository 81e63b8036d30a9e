/** The risks of a case, on its page: words, owners and days. */
import type { SectionSource } from '../case-section.ts'
import { risksOf } from './risks.ts'
import { terrorismStaysWithPolice } from './steps.ts'

export const riskSection: SectionSource = async (showing) => {
  const risks = await risksOf(showing)
  if (risks.length === 0) return undefined
  return {
    id: 'risk',
    heading: 'Risk',
    template: 'cases/risk/views/section.njk',
    model: { risks, police: terrorismStaysWithPolice },
  }
}
