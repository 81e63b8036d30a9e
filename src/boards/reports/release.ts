/**
 * When the public edition of a frozen report may be released, and by whom: once every body before which it went to be approved or signed off
 * has agreed, and by a second person, who had no hand in it (reliability PR-09). The database holds the second by itself.
 */
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { stageState, type Route } from '../route.ts'

export type Releasing = {
  /** Of the report's document. */
  readonly version: number
  readonly route: Route
  /** Accounts of all who began the report, wrote in it, drew its figures or froze it. */
  readonly makers: readonly string[]
  readonly isReleased: boolean
}

export const releaseRefusals = {
  'released already': 'The public edition of this version was released already',
  'had a hand in it': 'You began, wrote or froze this report, so somebody else releases it',
  'not agreed to': 'Not every body has approved it or signed it off yet',
  'later version agreed to': 'A body has agreed to a later version: release that one',
} as const
export type ReleaseRefusal = keyof typeof releaseRefusals

export function mayRelease(
  { version, route, makers, isReleased }: Releasing,
  accountId: string,
): Outcome<undefined, ReleaseRefusal> {
  if (isReleased) return refuse('released already')
  if (makers.includes(accountId)) return refuse('had a hand in it')
  const deciding = route.filter(({ purpose }) => purpose === 'approval' || purpose === 'sign_off')
  if (deciding.length === 0 || deciding.some((stage) => stageState(stage) !== 'done')) return refuse('not agreed to')
  // What a body asked for when it agreed "with changes" makes a version that is newer than the one it saw.
  if (deciding.some(({ said }) => said.some((one) => one.version > version))) return refuse('later version agreed to')
  return ok(undefined)
}
