/** My work of those who judge emergency accesses: whatever others opened and nobody has said the last word on. */
import { holdsAny } from '#platform/database/actor.ts'
import { formatDayAndTime } from '#platform/day-and-time.ts'
import { dueState, type WorkSource } from '../my-work.ts'
import { findSettings } from '../store.ts'
import { reviewDueOn } from './review-due.ts'
import { listToReview } from './store.ts'

export const reviewers = ['channel chair', 'deputy chair', 'information governance'] as const

export const emergenciesToReview: WorkSource = async (trx, actor, today) => {
  if (!holdsAny(actor, reviewers)) return undefined
  const accesses = await listToReview(trx, actor.accountId)
  if (accesses.length === 0) return undefined
  const withinOf = new Map<string, number>()
  for (const areaId of new Set(accesses.map((access) => access.areaId)))
    withinOf.set(areaId, (await findSettings(trx, areaId)).emergencyReviewWithin)
  return {
    heading: 'Emergency access to review',
    nothing: 'Nobody has opened a case in an emergency.',
    rows: accesses.map((access) => {
      const dueOn = reviewDueOn(access.startedAt, withinOf.get(access.areaId) ?? 2)
      return {
        what: access.reviews.length === 0 ? 'Review an emergency access' : 'Follow up an emergency access',
        href: `/emergency-accesses/${access.id}`,
        about: `${access.reference} · ${access.accountName} · ${formatDayAndTime(access.startedAt)}`,
        dueOn,
        state: dueState(dueOn, today),
      }
    }),
  }
}
