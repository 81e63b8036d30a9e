/** The local picture here and there: a profile with a recommendation and its answer, a threat level, a risk that was reviewed, tensions, counts. */
import { accountId, areaId } from './seed-accounts.ts'
import { idOf, type Put } from './rows.ts'
import type { Area } from './kinds.ts'
import { day, longAgo } from './times.ts'

export async function seedPicture(put: Put): Promise<void> {
  for (const area of ['here', 'there'] as const) {
    await seedProfile(put, area)
    await seedRisk(put, area)
    await seedCounts(put, area)
    await seedTension(put, area, area, { by: writer(area) })
  }
  await seedTension(put, 'here', 'here: by the partner contact', { by: accountId('partner contact') })
  await seedTension(put, 'here', 'here: expired', { by: writer('here'), expired: true })
  await seedActionWords(put)
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

async function seedCounts(put: Put, area: Area): Promise<void> {
  const [id, by, area_id] = [idIn(area), writer(area), areaId(area)]
  const added = { added_by: by, added_at: longAgo(9) }
  const changed = { changed_by: by, changed_at: longAgo(9), version: 1 }
  const ward_id = id('ward')
  await put('picture.ward', area, { id: ward_id, area_id, name: 'Riverside', ...added, ...changed })
  const counted = { area_id, ward_id, month: '2024-02-01', kind: 'crime', ...added, ...changed }
  await put('picture.hate_crime', area, { ...counted, strand: 'race', count: 12 })
  await put('picture.hate_crime', area, { ...counted, strand: 'religion', count: 3 })
  const imported = { added: 2, changed: 0, unchanged: 0, imported_by: by, imported_at: longAgo(9) }
  await put('picture.hate_crime_import', area, { id: id('import'), area_id, ...imported })
  const done = { month: '2024-02-01', kind: 'sessions', count: 3 }
  await put('picture.online_work', area, { area_id, ...done, ...added, ...changed })
}

/** A report with its words, of which a level was agreed. */
async function seedTension(
  put: Put,
  area: Area,
  kind: string,
  { by, expired = false }: { readonly by: string; readonly expired?: boolean },
): Promise<void> {
  const area_id = areaId(area)
  const id = (what: string): string => idOf(`${what} of the tension ${kind}`)
  const report_id = id('report')
  const coded = { category: 'evidenced', described_by: 'nobody', source_type: 'community', corroboration: 'none' }
  const days = expired
    ? { happened_on: day(-120), agree_by: day(-113), expires_on: day(-1) }
    : { happened_on: day(-120), agree_by: day(-10), expires_on: day(60) }
  const ward_id = idIn(area)('ward')
  const reported = { reported_by: by, reported_at: longAgo(17) }
  await put('picture.tension_report', kind, { id: report_id, area_id, ward_id, ...coded, ...days, ...reported })
  const reviewed = { reviewed_on: day(-12), reviewed_by: writer(area), reviewed_at: longAgo(12) }
  const review = { id: id('review'), area_id, report_id, number: 1, level: 2, review_on: day(20) }
  await put('picture.tension_review', kind, { ...review, ...reviewed })
  const words = { communities: '', words: 'Graffiti at the market', added_by: by, added_at: longAgo(17) }
  await put('picture.tension_words', kind, { id: id('words'), area_id, report_id, ...words })
}

/** What is done about the report that the partner contact made: not for them. */
async function seedActionWords(put: Put): Promise<void> {
  const id = (what: string): string => idOf(`${what} of the tension here: by the partner contact`)
  const written = { communities: '', words: 'Patrols', added_by: writer('here'), added_at: longAgo(12) }
  const of = { area_id: areaId('here'), report_id: id('report'), review_id: id('review') }
  await put('picture.tension_words', 'here: at a review', { id: id('action'), ...of, ...written })
}
