/** The acceptance data: three areas, six agencies, an account for every role in each, 200 people at every stage. */
import pg from 'pg'
import type { Temporal } from 'temporal-polyfill'
import type { Installation } from '../installation.ts'
import type { AgencyKind } from '#accounts/agency-kinds.ts'
import { addAccountDirectly, addAgencyDirectly, addAreaDirectly } from '#accounts/seeding.ts'
import { newTotpSecret } from '#accounts/one-time-code.ts'
import { hashPassword } from '#accounts/password.ts'
import { systemClock } from '#platform/clock.ts'
import { Refusal } from '#platform/failures.ts'
import { roles, type Role } from '#reference/roles.ts'
import { backstage } from './backstage.ts'
import { chance } from './chance.ts'
import { inventReferrals } from './generate.ts'
import { inventCase, type Cast } from './invented-case.ts'
import { demonstrationPaths } from './paths.ts'
import { stories } from './stories.ts'

export type Seeded = {
  readonly areas: readonly { code: string; name: string }[]
  readonly agencies: readonly { name: string; kind: string; area: string }[]
  readonly accounts: readonly {
    email: string
    password: string
    totpSecret: string
    role: string
    area: string
    agency: string
    name: string
  }[]
  readonly cases: readonly { reference: string; area: string; stage: string; restricted: boolean }[]
}

const people = 200
const password = 'acceptance data of the causeway'

const areas = [
  { code: 'E06000034', name: 'Thurrock', shortName: 'THU', policeForce: 'Essex Police' },
  { code: 'E06000033', name: 'Southend-on-Sea', shortName: 'SOS', policeForce: 'Essex Police' },
  { code: 'E10000012', name: 'Essex', shortName: 'ESX', policeForce: 'Essex Police' },
] as const

const agencyRows: readonly { name: string; kind: AgencyKind; roles: readonly Role[] }[] = [
  {
    name: 'Council',
    kind: 'council',
    roles: [
      'coordinator',
      'channel chair',
      'deputy chair',
      'board member',
      'elected member',
      'analyst',
      'information governance',
      'administrator',
    ],
  },
  { name: 'Essex Police', kind: 'police', roles: ['case officer'] },
  { name: 'Probation', kind: 'probation', roles: ['panel member'] },
  { name: 'Health', kind: 'health', roles: ['partner contact'] },
  { name: 'School', kind: 'school', roles: ['referrer'] },
  { name: 'Provider', kind: 'provider', roles: ['intervention provider', 'independent reviewer'] },
]

/** Fills an empty installation. Refused when anything is there. The same seed invents the same people and cases. */
export async function seedAcceptance(installation: Installation, seed: number): Promise<Seeded> {
  const client = new pg.Client(installation.ownerConnection)
  await client.connect()
  try {
    const { rows } = await client.query<{ kind: string }>('select kind from platform.instance')
    const kind = rows[0]?.kind ?? 'empty'
    if (kind !== 'empty')
      throw new Refusal(`This installation holds ${kind} data: acceptance data is only for an empty one.`)
    return await fill(installation, client, seed)
  } finally {
    await client.end()
  }
}

async function fill(installation: Installation, client: pg.Client, seed: number): Promise<Seeded> {
  const today = systemClock.today()
  const phc = await hashPassword(password)
  const accounts: Seeded['accounts'][number][] = []
  const agencies: Seeded['agencies'][number][] = []
  const casts: Cast[] = []
  for (const area of areas) {
    const areaId = await addAreaDirectly(client, area)
    const ids = new Map<Role | 'supervisor', string>()
    const agencyIds = new Map<AgencyKind, string>()
    for (const row of agencyRows) {
      const name = row.kind === 'police' ? area.policeForce : `${area.name} ${row.name}`
      const agencyId = await addAgencyDirectly(client, {
        areaId,
        name,
        kind: row.kind,
        agreementFrom: today.subtract({ years: 1 }).toString(),
        agreementUntil: today.add({ years: 1 }).toString(),
      })
      agencyIds.set(row.kind, agencyId)
      agencies.push({ name, kind: row.kind, area: area.code })
      for (const role of row.kind === 'police' ? ([...row.roles, 'supervisor'] as const) : row.roles) {
        const held: Role = role === 'supervisor' ? 'case officer' : role
        const email = `${role.replaceAll(' ', '-')}.${area.shortName.toLowerCase()}@acceptance.example`
        const name = `${capital(role)} of ${area.name}`
        const totpSecret = newTotpSecret()
        ids.set(
          role,
          await addAccountDirectly(client, installation.vault, {
            areaId,
            agencyId,
            email,
            name,
            channelTrainingUntil: today.add({ years: 1 }).toString(),
            roles: [{ role: held, fromOn: today.subtract({ years: 1 }).toString() }],
            password: { phc },
            totpSecret,
          }),
        )
        accounts.push({
          email,
          password,
          totpSecret,
          role: held,
          area: area.code,
          agency: agencies.at(-1)?.name ?? '',
          name,
        })
      }
    }
    casts.push(castOf(areaId, ids, agencyIds))
  }
  await inventCases(installation, casts, seed, today)
  await client.query("update platform.instance set kind = 'acceptance', marked_at = now()")
  const cases = await client.query<Seeded['cases'][number]>(
    'select c.reference, a.code as area, c.stage, c.restricted from cases.case_file c join accounts.area a on a.id = c.area_id order by c.reference',
  )
  return { areas: areas.map(({ code, name }) => ({ code, name })), agencies, accounts, cases: cases.rows }
}

/** One area at a time: cases of an area share its panel meetings. Every twentieth is restricted by the chair. */
async function inventCases(
  installation: Installation,
  casts: readonly Cast[],
  seed: number,
  today: Temporal.PlainDate,
): Promise<void> {
  const paths = demonstrationPaths.flatMap(([path, times]) => Array.from({ length: times }, () => path))
  const referrals = inventReferrals(seed, people, today)
  const by = chance(seed)
  await backstage(installation.ownerConnection, installation.vault, today, async (stage) => {
    for (const [place, invented] of referrals.entries()) {
      const cast = casts[place % casts.length]
      const path = paths[place % paths.length]
      const story = stories[place % stories.length]
      if (cast === undefined || path === undefined || story === undefined) continue
      const caseId = await inventCase(stage, cast, by, invented, story, path)
      if (place % 20 === 19)
        await stage.step(caseId, 'restrict case', cast.chair, today, { facts: { cause: 'police sensitivity' } })
    }
  })
}

function castOf(
  areaId: string,
  ids: ReadonlyMap<Role | 'supervisor', string>,
  agencyIds: ReadonlyMap<AgencyKind, string>,
): Cast {
  const account = (role: Role | 'supervisor'): string => found(ids.get(role), role)
  return {
    areaId,
    referrer: account('referrer'),
    coordinator: account('coordinator'),
    caseOfficer: account('case officer'),
    supervisor: account('supervisor'),
    chair: account('channel chair'),
    partner: account('partner contact'),
    partnerAgencyId: found(agencyIds.get('health'), 'health'),
    otherAgencyId: found(agencyIds.get('probation'), 'probation'),
    provider: { account: account('intervention provider'), agencyId: found(agencyIds.get('provider'), 'provider') },
  }
}

function found(id: string | undefined, what: string): string {
  if (id === undefined) throw new Error(`the acceptance data has no ${what}`)
  return id
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Every role of the house has an account: a role that is added and forgotten here stops the seed. */
const missing = roles.filter((role) => !agencyRows.some((row) => row.roles.includes(role)))
if (missing.length > 0) throw new Error(`no acceptance account for ${missing.join(', ')}`)
