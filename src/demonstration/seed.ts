/** Fills an empty installation with invented data: the Thurrock demonstration, or the acceptance data. Never beside real data. */
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import type { Installation } from '../installation.ts'
import { addAccountDirectly, addAgencyDirectly, addAreaDirectly } from '#accounts/seeding.ts'
import { newTotpSecret } from '#accounts/one-time-code.ts'
import { hashPassword } from '#accounts/password.ts'
import { systemClock } from '#platform/clock.ts'
import { Refusal } from '#platform/failures.ts'
import { reportSources } from '#boards/reports/sources.ts'
import { objectivesInReport } from '#strategy/document/in-report.ts'
import { planInReport } from '#strategy/golden/in-report.ts'
import { publishStatistics } from '#statistics/publish-job.ts'
import { demonstrationAccounts, type AccountKey } from './accounts.ts'
import { area, demonstrationAgencies, type AgencyKey } from './agencies.ts'
import { backstage } from './backstage.ts'
import { inventBoards, inventMeetings, inventPapers, type BoardAgencies, type BodyKey } from './boards.ts'
import { demonstrationReferrals } from './cases.ts'
import { inventCommunities } from './communities/invent.ts'
import { inventConsent } from './consent-cases.ts'
import { inventDuty } from './duty.ts'
import type { Cast } from './invented-case.ts'
import { inventAgenda } from './panel-agenda.ts'
import { inventLaterCases } from './later-cases.ts'
import { inventMoves } from './moving-cases.ts'
import { inventPanel } from './panel.ts'
import { inventContributions } from './panel-contributions.ts'
import { inventMinutes } from './panel-minutes.ts'
import { inventPicture } from './picture.ts'
import { inventReport } from './report.ts'
import { inventPlanOf } from './strategy/invent-plan.ts'
import { inventRoute } from './strategy/invent-route.ts'
import { inventStrategy } from './strategy/invent-strategy.ts'
import { inventSupport } from './support-started.ts'
import { inventCertificates } from './certificates.ts'
import { inventTraining } from './training.ts'
import { trainingOf } from './training-people.ts'
import { inventTrainingSessions } from './training-sessions.ts'
import { walkWrittenCases, type Town } from './written-case.ts'

/** Everyone's in the demonstration; sign-in by one click needs none. */
export const demonstrationPassword = 'a demonstration of the causeway'

/** Makes the demonstration once; on a later start it is there already. */
export async function ensureDemonstration(installation: Installation, say: (words: string) => void): Promise<void> {
  const kind = await kindOf(installation)
  if (kind === 'demonstration') return
  if (kind !== 'empty')
    throw new Refusal(
      `This installation holds ${kind} data: the demonstration is only for an empty one. Set CAUSEWAY_DEMONSTRATION=off.`,
    )
  say('Inventing the Thurrock demonstration …')
  const today = systemClock.today()
  const people = await withOwner(installation, (client) => addPeople(installation, client, today))
  const town = townOf(people)
  const cast = castOf(town)
  let bodies: ReadonlyMap<BodyKey, string> = new Map()
  const cases = await backstage(installation.ownerConnection, installation.vault, today, async (stage) => {
    const written = await walkWrittenCases(stage, town, demonstrationReferrals(today))
    const supported = await inventSupport(stage, cast)
    const asked = await inventConsent(stage, cast)
    const moving = await inventMoves(stage, cast)
    await stage.as(cast.coordinator, async () => {
      const { areaId } = town
      bodies = await inventBoards(stage.trx, { areaId, agencies: boardAgencies(town), today })
      await inventPapers(stage.trx, { areaId, bodies, today })
      await inventMeetings(stage.trx, { areaId, bodies, today })
      const agencies = { council: town.agency('communitySafety'), police: town.agency('police') }
      await inventCommunities(stage.trx, { areaId, agencies, today })
      await inventTraining(stage.trx, { areaId, today, ...trainingOf(town, today) })
      await inventTrainingSessions(stage.trx, { areaId, today, healthId: town.agency('health') })
    })
    await inventCertificates(stage, town)
    const strategyId = await inventStrategy(stage, cast)
    await inventRoute(stage, cast, strategyId)
    await inventPlanOf(stage, town, strategyId)
    await inventPicture(stage, cast)
    const later = await inventLaterCases(stage, cast)
    await inventAgenda(stage, cast)
    await inventDuty(stage, town)
    await inventContributions(stage, cast)
    await inventMinutes(stage, cast)
    // Last: invented meetings before it invite by role.
    await inventPanel(stage, town)
    return written + supported + asked + moving + later
  })
  await publishStatistics(installation.database, today)
  // Over the figures that are published now.
  await backstage(installation.ownerConnection, installation.vault, today, async (stage) =>
    inventReport(
      stage,
      { areaId: town.areaId, writer: town.account('coordinator'), releaser: town.account('chair'), bodies },
      reportSources([objectivesInReport, planInReport]),
    ),
  )
  await mark(installation, 'demonstration')
  say(`Invented ${cases} cases and the people they are about, with an account for each role.`)
}

