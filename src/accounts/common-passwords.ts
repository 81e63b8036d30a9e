/** The shipped list of common and breached passwords (common-passwords.txt), read once when first asked for. */
import { readFileSync } from 'node:fs'

let entries: Set<string> | undefined
const longest = 40
const shortest = 4

/** Whether this is an entry, in lower case as listed. */
export function isCommon(password: string): boolean {
  return list().has(password)
}

/** The longest entry that stands in the text at this place. */
export function longestCommonWord(text: string, at: number): string | undefined {
  for (let length = Math.min(longest, text.length - at); length >= shortest; length -= 1) {
    const part = text.slice(at, at + length)
    if (list().has(part)) return part
  }
  return undefined
}

/** Every entry, most common first as in its source. */
export function commonPasswords(): readonly string[] {
  return [...list()]
}

function list(): Set<string> {
  entries ??= new Set(
    readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  )
  return entries
}
