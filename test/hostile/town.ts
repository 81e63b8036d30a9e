/**
 * A service in which every form can be reached: people of every role, a case of its own for each step, meetings, a request that waits
 * for an answer, and a neighbouring area whose ids are other people's. Invented cases are walked to their stage by the demonstration's code.
 */
import type { TestContext } from 'node:test'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import type { AgencyKind } from '#accounts/agency-kinds.ts'
import { newTotpSecret } from '#accounts/one-time-code.ts'
import { addAccountDirectly, addAgencyDirectly, addAreaDirectly } from '#accounts/seeding.ts'
import { newId } from '#platform/database/ids.ts'
import type { Role } from '#reference/roles.ts'
import { startSupport } from '../../src/demonstration/after-adoption.ts'
import { backstage } from '../../src/demonstration/backstage.ts'
import { chance } from '../../src/demonstration/chance.ts'
import { inventReferrals, type InventedReferral } from '../../src/demonstration/generate.ts'
import { inventCase, type Cast } from '../../src/demonstration/invented-case.ts'
import type { Path } from '../../src/demonstration/paths.ts'
import { inventPlan } from '../../src/demonstration/written-plan.ts'
import {
  asAgreed,
  inventSessions,
  sevenBoughtOneHeld,
  silentSince,
  type SessionsStory,
} from '../../src/demonstration/invented-sessions.ts'
import { stories } from '../../src/demonstration/stories.ts'
import { subtractWorkingDays } from '#reference/working-days.ts'
import { inPrisonSince } from '../../src/cases/journeys-for-tests.ts'
import { anOffer, proposedStep } from '../an-offer.ts'
import { boardsInTown, type BoardIds } from '../boards-in-town.ts'
import { communitiesInTown, type CommunityIds } from '../communities-in-town.ts'
import { trainingInTown, type TrainingIds } from '../training-in-town.ts'
import { dutyInTown, type DutyIds } from '../duty-in-town.ts'
import { aStrategy, type MadeStrategy } from '../a-strategy.ts'
import { panelInTown, type PanelIds } from '../panel-in-town.ts'
import { pictureInTown, type PictureIds } from '../picture-in-town.ts'
import { aHouse, type House } from '../house.ts'

export type Town = House & {
  /** Each under a name of its own, so that one form's success takes no other form's case away. */
  readonly cases: ReadonlyMap<CaseName, string>
  readonly agencies: ReadonlyMap<string, string>
  readonly meetings: { readonly coming: string; readonly held: string; readonly withSessions: string }
  readonly requests: { readonly open: string }
  /** Of the Prevent Board, each thing that a form may be about. */
  readonly boards: BoardIds
  /** Each thing of the communities that a form may be about. */
  readonly communities: CommunityIds
  /** Something of each kind of the local picture. */
  readonly picture: PictureIds
  /** Somebody of the health agency, and what hangs on their training. */
  readonly training: TrainingIds
  readonly panel: PanelIds
  readonly duty: DutyIds
  /** Each for a form of its own. */
  readonly strategies: Readonly<Record<'inForce' | 'toWrite' | 'toAdopt', MadeStrategy>>
  /** Offered by the neighbours, and not answered. */
  readonly offered: string
  /** Support that is being given, by the house's provider. */
  readonly commissions: { readonly going: string }
  /** Things of the neighbouring area: nobody here may learn that they exist. */
  readonly elsewhere: {
    readonly areaId: string
    readonly agencyId: string
    readonly account: string
    readonly case: string
    readonly meeting: string
    readonly request: string
    readonly strategy: string
  }
}

