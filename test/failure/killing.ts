/**
 * One course of kills: the writers fill in their referrals, all send at once, and in the middle of that the kill falls, after as many
 * acknowledgements as chance says. Killer and writers are two processes: a killer that shared one with its writers would stop them first
 * and find nothing in flight.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chance, type Chance } from '../../src/demonstration/chance.ts'
import { readLedger, type Attempt } from './ledger.ts'
import type { Kill, Service } from './running-causeway.ts'
import { compare, readKept, type Verdict } from './verdict.ts'
import { writerCount, type Told } from './told.ts'

export type What = 'application' | 'postmaster' | 'connection' | 'everything'

export type Course = {
  readonly attempts: readonly Attempt[]
  readonly kills: readonly (Kill & { readonly what: What })[]
  readonly verdict: Verdict
  readonly refusals: Told['refusals']
}

type Plan = {
  /** Begins every marker of this course. */
  readonly name: string
  readonly seed: number
  readonly kills: readonly What[]
  /** As many each writer fills in before all send at once. */
  readonly referralsAtATime: number
  readonly say: (line: string) => void
}

export async function killing(service: Service, { name, seed, kills, referralsAtATime, say }: Plan): Promise<Course> {
  const luck = chance(seed)
  const ledger = join(service.folder, `${name}.ledger`)
  const writers = startWriters([service.origin, ledger, name, String(referralsAtATime)])
  const done: (Kill & { what: What })[] = []
  try {
    for (const what of shuffled(kills, luck)) {
      await writers.until((told) => told.waiting === writerCount)
      const before = writers.told().accepted
      writers.tell('send')
      const after = luck.between(1, Math.floor(0.7 * writerCount * referralsAtATime))
      await writers.until((told) => told.accepted >= before + after)
      // Referrals wait for each other at the counter of references, some 30 ms each: the kill falls anywhere in the next one or two.
      await pause(luck.between(0, 80))
      const kill = await strike(service, what)
      done.push({ ...kill, what })
      say(`  ${done.length} of ${kills.length}: ${what}, ready after ${(kill.readyAfterMs / 1000).toFixed(2)} s`)
    }
    await writers.until((told) => told.waiting === writerCount)
    await writers.stop()
  } finally {
    writers.kill()
  }
  const attempts = readLedger(ledger)
  const kept = await service.beside((installation, owner) => readKept(owner, installation.vault, name))
  return { attempts, kills: done, verdict: compare(attempts, kept), refusals: writers.told().refusals }
}

async function strike(service: Service, what: What): Promise<Kill> {
  return what === 'application' ? await service.killApplication() : await service.killPostgres(what)
}

function startWriters(args: readonly string[]) {
  const child: ChildProcess = fork(fileURLToPath(import.meta.resolve('./writers.ts')), args)
  let told: Told = { waiting: 0, accepted: 0, refusals: {} }
  child.on('message', (message) => {
    // Our own program's words.
    told = message as Told
  })
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null
  return {
    told: () => told,
    tell: (word: 'send' | 'stop') => child.send(word),
    async until(what: (told: Told) => boolean): Promise<void> {
      const until = performance.now() + 180_000
      while (!what(told)) {
        if (isOver()) throw new Error('the writers ended before their time')
        if (performance.now() > until) throw new Error(`the writers came to a halt: ${JSON.stringify(told)}`)
        await pause(1)
      }
    },
    async stop(): Promise<void> {
      if (isOver()) return
      const ended = once(child, 'exit')
      child.send('stop')
      await ended
    },
    kill(): void {
      if (!isOver()) child.kill('SIGKILL')
    },
  }
}

function shuffled<Item>(items: readonly Item[], luck: Chance): Item[] {
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = luck.between(0, last)
    const [a, b] = [mixed[last], mixed[other]]
    if (a !== undefined && b !== undefined) [mixed[last], mixed[other]] = [b, a]
  }
  return mixed
}
