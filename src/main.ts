/**
 * Starts it: the rooms' routes on one web server, the jobs beside it. Wiring is written out here, room by room, so that
 * "go to definition" follows every call; what a lower room needs of a higher one is handed in.
 */
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from './config.ts'
import type { Installation } from './installation.ts'
import { navigation } from './navigation.ts'
import { addPartnershipPage } from './partnership.ts'
import { startWords } from './start-words.ts'
import { addAccounts } from '#accounts/routes.ts'
import { accountsWords } from '#accounts/words.ts'
import { listStandingBodies } from '#boards/bodies/store.ts'
import { escalate } from '#boards/escalate.ts'
import { addBoardRoutes } from '#boards/routes.ts'
import { partnershipWork } from '#boards/work.ts'
import { openCase } from '#cases/opening.ts'
import { processRoutes } from '#cases/process-routes.ts'
import { addCaseRoutes } from '#cases/routes.ts'
import { stepAddresses } from '#cases/steps/all.ts'
import { addCommunityRoutes } from '#communities/routes.ts'
import { communitiesEvidence } from '#communities/evidence.ts'
import { communitiesDue } from '#communities/work.ts'
import { communityWords } from '#communities/words.ts'
import { dutyEvidence } from '#duty/evidence.ts'
import { addDutyRoutes } from '#duty/routes.ts'
import { dutyWork } from '#duty/work.ts'
import { panelActionsDue } from '#panel/actions/work.ts'
import { meetingsComing } from '#panel/meetings/work.ts'
import { minutesSection } from '#panel/minutes/section.ts'
import { addPanelRoutes } from '#panel/routes.ts'
import { panelStepAddresses } from '#panel/steps.ts'
import { addPictureRoutes } from '#picture/routes.ts'
import { pictureEvidence } from '#picture/evidence.ts'
import { pictureWork } from '#picture/work.ts'
import { systemClock, type Clock } from '#platform/clock.ts'
import type { Mail } from '#platform/mail/mail.ts'
import { addMailboxPage } from '#platform/mail/routes.ts'
import { createWeb, type App } from '#platform/web/web.ts'
import { addRecordsRoutes } from '#records/routes.ts'
import { addReferralRoutes } from '#referrals/routes.ts'
import { statisticsEvidence } from '#statistics/evidence.ts'
import { addPanelHealthRoutes } from '#statistics/panel-health/routes.ts'
import { addStatisticsRoutes } from '#statistics/routes.ts'
import { referralWords } from '#referrals/words.ts'
import { objectivesInReport } from '#strategy/document/in-report.ts'
import { newActionAddress, strategyEvidence } from '#strategy/evidence.ts'
import { planInReport } from '#strategy/golden/in-report.ts'
import { planKnown } from '#strategy/golden/plan-known.ts'
import { addStrategyRoutes } from '#strategy/routes.ts'
import { planDue } from '#strategy/work.ts'
import { addTrainingRoutes } from '#training/routes.ts'
import { trainingEvidence } from '#training/evidence.ts'
import { trainingWords } from '#training/words.ts'
import { trainingWork } from '#training/work.ts'

export type House = {
  readonly config: Config
  readonly installation: Installation
  readonly mail: Mail
  readonly log: FastifyBaseLogger
  readonly clock?: Clock
}

/** The words of all rooms on pages that come in both languages. */
export const words = {
  en: { ...startWords.en, ...accountsWords.en, ...referralWords.en, ...communityWords.en, ...trainingWords.en },
  cy: { ...startWords.cy, ...accountsWords.cy, ...referralWords.cy, ...communityWords.cy, ...trainingWords.cy },
}

/** The web server with every room's routes, not yet listening. */
export async function buildWeb({ config, installation, mail, log, clock = systemClock }: House): Promise<App> {
  const { database, vault } = installation
  const app = await createWeb({
    config: {
      baseUrl: config.baseUrl,
      secret: installation.webSecret,
      trustedProxies: config.trustedProxies,
      demonstration: config.demonstration,
      organisation: config.organisation,
      contactEmail: config.contactEmail,
      cacheFolder: config.dataFolder,
    },
    database,
    clock,
    navigation,
    words,
    log,
  })

  app.get('/', { config: { roles: 'anyone', personal: false, bilingual: true } }, async (_request, reply) =>
    reply.page('views/start.njk', {}),
  )

  addAccounts(app, {
    database,
    vault,
    queueMail: (trx, letter) => mail.queue(trx, letter),
    baseUrl: config.baseUrl,
    demonstration: config.demonstration,
  })
  addRecordsRoutes(app)
  addReferralRoutes(app, {
    vault,
    baseUrl: config.baseUrl,
    openCase: (trx, opening) => openCase(trx, opening, clock.now()),
    queueMail: (trx, letter) => mail.queue(trx, letter),
    received: async (trx, { areaId, reference, email, language }) => {
      if (email === undefined) return
      await mail.queue(trx, {
        to: email,
        template: 'referral-received',
        details: { reference, link: `${config.baseUrl}/referral-progress` },
        language,
        areaId,
      })
    },
  })
  addCaseRoutes(app, {
    vault,
    baseUrl: config.baseUrl,
    queueMail: (trx, letter) => mail.queue(trx, letter),
    addressOf: (step) => stepAddresses.get(step) ?? panelStepAddresses.get(step),
    workSources: [
      meetingsComing,
      panelActionsDue,
      partnershipWork,
      planDue,
      communitiesDue,
      pictureWork,
      trainingWork,
      dutyWork,
    ],
    sectionsFromAbove: [minutesSection],
    sender: config,
    documentsAreScanned: config.clamdUrl !== undefined,
  })
  addPanelRoutes(app, {
    vault,
    organisation: config.organisation,
    mailing: { baseUrl: config.baseUrl, queueMail: (trx, letter) => mail.queue(trx, letter) },
  })
  addCommunityRoutes(app, { organisation: config.organisation, baseUrl: config.baseUrl })
  addPictureRoutes(app, planKnown)
  addTrainingRoutes(app, {
    baseUrl: config.baseUrl,
    queueMail: (trx, letter) => mail.queue(trx, letter),
    documentsAreScanned: config.clamdUrl !== undefined,
  })
  addDutyRoutes(app, {
    evidenceSources: [
      statisticsEvidence,
      dutyEvidence,
      trainingEvidence,
      communitiesEvidence,
      pictureEvidence,
      strategyEvidence,
    ],
    planAddress: newActionAddress,
    bodiesOf: listStandingBodies,
    escalate,
  })
  addStatisticsRoutes(app)
  addPanelHealthRoutes(app)
  addBoardRoutes(app, {
    baseUrl: config.baseUrl,
    organisation: config.organisation,
    documentsAreScanned: config.clamdUrl !== undefined,
    reportSources: [objectivesInReport, planInReport],
  })
  addStrategyRoutes(app)
  addPartnershipPage(app)
  processRoutes(app)
  if (config.demonstration) addMailboxPage(app, mail, database)
  return app
}