/** Which way each case has come. Two of the same person stand for an earlier record and what resembles it. */
const ways = {
  'to acknowledge': 'received, not acknowledged',
  'to return': 'received',
  'to start at the gateway': 'received',
  'to decide at the gateway': 'gateway',
  'returned, to complete': 'returned',
  'returned, to close': 'returned',
  'earlier record': 'gateway',
  'like an earlier record': 'received',
  'duplicate of another': 'received',
  'to be read a second time': 'gateway',
  'asked to be read': 'gateway',
  'to ask a partner': 'information asked',
  'with a reply': 'information in',
  'with a request': 'information asked',
  'to assess': 'information in',
  'to agree': 'information in',
  'to end information': 'assessed',
  'to decide on grounds': 'section 36',
  'to list': 'section 36',
  'at the panel': 'listed',
  'on an agenda': 'listed',
  'not adopted': 'not adopted',
  'considered for care': 'not adopted',
  'to pause a clock': 'gateway',
  'with a paused clock': 'gateway',
  'to draft a plan': 'adopted',
  'to write a plan': 'adopted',
  'to approve a plan': 'adopted',
  'to try to ask': 'planned',
  'to ask for consent': 'planned',
  'to ask again': 'consent asked',
  'to assess capacity': 'consent asked',
  'to answer about consent': 'consent asked',
  'disagreed with': 'young person disagrees',
  'to start support': 'consent given',
  'to pause support': 'supported',
  'to end consent': 'supported',
  'to resume support': 'support paused',
  'to ask police about': 'consent refused',
  'refused, to close': 'consent refused, considered',
  'ended, to close': 'consent ended, considered',
  'to lead': 'gateway',
  'to note': 'gateway',
  'to restrict': 'gateway',
  restricted: 'gateway',
  'restricted, opened in an emergency': 'gateway',
  'restricted, with a name': 'gateway',
  'with a conflict': 'gateway',
  'to close otherwise': 'gateway',
  'to transfer': 'information in',
  'transfer to withdraw': 'information in',
  'transfer to keep': 'information in',
  'transfer to end': 'information in',
  'goes into custody': 'gateway',
  'in custody': 'gateway',
  'police lead': 'closed: police-led',
  'police ask': 'closed: police-led',
  'to open': 'gateway',
  'to commission': 'adopted',
  'to end a commission': 'adopted',
  'with sessions': 'adopted',
  'with a worry': 'adopted',
  'in support': 'monitored',
  'to watch': 'monitored',
  'to end': 'reassessed',
  'to review at 6 months': '6-month review due',
  'to review at 12 months': 'reviewed at 6 months',
  'to review further': 'reviews extended',
  'to file': '12-month review not filed',
  'to reopen': 'closed: no concern',
  'to gather again': 'reopened at 6 months',
  'to archive': 'closed: no concern',
} as const satisfies Record<string, Path>
export type CaseName = keyof typeof ways

/** What a form asks may depend on how old somebody is. */
const ages: Partial<Record<CaseName, number>> = { 'disagreed with': 15, 'to assess capacity': 40 }

const sameAs: Partial<Record<CaseName, CaseName>> = {
  'like an earlier record': 'earlier record',
  'duplicate of another': 'earlier record',
}

export async function aTown(t: TestContext): Promise<Town> {
  const house = await aHouse(t)
  const client = new pg.Client(house.test.ownerConnection)
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string; name: string }>(
      'select id, name from accounts.agency where area_id = $1',
      [house.areaId],
    )
    const agencies = new Map(rows.map((row) => [row.name, row.id]))
    const next = await furnishNeighbour(client, house)
    const { cases, caseElsewhere, going, offered } = await inventCases(house, agencies, next)
    await client.query(
      `update panel.invitation set present = 'present' from panel.item where item.meeting_id = invitation.meeting_id and item.case_id = $1`,
      [cases.get('at the panel')],
    )
    await client.query(
      `insert into cases.finding (area_id, case_id, kind) values ($1, $2, 'the list differs from the journal')`,
      [house.areaId, cases.get('to lead')],
    )
    return {
      ...house,
      agencies,
      cases,
      meetings: {
        coming: await one(
          client,
          'select id from panel.meeting where area_id = $1 and held_on > now() limit 1',
          house.areaId,
        ),
        held: await one(
          client,
          'select id from panel.meeting where area_id = $1 and held_on <= now() limit 1',
          house.areaId,
        ),
        withSessions: await one(
          client,
          'select meeting_id as id from panel.item where case_id = $1',
          cases.get('with a worry'),
        ),
      },
      commissions: { going },
      boards: await boardsInTown(house.test, {
        areaId: house.areaId,
        by: found(house.accounts.get('Cora Coordinator'), 'coordinator'),
        agency: (name) => found(agencies.get(name), name),
      }),
      communities: await communitiesInTown(house.test, {
        areaId: house.areaId,
        by: found(house.accounts.get('Cora Coordinator'), 'coordinator'),
        agency: (name) => found(agencies.get(name), name),
      }),
      training: await trainingInTown(house.test, {
        areaId: house.areaId,
        by: found(house.accounts.get('Cora Coordinator'), 'coordinator'),
        agencyId: found(agencies.get('Health'), 'Health'),
        own: 'pat.partner@thurrock.example',
      }),
      panel: await panelInTown(house.test, {
        areaId: house.areaId,
        chair: found(house.accounts.get('Cass Chair'), 'chair'),
        member: found(house.accounts.get('Mina Member'), 'member'),
        agencyId: found(agencies.get('Health'), 'Health'),
      }),
      duty: await dutyInTown(house.test, {
        areaId: house.areaId,
        coordinator: found(house.accounts.get('Cora Coordinator'), 'coordinator'),
        chair: found(house.accounts.get('Cass Chair'), 'chair'),
        boardMember: found(house.accounts.get('Bo Board'), 'board member'),
        reviewer: found(house.accounts.get('Ren Reviewer'), 'reviewer'),
        agency: (name) => found(agencies.get(name), name),
      }),
      strategies: await furnishStrategies(house),
      picture: await pictureInTown(house.test, {
        areaId: house.areaId,
        coordinator: found(house.accounts.get('Cora Coordinator'), 'coordinator'),
        partner: found(house.accounts.get('Pat Partner'), 'partner contact'),
      }),
      offered: await anOffer(
        house.test,
        { caseId: offered.caseId, toAreaId: house.areaId, by: next.accounts.chair, withdrawn: false },
        offered.id,
      ),
      requests: {
        open: await one(
          client,
          'select id from cases.information_request where case_id = $1 and agency_id = $2',
          cases.get('with a request'),
          agencies.get('Health'),
        ),
      },
      elsewhere: {
        areaId: next.areaId,
        agencyId: next.agencies.Health,
        account: next.accounts.coordinator,
        case: caseElsewhere,
        meeting: await one(client, 'select id from panel.meeting where area_id = $1 limit 1', next.areaId),
        request: await one(client, 'select id from cases.information_request where area_id = $1 limit 1', next.areaId),
        strategy: (await aStrategy(house.test, { areaId: next.areaId, by: next.accounts.coordinator }, 'draft')).id,
      },
    }
  } finally {
    await client.end()
  }
}

