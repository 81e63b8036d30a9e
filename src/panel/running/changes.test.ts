import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compare, isSame } from './changes.ts'
import type { Kept } from './record.ts'

const keptAs = (value: string | readonly string[], version: number): Kept => ({
  value,
  version,
  changedBy: 'Dee Deputy',
})

test('what nobody else has touched is a change, and what stands as it was typed is none', () => {
  const kept = new Map([
    ['reason', keptAs('Because of this', 3)],
    ['recordOptions', keptAs('Two', 1)],
  ])
  const typed = { reason: 'Because of that', recordOptions: 'Two', dissent: 'Health disagrees', empty: '' }
  assert.deepEqual(compare(typed, kept, { reason: 3, recordOptions: 1 }, []), {
    changes: [
      { field: 'reason', value: 'Because of that', seen: 3 },
      { field: 'dissent', value: 'Health disagrees', seen: 0 },
    ],
    clashes: [],
  })
})

test('a field that somebody else has written since is a clash, unless both wrote the same', () => {
  const kept = new Map([['reason', keptAs('Theirs', 4)]])
  assert.deepEqual(compare({ reason: 'Mine' }, kept, { reason: 3 }, []), { changes: [], clashes: ['reason'] })
  assert.deepEqual(compare({ reason: 'Theirs' }, kept, { reason: 3 }, []), { changes: [], clashes: [] })
})

test('boxes that were ticked and are not sent are not ticked any more', () => {
  const kept = new Map([['planStates', keptAs(['provider'], 1)]])
  assert.deepEqual(compare({}, kept, { planStates: 1 }, ['planStates']).changes, [
    { field: 'planStates', value: [], seen: 1 },
  ])
  assert.deepEqual(compare({}, new Map(), {}, ['planStates']).changes, [])
})

test('line ends of a browser are no change', () => {
  assert.ok(isSame('one\r\ntwo', 'one\ntwo'))
})

test('each field that differs is a change or a clash, never both and never neither', () => {
  const value = fc.oneof(fc.string({ maxLength: 5 }), fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }))
  const field = fc.constantFrom('a', 'b', 'c', 'd')
  const fields = fc.dictionary(field, value, { noNullPrototype: true })
  const versions = fc.dictionary(field, fc.integer({ min: 1, max: 3 }), { noNullPrototype: true })
  fc.assert(
    fc.property(fields, fields, versions, versions, (typed, stands, standing, seen) => {
      const kept = new Map(Object.entries(stands).map(([name, one]) => [name, keptAs(one, standing[name] ?? 1)]))
      const { changes, clashes } = compare(typed, kept, seen, [])
      const changed = changes.map((change) => change.field)
      for (const [name, one] of Object.entries(typed)) {
        const differs = !isSame(one, kept.get(name)?.value)
        assert.equal(Number(changed.includes(name)) + Number(clashes.includes(name)), differs ? 1 : 0)
      }
    }),
  )
})
