/**
 * The timed work of every room, wired: sending mail, sealing the audit, looking for what must never be,
 * forgetting what has had its time.
 */
import type { Config } from './config.ts'
import type { Installation } from './installation.ts'
import { mailTemplates } from './mail-templates.ts'
import { scanPapersJob } from '#boards/documents/files.ts'
import { watchConsentJob } from '#cases/consent/watch-job.ts'
import { remindReviewersJob } from '#cases/emergency/remind-job.ts'
import { remindAgenciesJob } from '#cases/information/remind-job.ts'
import type { Trx } from '#platform/database/database.ts'
import { systemClock } from '#platform/clock.ts'
import { checkCasesJob } from '#cases/checks/check-cases-job.ts'
import { startJobs, type JobLog, type Jobs } from '#platform/jobs/jobs.ts'
import { smtpCarrier, type Carrier } from '#platform/mail/carrier.ts'
import { createMail, type Mail, type MailToQueue } from '#platform/mail/mail.ts'
import { forgetMailJob, sendMailJob } from '#platform/mail/send-mail-job.ts'
import { noteLetter } from '#records/mail-note.ts'
import { sealAuditJob } from '#records/seal-job.ts'
import { openSigner } from '#records/seals/signing-key.ts'
import { openWitness } from '#records/seals/witness.ts'
import { tidyJob } from '#records/tidy-job.ts'
import { contactsNotAskedAgain } from '#communities/remove-contacts.ts'
import { forgetCertificateFilesJob, scanCertificatesJob } from '#training/certificates/files.ts'
import { readListsJob } from '#training/imports/read-lists-job.ts'
import { remindTrainingJob } from '#training/reminders/remind-job.ts'
import { takeInImportsJob } from '#training/imports/take-in-job.ts'
import { publishStatisticsJob } from '#statistics/publish-job.ts'
import { expireVenueChecksJob } from '#duty/venue-checks/expire-job.ts'
import { clamd } from '#platform/files/virus-scanner.ts'
import { scanDocumentsJob } from '#referrals/scan-job.ts'
import { oldConfirmations } from '#referrals/tidying.ts'
import { oldRehearsals } from '#panel/rehearsal/store.ts'
import { expiredTensionWords } from '#picture/tension/expire.ts'

export function mailOf(config: Config, installation: Pick<Installation, 'vault'>): Mail {
  return createMail({
    vault: installation.vault,
    templates: mailTemplates,
    baseUrl: config.baseUrl,
    carrier: carrierOf(config),
    onSettled: noteLetter,
  })
}

function carrierOf(config: Config): Carrier {
  if (config.smtpUrl !== undefined) return smtpCarrier({ url: config.smtpUrl, from: config.contactEmail })
  return { kind: config.demonstration ? 'mailbox page' : 'nobody' }
}

export async function startJobsOf(wired: {
  config: Config
  installation: Installation
  mail: Mail
  log: JobLog
}): Promise<Jobs> {
  const { config, installation, mail, log } = wired
  const mailing = { baseUrl: config.baseUrl, queueMail: (trx: Trx, letter: MailToQueue) => mail.queue(trx, letter) }
  return startJobs({
    connection: installation.appConnection,
    database: installation.database,
    clock: systemClock,
    log,
    jobs: [
      sendMailJob(mail),
      forgetMailJob(),
      sealAuditJob({
        signer: await openSigner(config.dataFolder),
        witness: config.witnessFolder === undefined ? undefined : openWitness(config.witnessFolder),
      }),
      checkCasesJob(),
      watchConsentJob(),
      remindAgenciesJob(mailing),
      remindReviewersJob(mailing),
      readListsJob(),
      takeInImportsJob(),
      forgetCertificateFilesJob(),
      remindTrainingJob(mailing),
      publishStatisticsJob(),
      expireVenueChecksJob(),
      tidyJob({
        vault: installation.vault,
        also: [oldConfirmations, contactsNotAskedAgain, expiredTensionWords, oldRehearsals],
      }),
      ...(config.clamdUrl === undefined
        ? []
        : [
            scanDocumentsJob({ scanner: clamd(config.clamdUrl), vault: installation.vault }),
            scanPapersJob(clamd(config.clamdUrl)),
            scanCertificatesJob(clamd(config.clamdUrl)),
          ]),
    ],
  })
}
