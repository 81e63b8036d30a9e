/** Keeps a strategy as it was read, without anybody confirming each thing: a draft, to be read before it is adopted. */
import type { Temporal } from 'temporal-polyfill'
import type { CoverRow } from '#boards/documents/document.ts'
import type { Trx } from '#platform/database/database.ts'
import { note } from '#records/audit.ts'
import { labelOf } from '#reference/code-list.ts'
import { documentPurposes } from '#reference/document-purposes.ts'
import { addStrategy, listParts, listStrategies } from '../document/store.ts'
import type { PartKind, PartWords } from '../parts.ts'
import { findCover, putOnRoute } from '../route/strategy-route.ts'
import { assembled, everyProposal, piecesOf } from './pieces.ts'
import { asStage, asWritten, routeAndText, stageLine } from './stages-as-read.ts'
import type { Stage, StrategyReading } from './strategy-reading.ts'
import { countRead, type Rejected } from './told.ts'

/** A reading that says which strategy it is. */
export type NamedReading = StrategyReading & {
  readonly title: NonNullable<StrategyReading['title']>
  readonly period: NonNullable<StrategyReading['period']>
}

export type Kept = { readonly added: number; readonly unchanged: number; readonly rejected: readonly Rejected[] }

export function isNamed(reading: StrategyReading): reading is NamedReading {
  return reading.title !== undefined && reading.period !== undefined
}

/** A strategy of the same title and years is not written over: what its newest version does not have is told. */
export async function keepStrategy(
  trx: Trx,
  areaId: string,
  reading: NamedReading,
  today: Temporal.PlainDate,
): Promise<Kept> {
  const { title, period } = reading
  const there = (await listStrategies(trx)).find(
    (strategy) =>
      strategy.areaId === areaId &&
      strategy.title === title.text &&
      strategy.fromYear === period.from &&
      strategy.toYear === period.to,
  )
  const newest = there?.versions[0]
  if (there !== undefined && newest !== undefined) {
    const cover = await findCover(trx, there)
    return compared(reading, await listParts(trx, newest.id), cover?.rows ?? [])
  }

  const { stages, text } = routeAndText(reading.route.map(asWritten))
  const parts = [...text, ...assembled(piecesOf(reading), everyProposal(reading))]
  const { strategyId } = await addStrategy(trx, {
    areaId,
    title: title.text,
    period: period.asWritten,
    fromYear: period.from,
    toYear: period.to,
    parts,
  })
  if (stages.length > 0) await putOnRoute(trx, { id: strategyId, areaId, title: title.text }, { stages, today })
  await note(trx, {
    action: 'import strategy',
    subject: { kind: 'strategy', id: strategyId },
    areaId,
    details: { parts: parts.length, unread: reading.unread.length },
  })
  return { added: countRead(reading), unchanged: 0, rejected: [] }
}

function compared(reading: StrategyReading, parts: readonly PartWords[], cover: readonly CoverRow[]): Kept {
  const has = (kind: PartKind, says: (part: PartWords) => boolean) =>
    parts.some((part) => part.kind === kind && says(part))
  const saysText = (text: string) => (part: PartWords) => part.text === text
  const isCalled = (number: string | undefined, heading: string) => (part: PartWords) =>
    part.number === (number ?? '') && part.heading === heading
  const checked: readonly { line: number; isThere: boolean; reason?: string }[] = [
    ...reading.objectives.map(({ line, text }) => ({ line, isThere: has('objective', saysText(text)) })),
    ...reading.means.map(({ line, text }) => ({ line, isThere: has('means', saysText(text)) })),
    ...reading.recommendations.map(({ line, text }) => ({ line, isThere: has('recommendation', saysText(text)) })),
    ...reading.sections.map(({ line, number, heading }) => ({
      line,
      isThere: has('section', isCalled(number, heading)),
    })),
    ...reading.appendices.map(({ line, number, title }) => ({
      line,
      isThere: has('appendix', isCalled(number, title)),
    })),
    ...reading.route.map((stage) => ({
      line: stage.line,
      isThere: isOnCover(stage, cover) || has('text', ({ text }) => text.includes(stageLine(asWritten(stage)))),
      reason: 'The strategy is here already, and its route does not have this stage: add it to the route.',
    })),
  ]
  const rejected = checked
    .filter(({ isThere }) => !isThere)
    .toSorted((one, other) => one.line - other.line)
    .map(({ line, reason = notThere }) => ({ row: line, reason }))
  return { added: 0, unchanged: checked.length - rejected.length, rejected }
}

/** The same purpose before the same bodies: its day may have been planned anew. */
function isOnCover(stage: Stage, cover: readonly CoverRow[]): boolean {
  const read = asStage(asWritten(stage))
  if (read === undefined) return false
  const names = (bodies: readonly string[]): string => bodies.join('\n').toLowerCase()
  return cover.some(
    ({ status, bodies }) =>
      status === labelOf(documentPurposes, read.purpose) &&
      names(bodies) === names(read.bodies.map(({ name }) => name)),
  )
}

const notThere = 'The strategy is here already and does not have this. Begin a new version of it to change it.'
