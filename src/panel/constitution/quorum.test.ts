import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { asksForAnything, quorumInWords, quorumOf, type PresentMember } from './quorum.ts'

const council: PresentMember = { agency: 'Council', services: ['childrens_social_care'], observes: false }
const health: PresentMember = { agency: 'NHS', services: ['health'], observes: false }
const police: PresentMember = { agency: 'Police', services: [], observes: false }
const nothing = { services: [], agencies: undefined }

test('terms that ask for nothing beyond the Act keep nobody from deciding', () => {
  assert.equal(asksForAnything(nothing), false)
  fc.assert(
    fc.property(fc.subarray([council, health, police]), (present) => {
      assert.deepEqual(quorumOf(nothing, present), [])
    }),
  )
})

test('a service that the terms name and nobody speaks for is missing, in words', () => {
  const quorum = { services: ['health'], agencies: undefined } as const
  assert.deepEqual(quorumOf(quorum, [council, police]), ['Health is not recorded as present'])
  assert.deepEqual(quorumOf(quorum, [council, health]), [])
})

test('children’s or adults’ social care is there with either of them', () => {
  const quorum = { services: ['social_care'], agencies: undefined } as const
  assert.deepEqual(quorumOf(quorum, [council]), [])
  assert.deepEqual(quorumOf(quorum, [{ ...council, services: ['adults_social_care'] }]), [])
  assert.deepEqual(quorumOf(quorum, [health]), ['Children’s or adults’ social care is not recorded as present'])
})

test('agencies are counted, not people', () => {
  const quorum = { services: [], agencies: 3 }
  assert.deepEqual(quorumOf(quorum, [council, council, police]), ['2 agencies are present, of at least 3'])
  assert.deepEqual(quorumOf(quorum, [council, health, police]), [])
  assert.deepEqual(quorumOf(quorum, [police]), ['1 agency is present, of at least 3'])
})

test('who only looks on counts for nothing', () => {
  const quorum = { services: ['health'], agencies: 2 } as const
  assert.deepEqual(quorumOf(quorum, [council, { ...health, observes: true }]), [
    'Health is not recorded as present',
    '1 agency is present, of at least 2',
  ])
})

test('whoever comes, more people never make a quorum worse', () => {
  const quorum = { services: ['health', 'social_care'], agencies: 3 } as const
  const everyone = [council, health, police]
  fc.assert(
    fc.property(fc.subarray(everyone), fc.constantFrom(...everyone), (present, other) => {
      assert.ok(quorumOf(quorum, [...present, other]).length <= quorumOf(quorum, present).length)
    }),
  )
})

test('a quorum reads as one sentence', () => {
  assert.equal(
    quorumInWords({ services: ['health', 'social_care'], agencies: 4 }),
    'Health, children’s or adults’ social care and at least 4 agencies',
  )
  assert.equal(quorumInWords(nothing), 'Nothing beyond what the Act asks for')
})
