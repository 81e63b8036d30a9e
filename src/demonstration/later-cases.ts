/** Invented cases of the demonstration at every stage after adoption: monitored, reassessed, ended, reviewed, reopened. */
import { ageOn } from '#reference/ages.ts'
import type { Backstage } from './backstage.ts'
import { chance } from './chance.ts'
import { inventReferrals } from './generate.ts'
import { inventCase, type Cast } from './invented-case.ts'
import { laterPaths } from './paths.ts'
import { stories } from './stories.ts'

/** Their meetings lie further back than those that the written cases tell of. @returns how many there are */
export async function inventLaterCases(stage: Backstage, cast: Cast): Promise<number> {
  const by = chance(29)
  const referrals = inventReferrals(29, laterPaths.length, stage.today)
  for (const [place, path] of laterPaths.entries()) {
    const referral = referrals[place]
    if (referral === undefined) throw new Error('too few invented referrals')
    const { birth } = referral.person
    const age = birth.known === 'date' ? ageOn(birth.on, stage.today) : 30
    const fitting = stories.filter(({ ages }) => ages === 'any' || (ages === 'child') === age < 17)
    await inventCase(stage, cast, by, referral, by.oneOf(fitting), path)
  }
  return laterPaths.length
}
