/**
 * Keeps the server running. When PostgreSQL dies under a living application it is started again:
 *
 *   ready ──server died──▶ restarting ──it answers──▶ ready
 *                            │  ▲
 *      five failures in a row│  │it answers; one that cannot start is tried every 30 seconds
 *                            ▼  │
 *                           failed                     any ──stop──▶ stopped
 *
 * `failed` is said once and clearly, and trying goes on slowly: a disk that was full has space again some day, and then the service
 * comes back without anybody's help.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { halt, type Postmaster } from './postmaster.ts'

export type Status = 'ready' | 'restarting' | 'failed' | 'stopped'

export type Supervision = {
  status(): Status
  /** The server of this moment; it may just have died. */
  server(): Postmaster
  /** Calls the listener each time the server has gone away unasked. Answers how to stop listening. */
  onExit(listener: (exit: { process: number }) => void): () => void
  /** Ends the server in good order. */
  stop(): Promise<void>
}

export type Patience = {
  failuresUntilSaid: number
  firstPauseMs: number
  longestPauseMs: number
  /** A server that has served for so long has not failed when it dies: the count of failures begins anew. */
  soundAfterMs: number
}

const usualPatience: Patience = {
  failuresUntilSaid: 5,
  firstPauseMs: 200,
  longestPauseMs: 30_000,
  // A crash loop dies at recovery or at its first query. What has served for longer than that and is then killed comes back at once.
  soundAfterMs: 5_000,
}

/** @param startAgain starts a server after one has died; gives up when the signal says so */
export function supervise(options: {
  first: Postmaster
  startAgain: (signal: AbortSignal) => Promise<Postmaster>
  log: (line: object) => void
  patience?: Patience
}): Supervision {
  const { startAgain, log, patience = usualPatience } = options
  const listeners = new Set<(exit: { process: number }) => void>()
  const stopping = new AbortController()
  const stopAsked = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => {
      resolve()
    })
  })
  const isStopping = (): boolean => stopping.signal.aborted
  let server = options.first
  let status: Status = 'ready'
  let failures = 0

  async function watch(): Promise<void> {
    for (;;) {
      const readyAt = performance.now()
      await Promise.race([server.ended, stopAsked])
      if (isStopping()) return
      if (performance.now() - readyAt > patience.soundAfterMs) failures = 0
      status = 'restarting'
      log({ msg: 'The database server ended unexpectedly; starting it again', process: server.pid })
      for (const listener of listeners) listener({ process: server.pid })
      await bringBack()
      if (isStopping()) return
      status = 'ready'
      log({ msg: 'The database server is back', process: server.pid })
    }
  }

  async function bringBack(): Promise<void> {
    let cannotStart = false
    while (!isStopping()) {
      if (failures === patience.failuresUntilSaid) {
        status = 'failed'
        log({
          msg: `The database server failed ${failures} times in a row. Its log says why; trying again every ${patience.longestPauseMs / 1000} seconds.`,
        })
      }
      await pauseAfter(failures, cannotStart)
      failures += 1
      try {
        server = await startAgain(stopping.signal)
        return
      } catch (error) {
        cannotStart = true
        log({ msg: error instanceof Error ? error.message : String(error) })
      }
    }
  }

  /** The long pause is for a server that cannot start; one that started, and died, is tried again within seconds. */
  async function pauseAfter(failed: number, cannotStart: boolean): Promise<void> {
    if (failed === 0) return
    const often = failed >= patience.failuresUntilSaid
    const growingMs = patience.firstPauseMs * 2 ** (Math.min(failed, patience.failuresUntilSaid) - 1)
    const waitMs = often && cannotStart ? patience.longestPauseMs : growingMs
    await pause(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined)
  }

  const watching = watch()
  return {
    status: () => status,
    server: () => server,
    onExit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async stop() {
      stopping.abort()
      await watching
      status = 'stopped'
      await halt(server)
    },
  }
}
