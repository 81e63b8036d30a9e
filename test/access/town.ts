/**
 * Two areas, everybody there may be in each, and cases of every kind: what the tests of need to know look at. The service over it is
 * the whole one, asked without a browser.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { TestContext } from 'node:test'
import pg from 'pg'
import pino from 'pino'
import { Temporal } from 'temporal-polyfill'
import { buildWeb } from '../../src/main.ts'
import { mailOf } from '../../src/jobs.ts'
import { readConfig } from '../../src/config.ts'
import { backstage } from '../../src/demonstration/backstage.ts'
import { chance } from '../../src/demonstration/chance.ts'
import { inventReferrals } from '../../src/demonstration/generate.ts'
import { inventCase, type Cast } from '../../src/demonstration/invented-case.ts'
import { laterPaths, type LaterPath, type Path } from '../../src/demonstration/paths.ts'
import { inventPlan, inventRevision } from '../../src/demonstration/written-plan.ts'
import { stories } from '../../src/demonstration/stories.ts'
import { newTotpSecret } from '#accounts/one-time-code.ts'
import { addAccountDirectly, addAgencyDirectly, addAreaDirectly } from '#accounts/seeding.ts'
import { sections } from '#panel/minutes/minute.ts'
import { newId } from '#platform/database/ids.ts'
import type { App } from '#platform/web/web.ts'
import { roles, type Role } from '#reference/roles.ts'
import { attachmentPlace } from '#referrals/receive.ts'
import { boardsInTown, type BoardIds } from '../boards-in-town.ts'
import { communitiesInTown, type CommunityIds } from '../communities-in-town.ts'
import { trainingInTown, type TrainingIds } from '../training-in-town.ts'
import { dutyInTown, type DutyIds } from '../duty-in-town.ts'
import { anOffer } from '../an-offer.ts'
import { aStrategy, type MadeStrategy } from '../a-strategy.ts'
import { panelInTown, type PanelIds } from '../panel-in-town.ts'
import { pictureInTown, type PictureIds } from '../picture-in-town.ts'
import { testDatabase, type TestDatabase } from '../database.ts'

/** Somebody, by what matters about them: `coordinator`, `coordinator elsewhere`, `case officer, agreement lapsed`. */
export type Person = { readonly name: string; readonly account: string; readonly role: Role }

/** A case, by what matters about it. */
export const caseKinds = ['open', 'closed', 'restricted', 'on the agenda', 'discussed long ago', 'elsewhere'] as const
export type CaseKind = (typeof caseKinds)[number]

export type Town = {
  readonly app: App
  readonly test: TestDatabase
  readonly people: ReadonlyMap<string, Person>
  readonly cases: ReadonlyMap<CaseKind, string>
  /** Cases that have come further than adoption, by their path. */
  readonly later: ReadonlyMap<LaterPath, string>
  /** A document of each case. */
  readonly documents: ReadonlyMap<CaseKind, string>
  readonly areaId: string
  readonly meetingId: string
  /** The case on the agenda, as the meeting knows it. */
  readonly itemId: string
  readonly panelActionId: string
  /** Of no case, asked of Health at a standing item of the same meeting. */
  readonly seriesActionId: string
  /** Two that wait for a second administrator. */
  readonly proposals: readonly string[]
  /** Offers of each case to the other area. They were withdrawn, but for that of the case elsewhere, which waits for an answer here. */
  readonly transfers: ReadonlyMap<CaseKind, string>
  /** Asked of Health, and not answered yet. */
  readonly requestId: string
  /** Of the case discussed long ago: one session was held, the other is not booked. Given by the intervention provider. */
  readonly commissionId: string
  /** Somebody stands in for the case officer. */
  readonly coverId: string
  /** What the nightly checks found amiss with the open case. */
  readonly findingId: string
  readonly agencyId: string
  /** Of the Prevent Board, each thing that an address may name. */
  readonly boards: BoardIds
  /** Each thing of the communities that an address may name. */
  readonly communities: CommunityIds
  /** Something of each kind of the local picture. */
  readonly picture: PictureIds
  readonly training: TrainingIds
  /** What the panel is: the member declared an interest, and comes in the place of whoever will hold a seat. */
  readonly panel: PanelIds
  readonly duty: DutyIds
  /** In force, with a new version being drafted. */
  readonly strategy: MadeStrategy
  /** The case officer opened the restricted case in an emergency, which is long over; nobody has reviewed it. */
  readonly accessId: string
  /** A new session, signed in with both factors just now, or with the password alone. @returns its token */
  session(account: string, factors?: 'both' | 'password alone'): Promise<string>
}

