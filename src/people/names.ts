/**
 * A person's names, made comparable: written in plain letters, taken apart into words, and each word given the short
 * codes under which records are brought together (sound and known forms). Equality of such codes is leakproof in
 * PostgreSQL, so row security can use the index; likeness of spelling is compared afterwards, in matching.ts.
 *
 * Nothing here says anything about a person: no origin, language or belief is inferred from a name, or could be.
 */
import { inLatin } from './name-scripts.ts'
import { soundsOf } from './name-sounds.ts'
import { formsOf } from './name-variants.ts'

/** As written on the record. Any part may be empty: some people have one name, and a referrer may know less. */
export type Names = {
  readonly forenames: string
  readonly surname: string
  readonly knownAs?: string
  /** Other whole names the person has gone by. */
  readonly aliases?: readonly string[]
}

/** One word of a name: its letters, the names it is a form of, and the codes it is found by. */
export type Word = {
  readonly letters: string
  readonly forms: readonly string[]
  readonly codes: readonly string[]
}

/** The words of each side of a name. Known-as counts as a forename; an alias may be either, so it counts as both. */
export type NameWords = {
  readonly forenames: readonly Word[]
  readonly surname: readonly Word[]
  readonly otherForenames: readonly Word[]
  readonly otherSurnames: readonly Word[]
}

/** Words that come and go between two spellings of one name. Kept when a name has nothing else. */
const particles: ReadonlySet<string> = new Set(
  'al el ul ur us uz ud bin ibn bint binti ben bte van von der den de da dos das del di la le ap ab ferch'.split(' '),
)

/** Beginnings that some write apart: Abdul Rahman, Mc Donald, O Brien. */
const joinedToNext = /\b(abd|abdul|abdel|abdal|abdur|abdus|abdoul|mc|mac|o|fitz) (?=\p{L}{2})/gu

/** More words than this on one side of a name are a sentence, not a name. */
const mostWords = 4

/**
 * Small letters a to z and single spaces: marks, apostrophes and case gone, other scripts read into Latin.
 * 'O’Brien-Łukasz' becomes 'obrien lukasz'. Letters of a script without a table here stay as they are.
 */
export function normaliseName(text: string): string {
  return inLatin(text)
    .replace(/['‘’ʼʻ`´ʹ.]/gu, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
}

/** The words of a name without articles and particles; 'Abdul Rahman' is one word, 'Anne-Marie' two. */
export function nameWords(text: string): readonly string[] {
  const all = normaliseName(text).replace(joinedToNext, '$1').split(' ').filter(Boolean)
  const telling = all.filter((word) => !particles.has(word))
  return [...new Set(telling.length > 0 ? telling : all)].slice(0, mostWords)
}

/** @param word how a word is taken apart; whoever takes many names apart hands in one that remembers */
export function wordsOf(names: Names, word: (letters: string) => Word = wordFrom): NameWords {
  const wordsIn = (text: string) => nameWords(text).map((letters) => word(letters))
  const forenames = wordsIn(names.forenames)
  const knownAs = wordsIn(names.knownAs ?? '')
  const aliases = (names.aliases ?? []).flatMap(wordsIn)
  return {
    // What somebody is called is their forename when no other was given.
    forenames: forenames.length > 0 ? forenames : knownAs,
    surname: wordsIn(names.surname),
    otherForenames: forenames.length > 0 ? [...knownAs, ...aliases] : aliases,
    otherSurnames: aliases,
  }
}

/** 'bill' is a form of 'william', and so shares a code with it. */
export function wordFrom(letters: string): Word {
  const forms = [letters, ...formsOf(letters)]
  const codes = [...new Set(forms.flatMap(soundsOf))]
  // A script we cannot read still finds the same spelling again.
  return { letters, forms, codes: codes.length > 0 ? codes : [letters] }
}

/**
 * Every code of every word of a person's names. Forename and surname are not told apart, so a name typed into the
 * wrong box, or known the other way round, has the same keys.
 */
export function nameKeys(names: Names): readonly string[] {
  const { forenames, surname, otherForenames, otherSurnames } = wordsOf(names)
  return codesOf([...forenames, ...surname, ...otherForenames, ...otherSurnames])
}

/** Each forename with each surname, in alphabetical order so that swapped names agree: 'FRN+SMT'. None when a side is empty. */
export function namePairKeys(names: Names): readonly string[] {
  return pairs(names, (one, other) => [one < other ? `${one}+${other}` : `${other}+${one}`])
}

/**
 * One name with the first sound of the other, and with its last: 'FRN+S', 'FRN+-T', 'SMT+F', 'SMT+-N'. A slip that
 * changes how a name sounds, at its beginning, middle or end, leaves one of them.
 */
export function nameAndEdgeKeys(names: Names): readonly string[] {
  const edges = (code: string) => [code.slice(0, 1), `-${code.slice(-1)}`]
  return pairs(names, (one, other) => [
    ...edges(other).map((edge) => `${one}+${edge}`),
    ...edges(one).map((edge) => `${other}+${edge}`),
  ])
}

function pairs(names: Names, keysOf: (one: string, other: string) => readonly string[]): readonly string[] {
  const { forenames, surname, otherForenames, otherSurnames } = wordsOf(names)
  const ones = codesOf([...forenames, ...otherForenames])
  const others = codesOf([...surname, ...otherSurnames])
  return [...new Set(ones.flatMap((one) => others.flatMap((other) => keysOf(one, other))))]
}

function codesOf(words: readonly Word[]): readonly string[] {
  return [...new Set(words.flatMap((word) => word.codes))]
}
