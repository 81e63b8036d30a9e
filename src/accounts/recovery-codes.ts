/**
 * Codes for the day the authenticator is lost. Eight, each used once, each of 80 bits in letters and digits that cannot be
 * mistaken for one another, shown once and kept as hashes.
 */
import { randomBytes } from 'node:crypto'
import { hashOf } from './secrets.ts'

const letters = '23456789abcdefghijkmnpqrstuvwxyz'
const codesInASet = 8
const lettersInACode = 16

/** A fresh set, as people write it down: four groups of four. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: codesInASet }, () => {
    const code = Array.from(randomBytes(lettersInACode), (byte) => letters.charAt(byte % letters.length)).join('')
    return code.replace(/(.{4})(?=.)/g, '$1-')
  })
}

/** The hash by which the database knows a code, however it was typed: case, spaces and hyphens do not matter. */
export function recoveryCodeHash(typed: string): Buffer {
  return hashOf(`recovery code|${typed.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
}
