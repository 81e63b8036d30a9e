/** The pack as a paper for one reader: marked on each page, with their name and the moment of the download across it. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay, formatDayAndTime, formatTime } from '#platform/day-and-time.ts'
import type { Block, PaperDocument } from '#platform/documents/document.ts'
import { shownItems, type Pack, type ShownContribution, type ShownItem } from './pack.ts'

export function packPaper(
  pack: Pack,
  { reader, at, author }: { readonly reader: string; readonly at: Temporal.Instant; readonly author: string },
): PaperDocument {
  const { meeting, edition, changes } = pack
  const place = meeting.place === '' ? '' : `, ${meeting.place}`
  const items = shownItems(pack)
  return {
    title: `Channel panel: pack for ${formatDay(meeting.heldOn)}`,
    language: 'en',
    author,
    marking: 'OFFICIAL-SENSITIVE',
    madeFor: `${reader}, ${formatDayAndTime(at)}`,
    blocks: [
      paragraph(`Starts at ${formatTime(meeting.startsAt)}${place}.`),
      paragraph(
        `This copy is for ${reader} alone, and holds what they may see. Keep it as your agency's agreement says, and destroy it after the meeting.`,
      ),
      ...(edition === undefined ? [] : [paragraph(`Given out on ${formatDayAndTime(edition.publishedAt)}.`)]),
      ...list('Changed since then', changes.ofAll),
      { kind: 'heading', text: 'Agenda' },
      {
        kind: 'table',
        headings: ['Item', 'Begins', 'What'],
        rows: items.map(({ number, beginsAt, title }) => [String(number), beginsAt, title]),
      },
      ...items.filter(({ isCase }) => isCase).flatMap(itemBlocks),
    ],
  }
}

function itemBlocks({ number, title, stage, rows, why, brief, left, changed, contributions }: ShownItem): Block[] {
  return [
    { kind: 'heading', text: `${number}. ${title}` },
    ...list('Changed since the pack was given out', changed),
    ...(stage === undefined ? [] : [paragraph(`Shared: ${stage.toLowerCase()}.`)]),
    ...rows.map(({ key, value }) => paragraph(`${key}: ${value}`)),
    ...list('Why it is on the agenda', why),
    ...paragraphs(brief ?? ''),
    ...(left === undefined ? [] : [paragraph(left)]),
    ...contributions.flatMap(contributionBlocks),
  ]
}

function contributionBlocks({ agency, marking, facts, opinion, byline, late }: ShownContribution): Block[] {
  return [
    { kind: 'heading', level: 2, text: `${agency}${late ? ' (late)' : ''}, ${marking}` },
    paragraph(byline),
    ...(facts === '' ? [] : [paragraph('Facts:'), ...paragraphs(facts)]),
    ...(opinion === '' ? [] : [paragraph('Opinion:'), ...paragraphs(opinion)]),
  ]
}

function list(heading: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [paragraph(`${heading}:`), { kind: 'list', items }]
}

function paragraphs(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(paragraph)
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text }
}