const today = Temporal.Now.plainDateISO('Europe/London')
const days = (count: number): string => today.add({ days: count }).toString()
const phc = '$argon2id$v=19$m=65536,t=3,p=1$bm90IGEgcGFzc3dvcmQ$bm90IGEgaGFzaCBvZiBhbnkgcGFzc3dvcmQ'
const secret = newTotpSecret()

/** @param environment variables of the service that are about what is tested */
export async function aTown(t: TestContext, environment: Readonly<Record<string, string>> = {}): Promise<Town> {
  const test = await testDatabase(t)
  const client = new pg.Client(test.ownerConnection)
  await client.connect()
  try {
    const here = await furnish(client, test, { code: 'E06000034', name: 'Thurrock', shortName: 'THU' }, '')
    const there = await furnish(client, test, { code: 'E06000033', name: 'Southend', shortName: 'SOS' }, ' elsewhere')
    const people = new Map([...here.people, ...there.people, ...(await addExceptions(client, test, here))])
    const cases = await addCases(client, test, here, there, people)
    await client.query("update platform.instance set kind = 'demonstration'")

    const config = readConfig({ PORT: '3000', CAUSEWAY_DATA: 'var/test', ...environment })
    const installation = {
      database: test.database,
      vault: test.vault,
      ownerConnection: test.ownerConnection,
      appConnection: test.connection,
      embedded: undefined,
      webSecret: 'a secret of the tests, long enough to sign with',
      close: () => Promise.resolve(),
    }
    const mail = mailOf(config, installation)
    const app = await buildWeb({
      config,
      installation,
      mail,
      log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
    })
    await app.ready()
    t.after(() => app.close())
    return {
      app,
      test,
      people,
      areaId: here.areaId,
      agencyId: here.agency('Health'),
      boards: await boardsInTown(test, {
        areaId: here.areaId,
        by: found(people.get('coordinator')?.account, 'coordinator'),
        agency: here.agency,
      }),
      communities: await communitiesInTown(test, {
        areaId: here.areaId,
        by: found(people.get('coordinator')?.account, 'coordinator'),
        agency: here.agency,
      }),
      training: await trainingInTown(test, {
        areaId: here.areaId,
        by: found(people.get('coordinator')?.account, 'coordinator'),
        agencyId: here.agency('Health'),
      }),
      panel: await panelInTown(test, {
        areaId: here.areaId,
        chair: found(people.get('channel chair')?.account, 'chair'),
        member: found(people.get('panel member')?.account, 'member'),
        agencyId: here.agency('Health'),
      }),
      duty: await dutyInTown(test, {
        areaId: here.areaId,
        coordinator: found(people.get('coordinator')?.account, 'coordinator'),
        chair: found(people.get('channel chair')?.account, 'chair'),
        boardMember: found(people.get('board member')?.account, 'board member'),
        reviewer: found(people.get('independent reviewer')?.account, 'reviewer'),
        agency: here.agency,
      }),
      strategy: await aStrategy(
        test,
        {
          areaId: here.areaId,
          by: found(people.get('coordinator')?.account, 'coordinator'),
          lead: found(people.get('board member')?.account, 'board member'),
        },
        'new draft',
      ),
      picture: await pictureInTown(test, {
        areaId: here.areaId,
        coordinator: found(people.get('coordinator')?.account, 'coordinator'),
        partner: found(people.get('partner contact')?.account, 'partner contact'),
      }),
      proposals: await addProposals(client, here.areaId, people),
      session: (account, factors = 'both') => begin(test, account, factors),
      ...cases,
    }
  } finally {
    await client.end()
  }
}

