/** Who is bound in each area, and how well each meets the duty. */
import { areas, type Area, type CaseKind } from './kinds.ts'
import { idOf, type Put } from './rows.ts'
import { accountId, agencyId, areaId } from './seed-accounts.ts'
import { day } from './times.ts'

const writers = { here: 'a colleague', there: 'somebody there', beyond: 'somebody beyond' } as const

export async function seedDuty(put: Put): Promise<void> {
  for (const area of areas) await seedBound(put, area)
  for (const kind of selfAssessments) await seedSelfAssessment(put, kind)
  for (const kind of statements) await seedStatement(put, kind)
  for (const sample of samples) await seedSample(put, sample)
  for (const area of areas) await seedWork(put, area)
  await seedEnquiry(put, 'here: of Health', 'here')
  await seedVenueCheck(put, 'here: long over', 'here', day(-400))
}

async function seedBound(put: Put, area: Area): Promise<void> {
  const area_id = areaId(area)
  const by = accountId(writers[area])
  const own = { area_id, added_by: by, changed_by: by }
  const named = { schedule: 6, kind: 'la_unitary', name: 'Council', bound_from: '2015-07-01' }
  await put('duty.authority', area, {
    id: idOf(`authority ${area}`),
    ...own,
    ...named,
    agency_id: agencyId('Council', area),
  })
  const import_id = idOf(`register import ${area}`)
  const sha256 = '0'.repeat(64)
  const counts = { read: 1, added: 1, changed: 0 }
  await put('duty.register_import', area, { id: import_id, area_id, added_by: by, sha256, ...counts })
  const place = { number: '100001', name: 'A school', kind: 'school' }
  await put('duty.place', area, { id: idOf(`place ${area}`), ...own, ...place, import_id })
}

type Assessed = { readonly kind: string; readonly area: Area; readonly agency?: 'Health'; readonly submitted?: true }

const selfAssessments: readonly Assessed[] = [
  { kind: 'here', area: 'here' },
  { kind: 'here: submitted', area: 'here', submitted: true },
  { kind: 'here: of Health', area: 'here', agency: 'Health' },
  { kind: 'here: of Health, submitted', area: 'here', agency: 'Health', submitted: true },
  { kind: 'there: submitted', area: 'there', submitted: true },
  { kind: 'there', area: 'there' },
]

async function seedSelfAssessment(put: Put, { kind, area, agency, submitted }: Assessed): Promise<void> {
  const area_id = areaId(area)
  const by = accountId(writers[area])
  const id = idOf(`self-assessment ${kind}`)
  const agency_id = agency === undefined ? null : agencyId(agency, area)
  const sent = submitted ? { submitted_by: by, submitted_at: 'now' } : {}
  const year = { scheme: '2024-eight', from_year: submitted ? 2024 : 2025 }
  await put('duty.self_assessment', kind, { id, area_id, agency_id, added_by: by, ...year, ...sent })
  // Another word than here, so that a reference across areas leads nowhere.
  const about = { area_id, assessment_id: id, benchmark: area === 'here' ? 'training' : 'channel-panel' }
  await put('duty.self_answer', kind, { ...about, score: '3', words: 'In place', changed_by: by })
  await put('duty.picked_evidence', kind, {
    id: idOf(`picked evidence ${kind}`),
    ...about,
    key: 'training/coverage',
    label: 'Trained',
    says: '84 of 112',
    address: '/training',
    stood_on: '2026-01-01',
    picked_by: by,
  })
  if (submitted !== true) return
  await put('duty.self_review', kind, {
    id: idOf(`self-review ${kind}`),
    ...about,
    submitted_by: by,
    score: '2',
    words: 'Not quite',
    reviewed_by: accountId(area === 'here' ? 'channel chair' : 'channel chair there'),
  })
}

type Stated = {
  readonly kind: string
  readonly area: Area
  readonly edition: number
  readonly signed: readonly string[]
}

const statements: readonly Stated[] = [
  { kind: 'here', area: 'here', edition: 1, signed: [] },
  { kind: 'here: signed by the chair', area: 'here', edition: 2, signed: ['chair'] },
  { kind: 'here: signed', area: 'here', edition: 3, signed: ['chair', 'director'] },
  { kind: 'there', area: 'there', edition: 1, signed: [] },
]

async function seedStatement(put: Put, { kind, area, edition, signed }: Stated): Promise<void> {
  const area_id = areaId(area)
  const by = accountId(writers[area])
  const statement_id = idOf(`assurance statement ${kind}`)
  const about = { framework: 'channel-2021', from_year: 2025, edition }
  await put('duty.assurance_statement', kind, { id: statement_id, area_id, added_by: by, ...about })
  const line = { area_id, statement_id, control: area === 'here' ? 'consent' : 'assessment' }
  await put('duty.assurance_line', kind, { ...line, rating: 'met', words: 'In place', changed_by: by })
  const figure = { key: 'training/coverage', label: 'Trained', says: '84 of 112', address: '/training' }
  await put('duty.assurance_evidence', kind, {
    id: idOf(`assurance evidence ${kind}`),
    ...line,
    ...figure,
    stood_on: '2026-01-01',
    picked_by: by,
  })
  for (const post of signed)
    await put('duty.assurance_signature', `${kind}, ${post}`, {
      area_id,
      statement_id,
      post,
      signed_by: accountId(post === 'chair' ? 'a colleague' : 'referrer'),
    })
  if (signed.includes('director'))
    await put('duty.assurance_submission', kind, { area_id, statement_id, submitted_on: '2026-06-01', added_by: by })
}

