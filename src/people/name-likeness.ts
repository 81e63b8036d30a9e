/**
 * How two names agree, as facts in words that a coordinator can check by looking: never a figure.
 * Everything here is symmetrical: it does not matter which record came first.
 */
import { wordFrom, wordsOf, type Names, type NameWords, type Word } from './names.ts'

export type NameLikeness =
  | 'same'
  /** Another spelling, short form or known-as of the same name: Mohammed and Muhammad, Bill and William. */
  | 'another form'
  | 'sounds alike'
  | 'one letter differs'
  | 'two letters differ'
  /** Every word of the shorter name is in the longer: Smith and Smith-Jones, Amir and Mohammed Amir. */
  | 'one has fewer names'
  /** A word is the same or nearly so, and others are not: Mohammed Amir and Mohammed Bilal. */
  | 'part is shared'
  /** Each record's forename is like the other's surname. */
  | 'swapped'
  | 'differs'
  | 'not known'

/** From the closest down; what two names are is the first that holds. */
const closestFirst = ['same', 'another form', 'sounds alike', 'one letter differs', 'two letters differ'] as const
type WordLikeness = (typeof closestFirst)[number] | 'differs'

/** Two letters that differ say little in a short name. */
const lettersForTwoSlips = 6
const lettersForOneSlip = 3
/** A sound code shorter than this is shared by names nobody would confuse (Sara, Sorrow), unless their spelling is near too. */
const tellingCode = 3

export function compareNames(a: Names, b: Names): NamesLikeness {
  return compareNameWords(wordsOf(a), wordsOf(b))
}

export type NamesLikeness = { readonly forename: NameLikeness; readonly surname: NameLikeness }

/** The same on names already taken apart, for whoever compares one with many. */
export function compareNameWords(ofA: NameWords, ofB: NameWords): NamesLikeness {
  const forename = compareSides(ofA.forenames, ofB.forenames, ofA.otherForenames, ofB.otherForenames)
  const surname = compareSides(ofA.surname, ofB.surname, ofA.otherSurnames, ofB.otherSurnames)
  if (isAlike(forename) && isAlike(surname)) return { forename, surname }
  return areSwapped(ofA, ofB) ? { forename: 'swapped', surname: 'swapped' } : { forename, surname }
}

/** Whether two names could be one name: they agree in some way, and both are known. */
export function isAlike(likeness: NameLikeness): boolean {
  return likeness !== 'differs' && likeness !== 'not known'
}

function areSwapped(a: NameWords, b: NameWords): boolean {
  return isAlike(compareWords(a.forenames, b.surname)) && isAlike(compareWords(a.surname, b.forenames))
}

/** One side of the names. A known-as or alias that agrees makes the side another form of the same name. */
function compareSides(
  a: readonly Word[],
  b: readonly Word[],
  othersOfA: readonly Word[],
  othersOfB: readonly Word[],
): NameLikeness {
  const written = compareWords(a, b)
  if (written === 'same' || othersOfA.length + othersOfB.length === 0) return written
  const byAnother = [...a, ...othersOfA].some((one) =>
    [...b, ...othersOfB].some((other) => {
      const isWritten = a.includes(one) && b.includes(other)
      return !isWritten && ['same', 'another form'].includes(compareWord(one, other))
    }),
  )
  return byAnother ? 'another form' : written
}

function compareWords(a: readonly Word[], b: readonly Word[]): NameLikeness {
  if (a.length === 0 || b.length === 0) return 'not known'
  const isOneWordEach = a.length === 1 && b.length === 1
  const whole = compareWord(joined(a), joined(b))
  if (whole === 'same' || isOneWordEach) return whole

  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a]
  const closest = pairUp(fewer, more)
  if (fewer.length === more.length && !closest.includes('differs')) return furthest(closest)
  if (whole !== 'differs') return whole
  if (closest.every((found) => found === 'same' || found === 'another form')) return 'one has fewer names'
  // Two slips in one of several words is too little to go by.
  return closest.some((found) => found !== 'differs' && found !== 'two letters differ') ? 'part is shared' : 'differs'
}

function joined(words: readonly Word[]): Word {
  const [first] = words
  return first !== undefined && words.length === 1 ? first : wordFrom(words.map((word) => word.letters).join(''))
}

/** For each word of the shorter name, the closest word of the longer that no other word has taken. */
function pairUp(fewer: readonly Word[], more: readonly Word[]): readonly WordLikeness[] {
  const pairs = fewer.flatMap((one, from) => more.map((other, to) => ({ from, to, found: compareWord(one, other) })))
  const found: WordLikeness[] = fewer.map(() => 'differs')
  const taken = { from: new Set<number>(), to: new Set<number>() }
  for (const likeness of closestFirst) {
    for (const pair of pairs) {
      if (pair.found !== likeness || taken.from.has(pair.from) || taken.to.has(pair.to)) continue
      taken.from.add(pair.from)
      taken.to.add(pair.to)
      found[pair.from] = likeness
    }
  }
  return found
}

function furthest(found: readonly WordLikeness[]): WordLikeness {
  return closestFirst.findLast((likeness) => found.includes(likeness)) ?? 'differs'
}

function compareWord(a: Word, b: Word): WordLikeness {
  if (a.letters === b.letters) return 'same'
  if (a.forms.some((form) => b.forms.includes(form))) return 'another form'

  const shortest = Math.min(a.letters.length, b.letters.length)
  const slips = slipsBetween(a.letters, b.letters)
  const shared = a.codes.filter((code) => b.codes.includes(code))
  if (shared.some((code) => code.length >= tellingCode) || (shared.length > 0 && slips <= 1)) return 'sounds alike'
  if (slips === 1 && shortest >= lettersForOneSlip) return 'one letter differs'
  if (slips === 2 && shortest >= lettersForTwoSlips) return 'two letters differ'
  return 'differs'
}

/**
 * How many slips of a typist lie between two words: a letter wrong, left out, put in, or two neighbours exchanged
 * (optimal string alignment). Counts no further than three, which is as good as any more.
 */
export function slipsBetween(a: string, b: string): number {
  const enough = 3
  if (Math.abs(a.length - b.length) >= enough) return enough
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1]
      const wrong = (last[column - 1] ?? enough) + (isSame ? 0 : 1)
      const leftOut = (last[column] ?? enough) + 1
      const putIn = (current[column - 1] ?? enough) + 1
      const isExchange = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const exchanged = isExchange ? (beforeLast[column - 2] ?? enough) + 1 : enough
      current.push(Math.min(wrong, leftOut, putIn, exchanged))
    }
    beforeLast = last
    last = current
  }
  return Math.min(last[b.length] ?? enough, enough)
}
