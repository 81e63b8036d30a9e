/**
 * What was read, piece by piece in the order of the document, and the parts of a strategy that come of it once a person has said which proposals
 * are right. A proposal that is not taken stays where it stood, as text: nothing of the document is lost by it.
 */
import { z } from 'zod'
import type { PartKind, PartWords } from '../parts.ts'
import type { Found, Proposal, SectionText, StrategyReading } from './strategy-reading.ts'

const words = z.object({ line: z.int(), number: z.string(), heading: z.string(), text: z.string() })

export const pieceShape = z.discriminatedUnion('is', [
  words.extend({ is: z.literal('section') }),
  words.extend({ is: z.literal('appendix') }),
  words.extend({ is: z.literal('objective'), under: z.string() }),
  words.extend({ is: z.literal('means'), under: z.string() }),
  words.extend({ is: z.literal('recommendation'), under: z.string() }),
  words.extend({
    is: z.literal('prose'),
    /** A line of a list or a table, which needs no empty line before it. */
    isLine: z.boolean(),
    /** It announces a list. */
    isLead: z.boolean(),
    /** It may be taken as a paragraph of the duty. */
    speaksOfDuty: z.boolean(),
    under: z.string(),
  }),
])
export type Piece = z.infer<typeof pieceShape>

/** What each piece is taken as, by its place among the pieces; with other words where a person changed them. */
export type Taken = ReadonlyMap<number, Pick<PartWords, 'heading' | 'text'>>

export function piecesOf(reading: StrategyReading): readonly Piece[] {
  const duty = new Map(reading.dutyParagraphs.map((paragraph) => [paragraph.line, paragraph.under]))
  const pieces: Piece[] = [
    ...reading.sections.flatMap((section) => [
      { is: 'section' as const, ...plain(section.line), number: section.number ?? '', heading: section.heading },
      ...section.text.map((text) => prose(text, duty.get(text.line))),
    ]),
    ...reading.leadIns.map((text) => ({ ...prose({ ...text, kind: 'paragraph' }, undefined), isLead: true })),
    ...reading.objectives.map((proposal) => ({ is: 'objective' as const, ...proposed(proposal) })),
    ...reading.means.map((proposal) => ({ is: 'means' as const, ...proposed(proposal) })),
    ...reading.recommendations.map((proposal) => ({
      is: 'recommendation' as const,
      ...proposed(proposal),
      heading: proposal.theme ?? '',
    })),
    ...reading.appendices.map(({ line, number = '', title }) => ({
      is: 'appendix' as const,
      ...plain(line),
      number,
      heading: title,
    })),
  ]
  return pieces.toSorted((one, other) => one.line - other.line)
}

/** Every proposal as it was read; a paragraph of the duty stays text of its section, as the document has it. */
export function everyProposal(reading: StrategyReading): Taken {
  return new Map(
    piecesOf(reading).flatMap((piece, place) =>
      piece.is === 'objective' || piece.is === 'means' || piece.is === 'recommendation'
        ? [[place, piece] as const]
        : [],
    ),
  )
}

export function assembled(pieces: readonly Piece[], taken: Taken): readonly PartWords[] {
  const parts: PartWords[] = []
  let afterLine = false
  for (const [place, piece] of pieces.entries()) {
    const chosen = taken.get(place)
    const kind = kindOf(piece, chosen !== undefined)
    if (kind !== undefined) {
      const { number } = piece
      parts.push({ kind, number, heading: chosen?.heading ?? piece.heading, text: chosen?.text ?? piece.text })
      afterLine = false
      continue
    }
    const isLine = piece.is !== 'prose' || piece.isLine
    if (piece.is === 'prose' && piece.isLead && parts.at(-1)?.kind === 'text') parts.push(textPart(piece.text))
    else addText(parts, asText(piece), isLine && afterLine)
    afterLine = isLine
  }
  return parts.filter(({ heading, text }) => heading !== '' || text !== '')
}

/** What a piece is as a part; undefined when it is text. */
function kindOf(piece: Piece, isTaken: boolean): PartKind | undefined {
  if (piece.is === 'section' || piece.is === 'appendix') return piece.is
  if (!isTaken) return undefined
  return piece.is === 'prose' ? 'duty paragraph' : piece.is
}

/** Text goes on in the section or the text before it; behind a list it begins anew. */
function addText(parts: PartWords[], text: string, joins: boolean): void {
  const last = parts.at(-1)
  if (last === undefined || (last.kind !== 'section' && last.kind !== 'text')) parts.push(textPart(text))
  else
    parts[parts.length - 1] = { ...last, text: last.text === '' ? text : `${last.text}${joins ? '\n' : '\n\n'}${text}` }
}

function textPart(text: string): PartWords {
  return { kind: 'text', number: '', heading: '', text }
}

function asText(piece: Piece): string {
  if (piece.is === 'prose') return piece.text
  const heading = piece.heading === '' ? '' : `${piece.heading}:`
  return [piece.number === '' ? '-' : piece.number, heading, piece.text].filter((word) => word !== '').join(' ')
}

function plain(line: number) {
  return { line, number: '', heading: '', text: '' }
}

function prose({ line, text, kind }: SectionText | (Found & { kind: 'paragraph' }), under: string | undefined) {
  const isLine = kind === 'item' || kind === 'row'
  return {
    is: 'prose' as const,
    ...plain(line),
    text,
    isLine,
    isLead: false,
    speaksOfDuty: under !== undefined,
    under: under ?? '',
  }
}

function proposed({ line, marker, text, under }: Proposal) {
  return { ...plain(line), number: marker ?? '', text, under }
}
