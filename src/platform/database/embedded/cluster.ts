/**
 * The data folder itself: made once, whole or not at all, and recognised afterwards. A folder that Causeway did not make is never touched.
 */
import {
  chown,
  lchown,
  lstat,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '#platform/failures.ts'
import type { Binaries } from './binaries.ts'
import { makePrivate, type Places } from './places.ts'
import { diskFullLine, errorCode, refusalFor } from './reasons.ts'
import { scramVerifier } from './secret.ts'
import { runAs, writeAs, type ServerUser } from './server-user.ts'
import { hostBasedAccess, postgresqlConf, superuser } from './settings.ts'

/** Says that a data folder is ours. Lies inside it, so that it comes along in every backup. */
const marker = 'made-by-causeway'

/** A new cluster takes 40 MB and its first write-ahead log as much again; an existing one needs room for the next 16 MB of log. */
const neededFree = { toBegin: 200 * 1024 * 1024, toGoOn: 48 * 1024 * 1024 }

export type NewCluster = { places: Places; binaries: Binaries; user: ServerUser; password: string }

/**
 * Makes the cluster where there is none, and checks the one there is.
 * @throws Refusal when the folder is not ours, of another version, or the disk is full
 */
export async function ensureCluster(cluster: NewCluster, freeBytes = freeBytesOn): Promise<'made' | 'found'> {
  const { places, binaries, user } = cluster
  const there = await readdir(places.data).catch((error: unknown): string[] => {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  })
  const isNew = there.length === 0
  if ((await freeBytes(places.home)) < (isNew ? neededFree.toBegin : neededFree.toGoOn))
    throw new Refusal(diskFullLine(places.data))
  if (isNew) {
    await makeCluster(cluster)
    return 'made'
  }
  if (!there.includes('PG_VERSION') || !there.includes(marker)) {
    throw new Refusal(
      `${places.data} holds something that Causeway did not put there. Choose another folder (CAUSEWAY_DATA), or empty this one if nothing in it is needed.`,
    )
  }
  const major = (await readFile(join(places.data, 'PG_VERSION'), 'utf8')).trim()
  if (major !== String(binaries.major)) {
    throw new Refusal(
      `The data in ${places.data} is of PostgreSQL ${major}, the programs are of PostgreSQL ${binaries.version}. Name programs of version ${major} in CAUSEWAY_POSTGRES_BIN, or move the data by backup and restore.`,
    )
  }
  if (user && (await stat(places.data)).uid === 0) await handOver(places.data, user)
  return 'found'
}

/** Writes the settings of this version of Causeway; the server must not be running. */
export async function writeSettings(places: Places, user: ServerUser, socketFolder: string): Promise<void> {
  await writeAs(user, join(places.data, 'postgresql.conf'), postgresqlConf({ dataFolder: places.data, socketFolder }))
  await writeAs(user, join(places.data, 'pg_hba.conf'), hostBasedAccess)
}

/**
 * Gives the superuser our password again, for data whose secret is another one: a restored backup never contains it. Done by the
 * server program alone, without a server, which whoever may write the data folder can do anyway.
 */
export async function resetPassword({ places, binaries, user, password }: NewCluster): Promise<void> {
  const statement = `alter role ${superuser} login password '${scramVerifier(password)}'\n`
  const { code, output } = await runAs(user, binaries.postgres, ['--single', '-D', places.data, 'postgres'], statement)
  if (code !== 0 || /\b(ERROR|FATAL|PANIC): /.test(output)) throw refusalFor(output, places.data)
}

/** Made under another name and moved into place last: an interrupted beginning leaves nothing that could be taken for a database. */
async function makeCluster({ places, binaries, user, password }: NewCluster): Promise<void> {
  const draftName = `${places.data}.new-`
  for (const name of await readdir(places.home)) {
    const path = join(places.home, name)
    if (path.startsWith(draftName)) await rm(path, { recursive: true, maxRetries: 5 })
  }
  const draft = await makePrivate(await mkdtemp(draftName), user)
  const forSecret = await makePrivate(await mkdtemp(draftName), user)
  try {
    const passwordFile = join(forSecret, 'password')
    await writeFile(passwordFile, `${password}\n`, { flag: 'wx', mode: 0o600 })
    if (user) await chown(passwordFile, user.uid, user.gid)
    const { code, output } = await runAs(user, binaries.initdb, initdbArguments(draft, passwordFile, binaries.major))
    if (code !== 0) throw refusalFor(output, places.data)
    await rm(passwordFile)
    await writeAs(
      user,
      join(draft, marker),
      'The data folder of an embedded database of Causeway. Do not edit anything in it.\n',
    )
    await rename(draft, places.data).catch((error: unknown) => {
      if (errorCode(error) !== 'EBUSY' && errorCode(error) !== 'EXDEV') throw error
      throw new Refusal(
        `${places.data} is a disk of its own (a mount). Mount the folder above it instead: secrets and locks lie beside the data.`,
      )
    })
    await syncFolder(places.home)
  } finally {
    await rm(forSecret, { recursive: true, force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

function initdbArguments(folder: string, passwordFile: string, major: number): string[] {
  // Sorting is asked for by explicit collation; the locale only decides what is a letter. PostgreSQL's own provider (from 17) is the
  // same on every system; before it, the C library's.
  const letters =
    major >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C', `--lc-ctype=${process.platform === 'darwin' ? 'en_GB.UTF-8' : 'C.UTF-8'}`]
  return [
    `--pgdata=${folder}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--data-checksums',
    ...letters,
  ]
}

/** Data that root has put there, from a backup say, becomes the server user's. Links are not followed. */
async function handOver(path: string, user: { uid: number; gid: number }): Promise<void> {
  await lchown(path, user.uid, user.gid)
  if (!(await lstat(path)).isDirectory()) return
  for (const name of await readdir(path)) await handOver(join(path, name), user)
}

/** The new name survives a power cut: otherwise the next start would take a database in use for an unfinished one. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  await folder.sync()
  await folder.close()
}

async function freeBytesOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
