/** What a table that others made says, as it passes between the process that reads it and ours. */
import { z } from 'zod'

export const SheetHead = z.object({
  /** Worksheets that were not read: hidden ones, and those after the first. */
  hiddenSheets: z.array(z.string()),
  otherSheets: z.array(z.string()),
  /** Where counting of days begins, should a date have come as a bare number; text files have none. */
  epoch: z.enum(['1900', '1904', 'none']),
})
export type SheetHead = z.infer<typeof SheetHead>

/** Its line in the file, from 1, and its cells as text: days as 2026-01-31, whatever the file's own form where it marks them as days. */
export const SheetRow = z.tuple([z.number().int(), z.array(z.string())])
export type SheetRow = z.infer<typeof SheetRow>

/** Some rows that belong together, as the text that they travel in: whoever only passes them on need not take them apart. */
export type SheetBatch = { readonly count: number; readonly json: string }

/** @throws when it is not what the other process prints */
export function rowsIn({ json }: Pick<SheetBatch, 'json'>): SheetRow[] {
  return z.array(SheetRow).parse(JSON.parse(json))
}

/** A line of what the other process prints: a word, and what belongs to it. */
export type SheetMessage =
  | { readonly kind: 'head'; readonly head: SheetHead }
  | ({ readonly kind: 'rows' } & SheetBatch)
  | { readonly kind: 'end' | 'too much' }
  | { readonly kind: 'unclosed quote'; readonly line: number }

export function printed(message: SheetMessage): string {
  switch (message.kind) {
    case 'head':
      return `head ${JSON.stringify(message.head)}\n`
    case 'rows':
      return `rows ${message.count} ${message.json}\n`
    case 'unclosed quote':
      return `quote ${message.line}\n`
    case 'end':
      return 'end\n'
    case 'too much':
      return 'much\n'
  }
}

/** Undefined where the line is none of ours, or was broken off. The rows themselves are not looked into. */
export function messageIn(line: string): SheetMessage | undefined {
  if (line === 'end') return { kind: 'end' }
  if (line === 'much') return { kind: 'too much' }
  const [, rows, json] = /^rows (\d{1,5}) (\[\[.*\]\])$/u.exec(line) ?? []
  if (json !== undefined) return { kind: 'rows', count: Number(rows), json }
  const [, at] = /^quote (\d{1,9})$/u.exec(line) ?? []
  if (at !== undefined) return { kind: 'unclosed quote', line: Number(at) }
  return line.startsWith('head ') ? headIn(line.slice(5)) : undefined
}

function headIn(json: string): SheetMessage | undefined {
  try {
    const head = SheetHead.safeParse(JSON.parse(json))
    return head.success ? { kind: 'head', head: head.data } : undefined
  } catch {
    // JSON that was broken off.
    return undefined
  }
}
