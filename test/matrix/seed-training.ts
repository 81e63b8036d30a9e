/** Training of each area: a course that counts as another, who needs it, and people of several agencies, two of whom sign in. */
import { areas, type Area, type Person } from './kinds.ts'
import { idOf, type Put } from './rows.ts'
import { accountId, agencyId, areaId } from './seed-accounts.ts'

const writers = { here: 'a colleague', there: 'somebody there', beyond: 'somebody beyond' } as const

export async function seedTraining(put: Put): Promise<void> {
  for (const area of areas) await seedCourses(put, area)
  await seedSomebody(put, { area: 'here', agency: 'Health', kind: 'here: Health', evidence: 'imported' })
  await seedSomebody(put, { area: 'here', agency: 'School', kind: 'here: School', evidence: 'self-declared' })
  await seedSomebody(put, { area: 'there', agency: 'Health', kind: 'there: Health', evidence: 'imported' })
  await seedSomebody(put, {
    area: 'here',
    agency: 'Health',
    kind: 'here: Health',
    of: 'panel member',
    evidence: 'imported',
  })
  await seedFiles(put)
  // Whom nobody may vouch for but somebody else.
  await seedSomebody(put, {
    area: 'here',
    agency: 'Council',
    kind: 'here: verified',
    of: 'coordinator',
    evidence: 'verified',
  })
}

async function seedCourses(put: Put, area: Area): Promise<void> {
  const { own, written } = about(area)
  const course = { ...own, validity_months: 24, grace_days: 30, from_on: '2015-01-01' }
  await put('training.course', area, {
    id: idOf(`course ${area}`),
    ...course,
    name: 'Awareness',
    code: 'gov_awareness',
  })
  await put('training.course', area, { id: idOf(`workshop ${area}`), ...course, name: 'WRAP', code: 'wrap' })
  await put('training.equivalence', area, {
    ...written,
    course_id: idOf(`workshop ${area}`),
    counts_as_id: idOf(`course ${area}`),
  })
  const rule = { area_id: areaId(area), follows: false, reason: 'Not yet', set_by: written.added_by }
  await put('training.access_rule', area, { id: idOf(`rule ${area}`), ...rule })
  await put('training.requirement', area, {
    id: idOf(`requirement ${area}`),
    ...own,
    course_id: idOf(`course ${area}`),
    within_days: 30,
    why: 'Everyone',
    from_on: '2020-01-01',
  })
}

type Somebody = {
  readonly area: 'here' | 'there'
  readonly agency: string
  readonly kind: string
  readonly evidence: string
  readonly of?: Person
}

async function seedSomebody(put: Put, { area, agency, kind, evidence, of }: Somebody): Promise<void> {
  const { own, written } = about(area)
  const name = `${of ?? 'somebody'} of ${agency} ${area}`
  const person_id = idOf(`trained ${name}`)
  await put(
    'training.person',
    kind,
    {
      id: person_id,
      ...own,
      agency_id: agencyId(agency, area),
      name,
      email: `${(of ?? `nobody.${agency.toLowerCase()}`).replaceAll(/[^a-z]+/g, '.')}@${area}.example`,
      role: 'frontline',
      setting: 'general',
      started_on: '2025-01-01',
    },
    of,
  )
  const about_ = { ...written, person_id, course_id: idOf(`course ${area}`) }
  const completion_id = idOf(`completed ${name}`)
  await put('training.completion', kind, { id: completion_id, ...about_, completed_on: '2025-02-01', evidence }, of)
  await put('training.correction', kind, { ...written, completion_id, reason: 'A namesake' }, of)
  const days = { from_on: '2026-01-01', until_on: '2026-03-01' }
  await put('training.exemption', kind, { id: idOf(`exempt ${name}`), ...about_, ...days, reason: 'On leave' }, of)
}

function about(area: Area) {
  const written = { area_id: areaId(area), added_by: accountId(writers[area]) }
  return { written, own: { ...written, changed_by: accountId(writers[area]) } }
}

/** Files of the health agencies: one that waits for its columns, one that is being taken in, and one that the coordinator is bringing. */
async function seedFiles(put: Put): Promise<void> {
  for (const area of ['here', 'there'] as const) {
    const agency_id = agencyId('Health', area)
    const { own, written } = about(area)
    const { changed_by } = own
    const map = { area_id: areaId(area), agency_id, source: 'portal', mapping: {}, changed_by }
    await put('training.source_map', `${area}: Health`, map)
    const file = { ...written, agency_id, source: 'portal', head: {}, first_rows: [] }
    await put('training.import', `${area}: Health`, { id: idOf(`file ${area}`), ...file, state: 'read' })
  }
  const { written } = about('here')
  const file = { ...written, agency_id: agencyId('Health', 'here'), source: 'portal', head: {}, first_rows: [] }
  const queued = idOf('queued file')
  await put('training.import', 'queued', { id: queued, ...file, state: 'queued', mapping: {} })
  const rows = { area_id: areaId('here'), rows: [] }
  await put('training.import_batch', 'queued', { ...rows, import_id: queued, number: 0 })
  await put('training.import_rejection', 'queued', {
    area_id: areaId('here'),
    import_id: queued,
    row: 7,
    reason: 'No name',
  })
  const finished = { ...file, state: 'done', mapping: {} }
  await put('training.import', 'just finished', { id: idOf('finished file'), ...finished, finished_at: new Date() })
  const old = idOf('old file')
  await put('training.import', 'finished long ago', { id: old, ...finished, finished_at: '2026-01-01T00:00:00Z' })
  await put('training.import_batch', 'finished long ago', { ...rows, import_id: old, number: 0 })
  const late = { area_id: areaId('here'), import_id: old, row: 7, reason: 'No name' }
  await put('training.import_rejection', 'finished long ago', late)
  const brought = { id: idOf('file of the coordinator'), ...file, added_by: accountId('coordinator') }
  await put('training.import', 'of the coordinator', { ...brought, state: 'read' })
  await put('training.import_batch', 'of the coordinator', { ...rows, import_id: brought.id, number: 0 })
  const reading = { id: idOf('file that is being read'), ...file, added_by: accountId('coordinator') }
  await put('training.import', 'being read', { ...reading, state: 'reading', kind: 'text' })
  await put('training.import_batch', 'being read', { ...rows, import_id: reading.id, number: 0 })
  const piece = { area_id: areaId('here'), number: 0, bytes: Buffer.from('Name') }
  await put('training.import_file', 'being read', { ...piece, import_id: reading.id })
  await put('training.import_file', 'finished long ago', { ...piece, import_id: old })
}
