/**
 * Where a report's sections come from, in the order in which it has them. A room above hands in its own: what the strategy says, how its plan
 * stands. What a source drafts is stored at once; it is not asked again until somebody has the figures drawn again.
 */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { FigureTable } from './figures.ts'
import { actionsInReport } from './sources/actions.ts'
import { communitiesInReport } from './sources/communities.ts'
import { documentsInReport } from './sources/documents.ts'
import { dutyInReport } from './sources/duty.ts'
import { dutiesInReport } from './sources/duties.ts'
import { meetingsInReport } from './sources/meetings.ts'
import { panelInReport } from './sources/panel.ts'
import { pictureInReport } from './sources/picture.ts'
import { timelinessInReport } from './sources/timeliness.ts'
import { trainingInReport } from './sources/training.ts'
import { yearWords, type ReportYear } from './report.ts'

export type ReportOn = { readonly areaId: string; readonly year: ReportYear; readonly today: Temporal.PlainDate }

export type Drafted = {
  /** The same in every edition: no figure of it, and nothing that the public may not read. */
  readonly text: string
  readonly figures: readonly FigureTable[]
}

export type ReportSource = {
  /** Lower case and hyphens: the section's end of its address. */
  readonly key: string
  readonly heading: string
  readonly draft: (trx: Trx, on: ReportOn) => Promise<Drafted>
}

const introduction: ReportSource = {
  key: 'introduction',
  heading: 'About this report',
  draft: async (_trx, { year }) => ({
    text: `This report says what the Prevent partnership did from ${yearWords(year)}.`,
    figures: [],
  }),
}

const lookingAhead: ReportSource = {
  key: 'next-year',
  heading: 'The year ahead',
  draft: async () => ({ text: '', figures: [] }),
}

/** @param handedIn of rooms above this one: they come first, after the introduction */
export function reportSources(handedIn: readonly ReportSource[]): readonly ReportSource[] {
  return [
    introduction,
    ...handedIn,
    pictureInReport,
    timelinessInReport,
    panelInReport,
    communitiesInReport,
    trainingInReport,
    dutyInReport,
    meetingsInReport,
    documentsInReport,
    dutiesInReport,
    actionsInReport,
    lookingAhead,
  ]
}

export type DraftedSection = Drafted & { readonly key: string; readonly heading: string; readonly position: number }

/** Every section, or those with these keys. */
export async function draftSections(
  trx: Trx,
  sources: readonly ReportSource[],
  on: ReportOn,
  keys?: readonly string[],
): Promise<readonly DraftedSection[]> {
  const sections: DraftedSection[] = []
  for (const [place, { key, heading, draft }] of sources.entries())
    if (keys === undefined || keys.includes(key))
      sections.push({ key, heading, position: place + 1, ...(await draft(trx, on)) })
  return sections
}
