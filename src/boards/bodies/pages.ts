/** What the pages of the bodies show: the chart with its table, and a body with who sits on it and to whom it reports. */
import type { Temporal } from 'temporal-polyfill'
import type { Area } from '#platform/forms/area-question.ts'
import { bodyKinds } from '#reference/bodies.ts'
import { labelOf } from '#reference/code-list.ts'
import {
  chairOf,
  cycleWords,
  membershipRoleNames,
  sitting,
  stands,
  type Body,
  type Membership,
  type ReportingLine,
} from './body.ts'
import { governanceChart } from './chart.ts'

type Known = {
  readonly bodies: readonly Body[]
  readonly members: readonly Membership[]
  readonly lines: readonly ReportingLine[]
}

/** An area's chart and table, one of each for whoever reads several areas. */
export function governanceOf(area: Area, known: Known, today: Temporal.PlainDate) {
  const here = known.bodies.filter(({ areaId }) => areaId === area.id)
  const standing = here.filter(({ endedOn }) => stands({ untilOn: endedOn }, today))
  const lines = standingLines(known.lines, standing, today)
  return {
    area: area.name,
    chart: standing.length === 0 ? undefined : governanceChart(area.name, standing, lines),
    bodies: standing.map((body) => ({
      href: `/boards/${body.id}`,
      name: body.name,
      chair: chairWords(membersOf(known.members, body.id), today),
      meets: begun(cycleWords(body.meetsEveryMonths)),
      reportsTo: lines
        .filter(({ bodyId }) => bodyId === body.id)
        .map((line) => lineWords(line, nameOf(here, line.toBodyId))),
    })),
    ended: here
      .filter((body) => !standing.includes(body))
      .map(({ id, name, endedOn }) => ({ href: `/boards/${id}`, name, endedOn })),
  }
}

export function bodyPage(body: Body, known: Known, today: Temporal.PlainDate, mayKeep: boolean) {
  const address = `/boards/${body.id}`
  const members = membersOf(known.members, body.id)
  const here = sitting(members, today)
  const row = (member: Membership) => ({
    name: member.name,
    post: member.post,
    agency: member.agency,
    role: membershipRoleNames[member.role],
    deputy: member.deputy,
    fromOn: member.fromOn,
    untilOn: member.untilOn,
    change: mayKeep ? `${address}/members/${member.id}` : undefined,
  })
  const current = known.lines.filter(({ endedOn }) => stands({ untilOn: endedOn }, today))
  return {
    heading: body.name,
    attendance: `${address}/attendance`,
    kind: labelOf(bodyKinds, body.kind),
    terms: body.terms,
    chair: chairWords(members, today),
    meets: begun(cycleWords(body.meetsEveryMonths)),
    endedOn: body.endedOn,
    members: here.map(row),
    others: members.filter((member) => !here.includes(member)).map(row),
    reportsTo: current
      .filter(({ bodyId }) => bodyId === body.id)
      .map((line) => ({
        words: lineWords(line, nameOf(known.bodies, line.toBodyId)),
        owner: line.owner,
        href: `/boards/${line.toBodyId}`,
        change: mayKeep ? `${address}/reporting-lines/${line.id}` : undefined,
        report: mayKeep ? `${address}/reporting-lines/${line.id}/report` : undefined,
      })),
    heardFrom: current
      .filter(({ toBodyId }) => toBodyId === body.id)
      .map((line) => ({
        name: nameOf(known.bodies, line.bodyId),
        what: line.what,
        when: whenWords(line),
        href: `/boards/${line.bodyId}`,
      })),
    links: mayKeep
      ? {
          change: `${address}/change`,
          addMember: `${address}/new-member`,
          addLine: `${address}/new-reporting-line`,
          addMeeting: `${address}/new-meeting`,
          escalate: `${address}/new-escalation`,
        }
      : undefined,
  }
}

function membersOf(members: readonly Membership[], body: string): readonly Membership[] {
  return members.filter(({ bodyId }) => bodyId === body)
}

function standingLines(lines: readonly ReportingLine[], bodies: readonly Body[], today: Temporal.PlainDate) {
  const ids = new Set(bodies.map(({ id }) => id))
  return lines.filter(
    ({ bodyId, toBodyId, endedOn }) => ids.has(bodyId) && ids.has(toBodyId) && stands({ untilOn: endedOn }, today),
  )
}

function chairWords(members: readonly Membership[], today: Temporal.PlainDate): string {
  const chair = chairOf(members, today)
  if (chair === undefined) return 'Nobody is named'
  return chair.post === '' ? chair.name : `${chair.name}, ${chair.post}`
}

/** "CSP Strategic Board: progress against the strategy, every 12 months". */
function lineWords(line: ReportingLine, to: string): string {
  return `${to}: ${line.what}${line.everyMonths === undefined ? '' : `, ${cycleWords(line.everyMonths)}`}`
}

/** Words that stand alone begin with a capital. */
function begun(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function whenWords({ everyMonths }: ReportingLine): string {
  return everyMonths === undefined ? 'as its work goes on' : cycleWords(everyMonths)
}

function nameOf(bodies: readonly Body[], id: string): string {
  const body = bodies.find((one) => one.id === id)
  if (body === undefined) throw new Error('a reporting line names a body that its reader cannot see')
  return body.name
}
