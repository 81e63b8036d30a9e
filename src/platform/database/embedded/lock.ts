/**
 * One application on one data folder. The lock is a file `postgres.lock.N` that names its holder; who dies without releasing it
 * (kill -9) is recognised by process number and beginning, and the next start takes over.
 *
 *   no file, or the highest is released or its holder dead ──create N+1──▶ held ──release──▶ released
 *
 * The numbers are what makes taking over safe. A stale lock is never deleted or overwritten by the one who finds it: both of two
 * starts may find it, and the slower would take away the faster one's fresh lock. They create N+1, which only one of them can.
 */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { link, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { Refusal } from '#platform/failures.ts'
import { birthOf, processNamespace } from './processes.ts'
import { errorCode } from './reasons.ts'

export type Lock = {
  /** Lets the next start in at once. Synchronous, so that it can be done while the process exits. */
  release(): void
}

const Holder = z.object({ pid: z.number(), birth: z.string(), namespace: z.string(), released: z.boolean() })
type Holder = z.infer<typeof Holder>
type Found = { number: number; holder: Holder | undefined }

/** A holder in another container cannot be seen, only heard: it touches its file this often. */
const beatMs = 2_000
/** Three beats missed: nobody is there. */
const silenceMs = 6_500

/**
 * @param base path of the lock files without their number
 * @throws Refusal when another living application holds the lock
 */
export async function takeLock(base: string): Promise<Lock> {
  const me: Holder = {
    pid: process.pid,
    birth: (await birthOf(process.pid)) ?? '',
    namespace: await processNamespace(),
    released: false,
  }
  for (;;) {
    const last = await highest(base)
    if (last) await refuseWhileHeld(base, last, me)
    const mine = (last?.number ?? 0) + 1
    if (!(await create(`${base}.${mine}`, me))) continue // Somebody was faster. Look again.
    // A number that had been used up and tidied away could be created once more: only the highest counts.
    if ((await highest(base))?.number !== mine) {
      await rm(`${base}.${mine}`, { force: true })
      continue
    }
    await tidy(base, mine)
    return hold(`${base}.${mine}`, me)
  }
}

/** The application that holds the lock now, if there is one that can be seen from here. */
export async function holderOf(base: string): Promise<number | undefined> {
  const holder = (await highest(base))?.holder
  if (!holder || holder.released || holder.namespace !== (await processNamespace())) return undefined
  return (await birthOf(holder.pid)) === holder.birth ? holder.pid : undefined
}

async function refuseWhileHeld(base: string, { number, holder }: Found, me: Holder): Promise<void> {
  if (!holder || holder.released) return
  if (holder.namespace === me.namespace) {
    if ((await birthOf(holder.pid)) !== holder.birth) return
    throw new Refusal(
      `Causeway is already running on this data (process ${holder.pid}). Stop it first, or choose another folder in CAUSEWAY_DATA.`,
    )
  }
  if (await isBeating(`${base}.${number}`)) {
    throw new Refusal(
      `Causeway is already running on this data, in another container or on another machine (process ${holder.pid} there). Stop it first, or choose another folder in CAUSEWAY_DATA.`,
    )
  }
}

async function isBeating(path: string): Promise<boolean> {
  const touchedAt = async (): Promise<number> => (await stat(path).catch(() => undefined))?.mtimeMs ?? 0
  const before = await touchedAt()
  // Long silent by any clock: no need to wait and listen.
  if (Date.now() - before > 10 * silenceMs) return false
  const enough = performance.now() + silenceMs
  while (performance.now() < enough) {
    if ((await touchedAt()) !== before) return true
    await pause(250)
  }
  return false
}

async function highest(base: string): Promise<Found | undefined> {
  const number = Math.max(0, ...(await numbers(base)))
  if (number === 0) return undefined
  const text = await readFile(`${base}.${number}`, 'utf8').catch(() => '')
  try {
    return { number, holder: Holder.parse(JSON.parse(text)) }
  } catch {
    return { number, holder: undefined } // Cut short by a full disk or a power cut: whoever wrote it is gone.
  }
}

async function numbers(base: string): Promise<number[]> {
  const start = `${basename(base)}.`
  const names = (await readdir(dirname(base))).filter((name) => name.startsWith(start))
  return names
    .map((name) => name.slice(start.length))
    .filter((rest) => /^\d{1,15}$/.test(rest))
    .map(Number)
}

/** Appears whole or not at all; false when that number is taken. */
async function create(path: string, holder: Holder): Promise<boolean> {
  const draft = join(dirname(path), `${basename(path)}.${randomBytes(6).toString('hex')}`)
  try {
    await writeFile(draft, JSON.stringify(holder), { flag: 'wx', mode: 0o600, flush: true })
    await link(draft, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function tidy(base: string, mine: number): Promise<void> {
  for (const number of await numbers(base)) {
    if (number < mine) await rm(`${base}.${number}`, { force: true })
  }
}

function hold(path: string, me: Holder): Lock {
  const beat = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => undefined) // The lock holds without it, for everybody who can see us.
  }, beatMs).unref()
  return {
    release() {
      clearInterval(beat)
      try {
        // Marked, not deleted: the highest number has to stay known.
        writeFileSync(path, JSON.stringify({ ...me, released: true }))
      } catch {
        // A full disk, or the whole folder has been removed: the next start sees that we are gone.
      }
    },
  }
}