type Area = {
  readonly areaId: string
  readonly people: readonly (readonly [string, Person])[]
  readonly agency: (name: string) => string
}

/** An area with its agencies, everybody's agreement and training current, and one account for each role. */
async function furnish(
  client: pg.Client,
  test: TestDatabase,
  area: { code: string; name: string; shortName: string },
  suffix: string,
): Promise<Area> {
  const areaId = await addAreaDirectly(client, { ...area, policeForce: 'Essex Police' })
  const agencies = new Map<string, string>()
  for (const [name, kind] of [
    ['Council', 'council'],
    ['Essex Police', 'police'],
    ['Health', 'health'],
    ['School', 'school'],
  ] as const) {
    const agreement = { agreementFrom: days(-300), agreementUntil: days(300) }
    agencies.set(name, await addAgencyDirectly(client, { areaId, name, kind, ...agreement }))
  }
  const agency = (name: string): string => found(agencies.get(name), name)
  const people: (readonly [string, Person])[] = []
  for (const role of roles) {
    const name = `${role}${suffix}`
    const account = await addPerson(client, test, { name, role, areaId, agencyId: agency(agencyOf(role)) })
    people.push([name, { name, account, role }])
  }
  return { areaId, people, agency }
}

function agencyOf(role: Role): string {
  if (role === 'case officer') return 'Essex Police'
  if (role === 'partner contact' || role === 'panel member') return 'Health'
  return role === 'referrer' ? 'School' : 'Council'
}

type NewPerson = {
  readonly name: string
  readonly role: Role
  readonly areaId: string
  readonly agencyId: string
  readonly trainedUntil?: string
  readonly from?: string
  readonly until?: string
}

async function addPerson(client: pg.Client, test: TestDatabase, person: NewPerson): Promise<string> {
  const held = { role: person.role, fromOn: person.from ?? days(-300) }
  return await addAccountDirectly(client, test.vault, {
    areaId: person.areaId,
    agencyId: person.agencyId,
    email: `${person.name.replaceAll(/[^a-z]+/g, '.')}@${person.areaId.slice(-6)}.example`,
    name: person.name,
    channelTrainingUntil: person.trainedUntil ?? days(300),
    roles: [person.until === undefined ? held : { ...held, untilOn: person.until }],
    password: { phc },
    totpSecret: secret,
  })
}

/** Those for whom one thing is not as it should be, or who are named, or asked, where others are not. */
async function addExceptions(
  client: pg.Client,
  test: TestDatabase,
  { areaId, agency }: Area,
): Promise<readonly (readonly [string, Person])[]> {
  const lapsed = await addAgencyDirectly(client, {
    areaId,
    name: 'A force whose agreement has lapsed',
    kind: 'police',
    agreementFrom: days(-300),
    agreementUntil: days(-1),
  })
  const police = agency('Essex Police')
  const exceptions: readonly (Omit<NewPerson, 'areaId' | 'agencyId'> & { readonly agencyId?: string })[] = [
    { name: 'case officer, agreement lapsed', role: 'case officer', agencyId: lapsed },
    { name: 'case officer, training lapsed', role: 'case officer', trainedUntil: days(-1) },
    { name: 'case officer until yesterday', role: 'case officer', until: days(-1) },
    { name: 'case officer from tomorrow', role: 'case officer', from: days(1) },
    { name: 'case officer, named', role: 'case officer' },
    { name: 'case officer, supervising', role: 'case officer' },
    { name: 'case officer, disabled', role: 'case officer' },
    { name: 'administrator, second', role: 'administrator' },
    { name: 'panel member with a conflict', role: 'panel member', agencyId: agency('School') },
    { name: 'panel member, not asked', role: 'panel member', agencyId: agency('School') },
    { name: 'partner contact of another agency', role: 'partner contact', agencyId: agency('School') },
  ]
  const people: (readonly [string, Person])[] = []
  for (const one of exceptions) {
    const account = await addPerson(client, test, { agencyId: police, ...one, areaId })
    people.push([one.name, { name: one.name, account, role: one.role }])
  }
  return people
}

