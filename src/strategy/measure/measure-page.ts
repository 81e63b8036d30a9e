/** A measure as pages show it: where it stands in words, its series drawn, and the table of the same figures. */
import {
  figureWords,
  latestOf,
  movementOf,
  standingOf,
  targetWords,
  type Movement,
  type Standing,
} from '../measures.ts'
import { liveWords } from './live.ts'
import { seriesDrawing } from './series.ts'
import type { PlanMeasure } from './store.ts'

const standingTags: Readonly<Record<Standing, { readonly text: string; readonly colour: string }>> = {
  met: { text: 'Target met', colour: 'green' },
  'not met': { text: 'Target not met', colour: 'yellow' },
  'not known': { text: 'Not known', colour: 'grey' },
}

const movementWords: Readonly<Record<Movement, string>> = {
  better: 'Better than the baseline',
  worse: 'Worse than the baseline',
  level: 'Level with the baseline',
  'not known': 'Not known against the baseline',
}

export function measureView(measure: PlanMeasure) {
  const latest = latestOf(measure.readings)
  return {
    id: measure.id,
    title: measure.title,
    source: liveWords(measure.source),
    standing: standingTags[standingOf(measure)],
    movement: movementWords[movementOf(measure)],
    baseline: measure.baseline === undefined ? 'Not known' : figureWords(measure.baseline),
    target:
      measure.target === undefined && measure.targetInWords !== ''
        ? measure.targetInWords
        : [targetWords(measure), measure.targetInWords].filter((words) => words !== '').join('. '),
    direction: measure.direction === 'up' ? 'More is better' : 'Less is better',
    latest: latest === undefined ? undefined : { on: latest.on, figure: figureWords(latest.figure) },
    drawing: seriesDrawing(measure),
    readings: measure.allReadings.map((reading) => ({
      ...reading,
      shown: figureWords(reading.figure),
      correctedBy: measure.allReadings.find(({ corrects }) => corrects === reading.id),
    })),
  }
}
