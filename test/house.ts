/** The whole service on a database of its own, with an area, its partners and an account for each role; for tests that walk through it. */
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { readConfig } from '../src/config.ts'
import { addAccountDirectly, addAgencyDirectly, addAreaDirectly } from '#accounts/seeding.ts'
import { newTotpSecret } from '#accounts/one-time-code.ts'
import type { Role } from '#reference/roles.ts'
import type { App } from '#platform/web/web.ts'
import { testDatabase, type TestDatabase } from './database.ts'
import { freePort } from './free-port.ts'
import { webOf } from './web-of.ts'

export type House = {
  readonly app: App
  readonly origin: string
  readonly test: TestDatabase
  readonly areaId: string
  /** Accounts by their names, which are also what one-click sign-in says. */
  readonly accounts: ReadonlyMap<string, string>
}

/** Name, agency and role of everyone in the house. A hash of no password: they sign in by one click. */
const everyone: readonly (readonly [string, string, Role])[] = [
  ['Robin Referrer', 'School', 'referrer'],
  ['Cora Coordinator', 'Council', 'coordinator'],
  ['Olu Officer', 'Essex Police', 'case officer'],
  ['Sian Supervisor', 'Essex Police', 'case officer'],
  ['Cass Chair', 'Council', 'channel chair'],
  ['Dee Deputy', 'Council', 'deputy chair'],
  ['Mina Member', 'Health', 'panel member'],
  ['Pat Partner', 'Health', 'partner contact'],
  ['Pia Primary', 'School', 'partner contact'],
  ['Ren Reviewer', 'Council', 'independent reviewer'],
  ['Ivo Provider', 'Lantern Mentoring', 'intervention provider'],
  ['Bo Board', 'Council', 'board member'],
  ['Gwen Governance', 'Council', 'information governance'],
  ['Ade Administrator', 'Council', 'administrator'],
]

const kinds = {
  Council: 'council',
  'Essex Police': 'police',
  Health: 'health',
  'Lantern Mentoring': 'provider',
  School: 'school',
} as const

/** Starts it and listens on a free port of this machine; everything ends with the test. */
export async function aHouse(t: { after(end: () => Promise<void>): void }): Promise<House> {
  const test = await testDatabase()
  const port = await freePort()
  const config = readConfig({ PORT: String(port), CAUSEWAY_DATA: 'var/test' })
  const client = new pg.Client(test.ownerConnection)
  await client.connect()
  const { areaId, accounts } = await furnish(client, test)
  await client.end()

  const app = await webOf(test, config)
  await app.listen({ host: '127.0.0.1', port })
  t.after(() => app.close())
  return { app, origin: config.baseUrl, test, areaId, accounts }
}

async function furnish(
  client: pg.Client,
  test: TestDatabase,
): Promise<{ areaId: string; accounts: Map<string, string> }> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  const areaId = await addAreaDirectly(client, {
    code: 'E06000034',
    name: 'Thurrock',
    shortName: 'THU',
    policeForce: 'Essex Police',
  })
  const agencies = new Map<string, string>()
  for (const [name, kind] of Object.entries(kinds)) {
    agencies.set(
      name,
      await addAgencyDirectly(client, {
        areaId,
        name,
        kind,
        agreementFrom: today.subtract({ years: 1 }).toString(),
        agreementUntil: today.add({ years: 1 }).toString(),
      }),
    )
  }
  const accounts = new Map<string, string>()
  for (const [name, agency, role] of everyone) {
    const id = await addAccountDirectly(client, test.vault, {
      areaId,
      agencyId: agencies.get(agency) ?? '',
      email: `${name.toLowerCase().replace(' ', '.')}@thurrock.example`,
      name,
      channelTrainingUntil: today.add({ years: 1 }).toString(),
      roles: [{ role, fromOn: today.subtract({ years: 1 }).toString() }],
      password: { phc: '$argon2id$v=19$m=65536,t=3,p=1$bm90IGEgcGFzc3dvcmQ$bm90IGEgaGFzaCBvZiBhbnkgcGFzc3dvcmQ' },
      totpSecret: newTotpSecret(),
    })
    accounts.set(name, id)
  }
  await client.query("update platform.instance set kind = 'demonstration'")
  return { areaId, accounts }
}
