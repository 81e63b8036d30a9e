/**
 * Which passwords may be chosen. Length does the work: at least 15 characters, any characters, no composition rules, no forced
 * change, and checked exactly as typed. Refused is what a guesser tries first: common and breached passwords, the same ones
 * padded or joined, runs and repeats, and words of this service, this area and this person.
 * Source: ASVS 5.0, 6.2.1 to 6.2.12; docs/decisions/0007-sign-in.md.
 */
import { isCommon, longestCommonWord } from './common-passwords.ts'

export type PasswordRefusal =
  'missing' | 'too short' | 'too long' | 'unreadable' | 'own words' | 'common' | 'same as before'

/** What somebody who knows the person and the place would try. */
export type PasswordContext = {
  readonly name: string
  readonly email: string
  readonly agencyName: string
  readonly areaName: string
}

const shortestPassword = 15
const longestPassword = 512

const wordsOfThisService = ['council', 'prevent', 'channel', 'causeway', 'safeguarding', 'referral']

/** Why this password may not be chosen; undefined when it may. Lengths are in characters as a person counts them (code points). */
export function refusePassword(password: string, context: PasswordContext): PasswordRefusal | undefined {
  const length = Array.from(password).length
  if (length === 0) return 'missing'
  // A lone half of a character would be stored as something else than was typed.
  if (!password.isWellFormed()) return 'unreadable'
  if (length < shortestPassword) return 'too short'
  if (length > longestPassword) return 'too long'
  // Some characters unfold into eighteen; what stands far behind changes no answer.
  const plain = password
    .normalize('NFKC')
    .toLowerCase()
    .slice(0, 2 * longestPassword)
  const readings = [plain, withoutDisguise(plain)]
  if (readings.some((reading) => containsAny(reading, wordsOf(context)))) return 'own words'
  if (readings.some((reading) => isCommon(reading) || isGuessable(reading))) return 'common'
  return undefined
}

/** "p4$$w0rd" reads "password". */
function withoutDisguise(text: string): string {
  const letters: Record<string, string> = {
    '0': 'o',
    '1': 'l',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
    '!': 'i',
  }
  return text.replace(/[0134570@$!]/g, (sign) => letters[sign] ?? sign)
}

/** Words of four letters and more: a shorter name would refuse half of the dictionary. */
function wordsOf(context: PasswordContext): string[] {
  const own = [context.name, context.email.split('@')[0] ?? '', context.agencyName, context.areaName]
  const parts = own.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((part) => part.length >= 4)
  return [...wordsOfThisService, ...parts]
}

function containsAny(text: string, words: readonly string[]): boolean {
  const joined = text.replace(/[^\p{L}\p{N}]/gu, '')
  return words.some((word) => text.includes(word) || joined.includes(word))
}

/**
 * Whether little is left to guess once the parts that guessers know are taken out. A common word counts as four characters
 * however long it is, and each only once; a year, a run ("4567", "asdf", "dcba") or a repeat ("!!!!", "abcabc") counts as one,
 * a space or hyphen as nothing.
 * Two common words and a year are too few; three words, or one word among enough else, will do.
 */
function isGuessable(text: string): boolean {
  let worth = 0
  const seen = new Set<string>()
  for (let at = 0; at < text.length;) {
    const repeat = repeatAt(text, at)
    if (repeat > 0) {
      at += repeat
      worth += 1
      continue
    }
    const word = longestCommonWord(text, at)
    const run = runAt(text, at)
    if (word === undefined && run < 3) {
      worth += /[\s._-]/.test(text.charAt(at)) ? 0 : 1
      at += 1
    } else if (word !== undefined && word.length >= run) {
      if (!seen.has(word)) worth += /^\d+$/.test(word) ? 1 : 4
      seen.add(word)
      at += word.length
    } else {
      at += run
      worth += 1
    }
  }
  return worth < 10
}

/** Length of a repetition that begins here: what stood just before it comes again, once or oftener ("abcabc" repeats at 3). */
function repeatAt(text: string, at: number): number {
  for (let unit = Math.min(at, text.length - at); unit >= 1; unit -= 1) {
    const before = text.slice(at - unit, at)
    let length = 0
    while (text.startsWith(before, at + length)) length += unit
    if (length >= (unit === 1 ? 2 : unit)) return length
  }
  return 0
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
]
const runs = [...rows, ...rows.map((row) => Array.from(row).reverse().join(''))]

/** Length of the run that begins here: neighbours in the alphabet, in counting or on the keyboard, or a year. */
function runAt(text: string, at: number): number {
  const year = /^(19|20)\d\d/.test(text.slice(at, at + 4)) ? 4 : 0
  let longest = year
  for (const run of runs) {
    for (let from = run.indexOf(text.charAt(at)); from >= 0; from = run.indexOf(text.charAt(at), from + 1)) {
      let length = 1
      while (at + length < text.length && from + length < run.length && text[at + length] === run[from + length])
        length += 1
      longest = Math.max(longest, length)
    }
  }
  return longest
}
