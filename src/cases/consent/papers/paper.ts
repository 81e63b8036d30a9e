/** A letter or an information sheet about support as a document: for one reader, in one language, with a name and a reference, and no concern. */
import type { Temporal } from 'temporal-polyfill'
import type { Block, PaperDocument } from '#platform/documents/document.ts'
import type { ConsentReader } from '#reference/consent.ts'
import { english } from './english.ts'
import { welsh } from './welsh.ts'
import { filledIn, type Details } from './words.ts'

export const paperKinds = ['letter', 'sheet'] as const
export type PaperKind = (typeof paperKinds)[number]
export const paperLanguages = ['en', 'cy'] as const
export const paperFormats = ['docx', 'pdf'] as const

export type Paper = {
  readonly kind: PaperKind
  readonly reader: ConsentReader
  readonly language: (typeof paperLanguages)[number]
}

export type About = Details & { readonly reference: string; readonly today: Temporal.PlainDate }

/** A letter names the person and the case, and is marked so; an information sheet is the same for everybody. */
export function paperOf({ kind, reader, language }: Paper, about: About): PaperDocument {
  const words = language === 'cy' ? welsh : english
  const of = words.readers[reader]
  const blocks = kind === 'sheet' ? sheetBlocks(of.sheet) : letterBlocks(words, reader, about)
  return {
    title: kind === 'sheet' ? of.sheetTitle : of.letterTitle,
    language,
    author: about.council,
    marking: kind === 'sheet' ? 'OFFICIAL' : 'OFFICIAL-SENSITIVE',
    ...(kind === 'sheet' ? {} : { reference: about.reference }),
    blocks: [...blocks, paragraph(words.contact)].map((block) => filled(block, about)),
  }
}

function sheetBlocks(parts: (typeof english.readers)['adult']['sheet']): Block[] {
  return parts.flatMap(({ heading, says }) => [{ kind: 'heading' as const, text: heading }, ...says.map(paragraph)])
}

function letterBlocks(words: typeof english, reader: ConsentReader, { today }: About): Block[] {
  const { greeting, letter, choices } = words.readers[reader]
  const language = words === welsh ? 'cy' : 'en-GB'
  return [
    paragraph(today.toLocaleString(language, { day: 'numeric', month: 'long', year: 'numeric' })),
    paragraph(greeting),
    ...letter.map(paragraph),
    paragraph(words.regards),
    paragraph('[writer]'),
    paragraph('[council]'),
    { kind: 'heading', text: words.reply },
    { kind: 'list', items: choices },
    { kind: 'to fill in', label: words.yourName },
    { kind: 'to fill in', label: words.signature },
    { kind: 'to fill in', label: words.date },
  ]
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text }
}

function filled(block: Block, about: About): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: filledIn(block.text, about) }
    case 'list':
      return { ...block, items: block.items.map((item) => filledIn(item, about)) }
    case 'table':
    case 'drawing':
    case 'to fill in':
      return block
  }
}
