/** The support plan on the page of a case: each need, and what is done about it. The approved version, or that none is approved yet. */
import type { SectionSource } from '../case-section.ts'
import { readPlan } from './document.ts'
import { listPlanVersions } from './store.ts'
import { standingWords } from './words.ts'

export const planSection: SectionSource = async (showing) => {
  const { file } = showing
  const versions = await listPlanVersions(showing.trx, file)
  const shown =
    versions.find(({ standing }) => standing === 'approved') ?? versions.find(({ standing }) => standing === 'draft')
  if (shown === undefined) return undefined
  const draft = versions.find(({ standing }) => standing === 'draft')
  return {
    id: 'support-plan',
    heading: 'Support plan',
    template: 'cases/plan/views/section.njk',
    model: {
      plan: await readPlan(showing, shown),
      standing: standingWords(shown, versions),
      draft: draft === undefined || draft === shown ? undefined : standingWords(draft, []),
      href: `/cases/${file.row.id}/support-plan`,
    },
  }
}
