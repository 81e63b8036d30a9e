/** How an emergency access is told on pages. */
import type { EmergencyAccess, Outcome } from './store.ts'

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  justified: 'Justified',
  'not justified': 'Not justified',
  'follow up': 'To be followed up',
}

/** Where a review stands, in one line. */
export function reviewState({ reviews }: EmergencyAccess): string {
  const last = reviews.at(-1)
  return last === undefined
    ? 'Nobody has reviewed it yet'
    : `${outcomeWords[last.outcome]}, found by ${last.reviewedBy}`
}
