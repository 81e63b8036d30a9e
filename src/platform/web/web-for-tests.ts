/** A web server for tests: real in everything but the world outside, which is a clock and a database that are invented here. */
import type { TestContext } from 'node:test'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import pino from 'pino'
import { fixedClock } from '../clock.ts'
import type { Actor } from '../database/actor.ts'
import type { Trx } from '../database/database.ts'
import type { DB } from '../database/schema.ts'
import { SignInNeeded } from '../failures.ts'
import { createWeb, type App, type WebConfig, type WebOptions } from './web.ts'

export const coordinatorToken = 'C'.repeat(43)
export const analystToken = 'A'.repeat(43)

export const origin = 'http://127.0.0.1:3000'

/** What the server wrote to its log, a line each. */
export type Log = string[]

/** A server with the given routes, ended with the test. */
export async function aWeb(
  t: Pick<TestContext, 'after'>,
  routes: (app: App) => void = () => undefined,
  change: Partial<Omit<WebOptions, 'config'>> & { config?: Partial<WebConfig> } = {},
): Promise<{ app: App; log: Log }> {
  const log: Log = []
  const app = await createWeb({
    database: anInventedDatabase(),
    clock: fixedClock('2026-11-24T15:45:00Z'),
    navigation: ({ actor, path }) =>
      actor === undefined
        ? []
        : [
            { text: 'My work', href: '/work', current: path === '/work' },
            { text: 'Cases', href: '/cases', active: path.startsWith('/cases') },
          ],
    words: { en: {}, cy: {} },
    log: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
    ...change,
    config: {
      baseUrl: origin,
      secret: 'a secret of the tests, long enough to sign with',
      trustedProxies: [],
      demonstration: true,
      organisation: 'Anytown Council',
      contactEmail: 'prevent@anytown.example',
      ...change.config,
    },
  })
  t.after(() => app.close())
  routes(app)
  await app.ready()
  return { app, log }
}

/** The same, listening on a free port of this machine: for whoever needs a connection and not only an answer. */
export async function aListeningWeb(t: Pick<TestContext, 'after'>, routes?: (app: App) => void): Promise<App> {
  const { app } = await aWeb(t, routes)
  await app.listen({ host: '127.0.0.1', port: 0 })
  return app
}

/** Knows two people by their tokens, and has no tables: no route of these tests asks for any. */
export function anInventedDatabase(): WebOptions['database'] {
  const people = new Map([
    [coordinatorToken, someone('Sam Coordinator', 'coordinator')],
    [analystToken, someone('Ann Analyst', 'analyst')],
  ])
  const nothing: Trx = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  return {
    asActor: async (token, work) => {
      const actor = people.get(token ?? '')
      if (actor === undefined) throw new SignInNeeded()
      return work(nothing, actor)
    },
    asVisitor: async (_visit, work) => work(nothing),
    ready: async () => undefined,
  }
}

function someone(name: string, role: string): Actor {
  return {
    accountId: '00000000-0000-7000-8000-000000000001',
    sessionId: '00000000-0000-7000-8000-000000000002',
    name,
    email: 'someone@anytown.example',
    language: 'en',
    areaId: '00000000-0000-7000-8000-000000000003',
    agencyId: '00000000-0000-7000-8000-000000000004',
    agencyName: 'Anytown Council',
    agencyKind: 'council',
    secondFactorAt: undefined,
    agreementCurrent: true,
    trainingCurrent: true,
    holdings: [{ role, areaId: '00000000-0000-7000-8000-000000000003', areaName: 'Anytown', areaCode: 'E00000000' }],
  }
}
