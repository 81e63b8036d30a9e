/** How much memory our own process takes, and those that it starts: the resident memory, which is what a machine runs out of. */
import { readdirSync, readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const megabyte = 1024 * 1024

export type Started = { readonly what: string; readonly megabytes: number; readonly milliseconds: number }

export type Watch = {
  /** By how much our own process exceeded, at most, what it was when the watch began, in MB. */
  readonly grown: number
  /** What it started and what ended before the watch did: the most memory each had, and how long it was there. Linux alone tells. */
  readonly started: readonly Started[]
}

/** @param named the programs of interest, by a part of their command line */
export function watchProcesses(named: readonly string[]): () => Watch {
  collectGarbage()
  const before = process.memoryUsage.rss()
  let most = before
  const started = new Map<number, { what: string; kilobytes: number; since: number; until: number }>()
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss())
    for (const pid of ownProcesses()) {
      const what = named.find((name) => commandOf(pid).includes(name))
      if (what === undefined) continue
      const now = performance.now()
      const one = started.get(pid) ?? { what, kilobytes: 0, since: now, until: now }
      started.set(pid, { ...one, kilobytes: Math.max(one.kilobytes, mostOf(pid)), until: now })
    }
  }
  const timer = setInterval(look, 20)
  return () => {
    clearInterval(timer)
    most = Math.max(most, process.memoryUsage.rss())
    return {
      grown: Math.round((most - before) / megabyte),
      started: [...started.values()].map(({ what, kilobytes, since, until }) => ({
        what,
        megabytes: Math.round(kilobytes / 1024),
        milliseconds: Math.round(until - since),
      })),
    }
  }
}

/** So that what is measured begins with nothing that only waits to be taken away. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
}

function ownProcesses(): readonly number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && textOf(`/proc/${name}/stat`).split(' ')[3] === String(process.pid))
      .map(Number)
  } catch {
    return []
  }
}

function commandOf(pid: number): string {
  return textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
}

function mostOf(pid: number): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0)
}

/** Nothing where it has ended meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
