/** The local picture here and there: a profile with a recommendation and its answer, a threat level, a risk that was reviewed. */
import { accountId, areaId } from './seed-accounts.ts'
import { idOf, type Put } from './rows.ts'
import type { Area } from './kinds.ts'
import { day, longAgo } from './times.ts'

export async function seedPicture(put: Put): Promise<void> {
  for (const area of ['here', 'there'] as const) {
    await seedProfile(put, area)
    await seedRisk(put, area)
  }
}

const writer = (area: Area) => accountId(area === 'here' ? 'a colleague' : 'somebody there')
const idIn = (area: Area) => (what: string) => idOf(`${what} of the picture ${area}`)

async function seedProfile(put: Put, area: Area): Promise<void> {
  const [id, by, area_id] = [idIn(area), writer(area), areaId(area)]
  const changed = { changed_by: by, changed_at: longAgo(9), version: 1 }
  const added = { added_by: by, added_at: longAgo(9) }
  await put('picture.threat_profile', area, {
    id: id('profile'),
    area_id,
    kind: 'ctlp',
    edition: '2026',
    marking: 'OFFICIAL-SENSITIVE',
    declared: true,
    owner: 'The police',
    audience: 'The board',
    refresh_on: day(90),
    declared_by: by,
    declared_at: longAgo(9),
    ...changed,
  })
  await put('picture.recommendation', area, {
    id: id('recommendation'),
    area_id,
    profile_id: id('profile'),
    part_key: id('recommendation'),
    number: '1',
    words: 'Look at the web',
    priority: 'high',
    theme: 'online',
    ...added,
    ...changed,
  })
  const recommendation_id = id('recommendation')
  const answer = { how: 'by other work', words: 'A campaign' }
  await put('picture.recommendation_answer', area, {
    id: id('answer'),
    area_id,
    recommendation_id,
    ...answer,
    ...added,
  })
  const level = { level: 'critical', from_on: day(-3), source: 'A statement' }
  await put('picture.threat_level_change', area, { id: id('level'), area_id, ...level, ...added })
}

async function seedRisk(put: Put, area: Area): Promise<void> {
  const [id, by, area_id] = [idIn(area), writer(area), areaId(area)]
  await put('picture.risk', area, {
    id: id('risk'),
    area_id,
    cause: 'Halls are let unseen',
    event: 'A hall is let to a banned group',
    effect: 'The council is a platform',
    theme: 'venues',
    owner: 'Venues manager',
    controls: 'Guidance',
    actions: '',
    added_by: by,
    added_at: longAgo(9),
    changed_by: by,
    changed_at: longAgo(9),
    version: 1,
  })
  await put('picture.risk_review', area, {
    id: id('risk review'),
    area_id,
    risk_id: id('risk'),
    number: 1,
    likelihood_before: 4,
    impact_before: 4,
    likelihood_after: 2,
    impact_after: 4,
    reasons: 'Guidance is used',
    next_review_on: day(60),
    reviewed_on: day(-30),
    reviewed_by: by,
    reviewed_at: longAgo(30),
  })
}
