/** The service of a house in a process of its own, on the same database, so that it can be killed in the middle of something. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { TestDatabase } from './database.ts'
import { freePort } from './free-port.ts'

export type Apart = {
  /** Again on the same port, as an operator would. @returns where it answers */
  start(database: TestDatabase): Promise<string>
  /** At once, without a word to anybody; whatever it was doing is left as it is. */
  kill(): Promise<void>
}

/** To be called before there is a house: hooks run in their order, and a database is dropped when nobody uses it any more. */
export async function servedApart(t: { after(end: () => Promise<void>): void }): Promise<Apart> {
  const port = await freePort()
  let child: ChildProcess | undefined
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  t.after(kill)
  return {
    kill,
    start: async ({ connection, ownerConnection, keysConnection }) => {
      child = spawn(process.execPath, [fileURLToPath(new URL('serve-house.ts', import.meta.url))], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      child.stdin?.end(JSON.stringify({ connection, ownerConnection, keysConnection, port }))
      const [said] = (await once(child.stdout ?? child, 'data')) as [Buffer]
      return said.toString().trim()
    },
  }
}
