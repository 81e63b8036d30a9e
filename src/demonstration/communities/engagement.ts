/** Invented organisations of Thurrock, and what was spoken of with them in the last year. No person came to anything: a number did. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { addAnswer, addEngagement, findEngagement } from '#communities/engagement/store.ts'
import { addContact, addOrganisation, addVolunteers, findOrganisation } from '#communities/organisations/store.ts'
import type { CommunityTheme, EngagementKind, OrganisationKind } from '#reference/communities.ts'

type InventedOrganisation = {
  readonly name: string
  readonly kind: OrganisationKind
  readonly themes: readonly CommunityTheme[]
  readonly about: string
}

const organisations = {
  mosque: {
    name: 'Riverside Mosque and Community Centre',
    kind: 'faith',
    themes: ['hate_crime', 'cohesion', 'young_people'],
    about: 'Prayer, a food bank and homework evenings.',
  },
  churches: {
    name: 'Churches Together on the Estuary',
    kind: 'faith',
    themes: ['cohesion', 'families'],
    about: 'Ten congregations with a shared winter shelter.',
  },
  residents: {
    name: 'Broadway Residents’ Association',
    kind: 'residents',
    themes: ['fear', 'hate_crime'],
    about: 'Meets each month above the library.',
  },
  boxing: {
    name: 'Dockside Boxing Club',
    kind: 'sport',
    themes: ['young_people', 'online'],
    about: 'Evening training for young people, with mentors.',
  },
  rights: {
    name: 'Estuary Rights Forum',
    kind: 'campaigning',
    themes: ['criticism', 'referrals'],
    about: 'Critical of Prevent; advises families who meet public bodies.',
  },
  parents: {
    name: 'Parents of Chalk Hill Schools',
    kind: 'education',
    themes: ['families', 'online'],
    about: 'Parents’ evenings in four primary schools.',
  },
  youth: {
    name: 'Lantern Youth Trust',
    kind: 'youth',
    themes: ['young_people', 'online', 'cohesion'],
    about: 'Street-based youth work and workshops.',
  },
} as const satisfies Record<string, InventedOrganisation>
export type OrganisationKey = keyof typeof organisations
const organisationKeys = Object.keys(organisations) as OrganisationKey[]

type InventedEngagement = {
  readonly kind: EngagementKind
  readonly daysAgo: number
  readonly purpose: string
  readonly audience: string
  readonly with: readonly OrganisationKey[]
  readonly ward?: string
  readonly reach: number
  readonly themes: readonly CommunityTheme[]
  readonly heard: string
  readonly followUp?: {
    readonly what: string
    readonly owner: 'council' | 'police'
    readonly dueAfter: number
    /** Days after it was due; fewer than none is early. */
    readonly answeredAfter?: number
    readonly did?: string
  }
}