/** What a second administrator has asked for, for two colleagues. */
async function addProposals(
  client: pg.Client,
  areaId: string,
  people: ReadonlyMap<string, Person>,
): Promise<readonly string[]> {
  const ids = [newId(), newId()]
  for (const [place, name] of ['analyst', 'board member'].entries())
    await client.query(
      `insert into accounts.proposal (id, area_id, account_id, kind, proposed_by) values ($1, $2, $3, 'authenticator', $4)`,
      [ids[place], areaId, people.get(name)?.account, people.get('administrator, second')?.account],
    )
  return ids
}

type Cases = Pick<
  Town,
  | 'cases'
  | 'later'
  | 'documents'
  | 'transfers'
  | 'meetingId'
  | 'itemId'
  | 'panelActionId'
  | 'seriesActionId'
  | 'requestId'
  | 'commissionId'
  | 'coverId'
  | 'findingId'
  | 'accessId'
>

async function addCases(
  client: pg.Client,
  test: TestDatabase,
  here: Area,
  there: Area,
  people: ReadonlyMap<string, Person>,
): Promise<Cases> {
  const account = (name: string): string => found(people.get(name)?.account, name)
  const cast = (area: Area, suffix: string): Cast => ({
    areaId: area.areaId,
    referrer: account(`referrer${suffix}`),
    coordinator: account(`coordinator${suffix}`),
    caseOfficer: account(`case officer${suffix}`),
    supervisor: account(suffix === '' ? 'case officer, supervising' : `coordinator${suffix}`),
    chair: account(`channel chair${suffix}`),
    partner: account(`partner contact${suffix}`),
    partnerAgencyId: area.agency('Health'),
    otherAgencyId: area.agency('School'),
  })
  const ways: readonly (readonly [CaseKind, Path, Cast])[] = [
    ['open', 'information asked', cast(here, '')],
    ['closed', 'closed: no concern', cast(here, '')],
    ['restricted', 'gateway', cast(here, '')],
    ['on the agenda', 'listed', cast(here, '')],
    ['discussed long ago', 'adopted', cast(here, '')],
    ['elsewhere', 'gateway', cast(there, ' elsewhere')],
  ]
  const referrals = inventReferrals(11, ways.length + laterPaths.length, today)
  const { cases, later } = await backstage(test.ownerConnection, test.vault, today, async (stage) => {
    const made = new Map<CaseKind, string>()
    for (const [place, [kind, path, players]] of ways.entries()) {
      const [referral, story] = [referrals[place], stories[place]]
      if (referral === undefined || story === undefined) throw new Error('too few invented referrals')
      made.set(kind, await inventCase(stage, players, chance(place), referral, story, path))
    }
    // A plan in force, and a revision of it that is being written.
    const adopted = found(made.get('discussed long ago'), 'adopted')
    await inventPlan(stage, cast(here, ''), adopted, { on: today, approvedOn: today })
    await inventRevision(stage, account('coordinator'), adopted, today)
    const restricted = found(made.get('restricted'), 'restricted')
    await stage.step(restricted, 'restrict case', account('channel chair'), today, { facts: { cause: 'returnee' } })
    const further = new Map<LaterPath, string>()
    for (const [place, path] of laterPaths.entries()) {
      const [referral, story] = [referrals[ways.length + place], stories[place]]
      if (referral === undefined || story === undefined) throw new Error('too few invented referrals')
      further.set(path, await inventCase(stage, cast(here, ''), chance(place), referral, story, path))
    }
    return { cases: made, later: further }
  })
  await client.query(
    `insert into cases.named_account (area_id, case_id, account_id, named_by)
     select area_id, id, $2, $3 from cases.case_file where id = $1`,
    [cases.get('restricted'), account('case officer, named'), account('channel chair')],
  )
  await client.query('update accounts.account set disabled_at = now() where id = $1', [
    account('case officer, disabled'),
  ])
  const meeting = await furnishMeeting(client, test, found(cases.get('on the agenda'), 'agenda'), account)
  const request = await client.query<{ id: string }>(
    'select id from cases.information_request where case_id = $1 and agency_id = $2',
    [cases.get('open'), here.agency('Health')],
  )
  return {
    cases,
    later,
    documents: await addDocuments(client, test, cases),
    transfers: await addTransfers(test, cases, here, there, account),
    ...meeting,
    commissionId: await furnishSupport(client, test, found(cases.get('discussed long ago'), 'case'), account),
    requestId: found(request.rows[0]?.id, 'a request to Health'),
    coverId: await addCover(client, here.areaId, account),
    findingId: await addFinding(client, here.areaId, found(cases.get('open'), 'open case')),
    accessId: await addEmergency(client, test, found(cases.get('restricted'), 'restricted'), account('case officer')),
  }
}

