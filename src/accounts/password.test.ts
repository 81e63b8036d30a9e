import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Unavailable } from '#platform/failures.ts'
import { derivePassword, hashPassword, isOutdated } from './password.ts'

// The same code with small settings: what is shown here is that every character counts, not how long it takes.
const small = '$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA'

test('a password with any one character dropped, trimmed, case-changed or normalised is another password', async () => {
  const character = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.constantFrom(' ', '\t', 'é', 'e\u0301', 'ﬁ', 'ß', 'İ', '\u00a0', '\u200b', 'Å'),
  )
  const password = fc
    .array(character, { minLength: 15, maxLength: 40 })
    .map((parts) => parts.join(''))
    .filter((text) => text.isWellFormed())
  await fc.assert(
    fc.asyncProperty(password, fc.nat(), async (typed, place) => {
      const right = await derivePassword(typed, small)
      const points = Array.from(typed)
      const at = place % points.length
      const changed = [
        points.toSpliced(at, 1).join(''),
        points.with(at, swapCase(points[at] ?? '')).join(''),
        typed.trim(),
        typed.normalize('NFC'),
        typed.normalize('NFD'),
        typed.normalize('NFKC'),
        `${typed} `,
        ` ${typed}`,
      ].filter((text) => text !== typed && text.isWellFormed())
      for (const other of changed) assert.notEqual(await derivePassword(other, small), right)
      assert.equal(await derivePassword(typed, small), right)
    }),
    { numRuns: 2_000 },
  )
})

test('a password is kept as argon2id with 64 MiB and 3 passes, differently each time', async () => {
  const [one, other] = [
    await hashPassword('marmalade trellis octagon'),
    await hashPassword('marmalade trellis octagon'),
  ]
  assert.match(one, /^\$argon2id\$v=19\$m=65536,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.notEqual(one, other)
})

test('older, weaker settings are noticed', () => {
  assert.equal(isOutdated(small), true)
  assert.equal(isOutdated('$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA'), false)
  assert.equal(isOutdated('$argon2id$v=19$m=131072,t=4,p=1$c2FsdHNhbHRzYWx0c2FsdA'), false)
})

test('of a flood of sign-ins a few wait and the rest are asked to come back, and memory stays flat', async () => {
  const before = process.memoryUsage.rss()
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  const outcomes = await Promise.allSettled(
    Array.from({ length: 200 }, () =>
      derivePassword('marmalade trellis octagon', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA'),
    ),
  )
  clearInterval(watch)
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
  assert.equal(outcomes.length - refused.length, 18)
  assert.ok(refused.every((outcome) => outcome.reason instanceof Unavailable))
  assert.ok(most - before < 200 * 1024 * 1024, `memory grew by ${Math.round((most - before) / 1024 / 1024)} MiB`)
})

function swapCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase()
}
