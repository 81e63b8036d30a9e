/** The minute of one case as a paper, for Word and for PDF: of that case alone, with its addenda, and with who took it and when at the foot. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay, formatDayAndTime } from '#platform/day-and-time.ts'
import type { Block, PaperDocument } from '#platform/documents/document.ts'
import {
  actionRows,
  attendanceRows,
  conflictWords,
  paragraphsOf,
  signedWords,
  timesWords,
  toldBeforehand,
  type ToldBeforehand,
} from './content-words.ts'
import { sections, type Addendum, type Minute, type MinuteContent } from './minute.ts'
import type { Opened } from './the-minute.ts'
import { minuteHeadings, type HeadingLanguage, type MinuteHeadings } from './words.ts'

export type ForWhom = { readonly name: string; readonly at: Temporal.Instant; readonly organisation: string }

export type Readable = Pick<Opened, 'meeting' | 'item' | 'addenda' | 'conflictNames'> & {
  readonly minute: Minute & { readonly content: MinuteContent }
}

export function minutePaper(opened: Readable, language: HeadingLanguage, forWhom: ForWhom): PaperDocument {
  const { meeting, item, minute, addenda, conflictNames } = opened
  const { content } = minute
  const over = minuteHeadings[language]
  return {
    title: `${over.title} ${item.reference}, ${formatDay(meeting.heldOn, 'long', language)}`,
    language,
    wordsIn: 'en',
    author: forWhom.organisation,
    marking: 'OFFICIAL-SENSITIVE',
    reference: `${item.reference} · ${forWhom.name}, ${formatDayAndTime(forWhom.at)}`,
    blocks: [
      { kind: 'paragraph', text: `${over.states[minute.state]}.`, language },
      ...signedWords(minute).map(said),
      ...(over.onlyHeadings === '' ? [] : [{ kind: 'paragraph', text: over.onlyHeadings, language } as const]),
      heading(over.attendance),
      { kind: 'table', headings: over.attendanceColumns, rows: attendanceRows(content) },
      heading(over.conflicts),
      ...conflictWords(content, conflictNames).map(said),
      heading(over.times),
      said(timesWords(content)),
      heading(over.contributions),
      ...contributionBlocks(toldBeforehand(content), over, language),
      ...sections.flatMap((section) => [
        heading(over.sections[section]),
        ...paragraphsOf(content.texts[section]).map(said),
      ]),
      heading(over.actions),
      ...actionBlocks(content, over),
      ...addendumBlocks(addenda, over),
    ],
  }
}

export function heading(text: string): Block {
  return { kind: 'heading', text }
}

export function said(text: string): Block {
  return { kind: 'paragraph', text }
}

function contributionBlocks(
  told: readonly ToldBeforehand[],
  over: MinuteHeadings,
  language: HeadingLanguage,
): readonly Block[] {
  if (told.length === 0) return [said('None.')]
  const labelled = (label: string, lines: readonly string[]): readonly Block[] =>
    lines.length === 0 ? [] : [{ kind: 'paragraph', text: `${label}:`, language }, ...lines.map(said)]
  return told.flatMap(({ agency, marking, late, facts, opinion }): readonly Block[] => [
    { kind: 'heading', level: 2, text: `${agency}${late ? ` (${over.late})` : ''}, ${marking}` },
    ...labelled(over.facts, facts),
    ...labelled(over.opinion, opinion),
  ])
}

function actionBlocks(content: MinuteContent, { actionColumns }: MinuteHeadings): readonly Block[] {
  if (content.actions.length === 0) return [said('None.')]
  return [{ kind: 'table', headings: actionColumns, rows: actionRows(content) }]
}

export function addendumBlocks(addenda: readonly Addendum[], over: MinuteHeadings): readonly Block[] {
  if (addenda.length === 0) return []
  return [
    heading(over.addenda),
    ...addenda.flatMap(({ by, at, words }): readonly Block[] => [
      { kind: 'heading', level: 2, text: `${by}, ${formatDayAndTime(at)}` },
      ...paragraphsOf(words ?? 'What was written can no longer be read').map(said),
    ]),
  ]
}
