/**
 * Mail leaves by the outbox: queued in the transaction it tells of, sent afterwards by the mailer. At least once, and once by its
 * Message-ID: a process killed between a server's "accepted" and our note of it sends the same letter, with the same id, again.
 */
import { sql } from 'kysely'
import { newId } from '../database/ids.ts'
import type { Database, Trx } from '../database/database.ts'
import type { Vault } from '../database/vault.ts'
import type { Language } from '../language.ts'
import type { Carrier } from './carrier.ts'
import { deliverDue, type Delivered, type SettledLetter } from './deliver.ts'
import { isMailAddress, isOwnLink, isReference, writeLetter, type MailDetails, type MailTemplates } from './letter.ts'
import { listRecent, mailSubject, placeOf, readSealed, type Sealed } from './outbox.ts'
import type { Temporal } from 'temporal-polyfill'

export type MailToQueue = {
  readonly to: string
  /** A name of the templates. */
  readonly template: string
  readonly details: MailDetails
  readonly language: Language
  readonly areaId?: string | undefined
}

export type Mail = {
  /**
   * Puts a letter into the outbox, in the caller's transaction: it goes if and only if that commits.
   * @throws for an address, template, reference or link that no letter may have; check addresses with isMailAddress before
   */
  queue(trx: Trx, mail: MailToQueue): Promise<void>
  /** Sends what is due, until nothing is or it is told to stop. Safe in several processes at once. */
  deliver(database: Pick<Database, 'asService'>, stop?: AbortSignal): Promise<Delivered>
  /** The newest letters that are shown instead of sent. */
  listShown(database: Pick<Database, 'asService'>): Promise<ShownLetter[]>
}

export type ShownLetter = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly link: string | undefined
  readonly queuedAt: Temporal.Instant
}

export type MailOptions = {
  readonly vault: Vault
  readonly templates: MailTemplates
  /** Where people reach the service, without a trailing slash. */
  readonly baseUrl: string
  readonly carrier: Carrier
  /** Told in the transaction that records it: a letter has gone, or never will. For the audit. */
  readonly onSettled?: ((trx: Trx, settled: SettledLetter) => Promise<void>) | undefined
  /** For tests: how long a letter stays with a worker that has died. */
  readonly leaseSeconds?: number | undefined
}

export function createMail(options: MailOptions): Mail {
  const { vault, templates, baseUrl } = options
  return {
    async queue(trx, { to, template, details, language, areaId }) {
      const { reference, link, day, ...other } = details
      const words = templates[template]
      if (words === undefined) throw new Error(`no mail template: ${template}`)
      if (!isMailAddress(to)) throw new Error('not an address that mail can go to')
      if (reference !== undefined && !isReference(reference)) throw new Error('not a reference that a mail may hold')
      if (link !== undefined && !isOwnLink(link, baseUrl)) throw new Error('not a link to this service')
      if (day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(day)) throw new Error('not a day that a mail may hold')
      if (Object.keys(other).length > 0) throw new Error('a mail holds a reference, a day and a link, nothing else')
      // What cannot be written is found by whoever queues it, not by the mailer at night.
      writeLetter(words, language, details)
      const id = newId()
      const sealed = await vault.seal(mailSubject, placeOf(id), JSON.stringify({ to, link } satisfies Sealed))
      await sql`
        insert into platform.outbox (id, area_id, template, address_sealed, details, language)
        values (${id}::uuid, ${areaId ?? null}::uuid, ${template}, ${sealed}, ${JSON.stringify({ reference, day })}::jsonb, ${language})`.execute(
        trx,
      )
    },

    deliver: (database, stop) => deliverDue(database, options, stop),

    async listShown(database) {
      const rows = await database.asService('mailer', listRecent)
      const opened = await vault.openMany(
        rows.map((row) => ({ subjectId: mailSubject, place: placeOf(row.id), sealed: row.address_sealed })),
      )
      return rows.flatMap((row, index) => {
        const words = templates[row.template]
        const sealed = opened[index]
        if (words === undefined || sealed === undefined) return []
        const { to, link } = readSealed(sealed)
        const letter = writeLetter(words, row.language, { ...row.details, link })
        return [{ id: row.id, to, link, queuedAt: row.queued_at, ...letter }]
      })
    },
  }
}
