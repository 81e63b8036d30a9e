/** What the pages of certificates show. */
import type { Actor } from '#platform/database/actor.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { scanWords } from '#platform/files/scan.ts'
import { sizeInWords } from '#platform/files/size-in-words.ts'
import { keepsPeopleOf } from '../who.ts'
import { canBeSeen, mayDecide, type Certificate, type Scanning } from './certificate.ts'

const tags = {
  waiting: { text: 'Waiting', colour: 'yellow' },
  verified: { text: 'Verified', colour: 'green' },
  'not accepted': { text: 'Not accepted', colour: 'red' },
} as const

export function certificatesPage(waiting: readonly Certificate[], decided: readonly Certificate[], actor: Actor) {
  return {
    heading: 'Certificates',
    waiting: waiting.map((one) => ({
      ...certificateRow(one),
      isForOthers: !mayDecide(actor, one),
    })),
    decided: decided.map(certificateRow),
  }
}

export function certificatePage(certificate: Certificate, actor: Actor, scanning: Scanning) {
  const { id, decision, file, personId } = certificate
  const address = addressOf(id)
  const keeps = keepsPeopleOf(actor, certificate)
  return {
    heading: `Certificate: ${certificate.course}`,
    tag: tagOf(certificate),
    back: keeps
      ? { href: '/training/certificates', text: 'Certificates' }
      : { href: '/training/own', text: 'Your training' },
    facts: [
      ['Of', certificate.person, keeps ? `/training/people/${personId}` : undefined],
      ['Agency', certificate.agency],
      ['Completed on', formatDay(certificate.completedOn)],
      ['Certificate number', certificate.number === '' ? 'None given' : certificate.number],
      ['Handed in by', `${certificate.handedInBy.name}, ${formatDay(dayOf(certificate.handedInAt))}`],
      ...(decision === undefined
        ? []
        : [
            [
              decision.outcome === 'verified' ? 'Verified by' : 'Turned down by',
              `${decision.by}, ${formatDay(dayOf(decision.at))}`,
            ],
            ...(decision.reason === '' ? [] : [['Why', decision.reason]]),
          ]),
    ].map(([key, text, href]) => ({ key, text, href })),
    file:
      file === undefined
        ? undefined
        : {
            name: file.name,
            about: `${sizeInWords(file.bytes)}, ${scanWords(file.scan, scanning)}`,
            href: canBeSeen(certificate, scanning) ? `${address}/file` : undefined,
          },
    decide: mayDecide(actor, certificate) ? `${address}/decision` : undefined,
    isForOthers: decision === undefined && !mayDecide(actor, certificate),
  }
}

/** A certificate in a list: on its person's page, too. */
export function certificateRow(certificate: Certificate) {
  return {
    href: addressOf(certificate.id),
    person: certificate.person,
    agency: certificate.agency,
    course: certificate.course,
    completedOn: certificate.completedOn,
    handedInOn: dayOf(certificate.handedInAt),
    tag: tagOf(certificate),
    reason: certificate.decision?.reason ?? '',
  }
}

export function addressOf(id: string): string {
  return `/training/certificates/${id}`
}

function tagOf({ decision }: Certificate) {
  return tags[decision?.outcome ?? 'waiting']
}

function dayOf(at: Certificate['handedInAt']) {
  return at.toZonedDateTimeISO('Europe/London').toPlainDate()
}
