/** What the pages of threat profiles show. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import { profileKinds, threatThemes } from '#reference/local-threat.ts'
import { isAnswered, isInForce, isOverdue, wayNames, type Recommendation, type ThreatProfile } from './profile.ts'

type Tag = { readonly text: string; readonly colour: string }

export function profileRow(
  profile: ThreatProfile,
  recommendations: readonly Recommendation[],
  served: ReadonlySet<string>,
  today: Temporal.PlainDate,
) {
  const its = recommendations.filter(({ profileId }) => profileId === profile.id)
  return {
    href: `/picture/profiles/${profile.id}`,
    title: `${labelOf(profileKinds, profile.kind)}, ${profile.edition}`,
    marking: profile.marking,
    briefed: profile.briefedOn === undefined ? 'Not yet' : formatDay(profile.briefedOn),
    refresh: formatDay(profile.refreshOn),
    state: stateTag(profile, today),
    answered: isInForce(profile, today)
      ? `${its.filter((one) => isAnswered(one, served)).length} of ${its.length}`
      : 'Not looked at any more',
  }
}

function stateTag(profile: ThreatProfile, today: Temporal.PlainDate): Tag {
  if (!isInForce(profile, today)) return { text: 'Past', colour: 'grey' }
  return isOverdue(profile, today) ? { text: 'Refresh overdue', colour: 'red' } : { text: 'In force', colour: 'green' }
}

export function profilePage(
  profile: ThreatProfile,
  recommendations: readonly Recommendation[],
  served: ReadonlySet<string>,
  { today, mayKeep }: { readonly today: Temporal.PlainDate; readonly mayKeep: boolean },
) {
  const unanswered = recommendations.filter((one) => !isAnswered(one, served)).length
  return {
    heading: `${labelOf(profileKinds, profile.kind)}, ${profile.edition}`,
    marking: profile.marking,
    tag: stateTag(profile, today),
    rows: [
      { key: 'Marking', value: profile.marking },
      { key: 'Owner', value: profile.owner },
      { key: 'Who may read it', value: profile.audience },
      { key: 'Briefed', value: profile.briefedOn === undefined ? 'Not yet' : formatDay(profile.briefedOn) },
      { key: 'To be refreshed', value: formatDay(profile.refreshOn) },
      ...(profile.endedOn === undefined ? [] : [{ key: 'Ended', value: formatDay(profile.endedOn) }]),
    ].map(({ key, value }) => ({ key: { text: key }, value: { text: value } })),
    unanswered: isInForce(profile, today) ? unanswered : 0,
    recommendations: recommendations.map((one) => shownRecommendation(one, served, mayKeep)),
    links: mayKeep
      ? {
          change: `/picture/profiles/${profile.id}/change`,
          add: `/picture/profiles/${profile.id}/new-recommendation`,
        }
      : undefined,
  }
}

const priorityTags: Record<Recommendation['priority'], Tag> = {
  high: { text: 'High priority', colour: 'red' },
  medium: { text: 'Medium priority', colour: 'yellow' },
  low: { text: 'Low priority', colour: 'grey' },
}

function shownRecommendation(one: Recommendation, served: ReadonlySet<string>, mayKeep: boolean) {
  return {
    id: one.id,
    number: one.number,
    words: one.words,
    theme: labelOf(threatThemes, one.theme),
    priority: priorityTags[one.priority],
    isAnswered: isAnswered(one, served),
    inPlan: served.has(one.key),
    answers: one.answers.toReversed().map(({ how, words, by, at }) => ({ how: wayNames[how], words, by, at })),
    links: mayKeep
      ? {
          change: `/picture/recommendations/${one.id}/change`,
          answer: `/picture/recommendations/${one.id}/answer`,
        }
      : undefined,
  }
}
