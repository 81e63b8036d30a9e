/**
 * A certificate that was handed in for a completed course. It counts for nothing until a second person has looked at it: not whoever handed it in,
 * and not the person whose it is. Verified, it makes the completion.
 *
 * handed in → waits to be looked at → verified (the completion is recorded), or not accepted with a reason
 */
import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '#platform/database/actor.ts'
import { mayDownload, type Scan } from '#platform/files/scan.ts'
import { keepsPeopleOf } from '../who.ts'

export const certificateOutcomes = ['verified', 'not accepted'] as const
export type CertificateOutcome = (typeof certificateOutcomes)[number]

export type CertificateFile = { readonly name: string; readonly bytes: number; readonly scan: Scan }

export type Certificate = {
  readonly id: string
  readonly areaId: string
  readonly personId: string
  readonly person: string
  /** Of the person it is of; undefined where the register has none. */
  readonly email: string | undefined
  readonly agencyId: string
  readonly agency: string
  readonly courseId: string
  readonly course: string
  readonly completedOn: Temporal.PlainDate
  readonly number: string
  readonly handedInBy: { readonly id: string; readonly name: string }
  readonly handedInAt: Temporal.Instant
  /** Undefined once it has gone, its time being over. */
  readonly file: CertificateFile | undefined
  /** Undefined while it waits to be looked at. */
  readonly decision: Decision | undefined
}

export type Decision = {
  readonly outcome: CertificateOutcome
  /** Empty where it was verified. */
  readonly reason: string
  readonly by: string
  readonly at: Temporal.Instant
}

/** Whether somebody may say what they found of it, now or once its file is there to be opened. The database says the same. */
export function mayDecide(actor: Actor, certificate: Certificate): boolean {
  return (
    certificate.decision === undefined &&
    certificate.handedInBy.id !== actor.accountId &&
    certificate.email !== actor.email &&
    keepsPeopleOf(actor, certificate)
  )
}

export type Scanning = {
  /** Whether a virus scanner looks at files before anybody can open them. */
  readonly documentsAreScanned: boolean
}

/** Nobody verifies what they cannot have seen. */
export function canBeSeen({ file }: Certificate, scanning: Scanning): boolean {
  return file !== undefined && mayDownload(file.scan, scanning)
}

export function outcomeIn(text: string): CertificateOutcome {
  const found = certificateOutcomes.find((one) => one === text)
  if (found === undefined) throw new Error(`not an outcome of a certificate: ${text}`)
  return found
}
