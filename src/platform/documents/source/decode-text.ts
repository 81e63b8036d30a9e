/** The letters of a text file, whichever program saved it: UTF-8, UTF-16 with or without its mark, or the alphabet of Western Windows. */

/** Undefined when the bytes are no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decoders(bytes)
  // Form feeds and vertical tabs part pages and lines; any other control character is no text.
  return /[^\P{Cc}\t\n\v\f\r\u0085]/u.test(text)
    ? undefined
    : text.replace(/^\uFEFF/u, '').replace(/[\v\f\u0085]/gu, ' ')
}

function decoders(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return new TextDecoder('utf-8').decode(bytes)
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes)
  const unmarked = unmarkedUtf16(bytes)
  if (unmarked !== undefined) return new TextDecoder(unmarked).decode(bytes)
  return utf8In(bytes) ?? new TextDecoder('windows-1252').decode(bytes)
}

/** Undefined where the bytes are no UTF-8. */
function utf8In(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // The decoder throws for bytes that are no UTF-8, and for nothing else.
    return undefined
  }
}

/** Latin letters in UTF-16 have a zero in every second byte. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const start = bytes.subarray(0, 1024)
  const zeros = [0, 0]
  for (const [index, byte] of start.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const most = start.length * 0.3
  if (odd > most && even === 0) return 'utf-16le'
  return even > most && odd === 0 ? 'utf-16be' : undefined
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}
