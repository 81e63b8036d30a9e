/** The accounts room on a real database, and browsers to walk through it: for this room's tests. */
import type pg from 'pg'
import pino from 'pino'
import { after, type TestContext } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { systemClock } from '#platform/clock.ts'
import { createWeb, type App } from '#platform/web/web.ts'
import { codeOfStep, newTotpSecret } from './one-time-code.ts'
import { hashPassword } from './password.ts'
import type { QueueMail } from './options.ts'
import type { Role } from './roles.ts'
import { addAccounts } from './routes.ts'
import { addAccountDirectly, addAgencyDirectly, addAreaDirectly } from './seeding.ts'
import { accountsWords } from './words.ts'
import { testDatabase } from '../../test/database.ts'

export type Person = { id: string; email: string; password: string; totpSecret: string; name: string }
type Mail = Parameters<QueueMail>[1]

const origin = 'https://causeway.example'
const password = 'marmalade trellis octagon'
let phc: Promise<string> | undefined

/** @param t the test that it is for; without it, the whole file */
export async function accountsHouse(t?: TestContext, options: { demonstration?: boolean } = {}) {
  const { database, vault, owner } = await testDatabase(t)

  /** What stands before the test begins is put in from above row security. */
  async function arrange<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
    const client = await owner.connect()
    try {
      return await work(client)
    } finally {
      client.release()
    }
  }

  const mails: Mail[] = []
  const app = await createWeb({
    config: {
      baseUrl: origin,
      secret: 'a secret of the tests, 32 characters or more',
      trustedProxies: ['127.0.0.1'],
      demonstration: options.demonstration ?? false,
      organisation: 'Test council',
      contactEmail: 'prevent@example.org',
    },
    database,
    clock: systemClock,
    navigation: () => [],
    words: accountsWords,
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }, pino.destination(2)),
  })
  addAccounts(app, {
    database,
    vault,
    baseUrl: origin,
    demonstration: options.demonstration ?? false,
    queueMail: async (_trx, mail) => {
      mails.push(mail)
    },
  })
  await app.ready()
  const close = (): Promise<void> => app.close()
  if (t) t.after(close)
  else after(close)

  const areaId = await arrange((client) =>
    addAreaDirectly(client, {
      code: 'E06000034',
      name: 'Thurrock',
      shortName: 'THU',
      policeForce: 'Essex Police',
    }),
  )
  const agencyId = await arrange((client) =>
    addAgencyDirectly(client, {
      areaId,
      name: 'Thurrock Borough',
      kind: 'council',
      agreementFrom: '2020-01-01',
      agreementUntil: '2099-01-01',
    }),
  )
  let people = 0

  async function aPerson(wish: { roles?: readonly Role[]; name?: string; areaId?: string } = {}): Promise<Person> {
    people += 1
    const person = {
      email: `person${people}@agency.example`,
      name: wish.name ?? `Ada Lovelock ${people}`,
      password,
      totpSecret: newTotpSecret(),
    }
    phc ??= hashPassword(password)
    const hash = await phc
    const id = await arrange((client) =>
      addAccountDirectly(client, vault, {
        ...person,
        areaId,
        agencyId,
        channelTrainingUntil: '2099-01-01',
        roles: (wish.roles ?? []).map((role) => ({ role, fromOn: '2020-01-01', areaId: wish.areaId ?? areaId })),
        password: { phc: hash },
      }),
    )
    return { id, ...person }
  }

  /** A code that has not been used yet, of the step at hand or the next. */
  async function codeFor(person: Person, offset = 0): Promise<string> {
    const { rows } = await owner.query<{ step: string }>('select access.current_step() as step')
    return codeOfStep(person.totpSecret, Number(rows[0]?.step) + offset)
  }

  async function signedIn(person: Person, from: { address?: string } = {}) {
    const browser = aBrowser(app, from.address)
    await browser.submit('/sign-in', { email: person.email, password: person.password })
    await owner.query('delete from accounts.totp_step_used where account_id = $1', [person.id])
    await browser.submit('/sign-in/code', { code: await codeFor(person) })
    return browser
  }

  return {
    app,
    owner,
    vault,
    database,
    mails,
    areaId,
    agencyId,
    aPerson,
    codeFor,
    signedIn,
    browser: (address?: string) => aBrowser(app, address),
  }
}

export type Browser = ReturnType<typeof aBrowser>

/** Keeps cookies as a browser does, sends what a browser sends, and fetches a page's hidden fields before it submits a form. */
export function aBrowser(app: App, address = '192.0.2.1') {
  const cookies = new Map<string, string>()

  async function send(method: 'GET' | 'POST', url: string, fields?: Record<string, string>) {
    const response = await app.inject({
      method,
      url,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': address,
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0',
        ...(fields === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(fields === undefined ? {} : { payload: new URLSearchParams(fields).toString() }),
    })
    for (const cookie of response.cookies) {
      if (cookie.maxAge === 0 || (cookie.expires !== undefined && cookie.expires.getTime() < Date.now())) {
        cookies.delete(cookie.name)
      } else {
        cookies.set(cookie.name, cookie.value)
      }
    }
    return response
  }

  /** Of the form that goes to `action`, where the page has it; else of all its forms. */
  async function hiddenFields(page: string, action = page): Promise<Record<string, string>> {
    const { body } = await send('GET', page)
    const form = new RegExp(`<form[^>]* action="${action}"[^>]*>[\\s\\S]*?</form>`).exec(body)?.[0] ?? body
    const found = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)]
    return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]))
  }

  return {
    cookies,
    get: (url: string) => send('GET', url),
    /** Opens the form's page (its own address unless another is given) and sends it back filled in. */
    submit: async (url: string, fields: Record<string, string>, page = url): Promise<LightMyRequestResponse> =>
      send('POST', url, { ...(await hiddenFields(page, url)), ...fields }),
    hiddenFields,
    post: (url: string, fields: Record<string, string>) => send('POST', url, fields),
  }
}

export type House = Awaited<ReturnType<typeof accountsHouse>>
