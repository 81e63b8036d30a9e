/** Lines of what one process prints for another, put together by their bytes, so that no letter is parted. */

/** What a program that is run apart prints first. */
export const begun = 'begun'

export class LineTooLong extends Error {}

/** @throws LineTooLong; what stands after the last line's end is left out: it was broken off */
export async function* linesIn(
  pieces: AsyncIterable<unknown>,
  { maxLineBytes }: { readonly maxLineBytes: number },
): AsyncGenerator<Buffer, void> {
  let rest: Buffer[] = []
  let restBytes = 0
  for await (const read of pieces) {
    if (!(read instanceof Buffer)) throw new Error('a pipe gave something other than bytes')
    let piece = read
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10)) {
      const line = piece.subarray(0, end)
      yield rest.length === 0 ? line : Buffer.concat([...rest, line])
      rest = []
      restBytes = 0
      piece = piece.subarray(end + 1)
    }
    if (piece.length > 0) rest.push(piece)
    restBytes += piece.length
    if (restBytes > maxLineBytes) throw new LineTooLong()
  }
}
