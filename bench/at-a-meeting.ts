/**
 * People at a meeting of the panel, from processes of their own so that what it takes to ask is not counted as what it takes to answer. Each keeps a
 * connection, an address and a session, as a browser does. Some take notes: their script keeps what they type and asks for what colleagues typed every three
 * seconds (src/platform/web/assets/kept-as-typed.js). Others read. One is asked to do one thing after another, and how long each took is told.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once as happens } from 'node:events'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { formTo } from '../test/failure/page-forms.ts'

const Person = z.object({
  origin: z.string(),
  cookie: z.string(),
  /** An address of this machine, 127.0.0.1 to 127.255.255.254. */
  from: z.string(),
})
export type Person = z.infer<typeof Person>

const Attending = Person.extend({
  /** The screens of the items of which they take notes, one after the other; nobody reads who does. */
  screens: z.array(z.string()),
  /** What they read, one page after the other. */
  pages: z.array(z.string()),
})
export type Attending = z.infer<typeof Attending>

const Asked = z.object({ method: z.enum(['GET', 'POST']), path: z.string(), body: z.string().optional() })
export type Asked = z.infer<typeof Asked>

const Answered = z.object({ status: z.number(), milliseconds: z.number(), bytes: z.number(), text: z.string() })
export type Answered = z.infer<typeof Answered>

/** How people at a meeting go about it. The first is the script's own; the others are ours. */
export const pace = { keptEveryMs: 3_000, itemEveryMs: 60_000, pageEveryMs: 20_000 } as const

const Activity = z.object({ answers: z.number(), turnedAway: z.array(z.string()) })
export type Activity = z.infer<typeof Activity>

const Order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('attend'), people: z.array(Attending) }),
  z.object({ do: z.literal('rest') }),
  z.object({ do: z.literal('ask'), person: Person, all: z.array(Asked) }),
])
type Order = z.infer<typeof Order>

export type Helper = {
  /** Everybody goes on with what they do until they rest. */
  attend(people: readonly Attending[]): Promise<void>
  rest(): Promise<Activity>
  ask(person: Person, all: readonly Asked[]): Promise<readonly Answered[]>
  leave(): void
}

export function newHelper(): Helper {
  const child = fork(import.meta.filename, ['help'])
  return {
    attend: async (people) => {
      await order(child, { do: 'attend', people: [...people] })
    },
    rest: async () => Activity.parse(await order(child, { do: 'rest' })),
    ask: async (person, all) => z.array(Answered).parse(await order(child, { do: 'ask', person, all: [...all] })),
    leave: () => child.kill(),
  }
}

async function order(child: ChildProcess, given: Order): Promise<unknown> {
  const told = happens(child, 'message')
  child.send(given)
  const [answer] = (await told) as unknown[]
  return answer
}

if (process.argv[2] === 'help') listen()

function listen(): void {
  const agents = new Map<string, Agent>()
  let going: { until: AbortController; all: Promise<readonly Activity[]> } | undefined
  process.on('message', (message) => {
    void answer(Order.parse(message)).then((told) => process.send?.(told))
  })

  async function answer(given: Order): Promise<unknown> {
    switch (given.do) {
      case 'attend': {
        const until = new AbortController()
        const all = given.people.map((person, place) => attend(person, place / given.people.length, until.signal))
        going = { until, all: Promise.all(all) }
        return 'begun'
      }
      case 'rest': {
        going?.until.abort()
        const all = (await going?.all) ?? []
        return {
          answers: all.reduce((sum, { answers }) => sum + answers, 0),
          turnedAway: all.flatMap(({ turnedAway }) => turnedAway),
        }
      }
      case 'ask': {
        const answers: Answered[] = []
        for (const one of given.all) answers.push(await ask(given.person, one))
        return answers
      }
    }
  }

  async function attend(person: Attending, late: number, rest: AbortSignal): Promise<Activity> {
    const done: { answers: number; turnedAway: string[] } = { answers: 0, turnedAway: [] }
    const to = async (method: 'GET' | 'POST', path: string, body?: string): Promise<Answered> => {
      const answered = await ask(person, { method, path, body })
      done.answers += 1
      if (![200, 303, 409].includes(answered.status)) done.turnedAway.push(`${answered.status} at ${path}`)
      return answered
    }
    // They did not all come in the same moment, and do not all turn the page in the same.
    await resting(late * (person.screens.length > 0 ? pace.keptEveryMs * 2 : pace.pageEveryMs), rest)
    for (let turn = 0; !rest.aborted; turn += 1) {
      const screen = person.screens[turn % person.screens.length]
      if (screen === undefined) {
        await to('GET', person.pages[turn % person.pages.length] ?? '/')
        await resting(pace.pageEveryMs, rest)
      } else await takeNotes(to, screen, rest)
    }
    return done
  }

  /** Opens an item from the list, types in it for a minute and lets its script keep it. */
  async function takeNotes(
    to: (method: 'GET' | 'POST', path: string, body?: string) => Promise<Answered>,
    screen: string,
    rest: AbortSignal,
  ): Promise<void> {
    const overview = screen.replace(/\/[^/]+$/, '')
    const list = await to('GET', overview)
    const begin = new URLSearchParams({ ...fieldsOf(list.text, /\/running\//), does: 'begin' })
    await to('POST', screen, begin.toString())
    const shown = await to('GET', screen)
    if (shown.status !== 200) return
    const csrf = fieldsOf(shown.text, screen)['_csrf'] ?? ''
    const began = performance.now()
    let [seen, sum] = [0, '']
    while (!rest.aborted && performance.now() - began < pace.itemEveryMs) {
      await resting(pace.keptEveryMs, rest)
      const value = JSON.stringify(
        `Written down at ${Math.round(performance.now())}, a sentence or two of what was said.`,
      )
      const kept = await to('POST', `${screen}/typed`, typedIn(csrf, value, seen))
      const version = Version.safeParse(parsed(kept.text))
      if (version.success) seen = version.data.version
      const news = Sum.safeParse(parsed((await to('GET', `${screen}/typed${sum}`)).text))
      if (news.success) sum = `?known=${news.data.sum}`
    }
  }

  function ask({ origin, cookie, from }: Person, { method, path, body }: Asked): Promise<Answered> {
    const agent = agents.get(from) ?? new Agent({ keepAlive: true, maxSockets: 1, localAddress: from })
    agents.set(from, agent)
    const headers = {
      cookie,
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/x-www-form-urlencoded', origin, 'sec-fetch-site': 'same-origin' }),
    }
    const began = performance.now()
    return new Promise((resolve, reject) => {
      const sent = request(`${origin}${path}`, { method, headers, agent }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          const text = Buffer.concat(parts)
          const milliseconds = performance.now() - began
          resolve({ status: answer.statusCode ?? 0, milliseconds, bytes: text.length, text: text.toString() })
        })
      })
      sent.on('error', (error) => {
        // The service let go of a connection that had been idle, in the moment in which it was used again: a browser asks anew.
        if (sent.reusedSocket) resolve(ask({ origin, cookie, from }, { method, path, body }))
        else reject(error)
      })
      sent.end(body)
    })
  }
}

const Version = z.object({ version: z.number() })
const Sum = z.object({ sum: z.number() })

export function typedIn(csrf: string, value: string, seen: number): string {
  return new URLSearchParams({ _csrf: csrf, field: 'recordOptions', value, seen: String(seen) }).toString()
}

function fieldsOf(html: string, action: string | RegExp): Record<string, string> {
  return Object.fromEntries(formTo(html, action).fields)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function resting(ms: number, rest: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal: rest }).catch(() => undefined)
}
