/** Certificates: handed in on one's own page or by who keeps the person, looked at by a second person, and only ever downloaded. */
import { z } from 'zod'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { mayDownload } from '#platform/files/scan.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { addFormPage, type FormRefusal } from '#platform/forms/form-page.ts'
import type { Upload } from '#platform/forms/uploads.ts'
import type { MailToQueue } from '#platform/mail/mail.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import type { Course } from '../courses/course.ts'
import { listCourses } from '../courses/store.ts'
import { wrongDay } from '../people/forms.ts'
import type { Person } from '../people/person.ts'
import { findPerson, listOwn } from '../people/store.ts'
import { keepers, keepsPeopleOf } from '../who.ts'
import { canBeSeen, mayDecide, type Certificate, type Scanning } from './certificate.ts'
import * as forms from './forms.ts'
import { addressOf, certificatePage, certificatesPage } from './pages.ts'
import * as store from './store.ts'

const CertificatePath = z.object({ certificateId: z.uuid() })
const PersonPath = z.object({ personId: z.uuid() })

export type CertificatesNeed = Scanning & {
  /** Where people reach the service, without a trailing slash. */
  readonly baseUrl: string
  readonly queueMail: (trx: Trx, letter: MailToQueue) => Promise<void>
}

export function addCertificateRoutes(app: App, need: CertificatesNeed): void {
  app.get('/training/certificates', { config: { roles: keepers, personal: false } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const waiting = (await store.listWaiting(trx)).filter((one) => keepsPeopleOf(actor, one))
      const decided = (await store.listDecided(trx)).filter((one) => keepsPeopleOf(actor, one))
      return certificatesPage(waiting, decided, actor)
    })
    return reply.page('training/certificates/views/certificates.njk', model)
  })

  // Whoever sees the person: themselves, and who keeps them.
  const reading = { roles: 'signed in', personal: false, params: CertificatePath } as const
  app.get<{ Params: z.infer<typeof CertificatePath> }>(
    '/training/certificates/:certificateId',
    { config: reading },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const certificate = await theCertificate(trx, request.params)
        await noteOn(trx, certificate, 'view certificate', request.id)
        return certificatePage(certificate, actor, need)
      })
      return reply.page('training/certificates/views/certificate.njk', model)
    },
  )

  app.get<{ Params: z.infer<typeof CertificatePath> }>(
    '/training/certificates/:certificateId/file',
    { config: reading },
    async (request, reply) => {
      const file = await request.asActor(async (trx) => {
        const certificate = await theCertificate(trx, request.params)
        const found = await store.findFile(trx, certificate.id)
        if (found === undefined || !mayDownload(found.scan, need)) return 'held'
        await noteOn(trx, certificate, 'download certificate', request.id)
        return found
      })
      // Its link is not on the page; whoever kept the address is led back to where it says why.
      if (file === 'held') return reply.redirect(addressOf(request.params.certificateId), 303)
      return reply.download({ name: file.name, type: file.mediaType, bytes: file.content })
    },
  )

  addHandingIn(app)
  addDeciding(app, need)
}

function addHandingIn(app: App): void {
  addFormPage(app, {
    roles: 'signed in',
    address: '/training/own/new-certificate',
    params: z.object({}),
    upload: true,
    about: async (trx) => {
      const [person] = await listOwn(trx)
      return { person, courses: person === undefined ? [] : await listCourses(trx, person.areaId) }
    },
    form: ({ courses }) => forms.certificateForm('Hand in a certificate', courses),
    shown: () => ({ back: '/training/own', button: 'Hand it in' }),
    // That page says how to get into the register.
    insteadOf: ({ person }) => (person === undefined ? '/training/own' : undefined),
    act: async (trx, { person, courses }, answers, { requestId, uploads }) => {
      if (person === undefined) return ok('/training/own')
      const outcome = await handIn(trx, { person, courses, answers, uploads, requestId })
      return outcome.ok ? ok('/training/own') : outcome
    },
  })

  addFormPage(app, {
    roles: keepers,
    address: '/training/people/:personId/new-certificate',
    params: PersonPath,
    upload: true,
    about: async (trx, { personId }, { actor }) => {
      const person = await findPerson(trx, personId)
      if (person === undefined || !keepsPeopleOf(actor, person)) throw new NotFound()
      return { person, courses: await listCourses(trx, person.areaId) }
    },
    form: ({ person, courses }) => forms.certificateForm(`Hand in a certificate of ${person.name}`, courses),
    shown: ({ person }) => ({ back: `/training/people/${person.id}`, button: 'Hand it in' }),
    act: async (trx, { person, courses }, answers, { requestId, uploads }) => {
      const outcome = await handIn(trx, { person, courses, answers, uploads, requestId })
      return outcome.ok ? ok(`/training/people/${person.id}`) : outcome
    },
  })
}

