/** The threat profiles of the invented Thurrock: the CTLP whose six recommendations the strategy of 2017 quotes, and a newer one, partly answered. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { addAnswer, addProfile, addRecommendation, findRecommendation } from '#picture/profile/store.ts'
import type { ThreatTheme } from '#reference/local-threat.ts'

export type InventedProfiles = { readonly profileId: string; readonly recommendationId: string }

/** Source: the seed's section on the CTLP (process.md 4.4). */
const ofTheCtlp: readonly { readonly number: string; readonly theme: ThreatTheme; readonly words: string }[] = [
  {
    number: '1.',
    theme: 'early-identification',
    words:
      'Early identification of individuals and families of concern is key to successfully managing risk and putting safeguarding measures into place',
  },
  {
    number: '2.',
    theme: 'online',
    words:
      'Social media and strategies to counter the threat from on line radicalisation should be a key priority for Prevent',
  },
  {
    number: '3.',
    theme: 'legislation-and-referrals',
    words:
      'We need to proactively promote and provide reassurance and guidance with regards to legislation and the referral process',
  },
  {
    number: '4.',
    theme: 'community-awareness',
    words: 'We need to identify opportunities to help raise awareness of Prevent within local communities',
  },
  {
    number: '5.',
    theme: 'returnees',
    words:
      'Departments working within the safeguarding arena need to be aware of the concerns with regards to returnees in order to support those families and children',
  },
  {
    number: '6.',
    theme: 'hate-crime',
    words: 'Statutory partners should seek to foster dialogue and mutual understanding between community groups',
  },
]

/** @returns the newer profile, and its recommendation that nobody has answered */
export async function inventProfiles(
  trx: Trx,
  { areaId, today }: { readonly areaId: string; readonly today: Temporal.PlainDate },
): Promise<InventedProfiles> {
  const ctlp = await addProfile(trx, {
    areaId,
    kind: 'ctlp',
    edition: '2017',
    marking: 'OFFICIAL-SENSITIVE',
    owner: 'Essex Police, Prevent team',
    audience: 'Members of the Prevent Board and of the PREVENT delivery group',
    briefedOn: today.subtract({ months: 14 }),
    refreshOn: today.subtract({ days: 40 }),
  })
  const newer = await addProfile(trx, {
    areaId,
    kind: 'situational',
    edition: `Spring ${today.subtract({ months: 6 }).year}`,
    marking: 'OFFICIAL',
    owner: 'Essex Police, Prevent team',
    audience: 'Members of the Prevent Board',
    briefedOn: today.subtract({ months: 5 }),
    refreshOn: today.add({ months: 7 }),
  })
  if (ctlp === undefined || newer === undefined) throw new Error('the profiles are there already')
  const keys = await keysOfTheStrategy(trx, areaId)
  for (const one of ofTheCtlp) {
    const key = keys.get(one.number)
    await addRecommendation(trx, {
      areaId,
      profileId: ctlp,
      priority: one.number === '1.' ? 'high' : 'medium',
      ...one,
      ...(key === undefined ? {} : { key }),
    })
  }
  await answered(trx, areaId, newer, 'The libraries’ open access computers are filtered like those of schools', {
    how: 'by other work',
    words: 'The libraries’ service plan has it, with the filter that the schools’ network uses.',
  })
  const recommendationId = await addRecommendation(trx, {
    areaId,
    profileId: newer,
    number: '2',
    priority: 'high',
    theme: 'online',
    words: 'Partners agree who speaks to parents when a violent video goes round the schools',
  })
  if (recommendationId === undefined) throw new Error('the recommendation is there already')
  return { profileId: newer, recommendationId }
}

async function answered(
  trx: Trx,
  areaId: string,
  profileId: string,
  words: string,
  answer: Parameters<typeof addAnswer>[2],
): Promise<void> {
  const one = { areaId, profileId, number: '1', priority: 'medium', theme: 'online', words } as const
  const id = await addRecommendation(trx, one)
  const added = id === undefined ? undefined : await findRecommendation(trx, id)
  if (added !== undefined) await addAnswer(trx, added, answer)
}

/** By the numbers under which the strategy in force quotes them; none where there is no strategy. */
async function keysOfTheStrategy(trx: Trx, areaId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ number: string; part_key: string }>`
    select part.number, part.part_key
      from strategy.part part
      join strategy.version version on version.id = part.version_id
     where part.area_id = ${areaId}::uuid and part.kind = 'recommendation' and version.state = 'adopted'`.execute(trx)
  return new Map(rows.map(({ number, part_key }) => [number, part_key]))
}
