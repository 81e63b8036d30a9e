/** Sending what waits: one letter at a time, taken so that nobody else takes it, tried again later and later when it did not go. */
import type { Database, Trx } from '../database/database.ts'
import { NotCarried, type SmtpCarrier } from './carrier.ts'
import { writeLetter } from './letter.ts'
import type { MailOptions } from './mail.ts'
import * as outbox from './outbox.ts'

export type Delivered = {
  /** Gone, or shown on the mailbox page. */
  readonly sent: number
  /** Will be tried again. */
  readonly failed: number
  readonly givenUp: number
}

export type SettledLetter = {
  readonly id: string
  readonly areaId: string | undefined
  readonly template: string
  /** False: it was given up, and somebody should look. */
  readonly went: boolean
}

const firstRetrySeconds = 60
const longestRetrySeconds = 4 * 3_600
/** Mail servers give up after three to five days; by then people have asked. */
const giveUpAfterHours = 72

export async function deliverDue(
  database: Pick<Database, 'asService'>,
  options: MailOptions,
  stop?: AbortSignal,
): Promise<Delivered> {
  const { carrier } = options
  switch (carrier.kind) {
    case 'nobody':
      return { sent: 0, failed: 0, givenUp: 0 }
    case 'mailbox page':
      return { sent: await database.asService('mailer', (trx) => show(trx, options)), failed: 0, givenUp: 0 }
    case 'smtp':
      return sendDue(database, options, carrier, stop)
  }
}

async function show(trx: Trx, options: MailOptions): Promise<number> {
  const shown = await outbox.settleShown(trx)
  for (const letter of shown) await options.onSettled?.(trx, settled(letter, true))
  return shown.length
}

async function sendDue(
  database: Pick<Database, 'asService'>,
  options: MailOptions,
  carrier: SmtpCarrier,
  stop?: AbortSignal,
): Promise<Delivered> {
  const delivered = { sent: 0, failed: 0, givenUp: 0 }
  while (stop?.aborted !== true) {
    const letter = await database.asService('mailer', (trx) => outbox.takeDue(trx, options.leaseSeconds))
    if (letter === undefined) break
    const outcome = await send(letter, options, carrier)
    await database.asService('mailer', (trx) => settle(trx, letter, outcome, options))
    delivered[outcome.kind] += 1
    // The next letters would meet the same: leave them as they are until the next round.
    if (outcome.kind === 'failed' && outcome.server) break
  }
  return delivered
}

type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly reason: string; readonly server: boolean }
  | { readonly kind: 'givenUp'; readonly reason: string }

async function send(letter: outbox.Waiting, options: MailOptions, carrier: SmtpCarrier): Promise<Outcome> {
  const words = options.templates[letter.template]
  if (words === undefined) return { kind: 'givenUp', reason: 'no such template' }
  const opened = await options.vault.open(outbox.mailSubject, outbox.placeOf(letter.id), letter.address_sealed)
  if (opened === undefined) return { kind: 'givenUp', reason: 'its key is gone' }
  const { to, link } = outbox.readSealed(opened)
  try {
    await carrier.carry({
      id: letter.id,
      to,
      letter: writeLetter(words, letter.language, { ...letter.details, link }),
    })
    return { kind: 'sent' }
  } catch (error) {
    if (!(error instanceof NotCarried)) throw error
    const isFinal = error.why === 'this address' || letter.hours_waiting >= giveUpAfterHours
    return isFinal
      ? { kind: 'givenUp', reason: error.reason }
      : { kind: 'failed', reason: error.reason, server: error.why === 'the server' }
  }
}

async function settle(trx: Trx, letter: outbox.Waiting, outcome: Outcome, options: MailOptions): Promise<void> {
  switch (outcome.kind) {
    case 'sent':
      await outbox.settleSent(trx, letter.id)
      await options.onSettled?.(trx, settled(letter, true))
      return
    case 'failed':
      await outbox.settleFailed(trx, letter.id, outcome.reason, secondsUntilNextTry(letter.attempts))
      return
    case 'givenUp':
      await outbox.settleGivenUp(trx, letter.id, outcome.reason)
      await options.onSettled?.(trx, settled(letter, false))
  }
}

/** One minute, two, four … up to four hours. */
export function secondsUntilNextTry(attempts: number): number {
  return Math.min(longestRetrySeconds, firstRetrySeconds * 2 ** Math.max(0, attempts - 1))
}

function settled(letter: { id: string; area_id: string | null; template: string }, went: boolean): SettledLetter {
  return { id: letter.id, areaId: letter.area_id ?? undefined, template: letter.template, went }
}
