/** What a board member should know of the work with communities, on one page. */
import type { Temporal } from 'temporal-polyfill'
import type { Area } from '#platform/forms/area-question.ts'
import { labelOf } from '#reference/code-list.ts'
import { communityThemes } from '#reference/communities.ts'
import {
  answeredInTime,
  answerState,
  countThemes,
  reachByMonth,
  sum,
  type Engagement,
} from './engagement/engagement.ts'
import { engagementTable } from './engagement/pages.ts'
import { reachChart } from './engagement/reach-chart.ts'
import { shareWords } from './evidence.ts'
import { cell, numberWords, pageView, type Cell, type Section } from './page-view.ts'

export type OverviewKnown = {
  /** Of the last twelve months. */
  readonly engagements: readonly Engagement[]
  readonly followUps: readonly Engagement[]
}

export function overviewPage(
  areas: readonly Area[],
  known: OverviewKnown,
  today: Temporal.PlainDate,
  mayKeep: boolean,
) {
  return pageView({
    heading: 'Communities',
    crumbs: [],
    lead: 'Communities are strengthened here, not watched: what was spoken of with whom, what was heard, and what came of it. Nobody who came to anything is named.',
    buttons: [
      mayKeep ? { text: 'Log an engagement', href: '/communities/new-engagement' } : undefined,
      { text: 'All engagement', href: '/communities/engagement' },
    ],
    sections: [
      {
        heading: 'What is kept here',
        links: [
          { text: 'Organisations, contacts and volunteers', href: '/communities/organisations' },
          { text: 'Advice and dialogue between communities', href: '/communities/groups' },
          { text: 'Projects and due diligence', href: '/communities/projects' },
          { text: 'Campaigns and online work', href: '/communities/campaigns' },
          { text: 'Surveys of awareness', href: '/communities/surveys' },
          { text: 'Leaflets, and the page that residents see', href: '/communities/leaflets' },
        ],
      },
      ...areas.flatMap((area) => areaSections(area, areas.length > 1, known, today)),
    ],
  })
}

function areaSections(
  { id, name }: Area,
  isOneOfSeveral: boolean,
  known: OverviewKnown,
  today: Temporal.PlainDate,
): readonly Section[] {
  const held = known.engagements.filter(({ areaId }) => areaId === id)
  const followUps = known.followUps.filter(({ areaId }) => areaId === id)
  const inArea = isOneOfSeveral ? ` in ${name}` : ''
  const months = reachByMonth(held, today)
  const reach = sum(months.map((month) => month.reach))
  const from = today.subtract({ years: 1 }).add({ days: 1 })
  const inTime = answeredInTime(followUps, from, today.subtract({ days: 1 }))
  const late = followUps.filter((one) => answerState(one, today) === 'late')
  const title = `People reached by month${inArea}`
  return [
    {
      heading: `The last 12 months${inArea}`,
      paragraphs: [
        held.length === 0
          ? 'No engagement was logged.'
          : `${numberWords(held.length)} engagements reached ${numberWords(reach)} people, as counted or estimated by those who held them.`,
        `Answers that were due and were given in time: ${shareWords(inTime)}. Late and not answered today: ${late.length}.`,
      ],
      drawing: reach === 0 ? undefined : { svg: reachChart(title, months), label: title },
      tables: [
        {
          caption: title,
          headings: ['Month', 'Engagements', 'People reached'],
          rows:
            reach === 0
              ? []
              : months.map((one): Cell[] => [
                  cell(monthWords(one.month)),
                  cell(numberWords(one.held)),
                  cell(numberWords(one.reach)),
                ]),
        },
        {
          caption: `What was spoken of${inArea}`,
          headings: ['Theme', 'Engagements'],
          rows: countThemes(held).map(({ theme, count }): Cell[] => [
            cell(labelOf(communityThemes, theme)),
            cell(numberWords(count)),
          ]),
        },
        {
          caption: `By ward${inArea}`,
          headings: ['Ward', 'Engagements', 'People reached'],
          rows: byWard(held),
        },
      ],
    },
    {
      heading: `You said, we did${inArea}`,
      tables: [
        engagementTable(
          `Answers that are late, or were given last${inArea}`,
          [...late, ...held.filter(({ answer }) => answer !== undefined).slice(0, 5)],
          today,
        ),
      ],
      nothing: 'No answer is late, and none was given in the last 12 months.',
    },
  ]
}

/** "November 2026". */
function monthWords(month: Temporal.PlainYearMonth): string {
  return month.toPlainDate({ day: 1 }).toLocaleString('en-GB', { month: 'long', year: 'numeric' })
}

/** A ward is named where an engagement named it; the rest was online or in the whole area. */
function byWard(held: readonly Engagement[]): readonly Cell[][] {
  return [...Map.groupBy(held, ({ ward }) => ward)]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([ward, its]) => [
      cell(ward === '' ? 'Online, or the whole area' : ward),
      cell(numberWords(its.length)),
      cell(numberWords(sum(its.map(({ reach }) => reach)))),
    ])
}
