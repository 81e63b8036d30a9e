/**
 * Families of headings and of sentences that announce a list. Councils word them each in their own way: "Our priorities", "Strategic aims", "What we want to achieve".
 * What is not in a family is text of its section.
 */
import type { SectionKind } from './strategy-reading.ts'

export type Family = 'objectives' | 'means' | 'recommendations' | 'route'

const recommendations =
  /\brecommend|\bctlp\b|\bcounter[-\s]terrorism local profile\b|\bthreats?\b|\b(?:key|main|local|priority|identified) risks\b|\brisks? (?:identified|assessment)\b/iu
const route =
  /\bapproval (?:route|process|timetable|history)\b|\bgovernance route\b|\broute to (?:approval|sign[-\s]?off)\b|\bconsultation and approval\b|\b(?:approved|considered|agreed|presented|reported|signed off) (?:by|to|at)\b/iu
const means =
  /\b(?:how|what) (?:we|will we|the (?:partnership|council|board))\b|\b(?:we|the (?:partnership|council|board)|partners) (?:will|shall)(?: also)?\s*:?$|\b(?:will|shall) (?:achieve|deliver|do|meet) (?:this|these|it|them)\b|\bachieved? (?:this|these|it|them)? ?by\b|\bby:?$/iu
const objectives =
  /\b(?:aims?|priorit(?:y|ies)|objectives?|outcomes?|goals?|ambitions?|pledges?)\b|\bwant to achieve\b/iu
const moreMeans = /\b(?:actions?|activit(?:y|ies)|means|workstreams?|deliver(?:y|ing)?|we (?:will|shall))\b/iu
const ofOthers = /\b(?:national(?:ly)?|governments?|home office|hm|uk|united kingdom|contest|acts?)\b/iu

/** The family of a heading, or of the sentence before a list. What others aim at is context. */
export function familyOf(text: string): Family | undefined {
  const said = lastSentence(text)
  if (recommendations.test(said)) return 'recommendations'
  if (route.test(said)) return 'route'
  if (ofOthers.test(said)) return undefined
  if (means.test(said)) return 'means'
  if (objectives.test(said)) return 'objectives'
  return moreMeans.test(said) ? 'means' : undefined
}

/** "These are:" says nothing of its own: the heading above it does. */
export function saysNothing(text: string): boolean {
  return /^(?:these|they|this|which|those|it|as follows|the following|including)\b.{0,50}:?$/iu.test(lastSentence(text))
}

export type NamedItem = {
  readonly family: 'objectives' | 'recommendations'
  readonly marker: string
  readonly text: string
}

const namedItem =
  /^((?:strategic\s+|key\s+)?(aim|priority|objective|outcome|goal|ambition|pledge|recommendation)\s+(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|[A-H])(?![\p{L}\p{N}]))\s*[:.)–—-]*\s*(\S.*)$/iu

/** "Priority 1: Safeguard people at risk": an objective wherever it stands. */
export function readNamedItem(text: string): NamedItem | undefined {
  const [, marker, word, rest] = namedItem.exec(text) ?? []
  if (marker === undefined || word === undefined || rest === undefined || !/^[\p{Lu}\p{N}“"'‘]/u.test(rest))
    return undefined
  return { family: word.toLowerCase() === 'recommendation' ? 'recommendations' : 'objectives', marker, text: rest }
}

const kinds: readonly (readonly [SectionKind, RegExp])[] = [
  ['appendices', /\b(?:appendi(?:x|ces)|annex(?:es)?)\b/iu],
  ['conclusion', /\bconclu|\bclosing\b|\bnext steps\b|\blooking ahead\b/iu],
  [
    'local context',
    /\blocal(?:ly)?\b.*\b(?:context|picture|profile|threats?|risks?|area)\b|\bwhere we are\b|\bour (?:risks?|threats?|borough|county|district|city|town|area|communities)\b|\bdemograph/iu,
  ],
  ['law', /\bacts?\b|\blaws?\b|\blegal\b|\blegislat|\bstatut|\b(?:prevent|our|the|new) dut(?:y|ies)\b/iu],
  [
    'governance',
    /\bgovernance\b|\bapproval\b|\bagreed\b|\baccountab|\boversight\b|\bmonitor|\broles and responsibilities\b|\bstructures?\b/iu,
  ],
  ['context', /\bcontext\b|\bbackground\b|\bintroduction\b|\bthreats?\b|\bnational\b/iu],
  [
    'purpose',
    /\bpurpose\b|\bvision\b|\bscope\b|\baims?\b|\bobjectives?\b|\bpriorit|\bgoals?\b|\boutcomes?\b|\bwhat we (?:will|want)\b|\bhow we will\b/iu,
  ],
]

export function sectionKindOf(heading: string): SectionKind {
  return kinds.find(([, words]) => words.test(heading))?.[0] ?? 'other'
}

/** Headings under which the other headings are listed. */
export function isContentsHeading(text: string): boolean {
  return /^(?:table of )?contents(?: page)?:?$/iu.test(text)
}

function lastSentence(text: string): string {
  return text.split(/(?<=[.!?])\s+/u).at(-1) ?? text
}
