/** How an emergency access is told on pages. */
import type { Temporal } from 'temporal-polyfill'
import type { EmergencyAccess, Outcome } from './store.ts'

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  justified: 'Justified',
  'not justified': 'Not justified',
  'follow up': 'To be followed up',
}

/** 24 November 2026 at 14:05 */
export function momentInWords(moment: Temporal.Instant): string {
  const local = moment.toZonedDateTimeISO('Europe/London')
  const day = local.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  return `${day} at ${timeInWords(moment)}`
}

export function timeInWords(moment: Temporal.Instant): string {
  return moment.toZonedDateTimeISO('Europe/London').toPlainTime().toString({ smallestUnit: 'minute' })
}

/** Where a review stands, in one line. */
export function reviewState({ reviews }: EmergencyAccess): string {
  const last = reviews.at(-1)
  return last === undefined
    ? 'Nobody has reviewed it yet'
    : `${outcomeWords[last.outcome]}, found by ${last.reviewedBy}`
}
