/** Invented cases in support, and what became of the sessions that were bought for them. */
import { subtractWorkingDays } from '#reference/working-days.ts'
import { startSupport } from './after-adoption.ts'
import type { Backstage } from './backstage.ts'
import { chance } from './chance.ts'
import { inventReferrals } from './generate.ts'
import { inventCase, type Cast } from './invented-case.ts'
import {
  asAgreed,
  givenAndEnded,
  inventSessions,
  sevenBoughtOneHeld,
  silentSince,
  type SessionsStory,
} from './invented-sessions.ts'
import { stories } from './stories.ts'

/** With how many working days of support behind each, and whether the provider has an account. */
const inSupport: readonly (readonly [SessionsStory, number, boolean])[] = [
  [sevenBoughtOneHeld, 24, true],
  [asAgreed, 22, true],
  [silentSince, 20, true],
  [givenAndEnded, 18, false],
]

/** A few people who are given support. @returns how many cases there are */
export async function inventSupport(stage: Backstage, cast: Cast): Promise<number> {
  const referrals = inventReferrals(36, inSupport.length, stage.today)
  for (const [place, [story, ago, hasAccount]] of inSupport.entries()) {
    const [referral, about] = [referrals[place], stories[place]]
    if (referral === undefined || about === undefined) throw new Error('too few invented referrals')
    const caseId = await inventCase(stage, cast, chance(place), referral, about, 'adopted')
    const startedOn = subtractWorkingDays(stage.today, ago)
    await startSupport({ stage, cast, caseId }, startedOn)
    await inventSessions(stage, { ...cast, provider: hasAccount ? cast.provider : undefined }, caseId, startedOn, story)
  }
  return inSupport.length
}
