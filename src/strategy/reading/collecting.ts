/** The draft while it is being read: each part is put where it belongs, once. */
import type {
  Appendix,
  Found,
  Proposal,
  Recommendation,
  Section,
  SectionText,
  Stage,
  StrategyReading,
} from './strategy-reading.ts'
import type { Family } from './families.ts'

export type OpenSection = Omit<Section, 'text'> & { readonly text: SectionText[] }

export type Collected = {
  title: StrategyReading['title']
  period: StrategyReading['period']
  readonly objectives: Proposal[]
  readonly means: Proposal[]
  readonly recommendations: Recommendation[]
  readonly route: Stage[]
  readonly sections: OpenSection[]
  readonly appendices: Appendix[]
  readonly leadIns: Found[]
  readonly tableHeads: Found[]
  readonly contents: Found[]
  readonly unread: Found[]
}

export function nothingYet(): Collected {
  return {
    title: undefined,
    period: undefined,
    objectives: [],
    means: [],
    recommendations: [],
    route: [],
    sections: [],
    appendices: [],
    leadIns: [],
    tableHeads: [],
    contents: [],
    unread: [],
  }
}

/** Adds a proposal; false when it has no word, or the same words are proposed already, as where a summary says what the text says. */
export function propose(into: Collected, family: Exclude<Family, 'route'>, proposal: Proposal): boolean {
  const list = into[family]
  if (!/[\p{L}\p{N}]/u.test(proposal.text)) return false
  if (list.some(({ text }) => sameWords(text, proposal.text))) return false
  if (family === 'recommendations') into.recommendations.push(withTheme(proposal))
  else into[family].push(proposal)
  return true
}

/** "Hate crime: Partners should …" has a theme of a few words before its text. */
function withTheme(proposal: Proposal): Recommendation {
  const [, theme, text] = /^([^.:;!?]{2,80}):\s+(\S.*)$/u.exec(proposal.text) ?? []
  if (theme === undefined || text === undefined || theme.split(' ').length > 8) return { ...proposal, theme: undefined }
  return { ...proposal, theme, text }
}

function sameWords(one: string, other: string): boolean {
  return wordsOf(one) === wordsOf(other)
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
