/** What was read in a strategy, as the import command tells it: one JSON object for programs (the contract's shape), or words. */
import type { Proposal, Stage, StrategyReading } from './strategy-reading.ts'

export type Told = {
  /** Title and period are not counted: they say which strategy it is. */
  readonly read: number
  readonly added: number
  readonly unchanged: number
  readonly rejected: readonly Rejected[]
  readonly strategy: ToldStrategy
  readonly unread: StrategyReading['unread']
}

/** `row` is the line of the text, or the paragraph of the Word document. */
export type Rejected = { readonly row: number; readonly reason: string }

export type ToldStrategy = {
  readonly title: string | null
  /** As the document writes it: "2017/2019". */
  readonly period: string | null
  readonly objectives: readonly string[]
  readonly means: readonly string[]
  readonly recommendations: readonly { readonly theme: string | null; readonly text: string }[]
  readonly route: readonly {
    readonly date: string | null
    readonly purpose: string | null
    readonly bodies: readonly string[]
  }[]
  readonly sections: readonly { readonly number: string | null; readonly heading: string }[]
  readonly appendices: readonly { readonly number: string | null; readonly title: string }[]
}

/** How many proposals, stages, sections and appendices were read. */
export function countRead(reading: StrategyReading): number {
  const { objectives, means, recommendations, route, sections, appendices } = reading
  return [objectives, means, recommendations, route, sections, appendices].reduce((sum, list) => sum + list.length, 0)
}

export function toldStrategy(reading: StrategyReading): ToldStrategy {
  return {
    title: reading.title?.text ?? null,
    period: reading.period?.asWritten ?? null,
    objectives: reading.objectives.map(({ text }) => text),
    means: reading.means.map(({ text }) => text),
    recommendations: reading.recommendations.map(({ theme, text }) => ({ theme: theme ?? null, text })),
    route: reading.route.map(({ date, purpose, bodies }) => ({
      date: date?.asWritten ?? null,
      purpose: purpose?.asWritten ?? null,
      bodies: bodies.map(({ asWritten }) => asWritten),
    })),
    sections: reading.sections.map(({ number, heading }) => ({ number: number ?? null, heading })),
    appendices: reading.appendices.map(({ number, title }) => ({ number: number ?? null, title })),
  }
}

export function inWords(reading: StrategyReading): string {
  const heading = [reading.title?.text ?? 'No title was found', reading.period?.asWritten].filter(Boolean).join(', ')
  const lists = [
    list('Objectives', reading.objectives.map(listed)),
    list('Means', reading.means.map(listed)),
    list(
      'Recommendations',
      reading.recommendations.map((item) =>
        listed({ ...item, text: item.theme === undefined ? item.text : `${item.theme}: ${item.text}` }),
      ),
    ),
    list('Route', reading.route.map(stageInWords)),
    list(
      'Sections',
      reading.sections.map(({ line, number, heading: words }) => at(line, [number, words])),
    ),
    list(
      'Appendices',
      reading.appendices.map(({ line, number, title }) => at(line, [number, title])),
    ),
    list(
      'Not read',
      reading.unread.map(({ line, text }) => at(line, [text])),
    ),
  ]
  return [heading, ...lists].join('\n\n')
}

function list(name: string, lines: readonly string[]): string {
  return [`${name}: ${lines.length}`, ...lines.map((line) => `  ${line}`)].join('\n')
}

function listed({ line, marker, text }: Proposal): string {
  return at(line, [marker, text])
}

function stageInWords({ line, date, purpose, bodies }: Stage): string {
  const names = bodies.map(({ asWritten }) => asWritten).join(', ')
  return at(line, [`${date?.asWritten ?? 'No date'}, ${purpose?.asWritten ?? 'no purpose'}: ${names}`])
}

function at(line: number, words: readonly (string | undefined)[]): string {
  return `line ${line}: ${words.filter((word) => word !== undefined).join(' ')}`
}
