import assert from 'node:assert/strict'
import { test } from 'node:test'
import { longText, text } from './questions.ts'
import { readAddress, readText } from './read-text.ts'

const words = { id: 'it', label: { en: 'What?' }, name: { en: 'your answer' } }

test('an email address has one @, a dot after it, and nothing that ends a header', () => {
  const email = text({ ...words, as: 'email' })
  for (const good of ['a@b.cymru', 'first.last+tag@sub.school.example', 'o’neill@x.org']) {
    assert.equal(readText(email, 'it', { it: ` ${good} ` }, 'en').value, good)
  }
  for (const bad of [
    'a',
    'a@b',
    'a@b.',
    'a@@b.c',
    'a b@c.de',
    'a@b.c,d@e.f',
    'A <a@b.c>',
    'a@b.c\nBcc: d@e.f',
    `${'a'.repeat(250)}@b.example`,
  ]) {
    assert.equal(readText(email, 'it', { it: bad }, 'en').problems.length, 1, bad)
  }
})

test('a telephone number may be written as people write it', () => {
  const phone = text({ ...words, as: 'phone' })
  for (const good of [
    '01375 652 652',
    '+44 (0)1375-652652',
    '01375 652652 ext 12',
    '101',
    '07700.900.982',
    '00 49 30 1234567',
  ]) {
    assert.equal(readText(phone, 'it', { it: good }, 'en').problems.length, 0, good)
  }
  for (const bad of ['ask at the desk', '12', '01375 652652; drop', '=1+1']) {
    assert.equal(readText(phone, 'it', { it: bad }, 'en').problems.length, 1, bad)
  }
})

test('length is counted in characters, so an emoji is one', () => {
  const short = text({ ...words, maxLength: 3 })
  assert.equal(readText(short, 'it', { it: '👍👍👍' }, 'en').value, '👍👍👍')
  assert.deepEqual(readText(short, 'it', { it: 'abcd' }, 'en').problems, [
    { control: 'it', message: 'Your answer must be 3 characters or fewer' },
  ])
})

test('a long text may have lines and tabs, and nothing else that cannot be seen', () => {
  const story = longText(words)
  assert.equal(readText(story, 'it', { it: '\tone\r\ntwo\rthree\u2028four\n\n' }, 'en').value, 'one\ntwo\nthree\nfour')
  for (const bad of ['a\u0000', 'a\u000bb', 'a\u202eb', 'a\u0085b', 'a\udc00']) {
    assert.equal(readText(story, 'it', { it: bad }, 'en').problems.length, 1, JSON.stringify(bad))
  }
  assert.equal(readText(story, 'it', { it: 'هذا \u2067نص\u2069 ✓' }, 'en').problems.length, 0)
})

test('a postcode is read however it is spaced, and its district alone will do', () => {
  for (const [typed, kept] of [
    ['rm176sl', 'RM17 6SL'],
    [' RM17  6SL ', 'RM17 6SL'],
    ['rm17-6sl', 'RM17 6SL'],
    ['EC1A 1BB', 'EC1A 1BB'],
    ['w1a0ax', 'W1A 0AX'],
    ['M1 1AE', 'M1 1AE'],
    ['rm17', 'RM17'],
  ] as const) {
    assert.deepEqual(readAddress('home', { 'home-postcode': typed }, 'en').value, { postcode: kept })
  }
  for (const wrong of ['90210', 'RM17 6S', 'Grays', 'RM17 66L']) {
    assert.deepEqual(
      readAddress('home', { 'home-postcode': wrong }, 'en').problems.map((problem) => problem.control),
      ['home-postcode'],
    )
  }
})

test('an address outside the UK needs no postcode', () => {
  const typed = { 'home-line1': '1 rue de la Paix', 'home-town': 'Paris', 'home-county': 'France' }
  assert.deepEqual(readAddress('home', typed, 'en').value, {
    line1: '1 rue de la Paix',
    town: 'Paris',
    county: 'France',
  })
})
