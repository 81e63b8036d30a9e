/** Finds what looks like a secret: by the shape that its maker gives it, by the name it goes under, or because it is too random for a word. */

/** Shapes that say what they are. Written so that this file does not match itself. */
const shapes: Record<string, RegExp> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/]/,
  'a token of a code host': /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40,}|glpat-[\w-]{20})\b/,
  'a token of a package registry': /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*[^\s$]/,
  'an access key of a cloud': /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  'a key of GOV.UK Notify': /(?:-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}){2}/,
  'a signed token': /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}/,
  'a password in an address':
    /:\/\/[^\s:/@'"`${}<>]{1,60}:[^\s:/@'"`${}<>]{3,100}@(?!localhost\b|[\w.-]{0,60}\bexample\b)[\w.-]+/,
}

/** A value given to something that is called a secret, in a text of some length without a space. */
const named = /(?:password|passwd|secret|token|api_?key|private_?key)["']?\s*[:=]\s*["'`]([^\s"'`${}<>]{12,})["'`]/gi

/** Runs of what keys are made of. Paths and words are taken out by how they are mixed. */
const run = /[A-Za-z0-9+/_-]{24,}={0,2}/g

/** @returns what it looks like and where it begins, without repeating it */
export function secretsIn(text: string): string[] {
  const found: string[] = []
  for (const [what, shape] of Object.entries(shapes)) {
    for (const match of text.matchAll(new RegExp(shape, 'g'))) found.push(`${what}: ${beginning(match[0])}`)
  }
  for (const match of text.matchAll(named)) {
    if (isMixed(match[1] ?? '')) found.push(`a value called a secret: ${beginning(match[1] ?? '')}`)
  }
  for (const [value] of text.matchAll(run)) {
    if (isRandom(value)) found.push(`a random value: ${beginning(value)}`)
  }
  return found
}

function beginning(value: string): string {
  return `${value.slice(0, 8)}… (${value.length} characters)`
}

/** Letters and digits; a plain word or a phrase is a placeholder that a reader sees through. */
function isMixed(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value) && bitsPerCharacter(value) > 3
}

/**
 * Whether a run is as mixed as chance makes it: capitals, small letters and digits in turn, or hexadecimal of 40 digits or more with
 * no pattern. A path, a camelCase name or a UUID is not.
 */
function isRandom(value: string): boolean {
  if (/^[0-9a-f]+$/.test(value)) return value.length >= 40 && bitsPerCharacter(value) > 3.4
  if (!/[a-z]/.test(value) || !/[A-Z]/.test(value) || (value.match(/\d/g) ?? []).length < 3) return false
  // Where chance rules, the kind of character changes at every second place or so; in names, at the joints.
  const kinds = [...value].map((letter) => (/\d/.test(letter) ? 'digit' : /[a-z]/.test(letter) ? 'small' : 'other'))
  const changes = kinds.filter((kind, place) => place > 0 && kind !== kinds[place - 1]).length
  return changes / value.length > 0.4 && bitsPerCharacter(value) > 4
}

/** Shannon's entropy of the characters. */
function bitsPerCharacter(value: string): number {
  const counts = new Map<string, number>()
  for (const letter of value) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum - (count / value.length) * Math.log2(count / value.length), 0)
}
