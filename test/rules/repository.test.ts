/** What holds for every file of the repository. */
import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { suite, test } from 'node:test'
import { secretsIn } from './secrets.ts'
import { git, hasHistory, trackedTexts, type TrackedFile } from './tracked-files.ts'

/** Puts a forbidden word together, so that this file does not hold it. */
const of = (...parts: string[]): string => parts.join('')

/** Looked at by the package manager alone, and checked in packages.test.ts. */
const lockFile = 'package-lock.json'

const files = trackedTexts().filter(({ path }) => path !== lockFile)

suite('Every file of the repository', () => {
  test('is there to be looked at', () => {
    assert.ok(files.length > 50)
  })

  test('holds no path of one machine', () => {
    assertNowhere(new RegExp(of('(?<![\\w.$}/])/(work/(ma', 'in|sha', 'red|\\.)|ho', 'me/|ro', 'ot/)'), 'g'))
  })

  test('names no registry to install from', () => {
    assertNowhere(
      new RegExp(of('registry\\.(npm', 'js|yarnpkg)\\.|artifact', 'ory|verdac', 'cio|codeload\\.git', 'hub'), 'gi'),
    )
  })

  test('puts nothing off: what is to be done is an issue', () => {
    assertNowhere(new RegExp(of('\\b(TO', 'DO|FIX', 'ME|X', 'XX|HA', 'CK)\\b'), 'g'), (line) => /XXXXXX/.test(line))
  })

  test('holds no secret', () => {
    assert.deepEqual(secretsOf(files), [], advice)
  })

  test('holds no secret in any earlier version', () => {
    // A release is unpacked without its history, which was looked at when it was made.
    if (!hasHistory()) return
    assert.deepEqual(secretsOf(addedEver()), [], advice)
  })
})

suite('A secret is found', () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const planted: Record<string, string> = {
    'by the shape of a private key': privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'by the shape of a code host’s token': of('gh', 'p_', 'a1B2'.repeat(9)),
    'by the shape of a cloud’s access key': of('AK', 'IA', 'Q3EGRTNHXEXAMPLE'),
    'in an address': of('postgres://', 'causeway:', 'w1nter', 'coat@db.council.uk/causeway'),
    'by the name it goes under': of('const pass', "word = 'w1ntercoat77'"),
    'because it is random, in base64': fixedNoise(32).toString('base64'),
    'because it is random, in base64url': fixedNoise(24).toString('base64url'),
    'because it is random, in hexadecimal': fixedNoise(32).toString('hex'),
  }
  for (const [how, text] of Object.entries(planted)) {
    test(how, () => {
      assert.notDeepEqual(secretsIn(`before\n${text}\nafter`), [])
    })
  }

  test('in nearly every random key of 256 bits', () => {
    const keys = Array.from({ length: 200 }, () => randomBytes(32).toString('base64'))
    assert.ok(keys.filter((key) => secretsIn(key).length > 0).length > 180)
  })
})

/** Looks random and is the same every time. */
function fixedNoise(bytes: number): Buffer {
  return createHash('sha256').update('noise').digest().subarray(0, bytes)
}

/** Values that look like secrets and guard nothing, by their first eight characters: earlier versions hold them too. */
const known: Record<string, string> = {
  GEZDGNBV: 'the worked example of RFC 6238, in base32',
  bm90IGEg: 'has the form of a hash, and says in base64 that it is none',
  '62554518': 'the hash of the worked example in docs/decisions, audit seals',
}

const advice =
  'If it is one, it counts as lost: replace it where it is used. If it guards nothing, name it in `known` here.'

function secretsOf(looked: readonly TrackedFile[]): string[] {
  const names = Object.keys(known)
  return looked.flatMap(({ path, text }) =>
    secretsIn(text)
      .filter((found) => !names.some((begins) => found.includes(`: ${begins}`)))
      .map((found) => `${path}: ${found}`),
  )
}

/** Every line that any commit ever added, by file. */
function addedEver(): TrackedFile[] {
  const added = new Map<string, string[]>()
  let lines: string[] = []
  for (const line of git('log', '--all', '--patch', '--unified=0', '--no-color', '--no-ext-diff', '--format=').split(
    '\n',
  )) {
    if (line.startsWith('+++ ')) {
      const path = line.slice('+++ b/'.length)
      lines = added.get(path) ?? []
      added.set(path, lines)
    } else if (line.startsWith('+')) lines.push(line.slice(1))
  }
  added.delete(lockFile)
  return [...added].map(([path, all]) => ({ path, text: all.join('\n') }))
}

function assertNowhere(forbidden: RegExp, excused: (line: string) => boolean = () => false): void {
  const found = files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line, index) => ({ line, place: `${path}:${index + 1}` }))
      .filter(({ line }) => line.search(forbidden) >= 0 && !excused(line))
      .map(({ line, place }) => `${place} ${line.trim().slice(0, 120)}`),
  )
  assert.deepEqual(found, [])
}