async function addFinding(client: pg.Client, areaId: string, caseId: string): Promise<string> {
  const id = newId()
  await client.query('insert into cases.finding (id, area_id, case_id, kind) values ($1, $2, $3, $4)', [
    id,
    areaId,
    caseId,
    'the list differs from the journal',
  ])
  return id
}

async function addCover(client: pg.Client, areaId: string, account: (name: string) => string): Promise<string> {
  const id = newId()
  await client.query(
    `insert into cases.cover (id, area_id, absent_account, cover_account, from_on, until_on, arranged_by)
     values ($1, $2, $3, $4, current_date, current_date + 30, $4)`,
    [id, areaId, account('case officer'), account('coordinator')],
  )
  return id
}

async function addEmergency(
  client: pg.Client,
  { vault }: TestDatabase,
  caseId: string,
  accountId: string,
): Promise<string> {
  const id = newId()
  const { rows } = await client.query<{ area_id: string; person_id: string }>(
    `insert into cases.emergency_access (id, area_id, case_id, person_id, reference, account_id, started_at, ends_at)
     select $1, area_id, id, person_id, reference, $3, now() - interval '3 hours', now() - interval '2 hours'
       from cases.case_file where id = $2 returning area_id, person_id`,
    [id, caseId, accountId],
  )
  const { area_id, person_id } = found(rows[0], 'an emergency access')
  const place = { table: 'cases.emergency_reason', column: 'sealed', row: id }
  await client.query('insert into cases.emergency_reason (access_id, area_id, sealed) values ($1, $2, $3)', [
    id,
    area_id,
    await vault.seal(person_id, place, 'The duty desk rang: the person had left home with a bag packed.'),
  ])
  return id
}

