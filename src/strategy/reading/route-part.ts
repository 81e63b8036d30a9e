/** The approval route as text of a strategy, stage by stage in its order. */
import { labelOf } from '#reference/code-list.ts'
import { documentPurposes } from '#reference/document-purposes.ts'
import type { PartWords } from '../parts.ts'
import type { ConfirmedStage } from './forms.ts'

/** One part before all others; none where there is no route. */
export function routePart(stages: readonly ConfirmedStage[]): readonly PartWords[] {
  if (stages.length === 0) return []
  const lines = stages.map(({ date, purpose, bodies }) =>
    [`- ${date === '' ? 'No date' : date}`, labelOf(documentPurposes, purpose), bodies.join('; ')].join(', '),
  )
  return [{ kind: 'text', number: '', heading: '', text: `Approval route:\n\n${lines.join('\n')}` }]
}
