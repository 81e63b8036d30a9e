/** An engagement: a visit, an event, a dialogue. Of a group as it was described, never of a person. Plain values and what follows from them. */
import type { Changed } from '#platform/database/changed.ts'
import { Temporal } from 'temporal-polyfill'
import type { CommunityTheme, EngagementKind } from '#reference/communities.ts'

export type FollowUp = {
  readonly what: string
  readonly ownerAgencyId: string
  readonly owner: string
  readonly dueOn: Temporal.PlainDate
}

export type Answer = {
  readonly did: string
  readonly told: string
  readonly givenOn: Temporal.PlainDate
}

export type Engagement = {
  readonly id: string
  readonly areaId: string
  readonly kind: EngagementKind
  readonly heldOn: Temporal.PlainDate
  readonly purpose: string
  readonly audience: string
  readonly ward: string
  /** How many came: a number of people, and all that is known of them. */
  readonly reach: number
  readonly themes: readonly CommunityTheme[]
  readonly heard: string
  readonly followUp: FollowUp | undefined
  readonly answer: Answer | undefined
  readonly with: readonly { readonly id: string; readonly name: string }[]
} & Changed

export const addressOf = (id: string): string => `/communities/engagement/${id}`

export type AnswerState = 'none asked' | 'open' | 'late' | 'in time' | 'answered late'

/** Whether those who said something have been told what came of it, by the day that was promised. */
export function answerState(
  { followUp, answer }: Pick<Engagement, 'followUp' | 'answer'>,
  today: Temporal.PlainDate,
): AnswerState {
  if (followUp === undefined) return 'none asked'
  if (answer !== undefined)
    return Temporal.PlainDate.compare(answer.givenOn, followUp.dueOn) <= 0 ? 'in time' : 'answered late'
  return Temporal.PlainDate.compare(followUp.dueOn, today) < 0 ? 'late' : 'open'
}

export type Share = { readonly numerator: number; readonly denominator: number }

/** Of the follow-ups that fell due from a day to a day, how many were answered by then. Those still to fall due are not counted. */
export function answeredInTime(
  engagements: readonly Engagement[],
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Share {
  const due = engagements.filter(
    ({ followUp }) =>
      followUp !== undefined &&
      Temporal.PlainDate.compare(followUp.dueOn, from) >= 0 &&
      Temporal.PlainDate.compare(followUp.dueOn, until) <= 0,
  )
  return { numerator: due.filter((one) => answerState(one, until) === 'in time').length, denominator: due.length }
}

export type MonthOfReach = { readonly month: Temporal.PlainYearMonth; readonly held: number; readonly reach: number }

/** The twelve months that end with today's, the earliest first. */
export function reachByMonth(
  engagements: readonly Pick<Engagement, 'heldOn' | 'reach'>[],
  today: Temporal.PlainDate,
): readonly MonthOfReach[] {
  const last = today.toPlainYearMonth()
  return Array.from({ length: 12 }, (_, place) => last.subtract({ months: 11 - place })).map((month) => {
    const its = engagements.filter(({ heldOn }) => heldOn.toPlainYearMonth().equals(month))
    return { month, held: its.length, reach: sum(its.map(({ reach }) => reach)) }
  })
}

/** How often each theme was spoken of, the most frequent first; an engagement may have several. */
export function countThemes(
  engagements: readonly Pick<Engagement, 'themes'>[],
): readonly { readonly theme: CommunityTheme; readonly count: number }[] {
  const counts = new Map<CommunityTheme, number>()
  for (const theme of engagements.flatMap(({ themes }) => themes)) counts.set(theme, (counts.get(theme) ?? 0) + 1)
  return [...counts].map(([theme, count]) => ({ theme, count })).toSorted((one, other) => other.count - one.count)
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
