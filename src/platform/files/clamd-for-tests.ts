/** Speaks as clamd does, and knows one thing: the harmless text by which scanners are tried out (EICAR). */
import { createServer } from 'node:net'
import type { TestContext } from 'node:test'

export type ClamdForTests = {
  readonly url: string
  /** Every file it was asked about. */
  readonly seen: readonly Buffer[]
  /** Away until it is called back, as one that is being restarted. */
  away(is: boolean): void
}

const greeting = 'zINSTREAM\0'

export async function aClamd(t: TestContext): Promise<ClamdForTests> {
  const seen: Buffer[] = []
  let isAway = false
  const server = createServer((socket) => {
    if (isAway) {
      socket.destroy()
      return
    }
    let received = Buffer.alloc(0)
    socket.on('data', (part: Buffer) => {
      received = Buffer.concat([received, part])
      const file = fileIn(received)
      if (file === undefined) return
      seen.push(file)
      socket.end(
        file.includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0',
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    url: `tcp://127.0.0.1:${address.port}`,
    seen,
    away: (is) => {
      isAway = is
    },
  }
}

/** The file between greeting and the length of nothing; undefined while more is to come. */
function fileIn(received: Buffer): Buffer | undefined {
  const chunks: Buffer[] = []
  let at = greeting.length
  while (received.length >= at + 4) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
