/** The records room on a real database: an area, people signed in with roles, cases to open, and the web that serves this room alone. */
import { createHash, randomBytes } from 'node:crypto'
import type { TestContext } from 'node:test'
import pino from 'pino'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/database/ids.ts'
import { aBrowser, type PlainBrowser } from '#platform/web/browser-for-tests.ts'
import { createWeb, type App } from '#platform/web/web.ts'
import type { TestDatabase } from '../../test/database.ts'
import { addRecordsRoutes } from './routes.ts'

export async function recordsWeb(t: TestContext, here: TestDatabase): Promise<App> {
  const app = await createWeb({
    config: {
      baseUrl: 'http://127.0.0.1:3000',
      secret: 'a secret of the tests, long enough to sign with',
      trustedProxies: [],
      demonstration: false,
      organisation: 'Anytown Council',
      contactEmail: 'prevent@anytown.example',
    },
    database: here.database,
    clock: fixedClock('2026-11-24T15:45:00Z'),
    navigation: () => [],
    words: { en: {}, cy: {} },
    log: pino({ level: 'silent' }),
  })
  addRecordsRoutes(app)
  await app.ready()
  t.after(() => app.close())
  return app
}

export type TestArea = { readonly id: string; readonly agencyId: string }

export async function anArea(here: TestDatabase, name: string): Promise<TestArea> {
  const area = { id: newId(), agencyId: newId() }
  await here.owner.query(
    "insert into accounts.area (id, code, name, short_name, police_force) values ($1, $2, $3, upper(left($3, 3)), 'Essex Police')",
    [area.id, `E${randomBytes(4).readUInt32BE()}`, name],
  )
  await here.owner.query(
    `insert into accounts.agency (id, area_id, name, kind, agreement_from, agreement_until)
     values ($1, $2, $3, 'council', current_date - 30, current_date + 30)`,
    [area.agencyId, area.id, `${name} Council`],
  )
  return area
}

export type SignedIn = { readonly accountId: string; readonly token: string; browse(app: App): PlainBrowser }

/** A person of the area with a role in it, signed in. */
export async function aPerson(here: TestDatabase, area: TestArea, name: string, role: string): Promise<SignedIn> {
  const accountId = newId()
  await here.owner.query(
    `insert into accounts.account (id, area_id, agency_id, email, name, channel_training_until) values ($1, $2, $3, $4, $5, current_date + 30)`,
    [accountId, area.id, area.agencyId, `${accountId}@anytown.example`, name],
  )
  await here.owner.query(
    'insert into accounts.holding (id, account_id, area_id, role, from_on) values ($1, $2, $3, $4, current_date - 30)',
    [newId(), accountId, area.id, role],
  )
  return { accountId, ...(await aSession(here, accountId)) }
}

/** One more session of the same person. */
export async function aSession(here: TestDatabase, accountId: string): Promise<Omit<SignedIn, 'accountId'>> {
  const token = randomBytes(32).toString('base64url')
  await here.owner.query(
    "insert into accounts.session (id, token_hash, account_id, stage, second_factor_at) values ($1, $2, $3, 'complete', now())",
    [newId(), createHash('sha256').update(token).digest(), accountId],
  )
  return { token, browse: (app) => aBrowser(app, token) }
}

export async function aCase(
  here: TestDatabase,
  area: TestArea,
  { restricted = false } = {},
): Promise<{ id: string; reference: string }> {
  const [id, personId, referralId] = [newId(), newId(), newId()]
  const reference = `ANY-2026-${String(randomBytes(2).readUInt16BE())}-${id.slice(-4).toUpperCase()}`
  await here.owner.query(
    "insert into people.person (id, area_id, age_known_from, gender, review_on) values ($1, $2, 'not known', 'not_known', current_date + 30)",
    [personId, area.id],
  )
  await here.owner.query(
    `insert into referrals.referral (id, area_id, reference, channel, received_on, sector, concern, told, emergency, safeguarding, form_id, form_version,
       language, receipt_hash, form_token)
     values ($1, $2, $3, 'public', current_date, 'education', 'unclear', 'yes', 'not needed', 'not known', 'public', '1', 'en', $4, $5)`,
    [referralId, area.id, reference, randomBytes(32), newId()],
  )
  await here.owner.query(
    `insert into cases.case_file (id, area_id, reference, person_id, referral_id, stage, opened_on, restricted, home_force)
     values ($1, $2, $3, $4, $5, 'gateway', current_date, $6, 'Essex Police')`,
    [id, area.id, reference, personId, referralId, restricted],
  )
  return { id, reference }
}
