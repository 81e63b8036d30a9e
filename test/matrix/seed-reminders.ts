/** Reminders of the people whom seed-training.ts puts in, who of them asked for none, and what went to the health agencies. */
import type { Person } from './kinds.ts'
import { idOf, type Put } from './rows.ts'
import { accountId, agencyId, areaId } from './seed-accounts.ts'

export async function seedReminders(put: Put): Promise<void> {
  await seedReminder(put, 'here: Health', 'somebody of Health here')
  await seedReminder(put, 'here: School', 'somebody of School here')
  await seedReminder(put, 'there: Health', 'somebody of Health there', 'there')
  await seedReminder(put, 'here: Health', 'panel member of Health here', 'here', 'panel member')
  await seedReminder(put, 'here: verified', 'coordinator of Council here', 'here', 'coordinator')
  for (const area of ['here', 'there'] as const) {
    const week = { area_id: areaId(area), week_on: '2026-11-23', people: 3, sent_on: '2026-11-23' }
    await put('training.digest', `${area}: Health`, { ...week, agency_id: agencyId('Health', area) })
  }
}

async function seedReminder(
  put: Put,
  kind: string,
  person: string,
  area: 'here' | 'there' = 'here',
  of?: Person,
): Promise<void> {
  const about = { area_id: areaId(area), person_id: idOf(`trained ${person}`) }
  const course_id = idOf(`course ${area}`)
  const sent = { course_id, due_on: '2027-02-01', step: 'first', sent_on: '2026-12-03' }
  await put('training.reminder', kind, { ...about, ...sent }, of)
  const added_by = accountId(area === 'here' ? 'a colleague' : 'somebody there')
  await put('training.without_letters', kind, { ...about, added_by }, of)
}
