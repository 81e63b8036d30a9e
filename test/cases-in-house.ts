/** Invented cases in a house of tests, each brought as far as its path says by the same steps as real ones. */
import { Temporal } from 'temporal-polyfill'
import { backstage, type Backstage } from '../src/demonstration/backstage.ts'
import { chance } from '../src/demonstration/chance.ts'
import { inventReferrals } from '../src/demonstration/generate.ts'
import { inventCase, type Cast } from '../src/demonstration/invented-case.ts'
import type { Path } from '../src/demonstration/paths.ts'
import { stories } from '../src/demonstration/stories.ts'
import type { House } from './house.ts'

/** The people of the house in the parts that they take in a case. */
export async function castOf(house: House): Promise<Cast> {
  const { rows } = await house.test.owner.query<{ id: string; name: string }>(
    'select id, name from accounts.agency where area_id = $1',
    [house.areaId],
  )
  const agency = (name: string): string => found(rows.find((row) => row.name === name)?.id, name)
  const account = (name: string): string => found(house.accounts.get(name), name)
  return {
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
}

/** @returns the cases' ids by the names given. @param after further steps, in the same past */
export async function casesInHouse<Name extends string>(
  house: House,
  ways: Readonly<Record<Name, Path>>,
  after: (stage: Backstage, cases: Readonly<Record<Name, string>>, cast: Cast) => Promise<void> = async () => undefined,
): Promise<Readonly<Record<Name, string>>> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  const cast = await castOf(house)
  const names = Object.keys(ways) as Name[]
  const referrals = inventReferrals(23, names.length, today)
  return await backstage(house.test.ownerConnection, house.test.vault, today, async (stage) => {
    const made: Partial<Record<Name, string>> = {}
    for (const [place, name] of names.entries()) {
      const referral = found(referrals[place], 'referral')
      const story = found(stories[place % stories.length], 'story')
      made[name] = await inventCase(stage, cast, chance(place), referral, story, ways[name])
    }
    const cases = made as Readonly<Record<Name, string>>
    await after(stage, cases, cast)
    return cases
  })
}

function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`there is no ${what}`)
  return thing
}
