import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { wrapped } from '#platform/charts/svg.ts'
import { journeyDiagram } from './diagram.ts'
import { transitions } from './journey.ts'
import { drawnPairs, isDrawn } from './journey/diagram-edges.ts'
import { bands, boxOf, railHead, rails, size } from './journey/diagram-layout.ts'
import { limitWords } from './journey/diagram-parts.ts'
import { clockNames, clocks } from './journey/clock-table.ts'
import { stageNames, stageOf } from './journey/stages.ts'

const svg = journeyDiagram()

test('every stage of the journey is drawn', () => {
  assert.deepEqual(
    stageNames.filter((stage) => !isDrawn(stage)),
    [],
  )
})

test('every stage’s words can be read on the drawing', () => {
  const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '')
  for (const stage of stageNames) {
    const label = stageOf(stage).label.replace(/^Closed: (?!support)/, '')
    for (const word of label.split(' ')) {
      assert.ok(
        words.some((text) => text.toLowerCase().includes(word.toLowerCase())),
        `${stage}: ${word}`,
      )
    }
  }
})

test('every transition of the journey is drawn, and none is invented', () => {
  const ways = (pairs: readonly (readonly [string, string])[]) =>
    [...new Set(pairs.map(([from, to]) => `${from} → ${to}`))].sort()
  assert.deepEqual(ways(drawnPairs()), ways(transitions().map(({ from, to }) => [from, to])))
})

test('no transition is drawn twice', () => {
  const drawn = drawnPairs().map(([from, to]) => `${from} → ${to}`)
  assert.equal(new Set(drawn).size, drawn.length)
})

test('no two stages stand on each other, and all stand on the sheet', () => {
  const boxes = stageNames.flatMap((stage) => boxOf(stage) ?? [])
  for (const [index, one] of boxes.entries()) {
    assert.ok(one.left >= 0 && one.right <= size.width && one.top >= 0 && one.bottom <= size.height)
    for (const other of boxes.slice(index + 1)) {
      const apart = one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top
      assert.ok(apart)
    }
  }
  assert.equal(boxes.length + rails.length, stageNames.length)
  assert.ok(railHead.bottom < size.height)
})

test('every clock is named beside the stage it belongs to, with its limit', () => {
  const named = [...bands.flatMap((band) => band.clocks), 'retention', 'kept until'].sort()
  assert.deepEqual(named, [...clockNames].sort())
  assert.match(svg, /Gateway decision: 5 working days</)
})

test('a number that no source confirms is marked with an asterisk', () => {
  assert.equal(limitWords(clocks.gateway.limit), '5 working days')
  assert.equal(limitWords(clocks['section 36'].limit), '5 working days*')
  assert.equal(limitWords(clocks.acknowledge.limit), '1 working day*')
  assert.equal(limitWords(clocks.monitoring.limit), '1 month')
})

test('the drawing has a name and a description, and nothing a page would have to forbid', () => {
  assert.match(svg, /^<svg [^>]*role="img" aria-labelledby="journey-title journey-desc"/)
  assert.match(svg, /<title id="journey-title">The journey of a case<\/title>/)
  assert.match(svg, /<desc id="journey-desc">[^<]{200,}<\/desc>/)
  assert.doesNotMatch(svg, /<script|<style|style=|href=|@import|font-face|\son[a-z]+=/)
})

test('the drawing is well formed: every element that is opened is closed', () => {
  const open: string[] = []
  for (const [, closing, name, , alone] of svg.matchAll(/<(\/?)([a-z]+)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (closing === '/') assert.equal(open.pop(), name)
    else if (alone !== '/') open.push(name ?? '')
  }
  assert.deepEqual(open, [])
})

test('docs/journey.svg is this drawing', () => {
  const committed = readFileSync(new URL('../../docs/journey.svg', import.meta.url), 'utf8')
  assert.equal(committed, svg, 'docs/journey.svg differs from journeyDiagram(): write it again')
})

test('words are broken into lines that fit, and a longer word stands alone', () => {
  assert.deepEqual(wrapped('Police-led partnership', 10), ['Police-led', 'partnership'])
  assert.deepEqual(wrapped('No further action', 10), ['No further', 'action'])
})
