/** Invented cases of a house in which support is given, for tests of what is given: brought there by the same steps as real ones. */
import { Temporal } from 'temporal-polyfill'
import { subtractWorkingDays } from '#reference/working-days.ts'
import { startSupport } from '../src/demonstration/after-adoption.ts'
import { backstage } from '../src/demonstration/backstage.ts'
import { chance } from '../src/demonstration/chance.ts'
import { inventReferrals } from '../src/demonstration/generate.ts'
import { inventCase, type Cast } from '../src/demonstration/invented-case.ts'
import { inventSessions, type SessionsStory } from '../src/demonstration/invented-sessions.ts'
import { stories } from '../src/demonstration/stories.ts'
import type { House } from './house.ts'

export type InSupport = { readonly caseId: string; readonly commissionId: string }

/** One case for each story, support having started so many working days ago; given by the house's provider. */
export async function casesInSupport(
  house: House,
  wanted: readonly { readonly story: SessionsStory; readonly ago: number }[],
): Promise<readonly InSupport[]> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  const { rows } = await house.test.owner.query<{ id: string; name: string }>(
    'select id, name from accounts.agency where area_id = $1',
    [house.areaId],
  )
  const agency = (name: string): string => found(rows.find((row) => row.name === name)?.id, name)
  const account = (name: string): string => found(house.accounts.get(name), name)
  const cast: Cast = {
    areaId: house.areaId,
    referrer: account('Robin Referrer'),
    coordinator: account('Cora Coordinator'),
    caseOfficer: account('Olu Officer'),
    supervisor: account('Sian Supervisor'),
    chair: account('Cass Chair'),
    partner: account('Pat Partner'),
    partnerAgencyId: agency('Health'),
    otherAgencyId: agency('School'),
  }
  const provider = { account: account('Ivo Provider'), agencyId: agency('Lantern Mentoring') }
  return backstage(house.test.ownerConnection, house.test.vault, today, async (stage) => {
    const made: InSupport[] = []
    for (const [place, { story, ago }] of wanted.entries()) {
      const referral = found(inventReferrals(31, wanted.length, today)[place], 'referral')
      const caseId = await inventCase(
        stage,
        cast,
        chance(place),
        referral,
        found(stories[place % stories.length], 'story'),
        'adopted',
      )
      const startedOn = subtractWorkingDays(today, ago)
      await startSupport({ stage, cast, caseId }, startedOn)
      const commissionId = await inventSessions(stage, { ...cast, provider }, caseId, startedOn, story)
      made.push({ caseId, commissionId })
    }
    return made
  })
}

function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`there is no ${what}`)
  return thing
}
