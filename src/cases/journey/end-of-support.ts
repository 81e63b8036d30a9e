/**
 * What every end of support answers, whoever ends it: each need, the sessions bought and held, the referrer's view. Seven sessions
 * were bought and one was held, and nobody said why; the school that referred was left out.
 * Source: process.md 2.13; Prevent learning review: Sir David Amess attack (2025); Lessons for Prevent (July 2025).
 */
import { z } from 'zod'
import { needOutcomes, referrerViews } from '#reference/after-support.ts'
import { codesOf } from '#reference/code-list.ts'
import { id } from './define.ts'
import type { StepRefusal } from './refusals.ts'
import type { CaseState } from './state.ts'

/** Optional, so that older journals fold; `endArgues` demands them of a step taken now. */
export const endOfSupport = {
  /** What became of each need of the plan. */
  needs: z.array(z.strictObject({ needId: id, outcome: z.enum(codesOf(needOutcomes)) })).optional(),
  /** Facts, side by side: how many sessions were agreed and how many were held. */
  sessions: z.strictObject({ agreed: z.int().min(0).max(999), held: z.int().min(0).max(999) }).optional(),
  /** Fewer were held than agreed, and it is written down why. */
  sessionsExplained: z.boolean().optional(),
  referrerView: z.enum(codesOf(referrerViews)).optional(),
}
type EndOfSupport = z.infer<z.ZodObject<typeof endOfSupport>>

export function endArgues(
  { needs, sessions, sessionsExplained, referrerView }: EndOfSupport,
  state: CaseState,
): StepRefusal | undefined {
  const unanswered = everyNeedAnswered(needs, state)
  if (unanswered) return unanswered
  if (sessions === undefined) return 'sessions-not-counted'
  if (sessions.held < sessions.agreed && sessionsExplained !== true) return 'sessions-unexplained'
  return referrerView === undefined ? 'referrer-left-out' : undefined
}

/** Each need of the plan in force once, and no other. */
function everyNeedAnswered(answered: EndOfSupport['needs'], { planNeeds }: CaseState): StepRefusal | undefined {
  const ids = answered?.map(({ needId }) => needId) ?? []
  if (new Set(ids).size !== ids.length || ids.some((one) => planNeeds.every(({ needId }) => needId !== one)))
    return 'need-not-planned'
  return planNeeds.every(({ needId }) => ids.includes(needId)) ? undefined : 'need-unanswered'
}
