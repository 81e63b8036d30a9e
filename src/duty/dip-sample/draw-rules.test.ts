/** Drawing a sample: the same seed draws the same cases, whatever their order. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { draw, type Drawable } from './draw-rules.ts'

const first = Temporal.PlainDate.from('2026-01-01')
const cases: readonly Drawable[] = Array.from({ length: 30 }, (_, place) => ({
  reference: `THU-2026-${String(place + 1).padStart(4, '0')}`,
  openedOn: first.add({ days: place }),
}))
const references = (drawn: readonly Drawable[]) => drawn.map(({ reference }) => reference)

suite('A dip sample', () => {
  test('at random is the same for a seed, in whichever order the cases come, and another for another seed', () => {
    const drawn = references(draw(cases, { how: 'at random', seed: '00', size: 5 }))
    fc.assert(
      fc.property(fc.shuffledSubarray([...cases], { minLength: cases.length }), (shuffled) => {
        assert.deepEqual(references(draw(shuffled, { how: 'at random', seed: '00', size: 5 })), drawn)
      }),
      { seed: 5 },
    )
    assert.notDeepEqual(references(draw(cases, { how: 'at random', seed: '01', size: 5 })), drawn)
  })

  test('by date is the first that were opened', () => {
    assert.deepEqual(references(draw(cases.toReversed(), { how: 'by date', seed: '00', size: 2 })), [
      'THU-2026-0001',
      'THU-2026-0002',
    ])
  })

  test('of more cases than there are is all of them', () => {
    assert.equal(draw(cases, { how: 'at random', seed: '00', size: 50 }).length, 30)
  })
})
