/** Invented cases of the demonstration that are about consent: asked, refused, disagreed with, decided for somebody, withdrawn, and an 18th birthday that is near. */
import type { Temporal } from 'temporal-polyfill'
import type { Backstage } from './backstage.ts'
import { chance } from './chance.ts'
import { inventReferrals } from './generate.ts'
import { inventCase, type Cast } from './invented-case.ts'
import type { Path } from './paths.ts'
import { stories } from './stories.ts'

/** How far each has come, and how old the person is: days to the birthday of that age, below nought when it has been. */
const cases: readonly { readonly path: Path; readonly age: number; readonly birthdayIn: number }[] = [
  { path: 'planned', age: 15, birthdayIn: -120 },
  { path: 'consent asked', age: 17, birthdayIn: -30 },
  { path: 'young person disagrees', age: 15, birthdayIn: -200 },
  { path: 'decided for them', age: 44, birthdayIn: -90 },
  { path: 'consent refused', age: 26, birthdayIn: -150 },
  // Flagged already, and on its day a parent's consent ends.
  { path: 'supported', age: 18, birthdayIn: 34 },
  // The birthday has been, and support stands still until they have been asked themself.
  { path: 'support paused', age: 18, birthdayIn: -6 },
  { path: 'consent ended', age: 33, birthdayIn: -210 },
]

/** @returns how many there are */
export async function inventConsent(stage: Backstage, cast: Cast): Promise<number> {
  const by = chance(41)
  const referrals = inventReferrals(41, cases.length, stage.today)
  for (const [place, { path, age, birthdayIn }] of cases.entries()) {
    const referral = referrals[place]
    if (referral === undefined) throw new Error('too few invented referrals')
    const person = { ...referral.person, birth: { known: 'date', on: bornOn(stage.today, age, birthdayIn) } as const }
    const fitting = stories.filter(({ ages }) => ages === 'any' || (ages === 'child') === age < 18)
    await inventCase(stage, cast, by, { ...referral, person }, by.oneOf(fitting), path)
  }
  return cases.length
}

function bornOn(today: Temporal.PlainDate, age: number, birthdayIn: number): Temporal.PlainDate {
  return today.add({ days: birthdayIn }).subtract({ years: age })
}
