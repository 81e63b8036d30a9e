/** What kind of partner an agency is, as the database knows it, and how a page says it. */

export type AgencyKind =
  | 'council'
  | 'police'
  | 'probation'
  | 'youth offending'
  | 'health'
  | 'school'
  | 'college'
  | 'provider'
  | 'community'
  | 'other'

export const agencyKinds: Record<AgencyKind, string> = {
  council: 'Council',
  police: 'Police',
  probation: 'Probation',
  'youth offending': 'Youth offending',
  health: 'Health',
  school: 'School',
  college: 'College or university',
  provider: 'Intervention provider',
  community: 'Community organisation',
  other: 'Other',
}

export function isAgencyKind(text: string): text is AgencyKind {
  return Object.hasOwn(agencyKinds, text)
}
