/** The rules about imports bite: each is broken once in a small copy of the house, and is the one that says so. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { z } from 'zod'

const root = resolve(import.meta.dirname, '../..')
const configFile = '.dependency-cruiser.cjs'

/** Written out again, from the design and not from the configuration: the two must agree. */
const floors = [
  ['platform'],
  ['reference'],
  ['records'],
  ['accounts'],
  ['people'],
  ['referrals'],
  ['cases'],
  ['panel'],
  ['training', 'communities', 'picture', 'duty'],
  ['statistics'],
  ['boards'],
  ['strategy'],
  ['demonstration'],
]
const rooms = floors.flat()

type House = Record<string, string>

/** Breaks no rule. Each room has a file to be imported by others, and one that imports all it may. */
const wellBuilt: House = Object.fromEntries<string>([
  ['src/main.ts', rooms.map(importOf).join('')],
  ['src/accounts/routes.ts', 'export const routes = 1\n'],
  ['src/installation.ts', "import pg from 'pg'\nexport const installation = pg\n"],
  ['src/platform/database/database.ts', "import pg from 'pg'\nexport const database = pg\n"],
  ['src/records/store.ts', "import type pg from 'pg'\nexport type Client = pg.Client\n"],
  [
    'src/demonstration/seed.ts',
    "import { installation } from '../installation.ts'\nexport const seed = installation\n",
  ],
  ['src/cases/journey.ts', "import { subject } from '#reference/subject.ts'\nexport const journey = subject\n"],
  ['src/cases/node.ts', "import type { Leaf } from './leaf.ts'\nexport type Node = Leaf\nexport const node = 1\n"],
  ['src/cases/leaf.ts', "import { node } from './node.ts'\nexport type Leaf = 'leaf'\nexport const leaf = node\n"],
  ['test/journey.test.ts', "import '#accounts/routes.ts'\nimport 'pg'\nimport 'fast-check'\n"],
  ...rooms.map((room) => [`src/${room}/subject.ts`, 'export const subject = 1\n'] as const),
  ...rooms.map((room) => [`src/${room}/imports.ts`, roomsBelow(room).map(importOf).join('')] as const),
])

/** Rule, the file that breaks it, and what that file says. */
const breaches: readonly (readonly [rule: string, file: string, text: string])[] = [
  ...rooms.map((room) => [`floor-of-${room}`, `src/${room}/up-to-main.ts`, "import '../main.ts'\n"] as const),
  [
    'floor-of-records',
    'src/records/only-a-type.ts',
    "import type { Leaf } from '#cases/leaf.ts'\nexport type { Leaf }\n",
  ],
  ['a-room-nobody-knows', 'src/cli.ts', "import './cellar/coal.ts'\n"],
  ['no-circles', 'src/cases/egg.ts', "import { hen } from './hen.ts'\nexport const egg = (): unknown => hen\n"],
  ['routes-stay-in-their-room', 'src/cases/pages.ts', "import '#accounts/routes.ts'\n"],
  ['rules-are-pure', 'src/cases/clocks.ts', "import 'node:fs'\n"],
  [
    'rules-are-pure',
    'src/people/matching.ts',
    "import { database } from '#platform/database/database.ts'\nvoid database\n",
  ],
  ['rules-are-pure', 'src/reference/ages.ts', "import { sql } from 'kysely'\nvoid sql\n"],
  ['rules-are-pure', 'src/panel/presence-rules.ts', "import '#records/store.ts'\n"],
  ['the-database-has-one-door', 'src/cases/store.ts', "import pg from 'pg'\nvoid pg\n"],
  ['the-database-has-one-door', 'src/navigation.ts', "import pg from 'pg'\nvoid pg\n"],
  ['a-name-says-what-is-in-it', 'src/cases/opening.ts', "import './case-utils.ts'\n"],
  ['a-name-says-what-is-in-it', 'src/cases/take.ts', "import './helpers/words.ts'\n"],
  ['tests-stay-outside', 'src/cases/sham.ts', "import '../../test/journey.test.ts'\n"],
  ['only-what-is-installed', 'src/cases/lost.ts', "import './nowhere.ts'\n"],
  ['no-tools-in-the-program', 'src/cases/tool.ts', "import fc from 'fast-check'\nvoid fc\n"],
]

const alsoThere: House = {
  ...Object.fromEntries(rooms.map((room) => [`src/${room}/all-others.ts`, othersThan(room).map(importOf).join('')])),
  'src/cellar/coal.ts': 'export const coal = 1\n',
  'src/cases/hen.ts': "import { egg } from './egg.ts'\nexport const hen = (): unknown => egg\n",
  'src/cases/case-utils.ts': 'export const it = 1\n',
  'src/cases/helpers/words.ts': 'export const it = 1\n',
}

suite('Imports', () => {
  let found: Violation[]
  before(() => {
    const broken = Object.fromEntries(breaches.map(([, file, text]) => [file, text]))
    found = violationsIn({ ...wellBuilt, ...broken, ...alsoThere })
  })

  test('a house that keeps every rule passes', () => {
    assert.deepEqual(violationsIn(wellBuilt), [])
  })

  for (const room of rooms) {
    test(`${room} imports from no room above it nor beside it`, () => {
      const refused = found
        .filter(({ from, rule }) => from === `src/${room}/all-others.ts` && rule.name === `floor-of-${room}`)
        .map(({ to }) => to.split('/')[1])
      assert.deepEqual(
        refused.sort(),
        othersThan(room)
          .filter((other) => !roomsBelow(room).includes(other))
          .sort(),
      )
    })
  }

  for (const [rule, file] of breaches) {
    test(`${file} breaks ${rule}`, () => {
      const broken = found.filter((violation) => violation.from === file).map((violation) => violation.rule.name)
      assert.ok(broken.includes(rule), `found there: ${broken.join(', ') || 'nothing'}`)
    })
  }

  test('no rule is without a breach that shows it', () => {
    const config = z
      .object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string().min(20) })) })
      .parse(createRequire(import.meta.url)(join(root, configFile)))
    const shown = new Set(breaches.map(([rule]) => rule))
    const unshown = config.forbidden.map(({ name }) => name).filter((name) => !shown.has(name))
    assert.deepEqual(unshown, [])
  })
})

const Violation = z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })
type Violation = z.infer<typeof Violation>
const Report = z.object({ summary: z.object({ violations: z.array(Violation), totalCruised: z.number() }) })

function violationsIn(house: House): Violation[] {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-imports-'))
  after(() => {
    rmSync(folder, { recursive: true })
  })
  for (const file of [configFile, 'package.json', 'tsconfig.json']) cpSync(join(root, file), join(folder, file))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [file, text] of Object.entries(house)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['src', 'test', '--config', configFile, '--no-cache', '--output-type', 'json'],
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  assert.equal(stderr, '')
  return Report.parse(JSON.parse(stdout)).summary.violations
}

function roomsBelow(room: string): string[] {
  return floors
    .slice(
      0,
      floors.findIndex((there) => there.includes(room)),
    )
    .flat()
}

function othersThan(room: string): string[] {
  return rooms.filter((other) => other !== room)
}

function importOf(room: string): string {
  return `import '#${room}/subject.ts'\n`
}
