/**
 * The demonstration's cases, dated from today: sixty invented people at every stage up to the panel's decision and
 * every closure before support. What is written about them lies in cases/, by stage; here it gets its days, addresses
 * and telephone numbers, always the same for the same case.
 */
import { Temporal } from 'temporal-polyfill'
import type { Birth } from '#people/birth.ts'
import { demonstrationAccounts } from './accounts.ts'
import { agencyName } from './agencies.ts'
import type {
  DemonstrationCase,
  DemonstrationPerson,
  DemonstrationReferral,
  DemonstrationReferrer,
} from './case-types.ts'
import { adopted } from './cases/adopted.ts'
import { arriving } from './cases/arriving.ts'
import { atTheGateway } from './cases/at-the-gateway.ts'
import { closedNoFurtherAction } from './cases/closed-no-further-action.ts'
import { closedToOthers } from './cases/closed-to-others.ts'
import { gatheringInformation } from './cases/gathering-information.ts'
import { listedAndDeferred } from './cases/listed-and-deferred.ts'
import { listedForPanel } from './cases/listed-for-panel.ts'
import { noGrounds } from './cases/no-grounds.ts'
import { notAdopted } from './cases/not-adopted.ts'
import { panelToPolice } from './cases/panel-to-police.ts'
import { referredAgain } from './cases/referred-again.ts'
import { section36 } from './cases/section-36.ts'
import { chance, seedFrom, type Chance } from './chance.ts'
import { dayAgo } from './days.ts'
import type { PersonDraft, ReferralDraft, ReferrerDraft } from './drafts.ts'
import { inventStreet } from './invented-names.ts'
import { inventPostcode, places } from './places.ts'

const drafts: readonly ReferralDraft[] = [
  ...arriving,
  ...atTheGateway,
  ...referredAgain,
  ...closedNoFurtherAction,
  ...closedToOthers,
  ...gatheringInformation,
  ...section36,
  ...noGrounds,
  ...listedForPanel,
  ...listedAndDeferred,
  ...notAdopted,
  ...panelToPolice,
  ...adopted,
]

/** Every referral with its cases, earliest first, so that an earlier record is there when a later one names it. */
export function demonstrationReferrals(today: Temporal.PlainDate): readonly DemonstrationReferral[] {
  return drafts.toSorted((one, other) => other.ago - one.ago).map((draft) => referralFrom(draft, today))
}

function referralFrom(draft: ReferralDraft, today: Temporal.PlainDate): DemonstrationReferral {
  const receivedOn = dayAgo(today, draft.ago)
  const key = draft.people.map((person) => person.key).join('+')
  const isChild = draft.people.some((person) => person.age < 18)
  const [told, toldInWords] = draft.told
  return {
    key,
    channel: draft.sector === 'friends_family' || draft.sector === 'community' ? 'public' : 'professional',
    receivedOn,
    firstKnownOn: receivedOn.subtract({ days: draft.knownFor }),
    sector: draft.sector,
    concern: draft.concern,
    emergency: draft.emergency ?? 'not needed',
    safeguarding: draft.safeguarding ?? (isChild ? 'made' : 'not needed'),
    told,
    toldInWords,
    happened: draft.happened,
    view: draft.view,
    needs: draft.needs,
    ...(draft.explanation === undefined ? {} : { explanation: draft.explanation }),
    ...(draft.needsInWords === undefined ? {} : { needsInWords: draft.needsInWords }),
    ...(draft.strengths === undefined ? {} : { strengths: draft.strengths }),
    ...(draft.agencies === undefined ? {} : { agencies: draft.agencies }),
    ...(draft.from === undefined ? {} : { referrer: referrerFrom(draft.from, today) }),
    cases: draft.people.map((person) => caseFrom(person, draft, today)),
  }
}

function caseFrom(draft: PersonDraft, referral: ReferralDraft, today: Temporal.PlainDate): DemonstrationCase {
  return {
    key: draft.key,
    person: personFrom(draft, referral, today),
    ...(draft.samePersonAs === undefined ? {} : { samePersonAs: draft.samePersonAs }),
    stage: draft.stage,
    steps: draft.steps.map(({ ago, ...act }) => ({ ...act, on: dayAgo(today, ago) })),
  }
}

function personFrom(draft: PersonDraft, referral: ReferralDraft, today: Temporal.PlainDate): DemonstrationPerson {
  // People of one referral share a home, and so do two records of one person who has not moved.
  const household = draft.movedHome === true ? draft.key : (draft.samePersonAs ?? referral.people[0]?.key ?? draft.key)
  const by = chance(seedFrom(household))
  const place = by.oneOf(places)
  return {
    forenames: draft.forenames,
    surname: draft.surname,
    ...(draft.knownAs === undefined ? {} : { knownAs: draft.knownAs }),
    birth: birthFrom(draft, referral, today),
    gender: draft.gender,
    place,
    line1: inventStreet(by),
    postcode: inventPostcode(by, place.district),
    ...(draft.occupation === undefined ? {} : { occupation: draft.occupation }),
    ...(draft.ethnicity === undefined ? {} : { ethnicity: { code: draft.ethnicity[0], saidBy: draft.ethnicity[1] } }),
    ...(draft.religion === undefined ? {} : { religion: { code: draft.religion[0], saidBy: draft.religion[1] } }),
  }
}

function birthFrom(draft: PersonDraft, referral: ReferralDraft, today: Temporal.PlainDate): Birth {
  const receivedOn = dayAgo(today, referral.ago)
  if (draft.birth === 'not known') return { known: 'nothing' }
  if (draft.birth === 'estimated') return { known: 'age', years: draft.age, on: receivedOn }

  const earlier = drafts.find(({ people }) => people.some((person) => person.key === draft.samePersonAs))
  const record = earlier?.people.find((person) => person.key === draft.samePersonAs)
  if (earlier !== undefined && record !== undefined) return birthFrom(record, earlier, today)
  // Some months after a birthday, so that the age given holds on the day of the referral.
  const sinceBirthday = chance(seedFrom(`${draft.key} born`)).between(80, 340)
  return { known: 'date', on: receivedOn.subtract({ years: draft.age }).subtract({ days: sinceBirthday }) }
}

function referrerFrom(draft: ReferrerDraft, today: Temporal.PlainDate): DemonstrationReferrer {
  if (!('account' in draft)) {
    const { mail, ...referrer } = draft
    return { ...referrer, email: `${mailName(draft.name)}@${mail}.example`, phone: phoneOf(draft.name) }
  }
  const account = demonstrationAccounts(today).find(({ key }) => key === draft.account)
  if (account === undefined) throw new Error(`No such account: ${draft.account}`)
  return {
    name: account.name,
    role: account.jobTitle,
    organisation: agencyName(account.agency),
    agency: account.agency,
    account: account.key,
    email: account.email,
    phone: phoneOf(account.name),
    relationship: draft.relationship,
  }
}

function mailName(name: string): string {
  return name.toLowerCase().replaceAll(' ', '.')
}

/** From the two ranges that Ofcom keeps for drama. */
function phoneOf(name: string): string {
  const by: Chance = chance(seedFrom(`${name} telephone`))
  const last = String(by.between(0, 999)).padStart(3, '0')
  return by.happens(0.5) ? `01632 960${last}` : `07700 900${last}`
}
