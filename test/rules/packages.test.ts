/** What we install: named exactly, hashed, from nowhere in particular, and under a licence that lets a council use it. SC-01. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { z } from 'zod'
import { root } from './tracked-files.ts'

const Versions = z.record(z.string(), z.string()).default({})

const { dependencies, devDependencies, optionalDependencies, allowScripts } = z
  .object({
    dependencies: Versions,
    devDependencies: Versions,
    optionalDependencies: Versions,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

const Entry = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
})
const lock = z
  .object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), Entry) })
  .parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
const installed = Object.entries(lock.packages).filter(([path]) => path !== '')

/** Permissive: to use, change and pass on, with the notice kept. OFL: fonts, which may be embedded in what is made with them. */
const licences = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Zlib',
]

/** Those whose package.json says less than their licence file, which we have read: duck's is the BSD licence of two clauses. */
const asRead: Readonly<Record<string, string>> = { duck: 'BSD-2-Clause' }

suite('The packages that are installed', () => {
  test('are named by their exact version', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${name} ${version}`)
    assert.deepEqual(loose, [])
  })

  test('each have a SHA-512 hash in the lock file', () => {
    assert.ok(installed.length > 100)
    assert.deepEqual(
      pathsWhere(({ integrity }) => integrity?.startsWith('sha512-') !== true),
      [],
    )
  })

  test('come from whatever registry is configured: the lock file names no host', () => {
    assert.deepEqual(
      pathsWhere(({ resolved, link }) => resolved !== undefined || link === true),
      [],
    )
  })

  test('are the ones that package.json names, in those versions', () => {
    const differing = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)
      .map(([name]) => name)
    assert.deepEqual(differing, [], 'run npm install')
  })

  test('run a script at their installation only where package.json has decided about it', () => {
    const undecided = pathsWhere(({ hasInstallScript }) => hasInstallScript === true)
      .map(nameOf)
      .filter((name) => !(name in allowScripts))
    assert.deepEqual(undecided, [])
  })

  test('come, in production, under a licence that lets a council use them', () => {
    const others = installed
      .filter(([path, { dev, license }]) => dev !== true && !allows(asRead[nameOf(path)] ?? license))
      .map(([path, { license }]) => `${nameOf(path)} ${license ?? 'without a licence'}`)
    assert.deepEqual(others, [])
  })
})

/** Of a choice, one that we know is enough; of several at once, all must be known. */
function allows(license: string | undefined): boolean {
  return (license ?? '')
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => licences.includes(one)))
}

function pathsWhere(holds: (entry: z.infer<typeof Entry>) => boolean): string[] {
  return installed.filter(([, entry]) => holds(entry)).map(([path]) => path)
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}
