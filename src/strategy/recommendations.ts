/**
 * Recommendations that reach a strategy from elsewhere than its own document, such as those of the threat profile in force. A delivery plan
 * answers them as it answers the document's own: an action serves them by their key, and one that nobody answers is a hole in the thread.
 */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { PartWords } from './parts.ts'
import { profileRecommendations } from './profile-recommendations.ts'

/** What a plan needs of a part that its actions may serve. */
export type PlanPart = PartWords & {
  readonly key: string
  /** Where it can be read, when that is not the strategy's own page. */
  readonly address?: string
  /** How it is answered otherwise than by an action, in words: then it is no hole. */
  readonly answered?: string
}

export type FoundRecommendation = {
  /** Its own id; or the key of the part of the strategy that repeats it, which then stands for it. */
  readonly key: string
  readonly number: string
  /** Whose it is: "Threat profile, 2026 edition". */
  readonly from: string
  readonly words: string
  readonly address: string
  readonly answered?: string
}

/** Those of an area that stand today. Whoever may not read them gets none. */
export type RecommendationSource = (
  trx: Trx,
  areaId: string,
  today: Temporal.PlainDate,
) => Promise<readonly FoundRecommendation[]>

/** Written out here, one for each room below that recommends something. */
export const recommendationSources: readonly RecommendationSource[] = [profileRecommendations]

export async function listFound(
  trx: Trx,
  areaId: string,
  today: Temporal.PlainDate,
  sources: readonly RecommendationSource[] = recommendationSources,
): Promise<readonly FoundRecommendation[]> {
  const found: FoundRecommendation[] = []
  for (const source of sources) found.push(...(await source(trx, areaId, today)))
  return found
}

/** The parts of a strategy, and behind them what was found elsewhere and is not among them. */
export function withFound(parts: readonly PlanPart[], found: readonly FoundRecommendation[]): readonly PlanPart[] {
  const known = new Set(parts.map(({ key }) => key))
  return [
    ...parts,
    ...found
      .filter(({ key }) => !known.has(key))
      .map(({ from, words, ...recommendation }) => ({
        ...recommendation,
        kind: 'recommendation' as const,
        heading: from,
        text: words,
      })),
  ]
}
