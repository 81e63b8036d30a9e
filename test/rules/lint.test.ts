/** Our own lint rules bite: each is broken, and kept, in a file of a small project of its own. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { z } from 'zod'

const root = resolve(import.meta.dirname, '../..')

type Planted = { file?: string; text: string; breaks?: string }

const client = "import pg from 'pg'\nconst client = new pg.Client()\n"
const sql = "import { sql } from 'kysely'\n"

const planted: Record<string, Planted> = {
  'a value in the middle of a query': {
    text: `${client}export const find = (name: string) => client.query(\`select 1 from person where name = '\${name}'\`)`,
    breaks: 'causeway/assembled-sql',
  },
  'a statement written down before it is sent': {
    text: 'export const statement = (table: string) => `delete from ${table}`',
    breaks: 'causeway/assembled-sql',
  },
  'a statement glued together': {
    text: "export const statement = (name: string) => 'select 1 from person where name = ' + name",
    breaks: 'causeway/assembled-sql',
  },
  'any other text that is sent as a query': {
    text: `${client}export const listen = (channel: string) => client.query(\`listen \${channel}\`)`,
    breaks: 'causeway/assembled-sql',
  },
  'text put raw into the sql tag': {
    text: `${sql}export const order = (column: string) => sql\`order by \${sql.raw(column)}\``,
    breaks: 'causeway/assembled-sql',
  },
  'a value passed through the sql tag': {
    text: `${sql}export const named = (name: string) => sql\`select 1 from person where name = \${name}\``,
  },
  'a name that pg has escaped': {
    text: `${client}export const drop = (name: string) => client.query(\`drop database \${pg.escapeIdentifier(name)}\`)`,
  },
  'a constant of the program': {
    text: `${client}const name = 'keys'\nexport const make = () => client.query(\`create database \${name}\`)`,
  },
  'a sentence that begins like a query': {
    text: "export const missing = (name: string) => `Select ${name} or 'not known'`",
  },
  'a guess at chance': { text: 'export const id = () => Math.random()', breaks: 'no-restricted-properties' },
  'the time of the machine': { text: 'export const at = () => Date.now()', breaks: 'no-restricted-properties' },
  'the date of the machine': { text: 'export const at = () => new Date()', breaks: 'no-restricted-syntax' },
  'the day of the machine': {
    text: "import { Temporal } from 'temporal-polyfill'\nexport const on = () => Temporal.Now.plainDateISO()",
    breaks: 'no-restricted-syntax',
  },
  'a date made from a value': { text: 'export const at = (milliseconds: number) => new Date(milliseconds)' },
  'an environment variable read in a room': {
    text: "export const port = process.env['PORT']",
    breaks: 'no-restricted-syntax',
  },
  'the environment handed to the configuration': {
    file: 'src/commands/planted.ts',
    text: "import { readConfig } from '../config.ts'\nexport const config = readConfig(process.env)",
  },
  'a line on the console': { text: "console.log('here')", breaks: 'no-console' },
  'a line on the console of a test': { file: 'src/cases/planted.test.ts', text: "console.log('here')" },
}

suite('Lint', () => {
  let found: Map<string, string[]>
  before(() => {
    found = lint(Object.entries(planted).map(([what, { file, text }]) => ({ file: file ?? fileOf(what), text })))
  })

  for (const [what, { file, breaks }] of Object.entries(planted)) {
    test(breaks === undefined ? `lets pass ${what}` : `stops at ${what}`, () => {
      assert.deepEqual(found.get(file ?? fileOf(what)), breaks === undefined ? [] : [breaks])
    })
  }
})

function fileOf(what: string): string {
  return `src/cases/${what.replaceAll(/\W+/g, '-')}.ts`
}

/** @returns by file, the rules broken there that are our own choice */
function lint(files: readonly { file: string; text: string }[]): Map<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-lint-'))
  after(() => {
    rmSync(folder, { recursive: true })
  })
  for (const file of ['eslint.config.mjs', 'package.json', 'tsconfig.json', 'test/rules/assembled-sql.mjs']) {
    cpSync(join(root, file), join(folder, file))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const config = { file: 'src/config.ts', text: 'export const readConfig = (environment: object) => environment' }
  for (const { file, text } of [...files, config]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${text}\n`)
  }
  const eslint = join(root, 'node_modules/eslint/bin/eslint.js')
  const { stdout, stderr } = spawnSync(process.execPath, [eslint, 'src', '--format=json'], {
    cwd: folder,
    encoding: 'utf8',
  })
  assert.equal(stderr, '')
  return new Map(
    Report.parse(JSON.parse(stdout)).map(({ filePath, messages }) => [
      filePath.slice(folder.length + 1),
      messages.map(({ ruleId }) => ruleId).filter((rule) => /^(causeway\/|no-)/.test(rule)),
    ]),
  )
}

const Report = z.array(z.object({ filePath: z.string(), messages: z.array(z.object({ ruleId: z.string() })) }))
