/**
 * What a Word file holds, by the directory of its archive: a document, or one that would run something when opened.
 * Reads the directory and two small parts of at most 256 kB; the document itself is not unpacked.
 */
import { partsOf, unpackedSmall, type Part } from './archive.ts'

export function readWordFile(content: Uint8Array): 'document' | 'has-macros' | 'something else' {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const parts = partsOf(bytes)
  if (parts === undefined) return 'something else'
  const named = new Map(parts.map((part) => [part.name.toLowerCase(), part]))
  const types = named.get('[content_types].xml')
  if (types === undefined || !named.has('word/document.xml')) return 'something else'

  const declared = unpackedSmall(bytes, types)
  if (declared === undefined) return 'something else'
  if ([...named.keys()].some((name) => name.endsWith('vbaproject.bin')) || /macroEnabled/i.test(declared))
    return 'has-macros'
  return linksTemplate(bytes, named.get('word/_rels/settings.xml.rels')) ? 'has-macros' : 'document'
}

/** A template fetched from the web when the document is opened brings its macros with it. One on the writer's own disk is usual. */
function linksTemplate(bytes: Buffer, links: Part | undefined): boolean {
  if (links === undefined) return false
  const text = unpackedSmall(bytes, links)
  return text === undefined || (/attachedTemplate/i.test(text) && /Target\s*=\s*["']\s*(https?:|\\\\|\/\/)/i.test(text))
}