const held: readonly InventedEngagement[] = [
  {
    kind: 'listening',
    daysAgo: 348,
    purpose: 'What residents ask about Prevent',
    audience: 'A residents’ association',
    with: ['residents'],
    ward: 'Grays Thurrock',
    reach: 34,
    themes: ['what_prevent_is', 'fear'],
    heard: 'Most had heard the word and did not know who decides. Several asked whether the council keeps a list.',
    followUp: {
      what: 'Say on one page who decides, what is kept and for how long',
      owner: 'council',
      dueAfter: 60,
      answeredAfter: -8,
      did: 'The page is on this service, and a leaflet lies in the library.',
    },
  },
  {
    kind: 'talk',
    daysAgo: 312,
    purpose: 'Online gaming and who writes to children there',
    audience: 'Parents of four primary schools',
    with: ['parents'],
    ward: 'Little Thurrock Blackshots',
    reach: 62,
    themes: ['online', 'families'],
    heard: 'Parents want one number to ring, and examples without names.',
    followUp: {
      what: 'Bring a short guide for parents to the summer evening',
      owner: 'council',
      dueAfter: 90,
      answeredAfter: 0,
      did: 'Two pages were handed out, and are linked from the schools’ pages.',
    },
  },
  {
    kind: 'dialogue',
    daysAgo: 268,
    purpose: 'Hate crime: what each side of the Broadway lives with',
    audience: 'A mosque’s committee and a residents’ association',
    with: ['mosque', 'residents'],
    ward: 'Grays Riverside',
    reach: 41,
    themes: ['hate_crime', 'cohesion', 'fear'],
    heard: 'Both told of abuse on the same bus route. Neither had reported it, because nothing came of it before.',
    followUp: {
      what: 'Ask the bus company and police for patrols on the route, and say what they answered',
      owner: 'police',
      dueAfter: 45,
      answeredAfter: -3,
      did: 'Officers rode the route for six weeks; drivers carry the reporting card.',
    },
  },
  {
    kind: 'visit',
    daysAgo: 221,
    purpose: 'How young people are spoken to after world events',
    audience: 'Volunteers and trainers of a boxing club',
    with: ['boxing'],
    ward: 'Tilbury Riverside and Thurrock Park',
    reach: 18,
    themes: ['young_people', 'world_events'],
    heard: 'Trainers hear strong words and do not know what is a worry and what is anger.',
    followUp: {
      what: 'Offer the club an evening on noticing, checking and sharing',
      owner: 'council',
      dueAfter: 60,
      answeredAfter: -4,
      did: 'The evening was held; eleven trainers came.',
    },
  },
  {
    kind: 'listening',
    daysAgo: 183,
    purpose: 'Hearing those who think Prevent does harm',
    audience: 'A rights forum and people it invited',
    with: ['rights'],
    reach: 27,
    themes: ['criticism', 'referrals'],
    heard:
      'Referrals for a remark in class frighten families. They ask what share needed nothing, and for an apology when it was unfounded.',
    followUp: {
      what: 'Publish how many referrals needed nothing, and how to complain',
      owner: 'council',
      dueAfter: 75,
      answeredAfter: -1,
      did: 'Both are in the annual report, and every letter names the way to complain.',
    },
  },
  {
    kind: 'event',
    daysAgo: 151,
    purpose: 'A stall at the summer fair',
    audience: 'Visitors of a fair',
    with: ['churches', 'youth'],
    ward: 'Chadwell St Mary',
    reach: 240,
    themes: ['what_prevent_is', 'cohesion'],
    heard: 'Few questions; leaflets in other languages were asked for.',
    followUp: {
      what: 'Have the leaflet in the languages that were asked for',
      owner: 'council',
      dueAfter: 110,
      answeredAfter: 12,
      did: 'Polish and Romanian are linked on this service.',
    },
  },
  {
    kind: 'online',
    daysAgo: 116,
    purpose: 'What to do about what children see online',
    audience: 'Parents, online',
    with: ['parents', 'youth'],
    reach: 88,
    themes: ['online', 'families'],
    heard: 'Reporting pages are hard to find on a telephone.',
    followUp: {
      what: 'Put the national reporting page first on our own page',
      owner: 'council',
      dueAfter: 30,
      answeredAfter: -12,
      did: 'It is the first link now.',
    },
  },
  {
    kind: 'talk',
    daysAgo: 79,
    purpose: 'What happens after a referral',
    audience: 'Committee of a mosque',
    with: ['mosque'],
    ward: 'Grays Riverside',
    reach: 23,
    themes: ['referrals', 'what_prevent_is'],
    heard: 'They did not know that support needs consent.',
    followUp: {
      what: 'Come back with somebody from the panel',
      owner: 'council',
      dueAfter: 50,
    },
  },
  {
    kind: 'dialogue',
    daysAgo: 40,
    purpose: 'Hate crime: after the graffiti',
    audience: 'Three congregations and a residents’ association',
    with: ['mosque', 'churches', 'residents'],
    ward: 'Grays Riverside',
    reach: 56,
    themes: ['hate_crime', 'fear', 'cohesion'],
    heard: 'They want to clean it together, and to be told when somebody is charged.',
    followUp: {
      what: 'Say what came of the investigation, as far as police may',
      owner: 'police',
      dueAfter: 60,
    },
  },
  {
    kind: 'visit',
    daysAgo: 12,
    purpose: 'Planning workshops for the spring',
    audience: 'Workers of a youth trust',
    with: ['youth'],
    ward: 'Belhus',
    reach: 9,
    themes: ['young_people', 'online'],
    heard: 'Workshops on fixation with violence are asked for most.',
  },
]

