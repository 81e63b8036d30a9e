/** The partners of the invented Thurrock: real kinds of agency, invented schools and provider. Days are counted from today. */
import { Temporal } from 'temporal-polyfill'
import type { AgencyKind } from '#accounts/agency-kinds.ts'

export type DemonstrationAgency = {
  readonly key: AgencyKey
  readonly name: string
  readonly kind: AgencyKind
  /** E-mail addresses of its people end so: under .example, which no mail reaches. */
  readonly mailDomain: string
  readonly agreementFrom: Temporal.PlainDate
  readonly agreementUntil: Temporal.PlainDate
}

export type AgencyKey = keyof typeof agencies

/** Thurrock: its own Channel panel, in the area of Essex Police. */
export const area = {
  code: 'E06000034',
  name: 'Thurrock',
  shortName: 'THU',
  policeForce: 'Essex Police',
} as const

const agencies = {
  communitySafety: { name: 'Thurrock Council: Community safety and Prevent', kind: 'council', mail: 'thurrock' },
  children: { name: 'Thurrock Council: Children’s social care', kind: 'council', mail: 'thurrock' },
  adults: { name: 'Thurrock Council: Adult social care', kind: 'council', mail: 'thurrock' },
  housing: { name: 'Thurrock Council: Housing', kind: 'council', mail: 'thurrock' },
  education: { name: 'Thurrock Council: Education and skills', kind: 'council', mail: 'thurrock' },
  governance: { name: 'Thurrock Council: Democratic services and governance', kind: 'council', mail: 'thurrock' },
  police: { name: 'Essex Police', kind: 'police', mail: 'essex-police' },
  probation: { name: 'Probation Service – Essex', kind: 'probation', mail: 'probation-essex' },
  youthOffending: { name: 'Thurrock Youth Offending Service', kind: 'youth offending', mail: 'thurrock-yos' },
  health: { name: 'NHS – Mid and South Essex', kind: 'health', mail: 'nhs-mse' },
  marshlight: { name: 'Marshlight Primary School', kind: 'school', mail: 'marshlight' },
  saltings: { name: 'Saltings Academy', kind: 'school', mail: 'saltings' },
  estuary: { name: 'Estuary Reach College', kind: 'college', mail: 'estuary-reach' },
  lantern: { name: 'Lantern Mentoring', kind: 'provider', mail: 'lantern-mentoring' },
  foreshore: { name: 'Foreshore Community Forum', kind: 'community', mail: 'foreshore' },
} as const satisfies Record<string, { name: string; kind: AgencyKind; mail: string }>

/** The forum's agreement ran out: its people see what happens then. All others run until next year. */
const lapsed: readonly AgencyKey[] = ['foreshore']

export function demonstrationAgencies(today: Temporal.PlainDate): readonly DemonstrationAgency[] {
  return agencyKeys.map((key) => ({
    key,
    name: agencies[key].name,
    kind: agencies[key].kind,
    mailDomain: `${agencies[key].mail}.example`,
    agreementFrom: today.subtract({ months: 14 }),
    agreementUntil: lapsed.includes(key) ? today.subtract({ days: 12 }) : today.add({ months: 10 }),
  }))
}

export const agencyKeys = Object.keys(agencies).filter(isAgencyKey)

export function agencyName(key: AgencyKey): string {
  return agencies[key].name
}

export function mailDomain(key: AgencyKey): string {
  return `${agencies[key].mail}.example`
}

function isAgencyKey(text: string): text is AgencyKey {
  return Object.hasOwn(agencies, text)
}
