/**
 * Everything that must hold, in one run: `npm test`. Or only the test files named: `node test/run.ts src/cases test/matrix.test.ts`.
 * Checks and test files share two lanes or more; what failed is told in full, and the last line counts.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { endTestServer, testServer } from './database/server.ts'
import { ensureTemplate } from './database/template.ts'
import { checks, programsThere, runCheck } from './run/checks.ts'
import { inLanes } from './run/lanes.ts'
import type { Result } from './run/result.ts'
import { runTestFile } from './run/test-file.ts'

const root = resolve(import.meta.dirname, '..')
process.chdir(root)
settleEnvironment()

const asked = process.argv.slice(2)
const whole = asked.length === 0
const files = testFiles(asked)
// Both take their time on a bare machine, beside the checks.
const programs = files.some(needsPrograms) ? runCheck(programsThere) : undefined
if (whole) holdServer()

const jobs = [
  ...(whole ? checks.map((check) => () => runCheck(check)) : []),
  ...files.map((file) => async () => {
    if (needsPrograms(file)) await programs
    return await runTestFile(resolve(file), file)
  }),
]
const results: Result[] = []
const finished = (result: Result): void => {
  results.push(result)
  tell(result)
}
// One more than there are processors: many a test waits for a program to start or a time to pass.
await inLanes(availableParallelism() + 1, jobs, finished)
if (programs) finished(await programs)
await endTestServer()
tellSlowest(results)
const passed = results.reduce((sum, result) => sum + result.passed, 0)
const failed = results.reduce((sum, result) => sum + result.failures.length, 0)
for (const { name, failures } of results) {
  for (const failure of failures) print(`failed: ${name}${failure.name === name ? '' : ` › ${failure.name}`}`)
}
process.exitCode = failed > 0 || passed === 0 || files.length === 0 ? 1 : 0
print(`${passed} passed, ${failed} failed`)

/** The same outside for everyone: our programs first, one time zone, nothing of the caller's own database. */
function settleEnvironment(): void {
  process.env['PATH'] = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter)
  process.env['NODE_ENV'] = 'test'
  process.env['TZ'] = 'UTC'
  process.env['NODE_COMPILE_CACHE'] = join(root, 'node_modules/.cache/node')
  for (const name of Object.keys(process.env)) {
    if (/^(CAUSEWAY_|DATABASE_URL|KEYS_DATABASE_URL|PG[A-Z]+$|SMTP_URL|BASE_URL|PORT$|HOST$)/.test(name))
      Reflect.deleteProperty(process.env, name)
  }
}

/** Those in a browser take longest, then those of the whole service: they come first, and the short ones fill the lanes beside them. */
function testFiles(paths: readonly string[]): string[] {
  const found = whole
    ? globSync(['test/**/*.test.ts', 'src/**/*.test.ts'])
    : paths.flatMap((path) => {
        if (!existsSync(path)) throw new Error(`There is no ${path}`)
        return statSync(path).isDirectory() ? globSync(join(path, '**/*.test.ts')) : [path]
      })
  const weight = (file: string): number => (needsBrowser(file) ? 2 : file.startsWith('test/') ? 1 : 0)
  return found.sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1))
}

function needsBrowser(file: string): boolean {
  return /from '(playwright-core|.*\/browser\.ts)'/.test(readFileSync(file, 'utf8'))
}

/** Programs that no package brings: a browser, or what reads PDF files. */
function needsPrograms(file: string): boolean {
  return needsBrowser(file) || /from '.*\/pdf-reader\.ts'/.test(readFileSync(file, 'utf8'))
}

/** For the whole run, so that it is there when the first test asks. What keeps it from starting, that test will tell. */
function holdServer(): void {
  testServer()
    .then(ensureTemplate)
    .catch(() => undefined)
}

function tell({ name, passed, failures, seconds }: Result): void {
  const count = passed + failures.length
  print(`${failures.length === 0 ? '✔' : '✖'} ${name}  ${count === 1 ? '' : `${count} tests, `}${seconds.toFixed(1)} s`)
  for (const failure of failures) print(`  ✖ ${failure.name}\n${failure.detail.replaceAll(/^/gm, '    ')}`)
}

function tellSlowest(all: readonly Result[]): void {
  const slowest = all.toSorted((a, b) => b.seconds - a.seconds).slice(0, 10)
  print(
    `\nLongest of ${all.length}: ${slowest.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`).join(', ')}`,
  )
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
