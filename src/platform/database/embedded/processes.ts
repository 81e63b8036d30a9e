/**
 * What the operating system says about a process. A process number alone proves nothing: numbers are used again, so a process
 * is known by its number and the moment it began, and a PostgreSQL server by its program and the folder it works in.
 */
import { readdir, readFile, readlink, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { runAs } from './server-user.ts'
import { folderMark } from './settings.ts'

/**
 * When a process began, as an opaque text that no other process with this number will ever have.
 * Undefined when there is no such process, or when it has ended and only waits for its parent to notice.
 */
export async function birthOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return await birthByPs(pid)
  const fields = await statFields(pid)
  // Fields 3 (state) and 22 (start in clock ticks since boot) of proc(5).
  const [state, startedAt] = [fields?.[0], fields?.[19]]
  if (state === undefined || state === 'Z' || state === 'X' || startedAt === undefined) return undefined
  return `${await bootId()}:${startedAt}`
}

/** Where a process number means something: this machine since it was started, and this container. */
export async function processNamespace(): Promise<string> {
  if (process.platform !== 'linux') return 'this machine'
  return `${await bootId()}:${await readlink('/proc/self/ns/pid')}`
}

/** Numbers of every living PostgreSQL process, server or child, that works on this data folder. */
export async function serversOn(dataFolder: string): Promise<number[]> {
  const found = process.platform === 'linux' ? await listByProc(dataFolder) : await listByPs(dataFolder)
  return found.filter((pid) => pid !== process.pid)
}

/** Sends a signal; false when there is nobody to receive it. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

async function listByProc(dataFolder: string): Promise<number[]> {
  const folder = await stat(dataFolder).catch(() => undefined)
  if (!folder) return []
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const onFolder = await Promise.all(
    numbers.map(async (pid) => {
      try {
        // A replaced program reads "/…/postgres (deleted)".
        if (!basename(await readlink(`/proc/${pid}/exe`)).startsWith('postgres')) return false
        // Every PostgreSQL process changes into its data folder; compared by inode, so that another path to it is no disguise.
        const cwd = await stat(`/proc/${pid}/cwd`)
        return cwd.ino === folder.ino && cwd.dev === folder.dev && (await birthOf(pid)) !== undefined
      } catch {
        return false // Gone meanwhile, or somebody else's.
      }
    }),
  )
  return numbers.filter((_, index) => onFolder[index])
}

async function listByPs(dataFolder: string): Promise<number[]> {
  const { output } = await runAs(undefined, 'ps', ['-axo', 'pid=,command='])
  return serversListed(output, dataFolder)
}

/** From what ps prints where there is no /proc (macOS): a server shows its command line, its children their title. */
export function serversListed(lines: string, dataFolder: string): number[] {
  const found: number[] = []
  for (const line of lines.split('\n')) {
    const [, pid, command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? []
    const isServer = /(^|\/)postgres -D /.test(command) && `${command} `.includes(`-D ${dataFolder} `)
    if (isServer || command.startsWith(`postgres: ${folderMark(dataFolder)}`)) found.push(Number(pid))
  }
  return found
}

async function birthByPs(pid: number): Promise<string | undefined> {
  const { output } = await runAs(undefined, 'ps', ['-o', 'state=,lstart=', '-p', String(pid)])
  const [state, ...startedAt] = output.trim().split(/\s+/)
  return state === undefined || state === '' || state.startsWith('Z') ? undefined : startedAt.join(' ')
}

async function statFields(pid: number): Promise<string[] | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // The name, in parentheses, may itself hold spaces and parentheses.
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')
}

async function bootId(): Promise<string> {
  return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => 'unknown')).trim()
}
