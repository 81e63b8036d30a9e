/**
 * Whether a file is whole and is one thing only. A polyglot is two files in one, each found by another program: it hides
 * before the first byte that counts or behind the last. These look at the frame alone and decode nothing.
 */

const pdfHeader = Buffer.from('%PDF-')
const zipEnd = Buffer.from('PK\x05\x06', 'latin1')

/** Readers accept a header further in, so that something else may stand before it. Ours begins at the first byte and is not cut off. */
export function isWholePdf(bytes: Buffer): boolean {
  const header = bytes.subarray(0, 8).toString('latin1')
  const tail = bytes.subarray(-2048)
  return /^%PDF-[12]\.\d$/.test(header) && tail.includes('%%EOF') && !tail.includes(zipEnd)
}

/** Chunk after chunk from the header to the end chunk, and nothing behind it. */
export function isWholePng(bytes: Buffer): boolean {
  let at = 8
  let isFirst = true
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (isFirst && kind !== 'IHDR') return false
    isFirst = false
    at += 12 + length
    if (kind === 'IEND') return at === bytes.length
  }
  return false
}

/** Begins and ends as a JPEG. Cameras append a film or a thumbnail, so bytes may follow; an archive or a PDF may not. */
export function isWholeJpeg(bytes: Buffer): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return false
  const end = bytes.lastIndexOf(Buffer.of(0xff, 0xd9))
  if (end < 4) return false
  return !bytes.subarray(-65_600).includes(zipEnd) && !bytes.subarray(0, 1024).includes(pdfHeader)
}

/**
 * Text in UTF-8, or in one of the older Windows alphabets: no control characters but line ends and tabs. Markup in it
 * stays text, since it is only ever downloaded as text; a PDF within is refused, because readers would find it.
 */
export function isPlainText(bytes: Uint8Array): boolean {
  const hasControls = bytes.some(
    (byte) => (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f,
  )
  return !hasControls && !Buffer.from(bytes.subarray(0, 1024)).includes(pdfHeader)
}
