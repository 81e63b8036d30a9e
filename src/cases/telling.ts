/** Telling colleagues by mail that there is something to do: a reference and a link, in the transaction that made it so. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import type { MailToQueue } from '#platform/mail/mail.ts'
import type { Role } from '#reference/roles.ts'

export type Mailing = {
  readonly baseUrl: string
  queueMail(trx: Trx, letter: MailToQueue): Promise<void>
}

type About = { readonly areaId: string; readonly reference: string }

/** Colleagues of the case's area in these roles, less the actor and whoever has a conflict with the case. */
export async function tellColleagues(
  mailing: Mailing,
  trx: Trx,
  about: About & { readonly caseId: string },
  roles: readonly Role[],
): Promise<void> {
  const { rows } = await sql<Addressee>`
    select email, language from cases.whom_to_tell(${about.caseId}::uuid, variadic ${roles}::text[])`.execute(trx)
  await send(mailing, trx, about, rows)
}

/** Those who look into an offer of a case, when it was just made; those it came from, when it was just answered. */
export async function tellOfTransfer(
  mailing: Mailing,
  trx: Trx,
  transfer: About & { readonly id: string },
): Promise<void> {
  const { rows } = await sql<Addressee>`
    select email, language from cases.transfer_notices(${transfer.id}::uuid)`.execute(trx)
  await send(mailing, trx, transfer, rows)
}

type Addressee = { readonly email: string; readonly language: string }

async function send(mailing: Mailing, trx: Trx, { areaId, reference }: About, to: readonly Addressee[]): Promise<void> {
  for (const { email, language } of to)
    await mailing.queueMail(trx, {
      to: email,
      template: 'case-task',
      details: { reference, link: `${mailing.baseUrl}/work` },
      language: language === 'cy' ? 'cy' : 'en',
      areaId,
    })
}
