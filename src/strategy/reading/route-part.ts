/** The approval route as text of a strategy, stage by stage in its order, each as the document writes it. */
import type { PartWords } from '../parts.ts'
import type { Stage } from './strategy-reading.ts'

type WrittenStage = {
  readonly date: string
  readonly purpose: string
  readonly bodies: readonly string[]
}

/** One part before all others; none where there is no route. */
export function routePart(stages: readonly (WrittenStage | Stage)[]): readonly PartWords[] {
  if (stages.length === 0) return []
  return [{ kind: 'text', number: '', heading: '', text: `Approval route:\n\n${stages.map(stageLine).join('\n')}` }]
}

export function stageLine(stage: WrittenStage | Stage): string {
  const { date, purpose, bodies } = 'line' in stage ? asWritten(stage) : stage
  return [`- ${date === '' ? 'No date' : date}`, purpose, bodies.join('; ')].filter((word) => word !== '').join(', ')
}

function asWritten({ date, purpose, bodies }: Stage): WrittenStage {
  return {
    date: date?.asWritten ?? '',
    purpose: purpose?.asWritten ?? '',
    bodies: bodies.map((body) => body.asWritten),
  }
}
