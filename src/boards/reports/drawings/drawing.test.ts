import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ink } from '#platform/charts/svg.ts'
import { shownCell, type Cell, type Drawing, type Edition } from '../figures.ts'
import { drawingOf, type ShownDrawing } from './drawing.ts'

const drawn = (rows: readonly (readonly Cell[])[], drawing: Drawing, edition: Edition = 'board'): ShownDrawing =>
  drawingOf(
    'Some <figures>',
    rows.map((row) => row.map((cell) => shownCell(cell, edition))),
    drawing,
  ) ?? assert.fail('nothing drawn')

const share = (numerator: number, denominator: number): Cell => ({ share: { numerator, denominator } })
const periods: Drawing = { kind: 'periods', name: 0, value: 1 }
const bars: Drawing = { kind: 'bars', name: 0, value: 1 }
const readings: Drawing = { kind: 'readings', name: 0, day: 1, value: 2 }
const columns = ({ svg }: ShownDrawing): readonly number[] =>
  [...svg.matchAll(new RegExp(`<rect [^>]*height="([0-9.]+)" fill="${ink.open}"`, 'g'))].map(([, high]) => Number(high))

test('a drawing has a name, and words for whoever does not see it, and neither is markup', () => {
  const { svg, words } = drawn([['Q1', share(22, 33)]], periods)
  assert.match(svg, /<title>Some &lt;figures&gt;<\/title>/)
  assert.match(svg, /aria-label="Some &lt;figures&gt;: a column for each of 1 period\. Q1: 22 of 33 \(66%\)\./)
  assert.match(words, /The table beneath has every figure\.$/)
})

test('too few to tell is a gap that says so, and none at all is a column without height', () => {
  const gap = drawn([['Q1', { share: null }]], periods)
  assert.deepEqual(columns(gap), [])
  assert.match(gap.svg, /Too few to/)
  assert.deepEqual(columns(drawn([['Q1', share(0, 12)]], periods)), [0])
  assert.doesNotMatch(drawn([['Q1', share(0, 12)]], periods).svg, /Too few/)
})

test('what nobody knew breaks a line of readings, and is marked', () => {
  const at = (day: string, value: Cell): Cell[] => ['Halls visited', { day }, value]
  const whole = [at('2026-01-01', { count: 2 }), at('2026-04-01', { count: 4 }), at('2026-07-01', { count: 9 })]
  const lines = (rows: readonly Cell[][]) => drawn(rows, readings).svg.split('stroke-width="2"').length - 1
  assert.equal(lines(whole), 1)
  const broken = whole.map((row, place) => (place === 1 ? at('2026-04-01', 'Not known') : row))
  assert.equal(lines(broken), 0)
  assert.equal(drawn(broken, readings).svg.split('<circle').length - 1, 2)
  assert.match(drawn(broken, readings).words, /Halls visited: 2, then Not known, then 9/)
})

test('the public’s drawing is of the public’s numbers: from it nobody reads the exact ones', () => {
  const some = fc.nat(80).chain((of) => fc.nat(of).map((part) => [part, of] as const))
  fc.assert(
    fc.property(some, ([part, of]) => {
      const shown = shownCell(share(part, of), 'public')
      const { svg } = drawn([['Q1', share(part, of)]], periods, 'public')
      const said = /^About (\d+) of (\d+)$/.exec(shown.words)
      if (said === null) {
        assert.equal(shown.drawn.kind, 'gap')
        assert.equal(columns({ svg, words: '', width: 0, height: 0 }).length, 0)
      } else assert.deepEqual(shown.drawn, { kind: 'part', height: Number(said[1]) / Number(said[2]) })
    }),
  )
})

test('a bar is as long as its part of the whole, and numbers are long beside the longest', () => {
  const wide = (rows: readonly (readonly Cell[])[]) =>
    [...drawn(rows, bars).svg.matchAll(new RegExp(`width="([0-9.]+)" fill="${ink.open}"`, 'g'))].map(([, w]) =>
      Number(w),
    )
  const [half, whole] = wide([
    ['Police', { count: 2, of: 4 }],
    ['Health', { count: 3, of: 3 }],
  ])
  assert.equal((half ?? 0) * 2, whole)
  const [few, many] = wide([
    ['Done', { count: 2 }],
    ['Green', { count: 4 }],
  ])
  assert.equal((few ?? 0) * 2, many)
  // Nobody was asked: not nought of nought.
  const asked = (housing: Cell) =>
    wide([
      ['Housing', housing],
      ['Health', { count: 3, of: 3 }],
    ]).length
  assert.deepEqual([asked({ count: 0, of: 0 }), asked({ count: 1, of: 1 })], [1, 2])
})

test('the thread joins what an action serves, and says what no action serves', () => {
  const thread: Drawing = { kind: 'thread', from: 0, by: 1, action: 2, state: 3 }
  const { svg, words } = drawn(
    [
      [{ names: ['Recommendation 1', 'Recommendation 10'] }, { names: ['Objective 1'] }, 'Visit halls', 'Done'],
      [{ names: ['Recommendation 2'] }, { names: [] }, 'No action', ''],
    ],
    thread,
  )
  assert.equal(svg.split('<path').length - 1, 3)
  assert.match(words, /No action serves Recommendation 2\. /)
  assert.ok(svg.indexOf('Recommendation 2') < svg.indexOf('>Recommendation 10'))
})

test('a table without rows has no drawing, nor has a bar with nothing beside it', () => {
  const alone = [[shownCell('Prevent Board', 'board'), shownCell({ count: 4 }, 'board')]]
  assert.equal(drawingOf('Meetings', alone, bars), undefined)
  assert.equal(drawingOf('Nothing', [], bars), undefined)
})
