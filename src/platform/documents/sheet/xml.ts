/** The parts of a workbook as a stream of opened and closed elements: whatever their size, only the piece at hand is in memory. */
import { Parser } from 'htmlparser2'
import { unpackedPieces, type Part } from '../../files/archive.ts'

export type XmlTaker = {
  /** @param name without the prefix of its name space */
  opened(name: string, attributes: Readonly<Record<string, string>>): void
  text?(words: string): void
  closed?(name: string): void
}

/** How many bytes the parts of a file may still unpack to. */
export type Allowance = { bytesLeft: number }

export class TooMuch extends Error {}

/** @throws TooMuch when it unpacks to more than is allowed, and an error when it is damaged or broken off */
export async function readXml(bytes: Buffer, part: Part, allowance: Allowance, taker: XmlTaker): Promise<void> {
  let open = 0
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        open += 1
        taker.opened(withoutPrefix(name), attributes)
      },
      ontext: (words) => taker.text?.(words),
      onclosetag: (name) => {
        open -= 1
        taker.closed?.(withoutPrefix(name))
      },
    },
    { xmlMode: true },
  )
  let decoder: TextDecoder | undefined
  for await (const piece of unpackedPieces(bytes, part)) {
    allowance.bytesLeft -= piece.length
    if (allowance.bytesLeft < 0) throw new TooMuch()
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true })
    parser.write(decoder.decode(piece, { stream: true }))
  }
  // At its end the parser would close what the file does not.
  if (open !== 0) throw new Error('the file is broken off')
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8'
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
