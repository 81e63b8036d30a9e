/** A measure as pages show it: where it stands in words, its series drawn, and the table of the same figures. */
import {
  figureWords,
  latestOf,
  movementOf,
  standingOf,
  targetWords,
  type Direction,
  type Movement,
  type Standing,
} from '../measures.ts'
import { liveMeasures } from '#statistics/live-measures.ts'
import type { MeasureWords } from './definitions.ts'
import { kindWords } from './forms.ts'
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

const endedTag = { text: 'Ended', colour: 'grey' } as const

export function measureView(measure: PlanMeasure) {
  const latest = latestOf(measure.readings)
  return {
    id: measure.id,
    title: measure.title,
    source: liveWords(measure.source),
    standing: measure.ended === undefined ? standingTags[standingOf(measure)] : endedTag,
    ended: measure.ended,
    movement: movementWords[movementOf(measure)],
    baseline: figureWords(measure.baseline),
    target: targetOf(measure),
    direction: directionWords[measure.direction],
    latest: latest === undefined ? undefined : { on: latest.on, figure: figureWords(latest.figure) },
    drawing: seriesDrawing(measure),
    readings: measure.allReadings.map((reading) => ({
      ...reading,
      shown: figureWords(reading.figure),
      correctedBy: measure.allReadings.find(({ corrects }) => corrects === reading.id),
    })),
  }
}

/** What was changed in what the measure is said to be, the latest first: what was, and what it became. */
export function changesOf({ definitions }: PlanMeasure) {
  return definitions
    .flatMap((definition, place) => {
      const before = definitions[place - 1]
      if (before === undefined) return []
      const [was, became] = [linesOf(before), linesOf(definition)]
      const lines = became.flatMap(([label, words], line) => {
        const old = was[line]?.[1] ?? ''
        return words === old ? [] : [{ label, was: old, became: words }]
      })
      return [{ by: definition.by, at: definition.at, why: definition.why, lines }]
    })
    .toReversed()
}

function linesOf(words: MeasureWords): readonly (readonly [label: string, words: string])[] {
  return [
    ['Measure', words.title],
    ['Measured as', kindWords[words.kind].label],
    ['Counted live', liveMeasures.find(({ code }) => code === words.source)?.label ?? 'No'],
    ['Direction', directionWords[words.direction]],
    ['Baseline', figureWords(words.baseline)],
    ['Target', targetOf(words)],
  ]
}

const directionWords: Readonly<Record<Direction, string>> = { up: 'More is better', down: 'Less is better' }

function targetOf(measure: MeasureWords): string {
  return measure.target === undefined && measure.targetInWords !== ''
    ? measure.targetInWords
    : [targetWords(measure), measure.targetInWords].filter((words) => words !== '').join('. ')
}
