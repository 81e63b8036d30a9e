/** What the accounts room is given by whoever wires the house together. */
import type { Database, Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'

/** Puts a mail into the outbox, in the transaction it tells of. Details hold a link at most; never a word of a case. */
export type QueueMail = (
  trx: Trx,
  mail: {
    to: string
    template: string
    details: Record<string, string>
    language: 'en' | 'cy'
    areaId?: string
  },
) => Promise<void>

export type AccountsOptions = {
  /**
   * Signing in takes two transactions with the password derived between them, so these routes open their own.
   * Everywhere else in the house a request has one.
   */
  readonly database: Pick<Database, 'asActor' | 'asVisitor'>
  readonly vault: Vault
  readonly queueMail: QueueMail
  /** Where people reach the service, for links in mails: "https://causeway.example.gov.uk". */
  readonly baseUrl: string
  /** Whether one-click sign-in is offered; the database agrees only where its data is a demonstration's. */
  readonly demonstration: boolean
}
