/** What a letter and an information sheet say to one reader in one language. Plain, short, and never a word about a concern. */
import type { ConsentReader } from '#reference/consent.ts'

/** A sheet answers what whoever is asked must be told (reference/consent.ts, consentTold), in that order. */
export type SheetPart = {
  readonly heading: string
  readonly says: readonly string[]
}

export type ReaderWords = {
  readonly sheetTitle: string
  /** seven parts: purpose, who, shared, held, withdraw, complain, record */
  readonly sheet: readonly SheetPart[]
  readonly letterTitle: string
  readonly greeting: string
  readonly letter: readonly string[]
  /** Lines of the reply at the end of the letter. */
  readonly choices: readonly string[]
}

export type PaperWords = {
  readonly readers: Readonly<Record<ConsentReader, ReaderWords>>
  readonly reply: string
  readonly yourName: string
  readonly signature: string
  readonly date: string
  readonly contact: string
  readonly regards: string
}

/**
 * Placeholders in the texts: [name] whom it is about, [council] who writes, [contact] where to write to, [writer] who signs.
 * Filled in as text, never as layout.
 */
export type Details = {
  readonly name: string
  readonly council: string
  readonly contact: string
  readonly writer: string
}

export function filledIn(text: string, details: Details): string {
  return text.replaceAll(/\[(name|council|contact|writer)\]/g, (_whole, key: keyof Details) => details[key])
}
