/**
 * What a page of proposals is about, from the file to the strategy that is kept. Nothing of it is stored before a person has confirmed it: the page
 * carries it in hidden fields, packed, and takes it back as what anybody might have sent.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { documentPurposes } from '#reference/document-purposes.ts'
import { codesOf } from '#reference/code-list.ts'
import { pieceShape, piecesOf } from './pieces.ts'
import type { StrategyReading } from './strategy-reading.ts'

const purposes = z.enum(codesOf(documentPurposes))
const found = z.object({ line: z.int(), text: z.string() })

const proposalsShape = z.object({
  title: z.string(),
  period: z.string(),
  years: z.object({ from: z.int(), to: z.int() }).optional(),
  pieces: z.array(pieceShape),
  stages: z.array(
    z.object({
      line: z.int(),
      date: z.string(),
      purpose: z.string(),
      purposeCode: purposes.optional(),
      bodies: z.array(z.string()),
    }),
  ),
  unread: z.array(found),
})
export type Proposals = z.infer<typeof proposalsShape>

export function proposalsFrom(reading: StrategyReading): Proposals {
  const { title, period, route, unread } = reading
  return {
    title: title?.text ?? '',
    period: period?.asWritten ?? '',
    ...(period === undefined ? {} : { years: { from: period.from, to: period.to } }),
    pieces: [...piecesOf(reading)],
    stages: route.map(({ line, date, purpose, bodies }) => ({
      line,
      date: date?.asWritten ?? '',
      purpose: purpose?.asWritten ?? '',
      ...(purpose?.code === undefined ? {} : { purposeCode: purpose.code }),
      bodies: bodies.map(({ asWritten }) => asWritten),
    })),
    unread: [...unread],
  }
}

/** A form field holds 64 kB, and the whole form 256. */
const fieldCharacters = 60_000
export const carriedFields = ['read0', 'read1'] as const
const maxUnpackedBytes = 2 * 1024 * 1024

/** Undefined when it is more than a page can carry: a document of some hundred pages. */
export function packed(proposals: Proposals): Readonly<Record<string, string>> | undefined {
  const text = deflateRawSync(JSON.stringify(proposals)).toString('base64url')
  if (text.length > fieldCharacters * carriedFields.length) return undefined
  return Object.fromEntries(
    carriedFields.map((name, place) => [name, text.slice(place * fieldCharacters, (place + 1) * fieldCharacters)]),
  )
}

/** Undefined when it is not what our page carries. */
export function unpacked(body: unknown): Proposals | undefined {
  const fields = z.looseObject(Object.fromEntries(carriedFields.map((name) => [name, z.string()]))).safeParse(body)
  if (!fields.success) return undefined
  const text = carriedFields.map((name) => fields.data[name]).join('')
  try {
    const json = inflateRawSync(Buffer.from(text, 'base64url'), { maxOutputLength: maxUnpackedBytes })
    return proposalsShape.safeParse(JSON.parse(json.toString('utf8'))).data
  } catch {
    return undefined
  }
}
