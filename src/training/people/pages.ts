/** What the pages of people in training show. */
import { formatDay } from '#platform/day-and-time.ts'
import { trainingRoleName, trainingSettingName } from '#reference/training.ts'
import { certificateRow } from '../certificates/pages.ts'
import type { Certificate } from '../certificates/certificate.ts'
import { evidenceNames, statusTags, type Completion, type Exemption, type NeedOf, type Person } from './person.ts'
import type { PeopleQuery } from './people-query.ts'
import { pageSize, type Listed } from './store.ts'

const shows = [
  ['everyone', 'Everyone who has not left'],
  ['to do', 'Due or overdue'],
  ['overdue', 'Overdue'],
  ['in date', 'In date with everything'],
  ['left', 'Those who have left'],
] as const

export function peoplePage(
  people: readonly Listed[],
  agencies: readonly { readonly id: string; readonly name: string }[],
  query: PeopleQuery,
  ownAgency: string,
) {
  const control = (id: string, label: string, value: string, items: readonly (readonly [string, string])[]) => ({
    id,
    name: id,
    label: { text: label },
    items: items.map(([code, text]) => ({ value: code, text, selected: code === value })),
  })
  const turned = (page: number) =>
    `/training/people?${new URLSearchParams({ agency: query.agency, show: query.show, page: String(page) }).toString()}`
  return {
    heading: agencies.length === 0 ? `Training of people at ${ownAgency}` : 'People in training',
    filters: [
      ...(agencies.length === 0
        ? []
        : [
            control('agency', 'Agency', query.agency, [
              ['', 'Every agency'] as const,
              ...agencies.map(({ id, name }) => [id, name] as const),
            ]),
          ]),
      control('show', 'Who', query.show, shows),
    ],
    people: people.slice(0, pageSize).map((person) => ({
      name: person.name,
      href: `/training/people/${person.id}`,
      agency: person.agency,
      role: trainingRoleName(person.role),
      tag: person.worst === undefined ? undefined : statusTags[person.worst],
    })),
    isEveryAgency: agencies.length > 0,
    next: people.length > pageSize ? turned(query.page + 1) : undefined,
    previous: query.page > 1 ? turned(query.page - 1) : undefined,
  }
}

export type TrainingOf = {
  readonly needs: readonly NeedOf[]
  readonly completions: readonly Completion[]
  readonly exemptions: readonly Exemption[]
  readonly certificates: readonly Certificate[]
}

export function personPage(person: Person, training: TrainingOf) {
  const address = `/training/people/${person.id}`
  return {
    heading: person.name,
    facts: [
      ['Agency', person.agency],
      ['Role', trainingRoleName(person.role)],
      ['Works in', trainingSettingName(person.setting)],
      ['Email address', person.email ?? 'Not given'],
      ['Staff number', person.staffNumber ?? 'Not given'],
      ['Started', formatDay(person.startedOn)],
      ...(person.leftOn === undefined ? [] : [['Left', formatDay(person.leftOn)]]),
    ].map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
    ...trainingPage(training),
    completions: training.completions.map((one) => ({
      ...completionRow(one),
      correct: one.setAside === undefined ? `/training/completions/${one.id}/correction` : undefined,
    })),
    links: {
      change: `${address}/change`,
      addCompletion: `${address}/new-completion`,
      addCertificate: `${address}/new-certificate`,
      letters: `${address}/letters`,
      addExemption: `${address}/new-exemption`,
    },
  }
}

/** A session on which somebody has a place, or waits for one. */
export type SessionOf = { readonly course: string; readonly href: string; readonly when: string; readonly says: string }

export function ownPage(own: readonly ({ readonly person: Person } & TrainingOf)[], sessions: readonly SessionOf[]) {
  return {
    heading: 'Your training',
    sessions,
    places: own.map(({ person, ...training }) => ({
      agency: person.agency,
      role: trainingRoleName(person.role),
      ...trainingPage(training),
    })),
  }
}

function trainingPage({ needs, completions, exemptions, certificates }: TrainingOf) {
  return {
    needs: needs.map((need) => ({
      course: need.course,
      tag: statusTags[need.status],
      when: whenWords(need),
      sessions:
        need.status === 'due' || need.status === 'overdue' ? `/training/sessions?course=${need.courseId}` : undefined,
    })),
    completions: completions.map(completionRow),
    certificates: certificates.map(certificateRow),
    exemptions: exemptions.map(({ course, fromOn, untilOn, reason }) => ({
      course,
      days: `${formatDay(fromOn)} to ${formatDay(untilOn)}`,
      reason,
    })),
  }
}

function whenWords({ status, dueOn, untilOn }: NeedOf): string {
  if (status === 'exempt') return 'Not asked for now'
  if (untilOn === undefined) return `${status === 'overdue' ? 'Was due' : 'Due'} by ${formatDay(dueOn)}`
  return `${status === 'current' ? 'In date until' : 'Lapsed after'} ${formatDay(untilOn)}`
}

function completionRow(one: Completion) {
  return {
    course: one.course,
    completedOn: one.completedOn,
    certificate: one.certificate,
    evidence: evidenceNames[one.evidence],
    by: one.addedBy,
    setAside: one.setAside,
  }
}
