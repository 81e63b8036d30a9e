/**
 * Stylesheet, scripts and images: made once at start, held in memory, served under a fingerprint of all of them, for ever.
 * The stylesheet takes seconds to compile, so the result is kept beside the packages it comes from until one of them changes.
 */
import type { FastifyInstance } from 'fastify'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { NotFound } from '../failures.ts'

const here = fileURLToPath(new URL('assets/', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))
const modules = join(root, 'node_modules')

type Asset = { type: string; bytes: Buffer; zipped: Buffer | undefined }

export type Assets = {
  /** The address of a file, such as "main.css" or "images/icon.svg". */
  addressOf: (name: string) => string
  find: (name: string) => Asset | undefined
  fingerprint: string
}

export async function buildAssets(cacheFolder: string = join(modules, '.cache', 'causeway')): Promise<Assets> {
  const files = new Map<string, Asset>()
  const styles = await stylesheet(cacheFolder)
  files.set('main.css', asset('main.css', styles))
  for (const name of ['main.js', 'kept-as-typed.js']) files.set(name, asset(name, await readFile(join(here, name))))
  const script = await readFile(join(modules, 'govuk-frontend/dist/govuk/govuk-frontend.min.js'), 'utf8')
  // Its source map is not served.
  files.set('govuk-frontend.min.js', asset('.js', Buffer.from(script.replace(/\/\/# sourceMappingURL=.*\s*$/, ''))))
  files.set('images/icon.svg', asset('.svg', await readFile(join(here, 'icon.svg'))))
  for (const image of imagesIn(styles)) {
    files.set(image, asset(image, await readFile(join(modules, '@ministryofjustice/frontend/moj/assets', image))))
  }

  const hash = createHash('sha256')
  for (const [name, file] of files) hash.update(name).update(file.bytes)
  const fingerprint = hash.digest('hex').slice(0, 16)

  return {
    fingerprint,
    find: (name) => files.get(name),
    addressOf: (name) => {
      if (!files.has(name)) throw new Error(`no asset named ${name}`)
      return `/assets/${fingerprint}/${name}`
    },
  }
}

export function addAssets(app: FastifyInstance, assets: Assets): void {
  app.get<{ Params: { fingerprint: string; '*': string } }>(
    '/assets/:fingerprint/*',
    { config: { roles: 'anyone', personal: false } },
    async (request, reply) => {
      const found = assets.find(request.params['*'])
      if (found === undefined) throw new NotFound()
      // While a new version is rolled out, a page of the other one asks by its own fingerprint: it gets ours, to be forgotten.
      const current = request.params.fingerprint === assets.fingerprint
      reply.header('cache-control', current ? 'public, max-age=31536000, immutable' : 'no-store')
      reply.type(found.type)
      if (found.zipped === undefined) return reply.send(found.bytes)
      reply.header('vary', 'accept-encoding')
      if (!acceptsGzip(request.headers['accept-encoding'])) return reply.send(found.bytes)
      return reply.header('content-encoding', 'gzip').send(found.zipped)
    },
  )
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
}

function asset(name: string, bytes: Buffer): Asset {
  const ending = name.slice(name.lastIndexOf('.') + 1)
  const type = types[ending]
  if (type === undefined) throw new Error(`no media type for ${name}`)
  // The same for everyone and without secrets, so compressing gives nothing away.
  return { type, bytes, zipped: ending === 'png' ? undefined : gzipSync(bytes, { level: 9 }) }
}

function acceptsGzip(accepted: string | string[] | undefined): boolean {
  return [accepted].flat().some((value) => value !== undefined && /\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/.test(value))
}

/** Images of the MoJ components. The royal crest of GOV.UK's own footer is not ours to show. */
function imagesIn(styles: Buffer): string[] {
  const named = styles.toString('utf8').matchAll(/url\("?(images\/[\w.-]+)"?\)/g)
  return [...new Set([...named].map((match) => match[1] ?? ''))].filter((name) => name !== 'images/govuk-crest.svg')
}

async function stylesheet(cacheFolder: string): Promise<Buffer> {
  const cached = join(cacheFolder, `${await stylesheetKey()}.css`)
  const known = await readFile(cached).catch(() => undefined)
  if (known !== undefined) return known

  // Loaded only when needed: it is the largest thing we depend on.
  const sass = await import('sass')
  const { css } = sass.compile(join(here, 'main.scss'), {
    loadPaths: [root],
    style: 'compressed',
    charset: false,
    quietDeps: true,
    // MoJ Frontend still calls two mixins that GOV.UK Frontend has deprecated.
    logger: sass.Logger.silent,
  })
  const bytes = Buffer.from(css)
  await keep(cacheFolder, cached, bytes)
  return bytes
}

/** Everything the stylesheet is made from: our own files, and the versions of the packages. */
async function stylesheetKey(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of ['govuk-frontend', '@ministryofjustice/frontend', 'sass']) {
    hash.update(await readFile(join(modules, name, 'package.json')))
  }
  const own = (await readdir(here)).filter((name) => name.endsWith('.scss')).sort()
  for (const name of own) hash.update(name).update(await readFile(join(here, name)))
  return hash.digest('hex')
}

/** Two processes may start at once: each writes its own file and renames it into place. A read-only disk costs only time. */
async function keep(folder: string, path: string, bytes: Buffer): Promise<void> {
  const draft = `${path}.${process.pid}`
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(draft, bytes)
    await rename(draft, path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error
  }
}
