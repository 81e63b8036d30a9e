/** A version of a strategy as its document has it: sections in order, the lists of objectives, means and recommendations within them. */
import { partKindNames, type Part, type PartKind } from '../parts.ts'

/** A run of text as it is set: a paragraph, or a list of points. */
export type Prose = { readonly paragraph: string } | { readonly points: readonly string[] }

export type DocumentBlock =
  | { readonly is: 'section'; readonly id: string; readonly title: string; readonly prose: readonly Prose[] }
  | { readonly is: 'text'; readonly id: string; readonly prose: readonly Prose[] }
  | { readonly is: 'list'; readonly kind: PartKind; readonly name: string; readonly items: readonly DocumentItem[] }

export type DocumentItem = {
  readonly id: string
  readonly number: string
  readonly heading: string
  readonly prose: readonly Prose[]
}

const listNames: Partial<Readonly<Record<PartKind, string>>> = {
  objective: 'Objectives',
  means: 'Means',
  recommendation: 'Recommendations',
  'duty paragraph': 'Paragraphs of the duty',
  appendix: 'Appendices',
}

/** Neighbours of one kind are one list. */
export function documentBlocks(parts: readonly Part[]): readonly DocumentBlock[] {
  const blocks: DocumentBlock[] = []
  for (const part of parts) {
    const item = { id: anchorOf(part.key), number: part.number, heading: part.heading, prose: proseOf(part.text) }
    const last = blocks.at(-1)
    if (part.kind === 'section')
      blocks.push({ is: 'section', id: item.id, title: `${part.number} ${part.heading}`.trim(), prose: item.prose })
    else if (part.kind === 'text') blocks.push({ is: 'text', id: item.id, prose: item.prose })
    else if (last?.is === 'list' && last.kind === part.kind)
      blocks[blocks.length - 1] = { ...last, items: [...last.items, item] }
    else
      blocks.push({
        is: 'list',
        kind: part.kind,
        name: listNames[part.kind] ?? partKindNames[part.kind],
        items: [item],
      })
  }
  return blocks
}

/** Where a part stands on its strategy's page: what links to it leads here. */
export function anchorOf(key: string): string {
  return `part-${key}`
}

/** Paragraphs by the empty line between them; lines that begin with a hyphen are points of a list. */
export function proseOf(text: string): readonly Prose[] {
  return text
    .split(/\n{2,}/)
    .filter((chunk) => chunk.trim() !== '')
    .flatMap((chunk) => {
      const prose: Prose[] = []
      for (const line of chunk.split('\n')) {
        const point = /^[-•*]\s+(.*)$/.exec(line.trim())?.[1]
        const last = prose.at(-1)
        if (point === undefined) {
          if (last !== undefined && 'paragraph' in last)
            prose[prose.length - 1] = { paragraph: `${last.paragraph}\n${line}` }
          else prose.push({ paragraph: line })
        } else if (last !== undefined && 'points' in last) prose[prose.length - 1] = { points: [...last.points, point] }
        else prose.push({ points: [point] })
      }
      return prose
    })
}
