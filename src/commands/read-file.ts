/** A file that a command is given. */
import { open } from 'node:fs/promises'
import { Refusal } from '#platform/failures.ts'

/**
 * No more than can be read is taken into memory, however large the file is or whatever it grows to: one byte more than the most, for what refuses it.
 *
 * @throws Refusal when it cannot be opened, or is no file
 */
export async function bytesOf(path: string, { most }: { readonly most: number }): Promise<Buffer> {
  let file
  try {
    file = await open(path, 'r')
  } catch (error) {
    throw new Refusal(`The file cannot be opened: ${path}`, { cause: error })
  }
  try {
    if (!(await file.stat()).isFile()) throw new Refusal(`This is not a file: ${path}`)
    const buffer = Buffer.alloc(most + 1)
    let size = 0
    while (size < buffer.length) {
      const { bytesRead } = await file.read(buffer, size, buffer.length - size, size)
      if (bytesRead === 0) break
      size += bytesRead
    }
    return buffer.subarray(0, size)
  } finally {
    await file.close()
  }
}
