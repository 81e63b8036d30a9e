import type { JobDefinition } from '../jobs/jobs.ts'
import type { Mail } from './mail.ts'
import { removeOld } from './outbox.ts'

/** Looks every five seconds whether a letter is due. */
export function sendMailJob(mail: Mail): JobDefinition {
  return {
    name: 'send-mail',
    schedule: { everySeconds: 5 },
    limitSeconds: 300,
    work: (_ids, { database, stopping }) => mail.deliver(database, stopping),
  }
}

/** Letters are forgotten after 30 days, gone or not. */
export function forgetMailJob(): JobDefinition {
  return {
    name: 'forget-mail',
    schedule: { dailyAt: '03:40' },
    limitSeconds: 300,
    work: async (_ids, { database }) => ({ removed: await database.asService('mailer', removeOld) }),
  }
}
