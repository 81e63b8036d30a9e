/** Who takes letters away: a mail server, the demonstration's mailbox page, or nobody yet. */
import nodemailer from 'nodemailer'
import type { Letter } from './letter.ts'

export type Carrier =
  | SmtpCarrier
  /** The demonstration shows letters on a page instead of sending them. */
  | { readonly kind: 'mailbox page' }
  /** No mail server is set: letters wait until one is. */
  | { readonly kind: 'nobody' }

export type SmtpCarrier = {
  readonly kind: 'smtp'
  /** Resolves when the server has said that it has the letter. Throws NotCarried otherwise. */
  carry(parcel: Parcel): Promise<void>
}

export type Parcel = {
  /** The same at every try: whoever receives a letter twice can tell. */
  readonly id: string
  readonly to: string
  readonly letter: Letter
}

/** A letter that did not go, and whether it could: `reason` is a code and never holds an address. */
export class NotCarried extends Error {
  override readonly name = 'NotCarried'
  readonly reason: string
  readonly why: 'this address' | 'this letter' | 'the server'
  constructor(reason: string, why: NotCarried['why']) {
    super(`mail not carried: ${reason}`)
    this.reason = reason
    this.why = why
  }
}

export type SmtpOptions = {
  /** smtp:// (with STARTTLS, unless the server is this machine) or smtps://. */
  readonly url: string
  /** Who the letters are from: an address. */
  readonly from: string
}

/** Well within the lease of a letter (outbox.ts), so that nobody else tries while we do. */
const wholeTryMs = 60_000

export function smtpCarrier({ url, from }: SmtpOptions): SmtpCarrier {
  const transport = nodemailer.createTransport(
    {
      ...serverIn(url),
      tls: { minVersion: 'TLSv1.2' },
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: { name: 'Causeway', address: from }, headers: { 'Auto-Submitted': 'auto-generated' } },
  )
  const domain = from.slice(from.indexOf('@') + 1)
  return {
    kind: 'smtp',
    async carry({ id, to, letter }) {
      try {
        await within(
          wholeTryMs,
          transport.sendMail({ messageId: `<${id}@${domain}>`, to: { name: '', address: to }, ...letter }),
        )
      } catch (error) {
        throw asNotCarried(error)
      }
    },
  }
}

/** Server and sign-in alone: nothing in an address can switch encryption off. In the clear only on this machine. */
function serverIn(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const local = isThisMachine(hostname)
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !local,
    ignoreTLS: !secure && local,
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' }))
    }, ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Only a flat "no" to the recipient is final. A refused sign-in or sender is our own set-up, and someone will mend it. */
function asNotCarried(error: unknown): NotCarried {
  const { code, responseCode, command } = partsOf(error)
  const reason = [code ?? 'unknown', responseCode].filter((part) => part !== undefined).join(' ')
  if (command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500)
    return new NotCarried(reason, 'this address')
  return new NotCarried(reason, code === 'EENVELOPE' || code === 'EMESSAGE' ? 'this letter' : 'the server')
}

function partsOf(error: unknown): { code?: string; responseCode?: number; command?: string } {
  if (!(error instanceof Error)) return {}
  return {
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...('responseCode' in error && typeof error.responseCode === 'number' && { responseCode: error.responseCode }),
    ...('command' in error && typeof error.command === 'string' && { command: error.command }),
  }
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)
}