/** Each with some of the cases; of the one that goes on some its reviewer must not see all the same. */
type Sampled = {
  readonly kind: string
  readonly area: Area
  readonly reviewer: Parameters<typeof accountId>[0]
  readonly drawn: number
  readonly until: number
  readonly cases: readonly CaseKind[]
  readonly finished?: true
}

const samples: readonly Sampled[] = [
  {
    kind: 'here',
    area: 'here',
    reviewer: 'independent reviewer',
    drawn: 0,
    until: 7,
    cases: ['open', 'restricted', 'conflict declared'],
  },
  { kind: 'here: over', area: 'here', reviewer: 'independent reviewer', drawn: -9, until: -1, cases: ['closed'] },
  {
    kind: 'here: finished',
    area: 'here',
    reviewer: 'independent reviewer',
    drawn: -1,
    until: 7,
    cases: ['sent by Health'],
    finished: true,
  },
  { kind: 'here: of another', area: 'here', reviewer: 'referrer', drawn: 0, until: 7, cases: ['on the agenda'] },
  { kind: 'there', area: 'there', reviewer: 'coordinator there', drawn: 0, until: 7, cases: ['there: open'] },
]

async function seedSample(put: Put, sample: Sampled): Promise<void> {
  const area_id = areaId(sample.area)
  const sample_id = idOf(`dip sample ${sample.kind}`)
  const by = accountId(writers[sample.area])
  await put('duty.dip_sample', sample.kind, {
    id: sample_id,
    area_id,
    how: 'at random',
    opened_from: '2026-01-01',
    opened_until: '2026-12-31',
    seed: '0123456789abcdef',
    population: 60,
    size: 50,
    checklist: 'record-2023',
    reviewer: accountId(sample.reviewer),
    drawn_on: day(sample.drawn),
    sight_until: day(sample.until),
    drawn_by: by,
  })
  for (const [place, kind] of sample.cases.entries()) {
    // Another place than here, so that a reference across areas leads nowhere.
    const about = { area_id, sample_id, position: place + (sample.area === 'here' ? 1 : 30) }
    const its = { case_id: idOf(`case ${kind}`), reference: kind, opened_on: '2026-01-01', added_by: by }
    await put('duty.dip_sample_case', kind, { ...about, ...its })
    // A conflict that was declared before anything was answered.
    if (kind === 'conflict declared') continue
    await put('duty.dip_answer', kind, {
      id: idOf(`dip answer ${kind}`),
      ...about,
      question: 'reasons',
      answer: 'yes',
      answered_by: accountId(sample.reviewer),
    })
  }
  if (sample.finished)
    await put('duty.dip_finding', sample.kind, {
      area_id,
      sample_id,
      words: 'Reasons are recorded',
      added_by: accountId(sample.reviewer),
    })
}

async function seedWork(put: Put, area: Area): Promise<void> {
  const area_id = areaId(area)
  const by = accountId(writers[area])
  await put('duty.authority_entry', area, {
    id: idOf(`authority entry ${area}`),
    area_id,
    authority_id: idOf(`authority ${area}`),
    kind: 'support offered',
    on_date: '2026-01-01',
    words: 'A visit',
    added_by: by,
  })
  const item = { kind: 'it-filtering', title: 'Filtering', owner: 'Head of ICT', review_on: day(30) }
  await put('duty.item', area, { id: idOf(`duty item ${area}`), area_id, ...item, added_by: by, changed_by: by })
  await seedEnquiry(put, area, area)
  await seedVenueCheck(put, area, area, day(20))
}

async function seedEnquiry(put: Put, kind: string, area: Area): Promise<void> {
  const area_id = areaId(area)
  const by = accountId(writers[area])
  const id = idOf(`enquiry ${kind}`)
  const agency_id = kind === 'here: of Health' ? agencyId('Health', area) : null
  const asked = { setting: 'school', topic: 'training', question: 'Which course?', due_on: day(7) }
  await put('duty.enquiry', kind, { id, area_id, agency_id, ...asked, asked_by: by })
  const answer = { id: idOf(`enquiry answer ${kind}`), area_id, enquiry_id: id, words: 'The first one.' }
  await put('duty.enquiry_answer', kind, { ...answer, answered_by: by })
}

async function seedVenueCheck(put: Put, kind: string, area: Area, event_on: string): Promise<void> {
  const area_id = areaId(area)
  const by = accountId(writers[area])
  const check_id = idOf(`venue check ${kind}`)
  const event = { venue: 'Hall', hirer: 'A society', event: 'A talk', theme: 'History', audience: 'Everybody' }
  await put('duty.venue_check', kind, {
    id: check_id,
    area_id,
    ...event,
    ticketed: 'open',
    equality: 'given',
    event_on,
    added_by: by,
  })
  const found = { looked: 'website', words: 'Nothing against it' }
  await put('duty.venue_finding', kind, {
    id: idOf(`venue finding ${kind}`),
    area_id,
    check_id,
    ...found,
    added_by: by,
  })
  const decided = { outcome: 'declined', reasons: 'The theme', free_speech: 'Weighed' }
  await put('duty.venue_decision', `${kind}, first`, {
    id: idOf(`venue decision ${kind}`),
    area_id,
    check_id,
    stage: 'first',
    ...decided,
    decided_by: by,
  })
  await put('duty.venue_appeal', kind, {
    area_id,
    check_id,
    received_on: '2026-01-01',
    grounds: 'Unfair',
    added_by: by,
  })
  if (kind !== 'here') return
  await put('duty.venue_decision', `${kind}, appeal`, {
    id: idOf(`venue decision on appeal ${kind}`),
    area_id,
    check_id,
    stage: 'appeal',
    ...decided,
    first_by: by,
    first_stage: 'first',
    decided_by: accountId('channel chair'),
  })
}
