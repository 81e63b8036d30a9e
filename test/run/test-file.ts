/**
 * Runs one test file in a process of its own and reads what node:test says of it. Strict where node:test is kind: a skipped or
 * planned test fails, and so does a file with no test in it, one that ends before its tests do, and one that does not end.
 */
import { finished } from 'node:stream/promises'
import { run, type EventData } from 'node:test'
import { inspect, stripVTControlCharacters } from 'node:util'
import type { Failure, Result } from './result.ts'

/** A file that takes longer hangs, or is several files. */
const longestMs = 600_000

const wholeFile = 'the file as a whole'

/**
 * @param file absolute path
 * @param name path to show
 */
export async function runTestFile(file: string, name: string): Promise<Result> {
  const startedAt = performance.now()
  const failures: Failure[] = []
  const printed: string[] = []
  const suites: string[] = []
  const seen = { passed: 0, end: false }

  const events = run({ files: [file], isolation: 'process', signal: AbortSignal.timeout(longestMs) })
  events.on('test:start', ({ nesting, name }) => {
    suites.length = nesting
    suites.push(name)
  })
  events.on('test:pass', (test) => {
    if (isWholeFile(test, file) || test.details.type === 'suite') return
    const reason = notRun(test)
    if (reason === undefined) seen.passed += 1
    else failures.push({ name: nameOf(test, suites), detail: reason })
  })
  events.on('test:fail', (test) => {
    const kind = kindOf(test.details.error)
    // A suite, or a test with tests in it, fails with them: they have been told already.
    if (kind === 'subtestsFailed') return
    if (kind === 'cancelledByParent') {
      failures.push({ name: nameOf(test, suites), detail: 'not run, because its preparation failed' })
      return
    }
    failures.push(
      isWholeFile(test, file)
        ? { name: wholeFile, detail: whyFileFailed(kind, test.details.error, printed) }
        : { name: nameOf(test, suites), detail: describe(test.details.error) },
    )
  })
  events.on('test:stdout', ({ message }) => printed.push(message))
  events.on('test:stderr', ({ message }) => printed.push(message))
  // What went on after a test had ended is told here alone.
  events.on('test:diagnostic', ({ message }) => printed.push(`${message}\n`))
  events.on('test:summary', (summary) => {
    // The file's own summary: it came to its end. (The run as a whole has one too, without a file.)
    if (summary.file !== undefined) seen.end = summary.counts.tests > 0
  })
  await finished(events.resume())

  if (!seen.end && failures.length === 0) {
    failures.push({
      name: 'the file as a whole',
      detail: `no test in it, or it ended before its tests\n${printed.join('')}`,
    })
  }
  return { name, passed: seen.passed, failures, seconds: (performance.now() - startedAt) / 1000 }
}

/** node:test wraps each file in a test of the file's name. */
function isWholeFile(data: { name: string; nesting: number }, file: string): boolean {
  return data.nesting === 0 && data.name === file
}

function notRun(data: EventData.TestPass): string | undefined {
  if (data.skip !== undefined && data.skip !== false) return 'skipped: a test that does not run proves nothing'
  if (data.todo !== undefined && data.todo !== false) return 'still to do: a test that may fail proves nothing'
  return undefined
}

function nameOf(data: { name: string; nesting: number }, suites: readonly string[]): string {
  return [...suites.slice(0, data.nesting), data.name].join(' › ')
}

/** node:test says there what kind of failure it was; the types leave it out. */
function kindOf(error: Error): string | undefined {
  return 'failureType' in error ? String(error.failureType) : undefined
}

function whyFileFailed(kind: string | undefined, error: Error, printed: readonly string[]): string {
  if (kind === 'testAborted') return `did not end within ${longestMs / 1000} s\n${printed.join('')}`
  return `${inspect(error.cause)}, ${howItEnded(error)}\n${printed.join('')}`.trim()
}

/** The process of a file that fails without a failing test: its exit code, or the signal that ended it. */
function howItEnded(error: Error): string {
  const { exitCode, signal } = error as { readonly exitCode?: unknown; readonly signal?: unknown }
  return `exit code ${inspect(exitCode)}, signal ${inspect(signal)}`
}

/** The error as thrown in the test, without the wrapping that node:test puts around it. */
function describe(error: Error): string {
  const { cause } = error
  // What an assertion compared stands in its message already.
  if (cause instanceof Error && cause.name === 'AssertionError')
    return stripVTControlCharacters(cause.stack ?? cause.message)
  return stripVTControlCharacters(inspect(cause ?? error))
}
