import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partNumberOf, partOf, partSize, partsView } from './part.ts'

const items = (howMany: number) => Array.from({ length: howMany }, (_, place) => place)

test('an agenda of usual length is one part, and nothing leads anywhere', () => {
  for (const howMany of [0, 1, partSize]) {
    const part = partOf(items(howMany), undefined)
    assert.equal(part.items.length, howMany)
    assert.equal(partsView(part, '/x'), undefined)
  }
})

test('parts follow each other without a gap', () => {
  const all = items(partSize * 3 + 1)
  assert.deepEqual(
    [1, 2, 3, 4].flatMap((number) => partOf(all, number).items),
    all,
  )
  assert.equal(partsView(partOf(all, 1), '/x')?.previous, undefined)
  assert.equal(partsView(partOf(all, 2), '/x')?.previous, '/x?part=1')
  assert.equal(partsView(partOf(all, 4), '/x')?.next, undefined)
})

test('a part that is asked for and is no more is the last; none asked for, the one of what is discussed', () => {
  const all = items(60)
  assert.equal(partOf(all, 9).number, 3)
  assert.ok(partOf(all, undefined, 30).items.includes(30))
  assert.equal(partOf(all, undefined, 30).number, partNumberOf(30))
  assert.deepEqual(partOf(all, 'whole').items, all)
  assert.equal(partsView(partOf(all, 'whole'), '/x'), undefined)
})
