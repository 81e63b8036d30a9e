/** What was spoken of with communities in the year, and what came of it: reach, themes, "you said, we did". Nobody who came is counted apart. */
import { Temporal } from 'temporal-polyfill'
import { answerState, countThemes, sum, type Engagement } from '#communities/engagement/engagement.ts'
import { listEngagements, listFollowUps } from '#communities/engagement/store.ts'
import { numberWords } from '#communities/page-view.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import { communityThemes, engagementKinds } from '#reference/communities.ts'
import type { FigureTable } from '../figures.ts'
import { earlier } from '../report.ts'
import type { ReportSource } from '../sources.ts'

export const communitiesInReport: ReportSource = {
  key: 'communities',
  heading: 'Work with communities',
  draft: async (trx, { areaId, year, today }) => {
    const until = earlier(year.until, today)
    const held = await listEngagements(trx, { areaId, from: year.from, until })
    const promised = (await listFollowUps(trx, [areaId], year.from)).filter(
      ({ followUp }) =>
        followUp !== undefined &&
        Temporal.PlainDate.compare(followUp.dueOn, year.from) >= 0 &&
        Temporal.PlainDate.compare(followUp.dueOn, until) <= 0,
    )
    return {
      text: 'The partnership speaks with organisations and groups. It counts how many came, and keeps nothing about anybody who did.',
      figures: [reach(held), themes(held), answers(promised, until)].filter(({ rows }) => rows.length > 0),
    }
  },
}

const everybody = ['board', 'scrutiny', 'public'] as const

/** Numbers of people at open events, counted or estimated by whoever held them: none of them is of a case. */
function reach(held: readonly Engagement[]): FigureTable {
  return {
    title: 'Engagement and its reach',
    headings: ['What it was', 'How often', 'People reached'],
    rows: [...Map.groupBy(held, ({ kind }) => kind)].map(([kind, its]) => [
      labelOf(engagementKinds, kind),
      numberWords(its.length),
      numberWords(sum(its.map((one) => one.reach))),
    ]),
    editions: [...everybody],
  }
}

function themes(held: readonly Engagement[]): FigureTable {
  return {
    title: 'What was spoken of',
    headings: ['Theme', 'Engagements'],
    rows: countThemes(held).map(({ theme, count }) => [labelOf(communityThemes, theme), numberWords(count)]),
    editions: [...everybody],
  }
}

/** What was promised, by whom, and whether it was kept. The words were written for those who said it, so that everybody may read them. */
function answers(promised: readonly Engagement[], until: Temporal.PlainDate): FigureTable {
  return {
    title: 'You said, we did',
    headings: ['What was promised', 'Who answers for it', 'By', 'What was done'],
    rows: promised.flatMap((one) =>
      one.followUp === undefined
        ? []
        : [[one.followUp.what, one.followUp.owner, formatDay(one.followUp.dueOn), doneWords(one, until)]],
    ),
    editions: [...everybody],
  }
}

function doneWords(one: Engagement, until: Temporal.PlainDate): string {
  if (one.answer === undefined) return answerState(one, until) === 'late' ? 'Not yet: late' : 'Not yet'
  const when = answerState(one, until) === 'in time' ? 'in time' : 'late'
  return `${one.answer.did} (${formatDay(one.answer.givenOn)}, ${when})`
}
