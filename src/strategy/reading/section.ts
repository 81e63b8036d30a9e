/** One section: its heading, and what stands under it until the next. Lists and tables of a known family become proposals, the rest is its text. */
import { blockText, type Heading, type Item, type SourceBlock } from '#platform/documents/source/blocks.ts'
import { propose, type Collected, type OpenSection } from './collecting.ts'
import type { SectionText } from './strategy-reading.ts'
import { familyOf, isContentsHeading, readNamedItem, saysNothing, sectionKindOf, type Family } from './families.ts'
import { readStage } from './stage.ts'
import { rowText } from './table-columns.ts'
import { readTable } from './tables.ts'

/** Where the reader is: the headings above, the sentence before a list, and under which heading a list of objectives was taken. */
type Place = {
  readonly above: readonly Above[]
  readonly lead: { readonly text: string; readonly family: Family | undefined } | undefined
  readonly listTakenUnder: Above | undefined
}
type Above = {
  readonly level: number
  readonly text: string
  readonly family: Family | undefined
  /** It is itself a proposal: "Priority 1: …". */
  readonly isItem: boolean
}

/** @param blocks the heading of the section first */
export function readSection(blocks: readonly SourceBlock[], into: Collected): void {
  const [heading, ...rest] = blocks
  if (heading?.kind !== 'heading') return
  if (isContentsHeading(heading.text)) {
    readContents(blocks, into)
    return
  }
  const section: OpenSection = {
    line: heading.line,
    number: heading.number,
    heading: heading.text,
    kind: sectionKindOf(blockText(heading)),
    text: [],
  }
  into.sections.push(section)
  if (
    section.kind === 'appendices' &&
    /\d|\b[A-Z]$/u.test(heading.number ?? '') &&
    /^(?:appendix|annex)/iu.test(heading.number ?? '')
  )
    into.appendices.push({ line: heading.line, number: heading.number, title: heading.text })

  let place = underHeading({ above: [], lead: undefined, listTakenUnder: undefined }, heading, section, into)
  for (const [index, block] of rest.entries()) place = readBlock(block, rest[index + 1], place, section, into)
}

/** Says again what the headings say: kept apart, so that nobody takes it for text. */
function readContents(blocks: readonly SourceBlock[], into: Collected): void {
  for (const block of blocks) {
    if (block.kind !== 'table') into.contents.push({ line: block.line, text: blockText(block) })
    else into.contents.push(...block.rows.map((row) => ({ line: row.line, text: rowText(row) })))
  }
}

function readBlock(
  block: SourceBlock,
  next: SourceBlock | undefined,
  place: Place,
  section: OpenSection,
  into: Collected,
): Place {
  switch (block.kind) {
    case 'heading':
      return readHeading(block, place, section, into)
    case 'contents':
      into.contents.push({ line: block.line, text: block.text })
      return place
    case 'table':
      readTable(block, { family: familyHere(place, section), under: wordsAbove(place) }, section, into)
      return { ...place, lead: undefined }
    case 'item':
      return readItem(block, place, section, into)
    case 'paragraph':
      return readParagraph(block, next, place, section, into)
  }
}

function readHeading(heading: Heading, place: Place, section: OpenSection, into: Collected): Place {
  if (section.kind === 'appendices') {
    into.appendices.push({ line: heading.line, number: heading.number, title: heading.text })
    return { ...place, lead: undefined }
  }
  const under = underHeading(place, heading, section, into)
  if (under.above.at(-1)?.isItem === false) section.text.push(sectionText('heading', heading))
  return under
}

/** "Priority 1: …" is an objective, and so is a heading under "Our priorities" unless they were listed. A list under it is how it is met. */
function underHeading(place: Place, heading: Heading, section: OpenSection, into: Collected): Place {
  const above = place.above.filter(({ level }) => level < heading.level)
  const parent = above.at(-1)
  const text = blockText(heading)
  const named = readNamedItem(heading.text)
  const isOneOfMany =
    parent?.family === 'objectives' &&
    parent !== place.listTakenUnder &&
    section.kind !== 'law' &&
    familyOf(heading.text) === undefined
  const family = named?.family ?? (isOneOfMany ? 'objectives' : undefined)
  const isItem = family !== undefined && propose(into, family, { ...proposalIn(heading), under: parent?.text ?? '' })
  const here = { level: heading.level, text, family: isItem ? ('means' as const) : familyOf(text), isItem }
  return { ...place, above: [...above, here], lead: undefined }
}

