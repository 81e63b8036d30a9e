/** Certificates of the people whom seed-training.ts puts in: waiting, handed in by the coordinator, of one who signs in, and looked at. */
import { idOf, type Put } from './rows.ts'
import { accountId, areaId } from './seed-accounts.ts'
import { aContent } from './seed-boards.ts'

export async function seedCertificates(put: Put): Promise<void> {
  await seedCertificate(put, { kind: 'here: Health', of: 'somebody of Health here' })
  await seedCertificate(put, { kind: 'here: School', of: 'somebody of School here' })
  await seedCertificate(put, { kind: 'there: Health', of: 'somebody of Health there', area: 'there' })
  await seedCertificate(put, { kind: 'of the coordinator', of: 'somebody of Health here', by: 'coordinator' })
  await seedCertificate(put, { kind: 'here: Health', of: 'panel member of Health here' })
  await seedCertificate(put, { kind: 'here: verified', of: 'coordinator of Council here' })
  await seedLookedAt(put)
}

type Seeded = {
  readonly kind: string
  /** The name of the person it is of. */
  readonly of: string
  readonly area?: 'here' | 'there'
  readonly by?: 'coordinator'
}

const days = { here: '2025-01-15', there: '2025-03-01' } as const

/** With its file, not yet scanned, and what somebody found of it. */
async function seedCertificate(put: Put, { kind, of, area = 'here', by }: Seeded): Promise<void> {
  const own = of.startsWith('panel member') ? 'panel member' : of.startsWith('coordinator') ? 'coordinator' : undefined
  const [id, area_id] = [idOf(`certificate ${kind} ${of}`), areaId(area)]
  const added_by = accountId(by ?? (area === 'here' ? 'a colleague' : 'somebody there'))
  const what = { person_id: idOf(`trained ${of}`), course_id: idOf(`course ${area}`), completed_on: days[area] }
  await put('training.certificate', kind, { id, area_id, ...what, added_by }, own)
  const file = { name: 'certificate.pdf', media_type: 'application/pdf', ...aContent(area) }
  await put('training.certificate_file', kind, { certificate_id: id, area_id, ...file }, own)
  const found = { outcome: 'not accepted', reason: 'Another name', decided_by: accountId('somebody beyond') }
  await put(
    'training.certificate_decision',
    kind,
    { certificate_id: id, area_id, handed_in_by: added_by, ...what, ...found },
    own,
  )
}

/** What the contact of the health agency verified, and the completion that it made. */
async function seedLookedAt(put: Put): Promise<void> {
  const area_id = areaId('here')
  const person_id = idOf('trained somebody of Health here')
  const what = { person_id, course_id: idOf('course here'), completed_on: '2020-01-01' }
  const id = idOf('certificate looked at')
  const added_by = accountId('a colleague')
  await put('training.certificate', 'here: looked at', { id, area_id, ...what, added_by })
  const file = { name: 'certificate.pdf', media_type: 'application/pdf', ...aContent('here') }
  await put('training.certificate_file', 'here: looked at', { certificate_id: id, area_id, ...file, scan: 'clean' })
  const decided = { outcome: 'verified', evidence: 'verified', decided_by: accountId('partner contact') }
  const decision = { certificate_id: id, area_id, handed_in_by: added_by, ...what, ...decided }
  await put('training.certificate_decision', 'here: looked at', decision)
  const completion = { id: idOf('completed by certificate'), area_id, ...what, evidence: 'verified' }
  await put('training.completion', 'here: looked at', { ...completion, added_by: accountId('partner contact') })
}
