/** The day on which support stopped, kept by the fold: what a provider is told, and nothing of why. */
import { Temporal } from 'temporal-polyfill'
import type { CaseState } from './state.ts'

/** While support is given no day has been named for its end. */
export const withoutEnd = Temporal.PlainDate.from('9999-12-31')

/** Support is being given. Whether the consent to it still stands on a day is another question: `consentStandsOn`. */
export function supportIsGiven({ stage, consent }: Pick<CaseState, 'stage' | 'consent'>): boolean {
  return stage === 'active' && consent === 'given'
}

/** Undefined before support was ever given, `withoutEnd` while it is, then the day on which it was recorded that it had stopped. */
export function supportStoppedOn(
  before: CaseState,
  after: Pick<CaseState, 'stage' | 'consent'>,
  recordedAt: Temporal.Instant,
): Temporal.PlainDate | undefined {
  if (supportIsGiven(after)) return withoutEnd
  return supportIsGiven(before) ? recordedAt.toZonedDateTimeISO('Europe/London').toPlainDate() : before.supportStoppedOn
}
