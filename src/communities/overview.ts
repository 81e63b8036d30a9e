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
    lead: 'What was talked about and with whom, what was heard, and what came of it. Communities are supported here, not watched: nobody who took part is named.',
    buttons: [
      mayKeep ? { text: 'Log an engagement', href: '/communities/new-engagement' } : undefined,
      { text: 'See all engagement', href: '/communities/engagement' },
    ],
    sections: [
      {
        heading: 'More about communities',
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
          : `${numberWords(held.length)} ${held.length === 1 ? 'engagement' : 'engagements'} reached ${numberWords(reach)} people, as counted or estimated by those who held them.`,
        `Of the answers that were due, ${shareWords(inTime)} were given in time. ${late.length === 0 ? 'None is late today.' : `Late and still not given: ${late.length}.`}`,
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
          caption: `What was talked about${inArea}`,
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
          `Answers that are late, and the last that were given${inArea}`,
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
