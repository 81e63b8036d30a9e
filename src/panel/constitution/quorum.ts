/**
 * The quorum that a panel's own terms of reference ask for, beyond the council's chair and the home force of section 37. The panel sets its own
 * procedure (s37(7)), so what it has set holds: it decides nothing until those are there, or until its terms say otherwise.
 */
import { labelOf } from '#reference/code-list.ts'
import { quorumServices, type PanelService, type QuorumService } from '#reference/panel-seats.ts'

export type Quorum = {
  readonly services: readonly QuorumService[]
  /** At least so many agencies; undefined: as many as come. */
  readonly agencies: number | undefined
}

/** Somebody recorded as present. */
export type PresentMember = {
  readonly agency: string
  readonly services: readonly PanelService[]
  /** Looks on, and counts for nothing. */
  readonly observes: boolean
}

/** Either of the two will do. */
const socialCare: readonly PanelService[] = ['childrens_social_care', 'adults_social_care']

export function asksForAnything({ services, agencies }: Quorum): boolean {
  return services.length > 0 || agencies !== undefined
}

/** What is missing, in words, a line each; nothing when the panel may decide. */
export function quorumOf(quorum: Quorum, present: readonly PresentMember[]): readonly string[] {
  const members = present.filter(({ observes }) => !observes)
  const there = new Set(members.flatMap(({ services }) => services))
  const missing = quorum.services
    .filter((service) => !(service === 'social_care' ? socialCare : [service]).some((one) => there.has(one)))
    .map((service) => `${labelOf(quorumServices, service)} is not recorded as present`)
  const agencies = new Set(members.map(({ agency }) => agency)).size
  return quorum.agencies === undefined || agencies >= quorum.agencies
    ? missing
    : [
        ...missing,
        `${agencies} ${agencies === 1 ? 'agency is' : 'agencies are'} present, of at least ${quorum.agencies}`,
      ]
}

/** "Health, housing and at least 4 agencies": as it stands in the terms. */
export function quorumInWords({ services, agencies }: Quorum): string {
  const named = services.map((service, place) => {
    const label = labelOf(quorumServices, service)
    return place === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1)
  })
  const counted = agencies === undefined ? [] : [`at least ${agencies} agencies`]
  const all = [...named, ...counted]
  return all.length === 0 ? 'Nothing beyond what the Act asks for' : new Intl.ListFormat('en-GB').format(all)
}
