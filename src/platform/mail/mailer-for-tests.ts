/** A process that sends mail, to be killed: connection, key and mail server come in its environment. */
import { openDatabase } from '../database/database.ts'
import { openKeyStore } from '../database/key-store.ts'
import { openVault } from '../database/vault.ts'
import { systemClock } from '../clock.ts'
import { startJobs } from '../jobs/jobs.ts'
import { smtpCarrier } from './carrier.ts'
import { createMail } from './mail.ts'
import { sendMailJob } from './send-mail-job.ts'
import type pg from 'pg'
import type { MailTemplates } from './letter.ts'

export type MailerSettings = {
  readonly connection: pg.PoolConfig
  readonly keysConnection: pg.PoolConfig
  readonly smtpUrl: string
  readonly baseUrl: string
  readonly templates: MailTemplates
  readonly leaseSeconds: number
}

const settings = JSON.parse(process.env['MAILER_SETTINGS'] ?? '') as MailerSettings
const database = openDatabase({ connection: settings.connection })
const keys = await openKeyStore(settings.keysConnection, { id: 'test', bytes: Buffer.alloc(32, 'of the tests') })
const mail = createMail({
  vault: openVault(keys),
  templates: settings.templates,
  baseUrl: settings.baseUrl,
  carrier: smtpCarrier({ url: settings.smtpUrl, from: 'no-reply@causeway.example.gov.uk' }),
  leaseSeconds: settings.leaseSeconds,
})
const quiet = (): void => undefined
await startJobs({
  connection: settings.connection,
  database,
  clock: systemClock,
  log: { info: quiet, warn: quiet, error: quiet },
  jobs: [{ ...sendMailJob(mail), schedule: { everySeconds: 1 }, limitSeconds: 5 }],
})
