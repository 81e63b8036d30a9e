/** Random secrets that people or browsers carry for us, and the hashes by which alone the database knows them. */
import { createHash, randomBytes } from 'node:crypto'

export type Secret = {
  /** What the browser or the link carries: 256 bits, base64url, 43 characters. */
  readonly token: string
  /** What the database keeps. */
  readonly hash: Buffer
}

export function newSecret(): Secret {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

/** As access.token_hash() has it in the database. A secret of 64 bits and more needs no slow hash. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest()
}
