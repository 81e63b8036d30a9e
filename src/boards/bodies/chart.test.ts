import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { governanceChart, rowsOf } from './chart.ts'

const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: `Body ${id}` }))
const line = (bodyId: string, toBodyId: string) => ({ bodyId, toBodyId, everyMonths: undefined })

test('each body stands below everyone it reports to', () => {
  const rows = rowsOf(named(['csp', 'lscb', 'prevent', 'delivery']), [
    line('delivery', 'prevent'),
    line('prevent', 'csp'),
    line('prevent', 'lscb'),
  ])
  assert.deepEqual(
    rows.map((row) => row.map(({ id }) => id)),
    [['csp', 'lscb'], ['prevent'], ['delivery']],
  )
})

test('whoever reports to whom, each body is drawn once, in a circle too', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const anyLine = fc.record({ bodyId: fc.constantFrom(...ids), toBodyId: fc.constantFrom(...ids) })
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 20 }), (lines) => {
      const rows = rowsOf(
        named(ids),
        lines.map((one) => ({ ...one, everyMonths: undefined })),
      )
      assert.deepEqual(
        rows
          .flat()
          .map(({ id }) => id)
          .sort(),
        ids,
      )
    }),
  )
})

test('a name with signs of markup is drawn as it is written', () => {
  const drawing = governanceChart('Here', [{ id: 'a', name: 'Health & <b>' }], [])
  assert.match(drawing, /Health &amp; &lt;b&gt;/)
})
