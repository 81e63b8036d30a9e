import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commonPasswords } from './common-passwords.ts'
import { refusePassword } from './password-rules.ts'

const context = {
  name: 'Siân Ap-Howell',
  email: 'sian.aphowell@county.example',
  agencyName: 'Borough Hospitals',
  areaName: 'Thurrock',
}
const refuse = (password: string) => refusePassword(password, context)

test('three words of one’s own, with spaces or without, are a password', () => {
  for (const password of [
    'marmalade trellis octagon',
    'velvet-tractor-lemonade',
    'gorwel brithyll ceiniog',
    'a kettle beside nine wet umbrellas',
    'kR7$wq!zPb2&vLx',
    'ポテト と かえる と でんしゃ の うた',
  ]) {
    assert.equal(refuse(password), undefined, password)
  }
})

test('fifteen characters are enough, fourteen are not, and people count characters, not bytes', () => {
  assert.equal(refuse('xq vleb nud gro'), undefined)
  assert.equal(refuse('xq vleb nud gr'), 'too short')
  assert.equal(refuse('🦊🐢🦉🐙🦔🐌🦋🐳🦜🐘🦎🐝🦩🐊'), 'too short')
  assert.equal(refuse('🦊🐢🦉🐙🦔🐌🦋🐳🦜🐘🦎🐝🦩🐊🦢'), undefined)
})

test('128 characters and many more are accepted', () => {
  const words = Array.from({ length: 60 }, (_, place) => `w${String.fromCharCode(97 + (place % 26))}${place * 7919}`)
  assert.equal(refuse(words.join(' ').slice(0, 128)), undefined)
  assert.equal(refuse(words.join(' ').slice(0, 400)), undefined)
  assert.equal(refuse('x'.repeat(513)), 'too long')
})

test('every listed password of fifteen characters and more is refused, in any case', () => {
  const long = commonPasswords().filter((entry) => entry.length >= 15)
  assert.ok(long.length > 40)
  for (const entry of long) {
    assert.notEqual(refuse(entry), undefined, entry)
    assert.notEqual(refuse(entry.toUpperCase()), undefined, entry)
  }
})

test('a common password does not become a good one by padding, doubling or disguise', () => {
  for (const password of [
    'Password2026!!!!',
    'passwordpassword',
    'P4$$w0rdP4$$w0rd',
    'qwertyuiop123456',
    'letmein-letmein-letmein',
    'football baseball 2024',
    'iloveyouiloveyou1',
    'sunshine00000000000',
  ]) {
    assert.equal(refuse(password), 'common', password)
  }
})

test('runs and repeats are refused', () => {
  for (const password of [
    'aaaaaaaaaaaaaaaaaaaa',
    'abcdefghijklmnopqrstuvwxyz',
    '1234567890123456',
    'qazwsxqazwsxqazwsx',
    'abcabcabcabcabcabc',
    '19991999200020012002',
    '!!!!!!!!!!!!!!!1111',
  ]) {
    assert.equal(refuse(password), 'common', password)
  }
})

test('the words of this service, this person and this place are refused', () => {
  for (const password of [
    'my council lemon umbrella',
    'PREVENT lemon umbrella kite',
    'umbrella channel kite lemon',
    'c4u$eway umbrella lemons',
    'thurrock umbrella lemons',
    'borough umbrella lemon',
    'howell umbrella lemons kite',
    'siân umbrella lemons kite',
    'aphowell umbrella lemons',
    't-h-u-r-r-o-c-k umbrella',
  ]) {
    assert.equal(refuse(password), 'own words', password)
  }
})

test('half of a character is refused, since it would not be kept as typed', () => {
  assert.equal(refuse('umbrella lemons \ud800 kite'), 'unreadable')
})

test('the longest passwords are judged in no time', () => {
  for (const password of ['a'.repeat(512), 'ab1'.repeat(170), '\ufdfa'.repeat(512), '123456789q'.repeat(51)]) {
    const began = performance.now()
    refuse(password)
    assert.ok(performance.now() - began < 2_000, 'a long password held everybody up')
  }
})
