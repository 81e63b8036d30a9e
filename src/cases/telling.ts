/** Telling colleagues that there is something to do on a case: a reference and a link by mail, in the transaction that made it so. */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import type { MailToQueue } from '#platform/mail/mail.ts'
import type { Role } from '#reference/roles.ts'

export type Mailing = {
  readonly baseUrl: string
  queueMail(trx: Trx, letter: MailToQueue): Promise<void>
}

/** Colleagues of the case's area in these roles, less the actor and whoever has a conflict with the case. */
export type Tell = (
  trx: Trx,
  about: { readonly caseId: string; readonly areaId: string; readonly reference: string },
  roles: readonly Role[],
) => Promise<void>

export function tellBy(mailing: Mailing): Tell {
  return async (trx, { caseId, areaId, reference }, roles) => {
    const { rows } = await sql<{ email: string; language: string }>`
      select email, language from cases.whom_to_tell(${caseId}::uuid, variadic ${roles}::text[])`.execute(trx)
    for (const { email, language } of rows)
      await mailing.queueMail(trx, {
        to: email,
        template: 'case-task',
        details: { reference, link: `${mailing.baseUrl}/work` },
        language: language === 'cy' ? 'cy' : 'en',
        areaId,
      })
  }
}
