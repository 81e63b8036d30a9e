/** Training sessions: for everybody or for one agency, to come and held, with who has a place at them and who came. */
import type { Area, Person } from './kinds.ts'
import { bytesOf, idOf, type Put } from './rows.ts'
import { accountId, agencyId, areaId } from './seed-accounts.ts'

const toCome = '2098-01-01'
const held = '2026-02-02'

export async function seedTrainingSessions(put: Put): Promise<void> {
  for (const area of ['here', 'there'] as const) {
    await seedSession(put, area, { kind: area, held_on: toCome })
    await seedSession(put, area, { kind: `${area}: held`, held_on: held })
    await seedCancelled(put, area, { kind: area, held_on: toCome })
  }
  await seedSession(put, 'here', { kind: 'here: for Health', held_on: toCome, agency: 'Health', by: 'Health' })
  await seedSession(put, 'here', { kind: 'here: for Health, held', held_on: held, agency: 'Health', by: 'Health' })
  await seedSession(put, 'here', { kind: 'here: for School', held_on: toCome, agency: 'School' })
  await seedCancelled(put, 'here', { kind: 'here: for Health', held_on: toCome, agency: 'Health', by: 'Health' })
  await seedBookings(put)
  await seedAttendance(put)
  await seedFeedback(put)
}

type Kind = { readonly kind: string; readonly held_on: string; readonly agency?: string; readonly by?: string }

async function seedSession(put: Put, area: Area, { kind, held_on, agency, by }: Kind, name = kind): Promise<void> {
  await put('training.session', kind, {
    id: idOf(`session ${name}`),
    ...writtenIn(area),
    course_id: idOf(`course ${area}`),
    held_on,
    starts_at: '09:30',
    ends_at: '12:30',
    place: 'Hall',
    capacity: 20,
    trainer: 'Council',
    ...(agency === undefined ? {} : { agency_id: agencyId(agency, area) }),
    arranged_by: agencyId(by ?? 'Council', area),
  })
}

async function seedCancelled(put: Put, area: Area, kind: Kind): Promise<void> {
  const name = `${kind.kind}, cancelled`
  await seedSession(put, area, kind, name)
  const { area_id, added_by } = writtenIn(area)
  const why = { reason: 'The trainer cannot come' }
  await put('training.session_cancellation', kind.kind, {
    session_id: idOf(`session ${name}`),
    area_id,
    added_by,
    ...why,
  })
}

/** The people are those of seed-training.ts. */
const trained = (name: string) => idOf(`trained ${name}`)
const nobodyOfHealth = 'somebody of Health here'

async function seedBookings(put: Put): Promise<void> {
  await seedBooking(put, 'here', { kind: 'here: Health', name: nobodyOfHealth })
  await seedBooking(put, 'here', { kind: 'here: School', name: 'somebody of School here' })
  await seedBooking(put, 'there', { kind: 'there: Health', name: 'somebody of Health there' })
  await seedBooking(put, 'here', { kind: 'here: Health', name: 'panel member of Health here', of: 'panel member' })
  await seedBooking(put, 'here', { kind: 'here: verified', name: 'coordinator of Council here', of: 'coordinator' })
  await seedBooking(put, 'here', { kind: 'here: Health, given up', name: nobodyOfHealth, state: 'withdrawn' })
  await seedBooking(put, 'here', { kind: 'here: Health, over', name: nobodyOfHealth, session: 'here: held' })
}

type Booked = {
  readonly kind: string
  readonly name: string
  readonly of?: Person
  readonly state?: string
  readonly session?: string
}

async function seedBooking(put: Put, area: Area, { kind, name, of, state = 'booked', session = area }: Booked) {
  const { area_id, added_by, changed_by } = writtenIn(area)
  const about = {
    area_id,
    session_id: idOf(`session ${session}`),
    person_id: trained(name),
    state,
    added_by,
    changed_by,
  }
  await put('training.booking', kind, { id: idOf(`booking ${kind} ${name}`), ...about }, of)
}

async function seedAttendance(put: Put): Promise<void> {
  const { area_id, added_by, changed_by } = writtenIn('here')
  const at = (session: string, name: string, presence: string) => ({
    ...{ area_id, added_by, changed_by, session_id: idOf(`session ${session}`), person_id: trained(name), presence },
  })
  await put('training.attendance', 'here: Health', at('here: held', nobodyOfHealth, 'attended'))
  await put('training.attendance', 'here: School', at('here: held', 'somebody of School here', 'absent'))
  await put(
    'training.attendance',
    'here: Health, at their own',
    at('here: for Health, held', nobodyOfHealth, 'attended'),
  )
  const own = at('here: held', 'coordinator of Council here', 'attended')
  await put('training.attendance', 'here: verified', own, 'coordinator')
  const panel = at('here: held', 'panel member of Health here', 'absent')
  await put('training.attendance', 'here: Health', panel, 'panel member')
  // What came of it, and what stayed when it had been put right.
  const completion = { area_id, added_by, course_id: idOf('course here'), evidence: 'attended', completed_on: held }
  const attended = { id: idOf('attended'), ...completion, person_id: trained(nobodyOfHealth) }
  await put('training.completion', 'here: Health, attended', attended)
  const putRight = {
    id: idOf('put right'),
    ...completion,
    person_id: trained(nobodyOfHealth),
    completed_on: '2026-02-03',
  }
  await put('training.completion', 'here: Health, put right', putRight)
  await seedOfThere(put)
}

async function seedOfThere(put: Put): Promise<void> {
  const { area_id, added_by, changed_by } = writtenIn('there')
  const about = { area_id, session_id: idOf('session there: held'), person_id: trained('somebody of Health there') }
  await put('training.attendance', 'there: Health', { ...about, added_by, changed_by, presence: 'attended' })
}

async function seedFeedback(put: Put): Promise<void> {
  for (const [area, session] of [
    ['here', 'here: held'],
    ['here', 'here: for Health, held'],
    ['here', 'here'],
    ['there', 'there: held'],
  ] as const) {
    const about = { area_id: areaId(area), session_id: idOf(`session ${session}`) }
    const ticket = { ticket_hash: bytesOf(`ticket ${session}`), ...about, good_until: '2026-02-16' }
    await put('training.feedback_ticket', session, ticket)
    const said = { useful: 'very', surer: 'surer', pace: 'right', change: 'A longer break' }
    await put('training.feedback', session, { reply_key: bytesOf(`feedback ${session}`), ...about, ...said })
  }
}

function writtenIn(area: Area) {
  const by = accountId(area === 'here' ? 'a colleague' : 'somebody there')
  return { area_id: areaId(area), added_by: by, changed_by: by }
}
