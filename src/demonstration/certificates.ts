/** Certificates of the invented Thurrock: one that waits, one that was verified, and one that was not accepted. */
import { createHash } from 'node:crypto'
import { formatDay } from '#platform/day-and-time.ts'
import { pdfType, type PaperDocument } from '#platform/documents/document.ts'
import { toPdf } from '#platform/documents/pdf.ts'
import type { TrainingCourse } from '#reference/training.ts'
import { addCertificate, decide, findCertificate, type Decided } from '#training/certificates/store.ts'
import { listCourses } from '#training/courses/store.ts'
import { listOwn } from '#training/people/store.ts'
import type { AccountKey } from './accounts.ts'
import type { Backstage } from './backstage.ts'
import type { Town } from './written-case.ts'

type Invented = {
  /** Who hands in their own. */
  readonly of: AccountKey
  readonly course: TrainingCourse
  readonly daysAgo: number
  readonly found?: Decided
}

const certificates: readonly Invented[] = [
  { of: 'healthMember', course: 'gov_referrals', daysAgo: 9 },
  { of: 'youthMember', course: 'gov_referrals', daysAgo: 34, found: { outcome: 'verified', reason: '' } },
  {
    of: 'adultsMember',
    course: 'gov_referrals',
    daysAgo: 21,
    found: {
      outcome: 'not accepted',
      reason: 'The certificate is of the awareness course, not of the one on referrals.',
    },
  },
]

export async function inventCertificates(stage: Backstage, town: Town): Promise<void> {
  const courses = new Map((await listCourses(stage.trx, town.areaId)).map((course) => [course.code, course]))
  for (const [place, { of, course: code, daysAgo, found }] of certificates.entries()) {
    const course = courses.get(code)
    if (course === undefined) continue
    const completedOn = stage.today.subtract({ days: daysAgo })
    const id = await stage.as(town.account(of), async () => {
      const [person] = await listOwn(stage.trx)
      if (person === undefined) throw new Error(`${of} is in no register`)
      const content = await toPdf(certificateOf(person.name, course.name, formatDay(completedOn)))
      const sha256 = createHash('sha256').update(content).digest('hex')
      const file = { name: 'certificate.pdf', mediaType: pdfType, sha256, content }
      return await addCertificate(
        stage.trx,
        person,
        { courseId: course.id, completedOn, number: `GOV-${4_100 + place * 37}` },
        file,
      )
    })
    if (found === undefined) continue
    await stage.as(town.account('coordinator'), async () => {
      const certificate = await findCertificate(stage.trx, id)
      if (certificate !== undefined) await decide(stage.trx, certificate, found)
    })
  }
}

function certificateOf(person: string, course: string, day: string): PaperDocument {
  return {
    title: 'Certificate of completion',
    language: 'en',
    author: 'An invented course portal',
    marking: 'OFFICIAL',
    blocks: [
      { kind: 'paragraph', text: `${person} completed the course “${course}” on ${day}.` },
      { kind: 'paragraph', text: 'This certificate is invented, like everything in this demonstration.' },
    ],
  }
}