export type CommunityAgencies = Readonly<Record<'council' | 'police', string>>
export type Inventing = {
  readonly areaId: string
  readonly agencies: CommunityAgencies
  readonly today: Temporal.PlainDate
}
export type Organisations = Readonly<Record<OrganisationKey, string>>

export async function inventOrganisations(trx: Trx, { areaId, today }: Inventing): Promise<Organisations> {
  const ids = new Map<OrganisationKey, string>()
  for (const key of organisationKeys) {
    const id = await addOrganisation(trx, { areaId, ...organisations[key] })
    if (id === undefined) throw new Error(`the area has ${organisations[key].name} already`)
    ids.set(key, id)
  }
  const known = Object.fromEntries(ids) as Organisations
  await inventContacts(trx, known, today)
  return known
}

async function inventContacts(trx: Trx, organisations: Organisations, today: Temporal.PlainDate): Promise<void> {
  const contacts = [
    { key: 'mosque', name: 'Idris Palewater', post: 'Secretary', email: 'secretary@riverside.example', agreedAgo: 9 },
    { key: 'residents', name: 'Maud Tillerby', post: 'Chair', email: 'chair@broadway.example', agreedAgo: 12 },
    { key: 'boxing', name: 'Curtis Hollowell', post: 'Head coach', email: 'club@dockside.example', agreedAgo: 3 },
  ] as const
  for (const { key, name, post, email, agreedAgo } of contacts) {
    const organisation = await findOrganisation(trx, organisations[key])
    if (organisation === undefined) throw new Error('an invented organisation is missing')
    const consentOn = today.subtract({ months: agreedAgo })
    const reviewOn = consentOn.add({ months: 12 })
    await addContact(trx, organisation, { name, post, email, phone: '', consentOn, consentHow: 'by email', reviewOn })
  }
  for (const [key, role, howMany, checksHeld] of [
    ['boxing', 'Mentors', 6, true],
    ['youth', 'Workshop helpers', 11, true],
    ['churches', 'Winter shelter', 24, false],
  ] as const) {
    const organisation = await findOrganisation(trx, organisations[key])
    if (organisation === undefined) throw new Error('an invented organisation is missing')
    await addVolunteers(trx, organisation, { role, howMany, checksHeld, saidOn: today.subtract({ months: 2 }) })
  }
}

/** @returns their ids, the earliest first */
export async function inventEngagement(
  trx: Trx,
  { areaId, agencies, today }: Inventing,
  organisations: Organisations,
): Promise<readonly string[]> {
  const ids: string[] = []
  for (const { daysAgo, with: parties, followUp, ward, ...one } of held) {
    const heldOn = today.subtract({ days: daysAgo })
    const dueOn = followUp && heldOn.add({ days: followUp.dueAfter })
    const id = await addEngagement(trx, areaId, {
      ...one,
      ward: ward ?? '',
      heldOn,
      with: parties.map((key) => organisations[key]),
      followUp: followUp && dueOn && { what: followUp.what, ownerAgencyId: agencies[followUp.owner], dueOn },
    })
    ids.push(id)
    if (followUp?.answeredAfter === undefined || dueOn === undefined) continue
    const engagement = await findEngagement(trx, id)
    if (engagement === undefined) throw new Error('an invented engagement is missing')
    const givenOn = dueOn.add({ days: followUp.answeredAfter })
    await addAnswer(trx, engagement, { did: followUp.did ?? '', told: 'At their next meeting', givenOn })
  }
  return ids
}
