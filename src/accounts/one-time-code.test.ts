import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { codeOfStep, enrolmentPicture, newTotpSecret, readableSecret, stepOfCode } from './one-time-code.ts'
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts'

// RFC 6238, appendix B: the secret "12345678901234567890", SHA-1, last six of the eight digits.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test('codes are those of RFC 6238', () => {
  assert.equal(codeOfStep(secret, Math.floor(59 / 30)), '287082')
  assert.equal(codeOfStep(secret, Math.floor(1_111_111_109 / 30)), '081804')
  assert.equal(codeOfStep(secret, Math.floor(20_000_000_000 / 30)), '353130')
})

test('a clock may be one step off either way, and no further', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 100_000_000 }), fc.integer({ min: -3, max: 3 }), (step, off) => {
      const found = stepOfCode(secret, codeOfStep(secret, step + off), step)
      if (Math.abs(off) <= 1) assert.ok(found !== undefined && Math.abs(found - step) <= 1)
      // Two steps away a code may by chance equal a nearer one's, once in a million.
      else if (found !== undefined) assert.equal(codeOfStep(secret, found), codeOfStep(secret, step + off))
    }),
  )
})

test('a code may be typed in two halves, and nothing but six digits is one', () => {
  assert.equal(stepOfCode(secret, ' 287 082 ', 1), 1)
  for (const typed of ['', '28708', '2870820', '28708a', '٢٨٧٠٨٢', '-87082']) {
    assert.equal(stepOfCode(secret, typed, 1), undefined, typed)
  }
})

test('each secret is new, has 160 bits, and can be typed by hand', () => {
  assert.notEqual(newTotpSecret(), newTotpSecret())
  assert.match(newTotpSecret(), /^[A-Z2-7]{32}$/)
  assert.equal(readableSecret('GEZDGNBVGY3TQOJQ'), 'GEZD GNBV GY3T QOJQ')
})

test('the picture for the app is drawn, not fetched', async () => {
  assert.match(await enrolmentPicture(secret, 'somebody@agency.example'), /^<svg /)
})

test('eight recovery codes of eighty bits, none like another, known by hash however they are typed', () => {
  const codes = newRecoveryCodes()
  assert.equal(codes.length, 8)
  assert.equal(new Set([...codes, ...newRecoveryCodes()]).size, 16)
  for (const code of codes) {
    assert.match(code, /^([2-9a-km-np-z]{4}-){3}[2-9a-km-np-z]{4}$/)
    assert.deepEqual(recoveryCodeHash(` ${code.toUpperCase().replaceAll('-', ' ')} `), recoveryCodeHash(code))
  }
})