/** Publishes the pack; one member has a conflict with the case, and one is not asked. */
async function furnishMeeting(
  client: pg.Client,
  { vault }: TestDatabase,
  caseId: string,
  account: (name: string) => string,
): Promise<Pick<Town, 'meetingId' | 'itemId' | 'panelActionId' | 'seriesActionId'>> {
  const { rows } = await client.query<{ meeting_id: string; id: string; area_id: string }>(
    'select meeting_id, id, area_id from panel.item where case_id = $1',
    [caseId],
  )
  const item = rows[0]
  if (item === undefined) throw new Error('the case is on no agenda')
  await client.query('update panel.meeting set pack_published_at = now() where id = $1', [item.meeting_id])
  await client.query('delete from panel.invitation where account_id = $1', [account('panel member, not asked')])
  await client.query('insert into panel.conflict (item_id, area_id, account_id, declared_by) values ($1, $2, $3, $3)', [
    item.id,
    item.area_id,
    account('panel member with a conflict'),
  ])
  const person = await client.query<{ id: string }>('select person_id as id from cases.case_file where id = $1', [
    caseId,
  ])
  const personId = found(person.rows[0], 'a person').id
  const panelActionId = newId()
  const actionPlace = { table: 'panel.action', column: 'sealed', row: panelActionId }
  const asked = await vault.seal(personId, actionPlace, JSON.stringify({ what: 'See the family at home', who: '' }))
  await client.query(
    `insert into panel.action (id, area_id, case_id, item_id, agency_id, sealed, due_on, added_by, changed_by)
     select $1, item.area_id, item.case_id, item.id, member.agency_id, $5, access.today() + 14, $3, $3
       from panel.item, accounts.account member where item.id = $2 and member.id = $4`,
    [panelActionId, item.id, account('coordinator'), account('panel member'), asked],
  )
  await client.query(
    `insert into panel.general_minute (meeting_id, area_id, content, drafted_by, changed_by) values ($1, $2, $3, $4, $4)`,
    [item.meeting_id, item.area_id, JSON.stringify(aGeneralMinute), account('coordinator')],
  )
  await draftMinute(client, vault, item.id, { personId, caseId, areaId: item.area_id, by: account('coordinator') })
  const seriesActionId = await askInSeries(client, item.meeting_id, account)
  return { meetingId: item.meeting_id, itemId: item.id, panelActionId, seriesActionId }
}

/** Of the agency of the member of the panel. */
async function askInSeries(client: pg.Client, meetingId: string, account: (name: string) => string): Promise<string> {
  const [id, standing] = [newId(), newId()]
  await client.query(
    `insert into panel.item (id, area_id, meeting_id, position, purpose, title, place, listed_by)
     select $1, area_id, id, 900, 'standing', 'Any other business', 'closes', $3 from panel.meeting where id = $2`,
    [standing, meetingId, account('coordinator')],
  )
  await client.query(
    `insert into panel.series_action (id, area_id, item_id, asked_on, agency_id, what, due_on, added_by, changed_by)
     select $1, item.area_id, item.id, access.today(), member.agency_id, 'Find a room', access.today() + 14, $3, $3
       from panel.item, accounts.account member where item.id = $2 and member.id = $4`,
    [id, standing, account('coordinator'), account('panel member')],
  )
  return id
}

const aGeneralMinute = {
  attendance: [],
  conflicts: 1,
  items: [
    {
      ...{ itemId: newId(), number: 1, title: 'Welcome', began: '', ended: '' },
      ...{ notes: 'Everybody was welcomed', decided: '', actions: [] },
    },
  ],
}

type OfACase = { readonly personId: string; readonly caseId: string; readonly areaId: string; readonly by: string }

async function draftMinute(
  client: pg.Client,
  vault: TestDatabase['vault'],
  itemId: string,
  { personId, caseId, areaId, by }: OfACase,
): Promise<void> {
  const texts = Object.fromEntries(sections.map((section) => [section, `Said of the ${section}`]))
  const content = { attendance: [], conflicts: 1, began: '', ended: '', texts, actions: [] }
  const place = { table: 'panel.minute', column: 'sealed', row: itemId }
  await client.query(
    'insert into panel.minute (item_id, area_id, case_id, sealed, drafted_by, changed_by) values ($1, $2, $3, $4, $5, $5)',
    [itemId, areaId, caseId, await vault.seal(personId, place, JSON.stringify(content)), by],
  )
}

