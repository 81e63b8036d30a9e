/** The minute of a meeting as a paper, for Word and for PDF: with its addenda, and with who took it and when at the foot. */
import { formatDay, formatDayAndTime } from '#platform/day-and-time.ts'
import type { Block, PaperDocument } from '#platform/documents/document.ts'
import { actionRows, attendanceRows, paragraphsOf, signedWords, timesWords } from '../content-words.ts'
import { addendumBlocks, heading, said, type ForWhom } from '../paper.ts'
import { minuteHeadings, type HeadingLanguage } from '../words.ts'
import type { GeneralMinute, ItemSaid } from './general.ts'
import type { OpenedGeneral } from './the-general.ts'
import { generalConflictWords, generalHeadings } from './words.ts'

export type ReadableGeneral = Pick<OpenedGeneral, 'meeting' | 'addenda' | 'conflictNames'> & {
  readonly minute: GeneralMinute
}

export function generalPaper(opened: ReadableGeneral, language: HeadingLanguage, forWhom: ForWhom): PaperDocument {
  const { meeting, minute, addenda, conflictNames } = opened
  const { content } = minute
  const over = minuteHeadings[language]
  return {
    title: `${generalHeadings[language].title} ${formatDay(meeting.heldOn, 'long', language)}`,
    language,
    wordsIn: 'en',
    author: forWhom.organisation,
    marking: 'OFFICIAL-SENSITIVE',
    reference: `${forWhom.name}, ${formatDayAndTime(forWhom.at)}`,
    blocks: [
      { kind: 'paragraph', text: `${over.states[minute.state]}.`, language },
      ...signedWords(minute).map(said),
      ...(over.onlyHeadings === '' ? [] : [{ kind: 'paragraph', text: over.onlyHeadings, language } as const]),
      heading(over.attendance),
      { kind: 'table', headings: over.attendanceColumns, rows: attendanceRows(content) },
      heading(over.conflicts),
      ...generalConflictWords(content, conflictNames).map(said),
      ...content.items.flatMap((item) => itemBlocks(item, language)),
      ...addendumBlocks(addenda, over),
    ],
  }
}

function itemBlocks(item: ItemSaid, language: HeadingLanguage): readonly Block[] {
  const over = minuteHeadings[language]
  const { notes, decided } = generalHeadings[language]
  return [
    heading(`${item.number}. ${item.title}`),
    said(timesWords(item)),
    { kind: 'heading', level: 2, text: notes },
    ...paragraphsOf(item.notes).map(said),
    ...(item.decided === ''
      ? []
      : [{ kind: 'heading', level: 2, text: decided } as const, ...paragraphsOf(item.decided).map(said)]),
    ...(item.actions.length === 0
      ? []
      : ([
          { kind: 'heading', level: 2, text: over.actions },
          { kind: 'table', headings: over.actionColumns, rows: actionRows(item) },
        ] as const)),
  ]
}
