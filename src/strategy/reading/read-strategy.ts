/**
 * Reads a strategy by its structure: what stands before the first section, the sections, and in each the lists and tables that a heading or a
 * sentence of a known family announces. Nothing here knows one council's document.
 */
import { blockText, type SourceBlock } from '#platform/documents/source/blocks.ts'
import { nothingYet, type Collected } from './collecting.ts'
import type { Proposal, StrategyReading } from './strategy-reading.ts'
import { readFront } from './front.ts'
import { isContentsHeading, sectionKindOf } from './families.ts'
import { readSection } from './section.ts'

export function readStrategy(blocks: readonly SourceBlock[]): StrategyReading {
  const into = nothingYet()
  const { title, begins } = readFrontOf(blocks)
  readFront(blocks.slice(0, begins), title, into)
  for (const section of sectionsIn(blocks.slice(begins))) readSection(section, into)
  return { ...into, dutyParagraphs: dutyParagraphsIn(into) }
}

/** Which block is the title, and where the first section begins: at the first heading of the highest level behind the title. */
function readFrontOf(blocks: readonly SourceBlock[]): { title: SourceBlock | undefined; begins: number } {
  const title = titleIn(blocks)
  const behind = title?.kind === 'heading' ? blocks.indexOf(title) + 1 : 0
  const top = topLevelIn(blocks.slice(behind))
  const begins = blocks.findIndex(
    (block, index) => index >= behind && block.kind === 'heading' && block.level === top && !isOfContents(block),
  )
  return { title, begins: begins === -1 ? blocks.length : begins }
}

/** The level of the headings that begin sections; Infinity when there is no heading. */
function topLevelIn(blocks: readonly SourceBlock[]): number {
  return Math.min(...blocks.map((block) => (block.kind === 'heading' && !isOfContents(block) ? block.level : Infinity)))
}

/** The line that most looks like a title, before anything that begins a section. */
function titleIn(blocks: readonly SourceBlock[]): SourceBlock | undefined {
  const candidates = candidatesIn(blocks)
  return (
    candidates.find((block) => block.kind === 'heading' && block.isTitle) ??
    candidates.find(
      ({ text }) =>
        /\bstrategy\b/iu.test(text) && /\b(?:prevent|contest|extremis|terroris|radicali|cohesi)/iu.test(text),
    ) ??
    candidates.find(({ text }) => /\bstrateg/iu.test(text)) ??
    candidates.find(({ text }) => /\b(?:prevent|contest|plan|policy|framework)\b/iu.test(text)) ??
    candidates[0]
  )
}

type Candidate = Extract<SourceBlock, { kind: 'heading' | 'paragraph' }>

function candidatesIn(blocks: readonly SourceBlock[]): readonly Candidate[] {
  const candidates: Candidate[] = []
  for (const block of blocks.slice(0, 20)) {
    if (block.kind === 'heading') {
      if (block.number !== undefined || isOpening(block.text)) break
      candidates.push(block)
    } else if (block.kind === 'paragraph' && block.text.length <= 120 && !/[.:;]$/u.test(block.text))
      candidates.push(block)
  }
  return candidates
}

/** Headings that begin the text, whatever the document is called. */
function isOpening(text: string): boolean {
  return /^(?:foreword|(?:executive )?summary|contents|preface)\b/iu.test(text) || sectionKindOf(text) !== 'other'
}

function isOfContents(block: SourceBlock): boolean {
  return block.kind === 'heading' && isContentsHeading(block.text)
}

/** Blocks from one heading of the highest level to the next. */
function sectionsIn(blocks: readonly SourceBlock[]): readonly (readonly SourceBlock[])[] {
  const top = topLevelIn(blocks)
  const sections: SourceBlock[][] = []
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level <= top) sections.push([block])
    else sections.at(-1)?.push(block)
  }
  return sections
}

/** What speaks of the duty, in the sections about the law; where none is about the law, anywhere. It stays in its section as well. */
function dutyParagraphsIn({ sections }: Collected): readonly Proposal[] {
  const ofLaw = sections.filter(({ kind }) => kind === 'law')
  return (ofLaw.length > 0 ? ofLaw : sections).flatMap((section) =>
    section.text
      .filter(
        ({ kind, text }) => kind !== 'heading' && !text.endsWith(':') && /\bdut(?:y|ies)\b|\bdue regard\b/iu.test(text),
      )
      .map(({ line, text }) => ({
        line,
        text: text.replace(/^[-*•–]\s+/u, ''),
        marker: undefined,
        under: blockText({
          kind: 'heading',
          line,
          level: 1,
          number: section.number,
          text: section.heading,
          isTitle: false,
        }),
      })),
  )
}
