/**
 * Where everything of the embedded database lies. `var/postgres` is the data; what is ours lies beside it: `postgres.secret`,
 * `postgres.log`, `postgres.lock.N`, `postgres.socket`. Only when root runs a checkout that the server user cannot reach
 * (under /root, say) does the data lie elsewhere, and `postgres.location` says where.
 */
import { createHash, randomBytes } from 'node:crypto'
import { chmod, chown, lstat, mkdir, mkdtemp, readFile, realpath, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from '#platform/failures.ts'
import { errorCode } from './reasons.ts'
import { canReach, type ServerUser } from './server-user.ts'

export type Places = {
  /** The data folder as PostgreSQL sees it. */
  data: string
  /** The folder around the data, which the server user can reach: sockets and copied programs go here. */
  home: string
  secret: string
  log: string
  /** Lock files are this and a number. */
  lock: string
}

/** Where root keeps the data of a checkout that no one else can reach. */
const systemFolder = '/var/lib/causeway'

/** The longest socket path that Linux (108 bytes) and macOS (104) both take, with its end mark. */
const longestSocketPath = 103

/** Makes the folder around the data folder and answers its real path with the data folder's name. */
export async function prepareParent(dataFolder: string): Promise<string> {
  const asked = resolve(dataFolder)
  // Root's is passable (0711) but not readable: the server user must come through to its own folder.
  await mkdir(dirname(asked), { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  return join(await realpath(dirname(asked)), basename(asked))
}

/**
 * Decides where the data lies. Once data is somewhere it stays there: a folder that has become unreachable is a refusal, never a
 * reason to begin an empty database elsewhere.
 *
 * @param asked what prepareParent answered
 */
export async function findPlaces(asked: string, user: ServerUser, log: (line: object) => void): Promise<Places> {
  const beside = besides(asked)
  const moved = await movedTo(asked)
  if (moved !== undefined) {
    if (!(await isFolder(join(moved, 'postgres')))) {
      throw new Refusal(
        `The embedded database lies in ${moved} (so says ${noteOf(asked)}), and that folder is missing. Bring it back, or remove the note to begin an empty database.`,
      )
    }
    return { ...beside, data: join(moved, 'postgres'), home: moved }
  }
  const parent = dirname(asked)
  if (await canReach(parent, user)) return { ...beside, data: asked, home: parent }
  if (await isFolder(join(asked, 'base'))) {
    throw new Refusal(
      `PostgreSQL runs as user ${user?.name ?? 'of this process'}, who cannot reach ${asked}. Give that user passage (x) through each folder above it.`,
    )
  }

  const home = join(systemFolder, createHash('sha256').update(asked).digest('hex').slice(0, 16))
  await mkdir(join(home, 'postgres'), { recursive: true, mode: 0o711 })
  if (user) await chown(join(home, 'postgres'), user.uid, user.gid)
  await writeWhole(noteOf(asked), `${home}\n`)
  log({ msg: `The server user cannot reach ${asked}: the embedded database lies in ${home}`, note: noteOf(asked) })
  return { ...beside, data: join(home, 'postgres'), home }
}

/** Where the data of an application that has already started lies. Changes nothing. */
export async function placesOnRecord(asked: string): Promise<Places> {
  const moved = await movedTo(asked)
  return {
    ...besides(asked),
    data: moved === undefined ? asked : join(moved, 'postgres'),
    home: moved ?? dirname(asked),
  }
}

function besides(asked: string): Pick<Places, 'secret' | 'log' | 'lock'> {
  return { secret: `${asked}.secret`, log: `${asked}.log`, lock: `${asked}.lock` }
}

function noteOf(asked: string): string {
  return `${asked}.location`
}

async function movedTo(asked: string): Promise<string | undefined> {
  return await readFile(noteOf(asked), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )
}

/**
 * A folder for the socket that nobody but the server user (and root) can enter: beside the data, or under the system's temporary
 * folder when the path would be too long for a socket.
 */
export async function socketFolder(places: Places, user: ServerUser): Promise<string> {
  const beside = `${places.data}.socket`
  if (!beside.includes(',') && fits(beside)) return await makePrivate(beside, user)
  const temporary = [tmpdir(), '/tmp']
  for (const folder of temporary) {
    // The name cannot be guessed, so nobody can have prepared it.
    if (!fits(join(folder, temporaryPrefix + 'XXXXXX')) || !(await canReach(folder, user))) continue
    return await makePrivate(await mkdtemp(join(await realpath(folder), temporaryPrefix)), user)
  }
  throw new Refusal(
    `There is no folder for the database's socket: ${beside} is too long a path, and ${temporary.join(' and ')} cannot be used.`,
  )
}

export const temporaryPrefix = 'causeway-socket-'

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= longestSocketPath
}

/**
 * Makes a folder 0700 for the server user.
 * @throws Refusal when something of that name is there which is not theirs or ours
 */
export async function makePrivate(folder: string, user: ServerUser): Promise<string> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error
  })
  const there = await lstat(folder)
  if (!there.isDirectory() || ![user?.uid, process.getuid?.()].includes(there.uid))
    throw new Refusal(`${folder} must be a private folder of ours, not a link or somebody else's.`)
  if (user) await chown(folder, user.uid, user.gid)
  await chmod(folder, 0o700)
  return folder
}

async function isFolder(path: string): Promise<boolean> {
  return await lstat(path).then(
    (there) => there.isDirectory(),
    () => false,
  )
}

async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, text, { flag: 'wx', mode: 0o600, flush: true })
  await rename(draft, path)
}
