/**
 * A server without its application: kill -9 of the application leaves PostgreSQL running. The next start goes on with it when it
 * answers and is set up as this version wants it; otherwise it is ended and a new one started.
 *
 * PostgreSQL notes its process number in postmaster.pid and, when that number is in use by anybody, refuses to start. Numbers
 * are used again, so what the note says is checked against the processes that really work on the folder.
 */
import { readFile, realpath, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { temporaryPrefix, type Places } from './places.ts'
import { ask, halt, watchOther, within, type Postmaster } from './postmaster.ts'
import { birthOf, serversOn, signal } from './processes.ts'
import { writeAs, type ServerUser } from './server-user.ts'
import { settingsMark } from './settings.ts'

export type Found = {
  places: Places
  binaries: Binaries
  user: ServerUser
  password: string
  log: (line: object) => void
}

/** One that speaks is given time for a checkpoint; one that is silent recovers at its next start instead. */
const waitsToEndMs = { speaking: [15_000, 5_000, 5_000], silent: [2_000, 2_000, 5_000] } as const
const answerWithinMs = 1_500
/** Children notice within moments that their server has died. */
const waitForChildrenMs = 5_000

/** The server to go on with, or undefined: none is running, and nothing stands in the way of a new one. */
export async function settleOrphan(found: Found): Promise<Postmaster | undefined> {
  const { places, user, log } = found
  const note = await readNote(places.data)
  if (note && (await serversOn(places.data)).includes(note.pid)) {
    const orphan = await watchOther(note.pid, note.socketFolder)
    const verdict = orphan ? await judge(orphan, found) : 'over'
    if (orphan && verdict === 'adopt') {
      log({ msg: 'Going on with the database server that was left running', process: note.pid })
      return orphan
    }
    if (orphan && (verdict === 'speaking' || verdict === 'silent')) {
      log({ msg: 'Ending a database server that was left running', process: note.pid })
      await halt(orphan, waitsToEndMs[verdict])
    }
    await removeTemporary(note.socketFolder)
  }
  await clearTheWay(places.data, user)
  return undefined
}

/** After a server has died, by whatever means: waits for its children, and makes its note harmless. */
export async function clearTheWay(dataFolder: string, user: ServerUser): Promise<void> {
  await untilNobodyIsOn(dataFolder)
  const path = join(dataFolder, 'postmaster.pid')
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return
  if (!/^\d+\n/.test(text)) {
    await rm(path) // Cut short by a full disk or a power cut; PostgreSQL would refuse to start.
    return
  }
  // The number may be a stranger's by now. PostgreSQL takes a note with its own parent's number for stale, and still checks by the
  // note's last lines that nobody uses the shared memory. Removing the note would remove that check as well.
  await writeAs(user, path, text.replace(/^\d+/, String(process.pid)))
}

async function judge(
  orphan: Postmaster,
  { places, binaries, password, log }: Found,
): Promise<'adopt' | 'speaking' | 'silent' | 'over'> {
  let silentSince: number | undefined
  while (!orphan.hasEnded()) {
    const answer = await ask(orphan.socketFolder, password, answerWithinMs)
    if (answer instanceof Error) {
      log({ msg: 'The database server that was left running does not let us in', reason: answer.message })
      return 'speaking'
    }
    if (answer === 'silent') {
      silentSince ??= performance.now()
      if (performance.now() - silentSince > answerWithinMs) return 'silent'
    } else if (answer === 'stopping') {
      if (!(await within(30_000, orphan.ended))) return 'speaking'
    } else if (answer !== 'starting') {
      const sameData = (await realpath(answer.dataFolder).catch(() => '')) === (await realpath(places.data))
      return sameData && answer.mark === settingsMark(places.data) && answer.version === binaries.version
        ? 'adopt'
        : 'speaking'
    }
    await within(100, orphan.ended)
  }
  return 'over'
}

async function untilNobodyIsOn(dataFolder: string): Promise<void> {
  const patientUntil = performance.now() + waitForChildrenMs
  for (;;) {
    const left = await serversOn(dataFolder)
    if (left.length === 0) return
    // They belong to a server that is no more, and nothing they hold was promised to anybody.
    if (performance.now() > patientUntil) for (const pid of left) signal(pid, 'SIGKILL')
    await pause(50)
  }
}

/** Lines of postmaster.pid: process number, data folder, start, port, socket folder, … (PostgreSQL source, pidfile.h). */
export async function readNote(dataFolder: string): Promise<{ pid: number; socketFolder: string } | undefined> {
  const text = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1 || (await birthOf(pid)) === undefined) return undefined
  return { pid, socketFolder: lines[4] ?? '' }
}

/** The private folder that an ended server used under the system's temporary folder. */
export async function removeTemporary(socketFolder: string): Promise<void> {
  const temporary = await Promise.all([tmpdir(), '/tmp'].map((folder) => realpath(folder).catch(() => folder)))
  if (
    !temporary.some(
      (folder) => socketFolder.startsWith(join(folder, temporaryPrefix)) && dirname(socketFolder) === folder,
    )
  )
    return
  await rmdir(socketFolder).catch(() => undefined) // Not empty, or gone: nothing of ours.
}
