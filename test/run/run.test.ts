/** The run itself: what passes for a test elsewhere, and does not here. */
import { spawnSync } from 'node:child_process'
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'

const folder = mkdtempSync(join(tmpdir(), 'causeway-run-'))
after(() => {
  rmSync(folder, { recursive: true })
})

const good = "test('two and two are four', () => assert.equal(2 + 2, 4))"

suite('A run of the tests', () => {
  test('counts each test and ends with the count', () => {
    const { lines, code } = runOn(`${good}\nsuite('sums', () => { test('one', () => {}); test('two', () => {}) })`)
    assert.equal(lines.at(-1), '3 passed, 0 failed')
    assert.equal(code, 0)
  })

  test('names a failing test by its suite and shows what differed', () => {
    const { lines, code } = runOn(`${good}\nsuite('sums', () => { test('one', () => assert.equal(1, 2)) })`)
    assert.equal(lines.at(-1), '1 passed, 1 failed')
    assert.ok(lines.some((line) => line.includes('✖ sums › one')))
    assert.ok(lines.some((line) => line.includes('1 !== 2')))
    assert.equal(code, 1)
  })

  const failures: Record<string, string> = {
    'a skipped test': `${good}\ntest.skip('later', () => {})`,
    'a test still to be written': `${good}\ntest.todo('later')`,
    'an error outside any test': `${good}\nthrow new Error('outside')`,
    'an error after the last test': `${good}\nsetTimeout(() => { throw new Error('late') }, 20)`,
    'a file that cannot be read as a program': `${good}\nconst = 1`,
    'a file that is killed': `${good}\nprocess.kill(process.pid, 'SIGKILL')`,
    'a file that ends by itself before its tests do': `${good}\ntest('ends', () => process.exit(0))\n${good}`,
    'a preparation that fails': `before(() => { throw new Error('not ready') })\n${good}`,
    'a file without a test': 'export {}',
  }
  for (const [what, text] of Object.entries(failures)) {
    test(`counts ${what} as a failure`, () => {
      const { lines, code } = runOn(text)
      assert.match(lines.at(-1) ?? '', /^[01] passed, 1 failed$/)
      assert.equal(code, 1)
    })
  }

  test('fails when there is nothing to run', () => {
    const empty = mkdtempSync(join(folder, 'empty-'))
    const { lines, code } = run(empty)
    assert.equal(lines.at(-1), '0 passed, 0 failed')
    assert.equal(code, 1)
  })
})

function runOn(text: string): { lines: string[]; code: number | null } {
  const file = join(mkdtempSync(join(folder, 'a-')), 'some.test.ts')
  const head =
    "import assert from 'node:assert/strict'\nimport { before, suite, test } from 'node:test'\nvoid [assert, before, suite]\n"
  writeFileSync(file, head + text)
  return run(file)
}

function run(path: string): { lines: string[]; code: number | null } {
  // Within a test, node:test refuses to run tests: the variable that tells it so is left out.
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_TEST_CONTEXT'))
  const program = join(import.meta.dirname, '../run.ts')
  const { stdout, status } = spawnSync(process.execPath, [program, path], { env: environment, encoding: 'utf8' })
  return { lines: stdout.trimEnd().split('\n'), code: status }
}
