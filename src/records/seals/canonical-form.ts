/**
 * The form in which an event is hashed, and how events are chained. Pure, and written down for others in docs/audit-format.md:
 * what stands here can never change for events that are already sealed.
 */
import { hash } from 'node:crypto'

/** An event as read for sealing: every text exactly as the database holds it. */
export type EventBody = {
  readonly id: string
  /** UTC with microseconds: 2026-11-24T06:00:00.123456Z. */
  readonly at: string
  readonly actor: string | null
  readonly service: string | null
  readonly sessionId: string | null
  readonly areaId: string | null
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string | null
  readonly caseId: string | null
  readonly purpose: string | null
  readonly requestId: string | null
  /** JSON text. */
  readonly details: string
  /** When the sealer gave the event its place; the same form as `at`. */
  readonly sealedAt: string
}

/** What the first event is linked to. */
export const beforeTheFirst: Buffer = Buffer.alloc(32)

const leafPrefix = Buffer.of(0x00)
const linkPrefix = Buffer.of(0x01)

/** The event as canonical JSON: names in order, no spaces, everything that the database holds of it. */
export function canonicalBody(event: EventBody): string {
  return (
    `{"action":${JSON.stringify(event.action)},"actor":${JSON.stringify(event.actor)},"areaId":${JSON.stringify(event.areaId)},` +
    `"at":${JSON.stringify(event.at)},"caseId":${JSON.stringify(event.caseId)},"details":${canonicalJson(event.details)},` +
    `"id":${JSON.stringify(event.id)},"purpose":${JSON.stringify(event.purpose)},"requestId":${JSON.stringify(event.requestId)},` +
    `"sealedAt":${JSON.stringify(event.sealedAt)},"service":${JSON.stringify(event.service)},` +
    `"sessionId":${JSON.stringify(event.sessionId)},"subjectId":${JSON.stringify(event.subjectId)},` +
    `"subjectKind":${JSON.stringify(event.subjectKind)}}`
  )
}

/** SHA-256 over 0x01, the hash before, and the leaf: SHA-256 over 0x00 and the canonical body. */
export function linkedHash(before: Uint8Array, body: string): Buffer {
  const leaf = hash('sha256', Buffer.concat([leafPrefix, Buffer.from(body, 'utf8')]), 'buffer')
  return hash('sha256', Buffer.concat([linkPrefix, before, leaf]), 'buffer')
}

/**
 * RFC 8785, but for numbers: they stand as the database wrote them (plain decimals), so that no precision is lost on the way
 * and two different numbers never hash alike.
 */
export function canonicalJson(text: string): string {
  // Bottom up: when an object or a list is reached, what it holds has already become its canonical text.
  return String(
    parseWithSource(text, (_name, value, { source }) => {
      if (Array.isArray(value)) return `[${value.join(',')}]`
      if (typeof value === 'object' && value !== null) return canonicalObject(value)
      return typeof value === 'number' ? source : JSON.stringify(value)
    }),
  )
}

function canonicalObject(members: object): string {
  const texts = Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${texts.map(([name, text]) => `${JSON.stringify(name)}:${String(text)}`).join(',')}}`
}

type WithSource = (
  text: string,
  reviver: (name: string, value: unknown, context: { readonly source?: string }) => unknown,
) => unknown
// The source of each primitive comes with Node 22 and later; TypeScript's own declaration does not know it yet.
const parseWithSource = JSON.parse as WithSource
