/**
 * Which stages of a cover table can go on a route: those with a purpose that is known, a body, and no date in words that are neither a day nor a
 * month. The others stay as the document writes them, in the text of the strategy: nothing is dropped.
 */
import type { PartWords } from '../parts.ts'
import type { StageAsRead } from '../route/strategy-route.ts'
import { readBodies } from './bodies-as-written.ts'
import { readDate } from './date-as-written.ts'
import { readPurpose } from './purpose-as-written.ts'
import type { Stage } from './strategy-reading.ts'

/** In words; empty where there are none. */
export type WrittenStage = {
  readonly date: string
  readonly purpose: string
  readonly bodies: readonly string[]
}

export function asWritten({ date, purpose, bodies }: Stage): WrittenStage {
  return {
    date: date?.asWritten ?? '',
    purpose: purpose?.asWritten ?? '',
    bodies: bodies.map((body) => body.asWritten),
  }
}

/** The stages for the route, and the text for the head of the draft of those that are none. */
export function routeAndText(written: readonly WrittenStage[]): {
  readonly stages: readonly StageAsRead[]
  readonly text: readonly PartWords[]
} {
  const left = written.filter((stage) => asStage(stage) === undefined)
  return {
    stages: written.flatMap((stage) => asStage(stage) ?? []),
    text:
      left.length === 0
        ? []
        : [{ kind: 'text', number: '', heading: '', text: `Approval route:\n\n${left.map(stageLine).join('\n')}` }],
  }
}

/** Undefined where it cannot go on a route. */
export function asStage({ date, purpose, bodies }: WrittenStage): StageAsRead | undefined {
  const code = readPurpose(purpose)
  const when = readDate(date).is
  if (code === undefined || bodies.length === 0 || (date.trim() !== '' && when === undefined)) return undefined
  return { when, purpose: code, bodies: bodies.map((name) => ({ name, kind: readBodies(name)[0]?.kind ?? 'other' })) }
}

export function stageLine({ date, purpose, bodies }: WrittenStage): string {
  return [`- ${date === '' ? 'No date' : date}`, purpose, bodies.join('; ')].filter((word) => word !== '').join(', ')
}
