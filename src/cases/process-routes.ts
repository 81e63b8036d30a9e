/** How the process works, for anyone: the diagram, and every stage and step in words, all from journey.ts. */
import type { App } from '#platform/web/web.ts'
import { citationText } from '#reference/citations.ts'
import { roleNames } from '#reference/roles.ts'
import { journeyDiagram } from './diagram.ts'
import { steps, transitions } from './journey.ts'
import { stageNames, stageOf } from './journey/stages.ts'

export function processRoutes(app: App): void {
  const page = {
    heading: 'How the process works',
    diagram: journeyDiagram(),
    stages: stageNames.map((stage) => ({
      id: stage,
      label: stageOf(stage).label,
      means: stageOf(stage).means,
      responsible: stageOf(stage)
        .responsible.map((role) => roleNames[role])
        .join(', '),
      leads: [
        ...new Set(
          transitions()
            .filter((way) => way.from === stage)
            .map((way) => stageOf(way.to).label),
        ),
      ].join(', '),
    })),
    steps: steps
      .filter((step) => step.leadsTo.kind !== 'stays')
      .map((step) => ({
        label: step.label,
        by: step.by === 'anyone' ? 'anyone' : step.by.map((role) => roleNames[role]).join(' or '),
        from: step.from.map((stage) => stageOf(stage).label).join(', '),
        source: citationText(step.source),
      })),
  }
  app.get('/process', { config: { roles: 'anyone', personal: false } }, async (_request, reply) =>
    reply.page('cases/views/process.njk', page),
  )
}
