/** Somebody who sends what they like: a browser's cookies and headers, and whatever body. No network in between. */
import type { Field, PageForm } from '../failure/page-forms.ts'
import { formTo } from '../failure/page-forms.ts'
import type { App } from '#platform/web/web.ts'

export type Sent = {
  readonly body: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}

export type Answer = { readonly status: number; readonly location: string | undefined; readonly text: string }

export type Caller = {
  /** What a browser would send along, for tests that look at the headers of an answer. */
  readonly cookie: () => string
  get(address: string): Promise<Answer>
  /** A file, as bytes. */
  download(address: string): Promise<{ readonly status: number; readonly bytes: Buffer }>
  /** As a browser sends a form of ours, unless headers say otherwise; an empty header is left out. */
  post(address: string, sent: Sent): Promise<Answer>
}

let callers = 0

/** @param name who signs in by one click; nobody for a visitor */
export async function aCaller(app: App, origin: string, name?: string): Promise<Caller> {
  callers += 1
  // An address of their own each, so that a count of requests by address is not what turns them away.
  const remoteAddress = `127.1.${Math.floor(callers / 250)}.${(callers % 250) + 1}`
  const cookies = new Map<string, string>()

  async function ask(method: 'GET' | 'POST', url: string, headers: Record<string, string>, payload?: string | Buffer) {
    const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ')
    const reply = await app.inject({
      method,
      url,
      remoteAddress,
      headers: { host: new URL(origin).host, cookie, ...headers },
      ...(payload === undefined ? {} : { payload }),
    })
    for (const { name: key, value } of reply.cookies) {
      if (value === '') cookies.delete(key)
      else cookies.set(key, value)
    }
    return {
      status: reply.statusCode,
      location: reply.headers.location,
      text: reply.body,
      bytes: reply.rawPayload,
    }
  }

  const caller: Caller = {
    cookie: () => [...cookies].map(([key, value]) => `${key}=${value}`).join('; '),
    get: (address) => ask('GET', address, {}),
    download: (address) => ask('GET', address, {}),
    post: (address, { body, headers = {} }) => {
      const usual = { 'content-type': 'application/x-www-form-urlencoded', origin, 'sec-fetch-site': 'same-origin' }
      const all = Object.entries({ ...usual, ...headers }).filter(([, value]) => value !== '')
      return ask('POST', address, Object.fromEntries(all), body)
    },
  }
  if (name !== undefined) {
    const page = await caller.get('/demonstration')
    const account = new RegExp(`value="([0-9a-f-]{36})">\\s*<button[^>]*>\\s*Sign in as ${name}\\s*<`).exec(
      page.text,
    )?.[1]
    if (account === undefined) throw new Error(`nobody here is called ${name}`)
    const form = formTo(page.text, '/demonstration/sessions')
    const answer = await caller.post(form.action, {
      body: encoded([...form.fields.filter(([field]) => field !== 'account'), ['account', account]]),
    })
    if (answer.status !== 303) throw new Error(`${name} could not sign in: ${answer.status}`)
  }
  return caller
}

export function encoded(fields: readonly Field[]): string {
  return new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()
}

/** The form on a page, answering on the way what is asked first: why a case is opened, that it is really oneself. */
export async function openForm(caller: Caller, page: string, action: string | RegExp): Promise<PageForm> {
  let here = page
  for (let steps = 0; steps < 4; steps += 1) {
    const answer = await caller.get(here)
    if (answer.status === 303 && answer.location !== undefined) {
      here = answer.location
      continue
    }
    if (answer.status !== 200) throw new Error(`${answer.status} at ${here}`)
    if (/\/purpose\?/.test(here) && !/\/purpose$/.test(String(action))) {
      const form = formTo(answer.text, /\/purpose$/)
      const fields = [...form.fields, ['purpose', 'case_work'] as const]
      const purpose = form.choices.get('purpose')?.[0] ?? ''
      const given = await caller.post(form.action, {
        body: encoded(fields.map(([field, value]) => [field, field === 'purpose' ? purpose : value])),
      })
      here = given.location ?? page
      continue
    }
    return formTo(answer.text, action)
  }
  throw new Error(`no way to the form at ${page}`)
}
