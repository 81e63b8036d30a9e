/**
 * Other people's requests while something long goes on, from a process of its own: pages are asked for one after another until it is told to stop,
 * and how long each took is told then. It asks as one signed-in person, at a pace that the limit of requests allows.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once as happens } from 'node:events'
import { request } from 'node:http'
import { z } from 'zod'

export type Visitor = {
  readonly origin: string
  readonly cookie: string
  readonly pages: readonly string[]
}

const Told = z.object({ milliseconds: z.array(z.number()), wrong: z.array(z.string()) })

export type Asking = {
  /** How long each answer took that came since the last time that this was asked, in milliseconds. */
  told(): Promise<readonly number[]>
  stop(): void
}

export async function askMeanwhile(visitor: Visitor): Promise<Asking> {
  const child = fork(import.meta.filename, [JSON.stringify(visitor)])
  await happens(child, 'message')
  return {
    async told() {
      const { milliseconds, wrong } = Told.parse(await askChild(child))
      if (wrong.length > 0) throw new Error(`other requests went wrong: ${wrong.slice(0, 3).join(', ')}`)
      return milliseconds
    },
    stop: () => child.kill(),
  }
}

async function askChild(child: ChildProcess): Promise<unknown> {
  const answer = new Promise<unknown>((resolve) => child.once('message', resolve))
  child.send('tell')
  return await answer
}

async function ask({ origin, cookie, pages }: Visitor): Promise<void> {
  let milliseconds: number[] = []
  let wrong: string[] = []
  process.on('message', () => {
    process.send?.({ milliseconds, wrong })
    milliseconds = []
    wrong = []
  })
  process.send?.('begun')
  for (let turn = 0; ; turn += 1) {
    const began = performance.now()
    const page = pages[turn % pages.length] ?? '/'
    const status = await get(`${origin}${page}`, cookie)
    milliseconds.push(performance.now() - began)
    if (status !== 200) wrong.push(`${status} at ${page}`)
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
}

function get(url: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { cookie } }, (answer) => {
      answer.resume()
      answer.on('end', () => {
        resolve(answer.statusCode ?? 0)
      })
    })
      .on('error', reject)
      .end()
  })
}

const told = process.argv[2]
if (process.send !== undefined && told !== undefined)
  await ask(z.object({ origin: z.string(), cookie: z.string(), pages: z.array(z.string()) }).parse(JSON.parse(told)))