/** Southend: an area with its agencies, and the people who would take a case there. */
async function furnishNeighbour(client: pg.Client, house: House) {
  const today = Temporal.Now.plainDateISO('Europe/London')
  const areaId = await addAreaDirectly(client, {
    code: 'E06000033',
    name: 'Southend',
    shortName: 'SOS',
    policeForce: 'Essex Police',
  })
  const agency = (name: string, kind: AgencyKind): Promise<string> =>
    addAgencyDirectly(client, {
      areaId,
      name,
      kind,
      agreementFrom: today.subtract({ years: 1 }).toString(),
      agreementUntil: today.add({ years: 1 }).toString(),
    })
  const agencies = {
    Council: await agency('Council', 'council'),
    Police: await agency('Essex Police', 'police'),
    Health: await agency('Health', 'health'),
    School: await agency('School', 'school'),
  }
  const account = (name: string, agencyId: string, role: Role): Promise<string> =>
    addAccountDirectly(client, house.test.vault, {
      areaId,
      agencyId,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@southend.example`,
      name,
      channelTrainingUntil: today.add({ years: 1 }).toString(),
      roles: [{ role, fromOn: today.subtract({ years: 1 }).toString() }],
      password: { phc: '$argon2id$v=19$m=65536,t=3,p=1$bm90IGEgcGFzc3dvcmQ$bm90IGEgaGFzaCBvZiBhbnkgcGFzc3dvcmQ' },
      totpSecret: newTotpSecret(),
    })
  const accounts = {
    referrer: await account('Rae Referrer', agencies.School, 'referrer'),
    coordinator: await account('Col Coordinator', agencies.Council, 'coordinator'),
    officer: await account('Oz Officer', agencies.Police, 'case officer'),
    chair: await account('Chi Chair', agencies.Council, 'channel chair'),
    partner: await account('Pip Partner', agencies.Health, 'partner contact'),
  }
  return { areaId, agencies, accounts }
}

async function inventCases(
  house: House,
  agencies: ReadonlyMap<string, string>,
  next: Awaited<ReturnType<typeof furnishNeighbour>>,
): Promise<{
  cases: Map<CaseName, string>
  caseElsewhere: string
  going: string
  offered: { id: string; caseId: string }
}> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  const account = (name: string): string => found(house.accounts.get(name), name)
  const here: Cast = {
    areaId: house.areaId,
    referrer: account('Robin Referrer'),
    coordinator: account('Cora Coordinator'),
    caseOfficer: account('Olu Officer'),
    supervisor: account('Sian Supervisor'),
    chair: account('Cass Chair'),
    partner: account('Pat Partner'),
    partnerAgencyId: found(agencies.get('Health'), 'Health'),
    otherAgencyId: found(agencies.get('School'), 'School'),
  }
  const there: Cast = {
    areaId: next.areaId,
    referrer: next.accounts.referrer,
    coordinator: next.accounts.coordinator,
    caseOfficer: next.accounts.officer,
    supervisor: next.accounts.coordinator,
    chair: next.accounts.chair,
    partner: next.accounts.partner,
    partnerAgencyId: next.agencies.Health,
    otherAgencyId: next.agencies.School,
  }
  const names = Object.keys(ways) as CaseName[]
  const referrals = inventReferrals(7, names.length + 3, today)
  return await backstage(house.test.ownerConnection, house.test.vault, today, async (stage) => {
    const cases = new Map<CaseName, string>()
    const invent = (cast: Cast, place: number, path: Path, years?: number): Promise<string> =>
      inventCase(
        stage,
        cast,
        chance(place),
        aged(found(referrals[place], 'referral'), years, today),
        found(stories[place % stories.length], 'story'),
        path,
      )
    for (const name of names) {
      const place = names.indexOf(sameAs[name] ?? name)
      cases.set(name, await invent(here, place, ways[name], ages[name]))
    }
    const of = (name: CaseName): string => found(cases.get(name), name)
    await stage.step(of('with a paused clock'), 'pause clock', here.coordinator, today, {
      facts: { clock: 'gateway', cause: 'awaiting partner information' },
    })
    for (const name of ['restricted', 'restricted, opened in an emergency', 'restricted, with a name'] as const)
      await stage.step(of(name), 'restrict case', here.chair, today, { facts: { cause: 'returnee' } })
    await stage.consider(of('duplicate of another'), here.coordinator, today, 'same')
    await stage.secondReading(of('duplicate of another'), {
      by: here.coordinator,
      reader: here.supervisor,
      closureReason: 'duplicate',
      on: today,
      answer: 'agreed',
    })
    await stage.secondReading(of('asked to be read'), {
      by: here.coordinator,
      reader: here.supervisor,
      closureReason: 'nfa_context',
      on: today,
    })
    await stage.step(of('to list'), 'decide section 36', here.caseOfficer, today, {
      facts: { decision: 'grounds_yes', next: 'panel', referredBy: 'police' },
    })
    await stage.step(of('to agree'), 'record assessment', here.caseOfficer, today, {
      facts: { assessmentId: newId(), framework: 'VAF2012' },
    })
    await inventPlan(stage, here, of('to write a plan'), { on: today })
    await inventPlan(stage, here, of('to approve a plan'), { on: today })
    await invent(there, names.length, 'information asked')
    const caseElsewhere = await invent(there, names.length + 1, 'listed')
    const provider = { account: account('Ivo Provider'), agencyId: found(agencies.get('Lantern Mentoring'), 'Lantern') }
    const support = async (name: CaseName, ago: number, story?: SessionsStory): Promise<string> => {
      const startedOn = subtractWorkingDays(today, ago)
      await startSupport({ stage, cast: here, caseId: of(name) }, startedOn)
      return story === undefined ? '' : inventSessions(stage, { ...here, provider }, of(name), startedOn, story)
    }
    await support('to commission', 5)
    await support('to end a commission', 24, sevenBoughtOneHeld)
    const going = await support('with sessions', 22, asAgreed)
    await support('with a worry', 20, silentSince)
    const toOffer = await invent(there, names.length + 2, 'listed')
    const offered = newId()
    await proposedStep(stage, toOffer, there.chair, today, { transferId: offered, areaId: house.areaId })
    for (const name of ['transfer to withdraw', 'transfer to keep', 'transfer to end'] as const)
      await proposedStep(stage, of(name), here.chair, today, { transferId: newId() })
    await stage.step(of('in custody'), 'record custody or travel', here.caseOfficer, today, {
      facts: inPrisonSince(today.toString()),
    })
    await stage.step(of('police ask'), 'record police-led request', here.caseOfficer, today, {
      facts: {
        requestId: newId(),
        askedOn: today.toString(),
        askedBy: 'local_police',
        asked: ['housing'],
        basis: 'crime_prevention',
      },
    })
    return { cases, caseElsewhere, going, offered: { id: offered, caseId: toOffer } }
  })
}

function aged(referral: InventedReferral, years: number | undefined, today: Temporal.PlainDate): InventedReferral {
  if (years === undefined) return referral
  const birth = { known: 'date', on: today.subtract({ years, days: 200 }) } as const
  return { ...referral, person: { ...referral.person, birth } }
}

/** The reference of a case of the town. */
export async function referenceOf({ cases, test }: Town, name: CaseName): Promise<string> {
  const { rows } = await test.owner.query<{ reference: string }>(
    'select reference from cases.case_file where id = $1',
    [cases.get(name)],
  )
  return found(rows[0]?.reference, name)
}

async function one(client: pg.Client, text: string, ...values: unknown[]): Promise<string> {
  const { rows } = await client.query<{ id: string }>(text, values)
  return found(rows[0]?.id, text)
}

function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`there is no ${what}`)
  return thing
}

async function furnishStrategies({ test, areaId, accounts }: House): Promise<Town['strategies']> {
  const by = accounts.get('Cora Coordinator') ?? ''
  return {
    inForce: await aStrategy(test, { areaId, by }, 'adopted'),
    toWrite: await aStrategy(test, { areaId, by }, 'draft'),
    toAdopt: await aStrategy(test, { areaId, by }, 'draft'),
  }
}
