import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { beforeTheFirst, canonicalBody, canonicalJson, linkedHash, type EventBody } from './canonical-form.ts'

const event: EventBody = {
  id: '0193a3c0-6d61-7c00-8000-00000000000a',
  at: '2026-11-24T06:00:00.123456Z',
  actor: '0193a3c0-6d61-7c00-8000-00000000000b',
  service: null,
  sessionId: null,
  areaId: null,
  action: 'view case',
  subjectKind: 'case',
  subjectId: null,
  caseId: null,
  purpose: 'casework',
  requestId: 'ABCD-2345',
  details: '{"step": "decide gateway", "count": 3}',
  sealedAt: '2026-11-24T06:00:20.000000Z',
}

test('the form and the hash of an event are what the document says, and never change', () => {
  const body = canonicalBody(event)
  assert.equal(
    body,
    '{"action":"view case","actor":"0193a3c0-6d61-7c00-8000-00000000000b","areaId":null,"at":"2026-11-24T06:00:00.123456Z","caseId":null,' +
      '"details":{"count":3,"step":"decide gateway"},"id":"0193a3c0-6d61-7c00-8000-00000000000a","purpose":"casework","requestId":"ABCD-2345",' +
      '"sealedAt":"2026-11-24T06:00:20.000000Z","service":null,"sessionId":null,"subjectId":null,"subjectKind":"case"}',
  )
  assert.equal(
    linkedHash(beforeTheFirst, body).toString('hex'),
    '625545184c8aeb36b69b014935da99e53acd0e7c1fb5a8fb612d73f5849acd1e',
  )
})

test('the names of an event stand in the order that canonical JSON asks for', () => {
  const names = Object.keys(JSON.parse(canonicalBody(event)) as object)
  assert.deepEqual(names, names.toSorted())
})

test('numbers stand as they were written: none is rounded, none is taken for another', () => {
  for (const number of ['0', '-1', '3.00000000000000000001', '9007199254740993', '100000000000000000000000', '0.1'])
    assert.equal(canonicalJson(`{"n": ${number}}`), `{"n":${number}}`)
})

test('names are ordered by their UTF-16 units, as RFC 8785 has it', () => {
  const text = '{"\\u20ac": 1, "\\r": 2, "\\ufb33": 3, "1": 4, "\\ud83d\\ude00": 5, "\\u0080": 6, "\\u00f6": 7}'
  assert.equal(canonicalJson(text), '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
})

test('whatever an event holds, its form reads back as the same, and the order of what it holds does not matter', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (details) => {
      // A negative zero is no number that the database keeps.
      const text = JSON.stringify(details).replaceAll('-0', '0')
      const form = canonicalJson(text)
      assert.deepEqual(JSON.parse(form), JSON.parse(text))
      const turned = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse()))
      assert.equal(canonicalJson(turned).length, form.length)
    }),
  )
})
