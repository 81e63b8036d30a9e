/** The service of a house in a process of its own, on the same database, so that it can be killed in the middle of something. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { TestDatabase } from './database.ts'
import { freePort } from './free-port.ts'

export type Apart = {
  readonly origin: string
  /** At once, without a word to anybody; whatever it was doing is left as it is. */
  kill(): Promise<void>
  /** On the same port, as an operator would start it again. */
  start(): Promise<void>
}

export async function servedApart(
  t: { after(end: () => Promise<void>): void },
  { connection, ownerConnection, keysConnection }: TestDatabase,
): Promise<Apart> {
  const port = await freePort()
  const settings = JSON.stringify({ connection, ownerConnection, keysConnection, port })
  let child: ChildProcess | undefined
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [fileURLToPath(new URL('serve-house.ts', import.meta.url))], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    child.stdin?.end(settings)
    const [said] = (await once(child.stdout ?? child, 'data')) as [Buffer]
    if (said.toString() !== 'listening\n') throw new Error(`the service said: ${said.toString()}`)
  }
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  t.after(kill)
  await start()
  return { origin: `http://127.0.0.1:${port}`, kill, start }
}