type People = {
  readonly areaId: string
  readonly agencies: ReadonlyMap<AgencyKey, string>
  readonly accounts: ReadonlyMap<AccountKey, string>
}

async function addPeople(installation: Installation, client: pg.Client, today: Temporal.PlainDate): Promise<People> {
  const areaId = await addAreaDirectly(client, area)
  const agencies = new Map<AgencyKey, string>()
  for (const agency of demonstrationAgencies(today)) {
    agencies.set(
      agency.key,
      await addAgencyDirectly(client, {
        areaId,
        name: agency.name,
        kind: agency.kind,
        agreementFrom: agency.agreementFrom.toString(),
        agreementUntil: agency.agreementUntil.toString(),
      }),
    )
  }
  const phc = await hashPassword(demonstrationPassword)
  const accounts = new Map<AccountKey, string>()
  for (const account of demonstrationAccounts(today)) {
    const agencyId = agencies.get(account.agency)
    if (agencyId === undefined) throw new Error(`no agency ${account.agency}`)
    accounts.set(
      account.key,
      await addAccountDirectly(client, installation.vault, {
        areaId,
        agencyId,
        email: account.email,
        name: account.name,
        jobTitle: account.jobTitle,
        ...(account.channelTrainingUntil === undefined
          ? {}
          : { channelTrainingUntil: account.channelTrainingUntil.toString() }),
        roles: account.roles.map((role) => ({ role, fromOn: today.subtract({ years: 1 }).toString() })),
        password: { phc },
        totpSecret: newTotpSecret(),
      }),
    )
  }
  return { areaId, agencies, accounts }
}

function townOf({ areaId, agencies, accounts }: People): Town {
  return { areaId, account: (key) => found(accounts.get(key), key), agency: (key) => found(agencies.get(key), key) }
}

function castOf({ areaId, account, agency }: Town): Cast {
  return {
    areaId,
    referrer: account('academyContact'),
    coordinator: account('coordinator'),
    caseOfficer: account('caseOfficer'),
    supervisor: account('policeSupervisor'),
    chair: account('chair'),
    partner: account('childrensMember'),
    partnerAgencyId: agency('children'),
    otherAgencyId: agency('education'),
    provider: { account: account('provider'), agencyId: agency('lantern') },
  }
}

function boardAgencies({ agency }: Town): BoardAgencies {
  return {
    council: agency('communitySafety'),
    housing: agency('housing'),
    police: agency('police'),
    probation: agency('probation'),
    youthOffending: agency('youthOffending'),
    health: agency('health'),
    education: agency('education'),
  }
}

function found(id: string | undefined, key: string): string {
  if (id === undefined) throw new Error(`the demonstration has no ${key}`)
  return id
}

async function kindOf(installation: Installation): Promise<string> {
  return withOwner(installation, async (client) => {
    const { rows } = await client.query<{ kind: string }>('select kind from platform.instance')
    return rows[0]?.kind ?? 'empty'
  })
}

async function mark(installation: Installation, kind: 'demonstration' | 'acceptance'): Promise<void> {
  await withOwner(installation, (client) =>
    client.query('update platform.instance set kind = $1, marked_at = now()', [kind]),
  )
}

async function withOwner<T>(installation: Installation, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(installation.ownerConnection)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
