import type { Trx } from '#platform/database/database.ts'
import type { SettledLetter } from '#platform/mail/deliver.ts'
import { note } from './audit.ts'

/** The audit's note of a letter that has gone or was given up: which kind, never to whom. For `onSettled` of the mail. */
export async function noteLetter(trx: Trx, letter: SettledLetter): Promise<void> {
  await note(trx, {
    action: letter.went ? 'send mail' : 'give up mail',
    subject: { kind: 'mail', id: letter.id },
    areaId: letter.areaId,
    details: { template: letter.template },
  })
}