function readParagraph(
  block: Extract<SourceBlock, { kind: 'paragraph' }>,
  next: SourceBlock | undefined,
  place: Place,
  section: OpenSection,
  into: Collected,
): Place {
  const named = readNamedItem(block.text)
  if (named !== undefined && propose(into, named.family, { ...proposalIn(block), under: wordsAbove(place) }))
    return { ...place, lead: { text: block.text, family: 'means' } }

  const family = familyOf(block.text)
  const announces =
    (next?.kind === 'item' || next?.kind === 'table') &&
    (block.text.endsWith(':') || isAnnouncement(block.text, family))
  if (!announces) {
    section.text.push(sectionText('paragraph', block))
    return { ...place, lead: undefined }
  }
  const lead = { text: block.text, family: saysNothing(block.text) ? (family ?? familyAbove(place)) : family }
  // What announces a list that is taken goes with it.
  if (familyHere({ ...place, lead }, section) === undefined) section.text.push(sectionText('paragraph', block))
  else into.leadIns.push({ line: block.line, text: block.text })
  return { ...place, lead }
}

function isAnnouncement(text: string, family: Family | undefined): boolean {
  return family !== undefined && text.length <= 250 && /\bfollowing\b|\bbelow\b|\bare\b.{0,10}$/iu.test(text)
}

function readItem(item: Item, place: Place, section: OpenSection, into: Collected): Place {
  if (section.kind === 'appendices' && item.depth === 0) {
    into.appendices.push({ line: item.line, number: item.marker, title: item.text })
    return place
  }
  const named = readNamedItem(item.text)
  const here = familyHere(place, section)
  // An item of an objective says how it is met.
  const parent = here === 'objectives' && item.depth > 0 ? into.objectives.at(-1) : undefined
  const family = named?.family ?? (parent === undefined ? here : 'means')
  if (family === 'route') {
    const stage = readStage({ line: item.line, text: blockText(item) })
    if (stage === undefined) section.text.push(sectionText('item', item))
    else into.route.push(stage)
    return place
  }
  const taken =
    family !== undefined && propose(into, family, { ...proposalIn(item), under: parent?.text ?? wordsAbove(place) })
  if (!taken) section.text.push(sectionText('item', item))
  return taken && family === 'objectives' ? { ...place, listTakenUnder: place.above.at(-1) } : place
}

/** What a list at this place would be. In a section about the law it is the law's own. */
function familyHere({ lead, above }: Place, section: OpenSection): Family | undefined {
  const family = lead === undefined ? above.at(-1)?.family : lead.family
  return section.kind === 'law' && family !== 'recommendations' ? undefined : family
}

function familyAbove({ above }: Place): Family | undefined {
  return above.at(-1)?.family
}

function wordsAbove({ lead, above }: Place): string {
  return lead?.text ?? above.at(-1)?.text ?? ''
}

function proposalIn(block: Exclude<SourceBlock, { kind: 'table' }>) {
  const named = readNamedItem(block.text)
  const number = block.kind === 'heading' ? block.number : block.kind === 'item' ? countedMarker(block) : undefined
  const marker = [number, named?.marker].filter((part) => part !== undefined).join(' ')
  return {
    line: block.line,
    text: named?.text ?? block.text,
    marker: marker === '' ? undefined : marker,
  }
}

/** A dot or a dash before an item counts nothing. */
function countedMarker({ marker }: Item): string | undefined {
  return marker !== undefined && /[\p{L}\p{N}]/u.test(marker) ? marker : undefined
}

function sectionText(kind: SectionText['kind'], block: Exclude<SourceBlock, { kind: 'table' }>): SectionText {
  return { kind, line: block.line, text: blockText(block) }
}
