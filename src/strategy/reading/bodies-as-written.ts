/** The bodies that a cell or a line names, also where nothing parts them: "Directors Board Cabinet LSCB". */
import { usualBodyNames, type BodyKind } from '#reference/bodies.ts'

export type WrittenBody = { readonly asWritten: string; readonly kind: BodyKind }

type Word = { readonly is: string; readonly from: number; readonly to: number }
type Name = { readonly kind: BodyKind; readonly words: readonly string[] }
type Hit = { readonly kind: BodyKind; readonly first: number; readonly last: number }

/** The longest first: "CSP Strategic Board" is not "CSP" and something else. */
const names: readonly Name[] = Object.entries(usualBodyNames)
  .flatMap(([kind, usual]) => usual.map((name) => ({ kind: kind as BodyKind, words: name.split(' ') })))
  .sort((one, other) => other.words.length - one.words.length)

const looksLikeBody =
  /\b(?:board|cabinet|committee|group|executive|council|panel|forum|partnership|team|directorate)\b/iu

/** Every word of the text is in one of the bodies, but for an "and" between two. */
export function readBodies(text: string): readonly WrittenBody[] {
  return text
    .split(/\n|;|,|•|\s\/\s|\s[–—-]\s/u)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .flatMap(bodiesIn)
}

/** Whether the words name a body at all: one of the known kinds, or something called board, group or the like. */
export function namesBody(text: string): boolean {
  return looksLikeBody.test(text) || hitsIn(wordsIn(text)).length > 0
}

function bodiesIn(part: string): readonly WrittenBody[] {
  const words = wordsIn(part)
  const hits = hitsIn(words)
  const [only] = hits
  if (hits.length < 2) return [{ asWritten: part, kind: only?.kind ?? 'other' }]
  return hits.map((hit, index) => {
    // What stands before a name belongs to it ("Thurrock LSCB"), what stands behind the last to the last.
    const before = hits[index - 1]
    const start = before === undefined ? 0 : (words[before.last]?.to ?? 0)
    const end = index === hits.length - 1 ? part.length : (words[hit.last]?.to ?? part.length)
    return {
      asWritten: part
        .slice(start, end)
        .trim()
        .replace(/^(?:and|&)\s+/iu, ''),
      kind: hit.kind,
    }
  })
}

function hitsIn(words: readonly Word[]): readonly Hit[] {
  const hits: Hit[] = []
  for (let at = 0; at < words.length; at += 1) {
    const name = names.find((candidate) => candidate.words.every((word, index) => words[at + index]?.is === word))
    if (name === undefined) continue
    hits.push({ kind: name.kind, first: at, last: at + name.words.length - 1 })
    at += name.words.length - 1
  }
  return hits
}

function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}'’]+|&/gu)].map((match) => ({
    is: match[0] === '&' ? 'and' : match[0].replace(/['’]/gu, '').toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }))
}