/** Support stands, by a stroke of the pen: what is looked at here is who may see what is given, not how it came to that. */
async function furnishSupport(
  client: pg.Client,
  test: TestDatabase,
  caseId: string,
  account: (name: string) => string,
): Promise<string> {
  const { rows } = await client.query<{ area_id: string; person_id: string; reference: string }>(
    `update cases.case_file set support_stopped_on = '9999-12-31' where id = $1 returning area_id, person_id, reference`,
    [caseId],
  )
  const file = rows[0]
  if (file === undefined) throw new Error('there is no case in which support could be given')
  const [id, brief] = [newId(), newId()]
  const of = [id, file.area_id, caseId]
  const by = account('coordinator')
  await client.query(
    `insert into cases.commission (id, area_id, case_id, person_id, reference, initials, provider_name, provider_account, support_type, approval,
       indemnified, sessions_agreed, from_on, until_on, report_within, book_within, sight_days, made_by)
     values ($1, $2, $3, $4, $5, 'A. B.', 'Lantern Mentoring', $6, 'mentoring', 'not needed', true, 2, $7, $8, 5, 10, 14, $9)`,
    [...of, file.person_id, file.reference, account('intervention provider'), days(-10), days(60), by],
  )
  const place = { table: 'cases.commission_brief', column: 'sealed', row: brief }
  const words = { name: 'Somebody invented', work: 'Walk and talk.', communication: 'Nothing needed.' }
  await client.query(
    `insert into cases.commission_brief (commission_id, area_id, case_id, id, sealed, written_by) values ($1, $2, $3, $4, $5, $6)`,
    [...of, brief, await test.vault.seal(file.person_id, place, JSON.stringify(words)), by],
  )
  await client.query(
    `insert into cases.session_event (commission_id, area_id, case_id, id, seq, number, kind, on_date, recorded_by)
     values ($1, $2, $3, $4, 1, 1, 'held', $5, $6)`,
    [...of, newId(), days(-1), account('intervention provider')],
  )
  return id
}

async function addTransfers(
  test: TestDatabase,
  cases: ReadonlyMap<CaseKind, string>,
  here: Area,
  there: Area,
  account: (name: string) => string,
): Promise<ReadonlyMap<CaseKind, string>> {
  const transfers = new Map<CaseKind, string>()
  for (const [kind, caseId] of cases) {
    const elsewhere = kind === 'elsewhere'
    const [toAreaId, by] = elsewhere
      ? [here.areaId, account('channel chair elsewhere')]
      : [there.areaId, account('channel chair')]
    transfers.set(kind, await anOffer(test, { caseId, toAreaId, by, withdrawn: !elsewhere }))
  }
  return transfers
}

/** One document a case, as the referrer would have sent it. */
async function addDocuments(
  client: pg.Client,
  test: TestDatabase,
  cases: ReadonlyMap<CaseKind, string>,
): Promise<ReadonlyMap<CaseKind, string>> {
  const documents = new Map<CaseKind, string>()
  for (const [kind, caseId] of cases) {
    const id = newId()
    const { rows } = await client.query<{ person_id: string; subject_id: string; area_id: string }>(
      `select c.person_id, s.id as subject_id, c.area_id from cases.case_file c
         join referrals.subject s on s.referral_id = c.referral_id and s.person_id = c.person_id where c.id = $1`,
      [caseId],
    )
    const subject = rows[0]
    if (subject === undefined) throw new Error(`the ${kind} case has no referral`)
    const bytes = Buffer.from(`What was said about the ${kind} case.`)
    await client.query(
      `insert into referrals.attachment (id, area_id, subject_id, name_sealed, media_type, bytes, sha256, sealed)
       values ($1, $2, $3, $4, 'text/plain', $5, $6, $7)`,
      [
        id,
        subject.area_id,
        subject.subject_id,
        await test.vault.seal(subject.person_id, attachmentPlace(id, 'name_sealed'), 'note.txt'),
        bytes.byteLength,
        createHash('sha256').update(bytes).digest(),
        await test.vault.seal(subject.person_id, attachmentPlace(id, 'sealed'), bytes),
      ],
    )
    documents.set(kind, id)
  }
  return documents
}

async function begin({ owner }: TestDatabase, account: string, factors: 'both' | 'password alone'): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await owner.query(
    `insert into accounts.session (id, token_hash, account_id, stage, second_factor_at) values ($1, $2, $3, $4, now())`,
    [newId(), createHash('sha256').update(token).digest(), account, factors === 'both' ? 'complete' : 'password given'],
  )
  return token
}

function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`there is no ${what}`)
  return thing
}
