/** What was done about how an authority meets the duty, in the order of how hard it is. Source: process.md 1.1 (s30), 4.1. */
export const entryKinds = [
  'support offered',
  'support taken up',
  'support declined',
  'escalated',
  'direction given',
  'direction answered',
  'direction closed',
] as const
export type EntryKind = (typeof entryKinds)[number]

export const entryNames: Record<EntryKind, string> = {
  'support offered': 'Support offered',
  'support taken up': 'Support taken up',
  'support declined': 'Support declined',
  escalated: 'Put before a board',
  'direction given': 'Direction of the Secretary of State (section 30)',
  'direction answered': 'Direction answered',
  'direction closed': 'Direction closed',
}

/** What somebody writes down by itself; an escalation has a form of its own, which also tells the board. */
export const writtenKinds = entryKinds.filter((kind) => kind !== 'escalated')
