import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'

const seed = 'src/strategy/reading/fixtures/thurrock-prevent-strategy-2017-2019.txt'
const folder = await mkdtemp(join(tmpdir(), 'causeway-import-'))
after(() => rm(folder, { recursive: true }))

test('a trial prints what was read in the shape of the contract, and keeps nothing', async () => {
  const { code, out } = await causeway(seed, '--dry-run', '--json')
  assert.equal(code, 0)
  const told = JSON.parse(out) as Record<string, unknown> & { strategy: Record<string, unknown[]> }
  assert.deepEqual(Object.keys(told), ['read', 'added', 'unchanged', 'rejected', 'strategy', 'unread'])
  assert.deepEqual(
    [told['read'], told['added'], told['unchanged'], told['rejected'], told['unread']],
    [29, 0, 0, [], []],
  )
  assert.deepEqual(Object.keys(told.strategy), [
    'title',
    'period',
    'objectives',
    'means',
    'recommendations',
    'route',
    'sections',
    'appendices',
  ])
  assert.deepEqual([told.strategy['title'], told.strategy['period']], ['Thurrock PREVENT Strategy', '2017/2019'])
  assert.deepEqual(told.strategy['route']?.at(-1), {
    date: null,
    purpose: 'Information and Action',
    bodies: ['Directors Board', 'Cabinet', 'LSCB', 'Adult Safeguarding Board', 'Health & Well Being Board'],
  })
})

test('without --json it says the same in words, with the line of each', async () => {
  const { code, out } = await causeway(seed, '--dry-run')
  assert.equal(code, 0)
  assert.match(out, /^Thurrock PREVENT Strategy, 2017\/2019\n/)
  assert.match(out, /\nMeans: 6\n {2}line 44: 1\. Identifying local threats and monitoring\n/)
  assert.match(out, /\n {2}line 9: Nov 17, Information: CSP Executive\n/)
  assert.match(out, /\nNot read: 0\n/)
})

test('what cannot be read is a refusal of one line', async () => {
  const empty = join(folder, 'empty.txt')
  await writeFile(empty, '')
  for (const [file, words] of [
    [empty, 'empty.txt: The file is empty.'],
    ['package.json', 'package.json: The file must be a Word document (.docx), a text (.txt) or Markdown (.md).'],
    [folder, `This is not a file: ${folder}`],
    [join(folder, 'none.txt'), `The file cannot be opened: ${join(folder, 'none.txt')}`],
  ] as const) {
    assert.deepEqual(await causeway(file, '--dry-run'), { code: 1, out: '', said: `${words}\n` })
  }
})

test('wrong usage ends with 2', async () => {
  assert.equal((await causeway()).code, 2)
  assert.equal((await causeway(seed, '--dryrun')).code, 2)
})

test('a list of training that is no file is refused before anything is opened, and its help tells the headings', async () => {
  const run = async (...options: readonly string[]) => await causewayImport('training', ...options)
  assert.deepEqual(await run(folder), { code: 1, out: '', said: `This is not a file: ${folder}\n` })
  assert.equal((await run()).code, 2)
  const { code, out } = await run('--help')
  assert.equal(code, 0)
  assert.match(
    out.replaceAll(/\s+/g, ' '),
    /name, forename, surname, email, staff_number, role, setting, started_on, course,/,
  )
})

async function causeway(...options: readonly string[]) {
  return await causewayImport('strategy', ...options)
}

async function causewayImport(...options: readonly string[]): Promise<{ code: number; out: string; said: string }> {
  try {
    const ran = await promisify(execFile)(process.execPath, ['src/cli.ts', 'import', ...options])
    return { code: 0, out: ran.stdout, said: ran.stderr }
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string }
    return { code: failed.code, out: failed.stdout, said: failed.stderr }
  }
}
