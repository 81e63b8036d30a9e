/** Takes an invented case from its adoption to support, and tells what became of the sessions that were bought. */
import type { Temporal } from 'temporal-polyfill'
import { consentAgeOn } from '#cases/consent/rules.ts'
import { planItems } from '#cases/journey/statutory-rules.ts'
import { addPlanVersion } from '#cases/plan/store.ts'
import { newId } from '#platform/database/ids.ts'
import { codesOf } from '#reference/code-list.ts'
import { consentTold } from '#reference/consent.ts'
import { planParts } from '#reference/support-plan.ts'
import { addWorkingDays, subtractWorkingDays } from '#reference/working-days.ts'
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
  type SessionsCast,
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
export async function inventSupport(
  stage: Backstage,
  cast: Cast,
  provider: NonNullable<SessionsCast['provider']>,
): Promise<number> {
  const referrals = inventReferrals(36, inSupport.length, stage.today)
  for (const [place, [story, ago, hasAccount]] of inSupport.entries()) {
    const [referral, about] = [referrals[place], stories[place]]
    if (referral === undefined || about === undefined) throw new Error('too few invented referrals')
    const caseId = await inventCase(stage, cast, chance(place), referral, about, 'adopted')
    const startedOn = subtractWorkingDays(stage.today, ago)
    await startSupport(stage, cast, caseId, startedOn)
    await inventSessions(stage, { ...cast, provider: hasAccount ? provider : undefined }, caseId, startedOn, story)
  }
  return inSupport.length
}

/** Takes an adopted case through plan and consent to its support, all on one day. */
export async function startSupport(
  stage: Backstage,
  cast: Cast,
  caseId: string,
  on: Temporal.PlainDate,
): Promise<void> {
  const planVersion = newId()
  const drafted = await stage.step(caseId, 'draft support plan', cast.coordinator, on, {
    facts: { planVersion },
    reasonGiven: false,
  })
  await stage.as(cast.coordinator, () => addPlanVersion(stage.trx, drafted, planVersion, on))
  await stage.step(caseId, 'approve support plan', cast.chair, on, {
    facts: {
      planVersion,
      planStates: [...planItems],
      parts: codesOf(planParts),
      needs: [{ needId: newId(), answer: 'action' }],
    },
    reasonGiven: false,
  })
  const { band, age, from } = consentAgeOn(drafted.person.birth, on) ?? {
    band: 'adult',
    age: 'adult',
    from: 'found out',
  }
  await stage.step(caseId, 'seek consent', cast.coordinator, on, {
    facts: {
      asked: age === 'adult' ? ['person'] : ['person', 'parent'],
      band,
      ageFrom: from,
      how: 'in_person',
      askedBy: cast.coordinator,
      asPlanned: true,
      told: codesOf(consentTold),
      sheets: [],
      language: 'en',
      interpreter: 'not needed',
    },
  })
  const until = addWorkingDays(on, 200).toString()
  await stage.step(caseId, 'record consent', cast.coordinator, on, {
    facts:
      age === 'adult'
        ? { status: 'given', form: 'written', scope: 'all', until, age, givenBy: 'self_adult' }
        : {
            status: 'given',
            form: 'written',
            scope: 'all',
            until,
            age,
            givenBy: 'parent',
            ownView: 'agrees',
            competent: true,
            responsibility: 'birth_certificate',
            family: [],
          },
  })
  await stage.step(caseId, 'start support', cast.coordinator, on, { facts: {}, reasonGiven: false })
}