type HandedIn = {
  readonly person: Person
  readonly courses: readonly Course[]
  readonly answers: AnyAnswers
  readonly uploads: readonly Upload[]
  readonly requestId: string
}

async function handIn(
  trx: Trx,
  { person, courses, answers, uploads, requestId }: HandedIn,
): Promise<Outcome<string, FormRefusal>> {
  if (courses.length === 0) return refuse({ question: 'course', message: 'A course must be added first' })
  const certificate = forms.certificateIn(answers)
  const wrong = wrongDay(
    courses.find(({ id }) => id === certificate.courseId),
    certificate.completedOn,
  )
  if (wrong !== undefined) return refuse({ question: 'completedOn', message: wrong })
  const file = forms.certificateFileIn(uploads)
  if (typeof file === 'string') return refuse({ question: 'file', message: file })
  if (await store.isHandedIn(trx, person.id, certificate))
    return refuse({
      question: 'completedOn',
      message: 'A certificate for this course and this day was handed in already',
    })
  const id = await store.addCertificate(trx, person, certificate, file)
  await noteOn(trx, { id, areaId: person.areaId }, 'hand in certificate', requestId)
  return ok(id)
}

function addDeciding(app: App, need: CertificatesNeed): void {
  addFormPage(app, {
    roles: keepers,
    address: '/training/certificates/:certificateId/decision',
    params: CertificatePath,
    about: async (trx, params, { actor }) => await theOneToLookAt(trx, params, actor),
    form: (certificate) => forms.decisionForm(certificate, canBeSeen(certificate, need)),
    shown: ({ id }) => ({ back: addressOf(id), button: 'Save what you found' }),
    insteadOf: ({ id, decision }) => (decision === undefined ? undefined : addressOf(id)),
    act: async (trx, certificate, answers, { requestId }) => {
      const decided = forms.decidedIn(answers)
      const done = await store.decide(trx, certificate, decided)
      if (done === 'decided meanwhile')
        return refuse({ question: 'outcome', message: 'Somebody else has looked at it meanwhile' })
      if (done === 'set aside')
        return refuse({
          question: 'outcome',
          message:
            'This course and day was verified before and set aside. It cannot be verified again: say why it is not accepted',
        })
      await note(trx, {
        action: decided.outcome === 'verified' ? 'verify certificate' : 'turn down certificate',
        subject: { kind: 'certificate', id: certificate.id },
        areaId: certificate.areaId,
        requestId,
      })
      await tell(trx, certificate, need)
      return ok(addressOf(certificate.id))
    },
  })
}

/** Whoever handed it in hears that it was looked at; what was found they read here. */
async function tell(trx: Trx, { id, areaId, handedInBy }: Certificate, { baseUrl, queueMail }: CertificatesNeed) {
  const to = await store.findAddressee(trx, handedInBy.id)
  if (to === undefined) return
  await queueMail(trx, {
    to: to.email,
    template: 'certificate-looked-at',
    details: { link: `${baseUrl}${addressOf(id)}` },
    language: to.language,
    areaId,
  })
}

async function theCertificate(trx: Trx, { certificateId }: z.infer<typeof CertificatePath>): Promise<Certificate> {
  const certificate = await store.findCertificate(trx, certificateId)
  if (certificate === undefined) throw new NotFound()
  return certificate
}

/** One that somebody may say something of; one that was decided is there to be led back from. */
async function theOneToLookAt(trx: Trx, params: z.infer<typeof CertificatePath>, actor: Actor): Promise<Certificate> {
  const certificate = await theCertificate(trx, params)
  if (!mayDecide(actor, { ...certificate, decision: undefined })) throw new NotFound()
  return certificate
}

async function noteOn(trx: Trx, { id, areaId }: Pick<Certificate, 'id' | 'areaId'>, action: string, requestId: string) {
  await note(trx, { action, subject: { kind: 'certificate', id }, areaId, requestId })
}
