/** Whatever a document holds, each of its words is in the draft or in the list of what could not be read. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linesOfText } from '#platform/documents/source/lines.ts'
import { findBlocks } from '#platform/documents/source/find-blocks.ts'
import type { StrategyReading } from './strategy-reading.ts'
import { readStrategy } from './read-strategy.ts'

const word = fc.constantFrom(
  ...'we will by aims priorities objective outcome recommendations threat CTLP Act duty national Cabinet LSCB board group'.split(
    ' ',
  ),
  ...'Draft approval sign-off information and action Appendix Annex A 1 2.0 3.1 2017 2019-22 20/9/17 Nov 17 Contents'.split(
    ' ',
  ),
  ...'Priority Lead Owner Theme No people *stars* **bold** _under_ a|b Ŵyn £5 don’t e.g. what how following are these'.split(
    ' ',
  ),
)
const words = fc.array(word, { minLength: 1, maxLength: 16 }).map((parts) => parts.join(' '))
const start = fc.constantFrom(
  ...[
    '',
    '',
    '',
    '- ',
    '* ',
    '  - ',
    '\t- ',
    '1. ',
    '2. ',
    '(a) ',
    '1.0 ',
    '7.2 ',
    '# ',
    '## ',
    '### ',
    '> ',
    '• ',
    'Appendix B: ',
    'Priority 2: ',
  ],
)
const end = fc.constantFrom('', '', '.', ':', ';', '; and', ' .......... 4', '\t3', '**')
const prose = fc.tuple(start, words, end).map((parts) => parts.join(''))
const row = (between: string) =>
  fc.array(fc.oneof(words, fc.constant('')), { minLength: 2, maxLength: 4 }).map((cells) => cells.join(between))
const line = fc.oneof(
  { weight: 6, arbitrary: prose },
  { weight: 2, arbitrary: fc.constantFrom('', '  ', '----', '===', '***', '|---|---|') },
  { weight: 2, arbitrary: row('\t') },
  row(' | ').map((cells) => `| ${cells} |`),
  row('    '),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const document = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'))

test('every word of any text is in the draft or unread, as often as it was written', () => {
  fc.assert(
    fc.property(document, (text) => {
      const kept = counted(wordsOfDraft(readStrategy(findBlocks(linesOfText(text)))))
      const lost = [...counted(text)].filter(([found, times]) => (kept.get(found) ?? 0) < times)
      assert.deepEqual(lost, [])
    }),
    { numRuns: 3_000 },
  )
})

test('every proposal stands on a line of the text, and that line has its words', () => {
  fc.assert(
    fc.property(document, (text) => {
      const draft = readStrategy(findBlocks(linesOfText(text)))
      const lines = text.split(/\r\n|\n|\r/u)
      for (const { line: number, text: proposed } of [...draft.objectives, ...draft.means, ...draft.recommendations]) {
        // What a full line begins may go on in the next ones.
        const first = [...counted(lines[number - 1] ?? '').keys()]
        assert.ok(
          [...counted(proposed).keys()].some((found) => first.includes(found)),
          proposed,
        )
      }
    }),
    { numRuns: 1_000 },
  )
})

function wordsOfDraft(draft: StrategyReading): string {
  const {
    title,
    period,
    objectives,
    means,
    recommendations,
    route,
    sections,
    appendices,
    leadIns,
    tableHeads,
    contents,
    unread,
  } = draft
  return [
    title?.text,
    period?.text,
    ...[...objectives, ...means].flatMap((item) => [item.marker, item.text]),
    ...recommendations.flatMap((item) => [item.marker, item.theme, item.text]),
    ...route.map((stage) => stage.text),
    ...sections.flatMap((section) => [section.number, section.heading, ...section.text.map(({ text }) => text)]),
    ...appendices.flatMap((appendix) => [appendix.number, appendix.title]),
    ...[...leadIns, ...tableHeads, ...contents, ...unread].map(({ text }) => text),
  ].join('\n')
}

function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [found] of text.matchAll(/[\p{L}\p{N}]+/gu)) counts.set(found, (counts.get(found) ?? 0) + 1)
  return counts
}
