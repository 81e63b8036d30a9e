/**
 * The people who sign in to the demonstration: one for each role to be by one click, and those their cases need. All
 * invented. An account's key is what cases call it; who holds which role follows from the process (process.md 4.7).
 */
import { Temporal } from 'temporal-polyfill'
import type { Role } from '#reference/roles.ts'
import { mailDomain, type AgencyKey } from './agencies.ts'

export type DemonstrationAccount = {
  readonly key: AccountKey
  readonly name: string
  readonly email: string
  readonly jobTitle: string
  readonly agency: AgencyKey
  readonly roles: readonly Role[]
  /** Undefined: not trained for Channel, and sees no case. */
  readonly channelTrainingUntil: Temporal.PlainDate | undefined
}

type AccountRow = {
  readonly name: string
  readonly jobTitle: string
  readonly agency: AgencyKey
  readonly roles: readonly Role[]
  /** Months until their Channel training runs out; negative when it has. */
  readonly trainedForMonths?: number
}

const rows = {
  coordinator: {
    name: 'Rowan Thistledown',
    jobTitle: 'Prevent lead and Channel coordinator',
    agency: 'communitySafety',
    roles: ['coordinator'],
    trainedForMonths: 16,
  },
  caseOfficer: {
    name: 'Ffion Larkwater',
    jobTitle: 'Channel case officer',
    agency: 'police',
    roles: ['case officer'],
    trainedForMonths: 11,
  },
  councilCaseOfficer: {
    name: 'Gabriela Stonequay',
    jobTitle: 'Channel case officer',
    agency: 'communitySafety',
    roles: ['case officer'],
    trainedForMonths: 8,
  },
  policeSupervisor: {
    name: 'Tobi Quillmere',
    jobTitle: 'Detective sergeant, Prevent supervisor',
    agency: 'police',
    roles: ['case officer', 'panel member'],
    trainedForMonths: 20,
  },
  chair: {
    name: 'Harriet Oakstrand',
    jobTitle: 'Assistant director, communities; chair of the Channel panel',
    agency: 'communitySafety',
    roles: ['channel chair', 'board member'],
    trainedForMonths: 14,
  },
  deputyChair: {
    name: 'Sunil Brackenholt',
    jobTitle: 'Head of safeguarding, children; deputy chair of the Channel panel',
    agency: 'children',
    roles: ['deputy chair'],
    trainedForMonths: 14,
  },
  childrensMember: {
    name: 'Eleri Stonepath',
    jobTitle: 'Service manager, multi-agency safeguarding hub',
    agency: 'children',
    roles: ['panel member', 'partner contact'],
    trainedForMonths: 9,
  },
  adultsMember: {
    name: 'Karol Reedglade',
    jobTitle: 'Safeguarding adults manager',
    agency: 'adults',
    roles: ['panel member', 'partner contact'],
    trainedForMonths: 9,
  },
  housingMember: {
    name: 'Precious Flintmere',
    jobTitle: 'Tenancy and neighbourhoods manager',
    agency: 'housing',
    roles: ['panel member', 'partner contact'],
    trainedForMonths: 3,
  },
  educationMember: {
    name: 'Gareth Moonlake',
    jobTitle: 'Education safeguarding adviser',
    agency: 'education',
    roles: ['panel member', 'partner contact'],
    trainedForMonths: 18,
  },
  probationMember: {
    name: 'Divya Sorrelcrest',
    jobTitle: 'Senior probation officer',
    agency: 'probation',
    roles: ['panel member', 'partner contact'],
    trainedForMonths: 6,
  },
  youthMember: {
    name: 'Marcus Tealhurst',
    jobTitle: 'Operations manager, youth offending',
    agency: 'youthOffending',
    roles: ['panel member', 'partner contact'],
    trainedForMonths: 12,
  },
  healthMember: {
    name: 'Roisin Yarrowfold',
    jobTitle: 'Named nurse for safeguarding',
    agency: 'health',
    roles: ['panel member', 'partner contact'],
    trainedForMonths: 12,
  },
  forumMember: {
    name: 'Graham Mistfold',
    jobTitle: 'Chair of the forum',
    agency: 'foreshore',
    roles: ['panel member'],
    trainedForMonths: -1,
  },
  primaryContact: {
    name: 'Bethan Rushlight',
    jobTitle: 'Head teacher and safeguarding lead',
    agency: 'marshlight',
    roles: ['partner contact', 'referrer'],
    trainedForMonths: 10,
  },
  academyContact: {
    name: 'Nadia Pebbleshaw',
    jobTitle: 'Designated safeguarding lead',
    agency: 'saltings',
    roles: ['partner contact', 'referrer'],
    trainedForMonths: 10,
  },
  collegeContact: {
    name: 'Owen Gorsehaven',
    jobTitle: 'Head of student services',
    agency: 'estuary',
    roles: ['partner contact', 'referrer'],
    trainedForMonths: 7,
  },
  referrer: {
    name: 'Joel Heronstead',
    jobTitle: 'Head of Year 9',
    agency: 'saltings',
    roles: ['referrer'],
  },
  provider: {
    name: 'Imran Cloudquay',
    jobTitle: 'Intervention provider',
    agency: 'lantern',
    roles: ['intervention provider'],
    trainedForMonths: 15,
  },
  boardMember: {
    name: 'Patricia Elmshore',
    jobTitle: 'Executive director, place and communities',
    agency: 'governance',
    roles: ['board member'],
  },
  electedMember: {
    name: 'Denis Galeharbour',
    jobTitle: 'Councillor, portfolio holder for safer communities',
    agency: 'governance',
    roles: ['elected member'],
  },
  analyst: {
    name: 'Mei Willowstrand',
    jobTitle: 'Community safety analyst',
    agency: 'communitySafety',
    roles: ['analyst'],
  },
  informationGovernance: {
    name: 'Funmi Slatewater',
    jobTitle: 'Data protection officer',
    agency: 'governance',
    roles: ['information governance'],
  },
  independentReviewer: {
    name: 'Stefan Juniperlock',
    jobTitle: 'Independent reviewer',
    agency: 'governance',
    roles: ['independent reviewer'],
    trainedForMonths: 5,
  },
  administrator: {
    name: 'Kai Hazelweir',
    jobTitle: 'Systems administrator',
    agency: 'governance',
    roles: ['administrator'],
  },
} as const satisfies Record<string, AccountRow>

export type AccountKey = keyof typeof rows

const accountKeys = Object.keys(rows).filter(isAccountKey)

/** Who stands for each role where one account is wanted: the first who holds it. */
export function accountFor(role: Role): AccountKey {
  const found = accountKeys.find((key) => rowOf(key).roles.includes(role))
  if (found === undefined) throw new Error(`The demonstration has nobody who is ${role}`)
  return found
}

export function demonstrationAccounts(today: Temporal.PlainDate): readonly DemonstrationAccount[] {
  return accountKeys.map((key) => {
    const { name, jobTitle, agency, roles, trainedForMonths } = rowOf(key)
    return {
      key,
      name,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@${mailDomain(agency)}`,
      jobTitle,
      agency,
      roles,
      channelTrainingUntil: trainedForMonths === undefined ? undefined : today.add({ months: trainedForMonths }),
    }
  })
}

export function rolesOf(key: AccountKey): readonly Role[] {
  return rowOf(key).roles
}

function rowOf(key: AccountKey): AccountRow {
  return rows[key]
}

function isAccountKey(text: string): text is AccountKey {
  return Object.hasOwn(rows, text)
}
