/**
 * Who PostgreSQL runs as. It refuses to run as root, so a start by root hands it to an unprivileged system user;
 * every other start keeps the user it has.
 */
import { spawn } from 'node:child_process'
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '#platform/failures.ts'

/** The user that root steps down to; undefined when we are an ordinary user already. */
export type ServerUser = { name: string; uid: number; gid: number } | undefined

/** In this order: made for the purpose (Debian and others, macOS), then the one that every system has. */
const candidates = ['postgres', '_postgres', 'nobody']

/** Nothing of the parent's environment reaches a child: it may hold secrets, and settings that bend PostgreSQL (PGDATA, PGPORT). */
const environment = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' }

/** How to start a program as that user: an environment without secrets, a folder anyone may be in. */
export function spawnOptions(user: ServerUser): { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
  return { cwd: '/', env: environment, ...(user && { uid: user.uid, gid: user.gid }) }
}

/**
 * As root: the owner of an existing data folder, else a system user. Otherwise nobody else.
 * @throws Refusal when root has no one to step down to
 */
export async function serverUser(dataFolder: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return undefined
  const folder = await lstat(join(dataFolder, 'PG_VERSION')).catch(() => undefined)
  if (folder && folder.uid !== 0) return { name: `number ${folder.uid}`, uid: folder.uid, gid: folder.gid }
  for (const name of candidates) {
    const [uid, gid] = await Promise.all([idOf('-u', name), idOf('-g', name)])
    if (uid !== undefined && gid !== undefined) return { name, uid, gid }
  }
  throw new Refusal(
    `PostgreSQL does not run as root, and there is no user called ${candidates.join(', ')} to run it as. Start Causeway as an ordinary user.`,
  )
}

async function idOf(flag: '-u' | '-g', name: string): Promise<number | undefined> {
  const { code, output } = await runAs(undefined, 'id', [flag, name])
  const id = Number(output.trim())
  return code === 0 && Number.isInteger(id) && id > 0 ? id : undefined
}

/** Whether that user can get to a folder and read in it, every parent included. */
export async function canReach(folder: string, user: ServerUser): Promise<boolean> {
  if (!user) return true
  const { code } = await runAs(user, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder])
  return code === 0
}

/**
 * Writes a file as the user who owns its folder, whole or not at all. Root never writes in a folder that somebody else controls:
 * a link planted there would lead it anywhere.
 */
export async function writeAs(user: ServerUser, path: string, text: string): Promise<void> {
  const script = 'umask 077 && cat > "$1.new" && mv -f "$1.new" "$1"'
  const { code, output } = await runAs(user, '/bin/sh', ['-c', script, 'sh', path], text)
  if (code !== 0) throw new Error(`could not write ${path}: ${output.trim()}`)
}

/**
 * Runs a program to its end.
 * @returns its exit code (undefined when a signal ended it) and what it printed, both streams together
 * @throws the operating system's error when it could not be started at all
 */
export async function runAs(
  user: ServerUser,
  program: string,
  args: readonly string[],
  input = '',
): Promise<{ code: number | undefined; output: string }> {
  return await new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...spawnOptions(user), stdio: 'pipe' })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    // A program that ends without reading its input closes the pipe under us: its exit code says what matters.
    child.stdin.on('error', () => undefined).end(input)
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code: code ?? undefined, output })
    })
  })
}
