/** A minute part by part: what differs between the draft as it was written and as it would draft itself now, and taking parts of the latter. Pure. */
import { differences, type Run } from '#platform/differences.ts'
import { actionRows, attendanceRows, conflictWords, contributionLines, timesWords } from './content-words.ts'
import { sections, type MinuteContent } from './minute.ts'
import { minuteHeadings } from './words.ts'

export const parts = ['attendance', 'conflicts', 'times', 'contributions', ...sections, 'actions'] as const
export type Part = (typeof parts)[number]

export function headingOf(part: Part): string {
  const { attendance, conflicts, times, contributions, actions, sections: over } = minuteHeadings.en
  return { attendance, conflicts, times, contributions, actions, ...over }[part]
}

export function differingParts(draft: MinuteContent, afresh: MinuteContent): readonly Part[] {
  return parts.filter((part) => wordsOf(draft, part) !== wordsOf(afresh, part))
}

export function runsOf(draft: MinuteContent, afresh: MinuteContent, part: Part): readonly Run[] {
  return differences(wordsOf(draft, part), wordsOf(afresh, part))
}

/** The draft, with these parts as the record has them. */
export function takenFrom(draft: MinuteContent, afresh: MinuteContent, taken: readonly Part[]): MinuteContent {
  const from = (part: Part) => (taken.includes(part) ? afresh : draft)
  const texts = { ...draft.texts }
  for (const section of sections) texts[section] = from(section).texts[section]
  const { began, ended } = from('times')
  return {
    attendance: from('attendance').attendance,
    conflicts: from('conflicts').conflicts,
    began,
    ended,
    contributions: from('contributions').contributions,
    texts,
    actions: from('actions').actions,
  }
}

function wordsOf(content: MinuteContent, part: Part): string {
  const lines = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(', ')).join('\n')
  if (part === 'attendance') return lines(attendanceRows(content))
  if (part === 'conflicts') return conflictWords(content, []).join('\n')
  if (part === 'times') return timesWords(content)
  if (part === 'contributions') return contributionLines(content).join('\n')
  if (part === 'actions') return lines(actionRows(content))
  return content.texts[part].trim()
}
