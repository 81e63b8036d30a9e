/** What the demonstration's panel is: two versions of its terms, who holds which seat, how often it meets, and what members declared. */
import { Temporal } from 'temporal-polyfill'
import { addInterest } from '#panel/constitution/register.ts'
import { addSeat, addSeatPerson, addTerms, keepCycle } from '#panel/constitution/store.ts'
import type { PanelService, SeatRole } from '#reference/panel-seats.ts'
import type { AccountKey } from './accounts.ts'
import type { AgencyKey } from './agencies.ts'
import type { Backstage } from './backstage.ts'
import { dayAgo } from './days.ts'
import { meetingsHeld } from './meetings.ts'
import type { Town } from './written-case.ts'

type Seat = {
  readonly agency: AgencyKey
  readonly role: SeatRole
  readonly speaksFor?: PanelService
  readonly holder?: AccountKey
  readonly deputies?: readonly AccountKey[]
}

const seats: readonly Seat[] = [
  { agency: 'communitySafety', role: 'chair', holder: 'chair', deputies: ['deputyChair'] },
  { agency: 'children', role: 'deputy_chair', holder: 'deputyChair' },
  { agency: 'police', role: 'police', holder: 'policeSupervisor', deputies: ['caseOfficer'] },
  {
    agency: 'children',
    role: 'member_core',
    speaksFor: 'childrens_social_care',
    holder: 'childrensMember',
    deputies: ['deputyChair'],
  },
  {
    agency: 'adults',
    role: 'member_core',
    speaksFor: 'adults_social_care',
    holder: 'adultsMember',
    deputies: ['housingMember'],
  },
  { agency: 'housing', role: 'member_core', speaksFor: 'housing', holder: 'housingMember' },
  { agency: 'education', role: 'member_core', speaksFor: 'education', holder: 'educationMember' },
  { agency: 'health', role: 'member_core', speaksFor: 'health', holder: 'healthMember' },
  { agency: 'youthOffending', role: 'member_core', speaksFor: 'youth_justice', holder: 'youthMember' },
  { agency: 'probation', role: 'schedule7', speaksFor: 'probation', holder: 'probationMember' },
  { agency: 'foreshore', role: 'voluntary', speaksFor: 'community' },
]

const purpose = `The Channel panel for Thurrock is a multi-agency panel under Part 5 of the Counter-Terrorism and Security Act 2015. It assesses how far people who are referred to it are susceptible to being drawn into terrorism, agrees a support plan with them where support is appropriate and they consent, and keeps that plan under review.

The council chairs. The chair of the panel does not coordinate its cases. Members speak for their agency and can commit it to action.

The panel decides by consensus where it can, otherwise by majority; where there is no majority, the chair decides. Dissent and reasons are written down.

A member with a personal or professional conflict says so at the start of the meeting or of the item, and leaves while it is discussed.`

const sinceReview = `${purpose}

From this version the panel takes no decision without health and without children’s or adults’ social care. Members name a deputy, who comes when they cannot.`

export async function inventPanel(stage: Backstage, town: Town): Promise<void> {
  const { trx, today } = stage
  const { areaId } = town
  const complaints =
    'Tell the chair, or use the council’s complaints procedure. Somebody who was not on the panel looks into it. Complaints about how personal data is handled go to the data protection officer, and to the Information Commissioner.'
  await stage.as(town.account('chair'), async () => {
    const before = today.subtract({ months: 20 })
    await addTerms(trx, {
      areaId,
      body: purpose,
      complaints,
      agreedOn: before,
      reviewOn: before.add({ years: 1 }),
      quorum: { services: [], agencies: undefined },
    })
    const reviewed = today.subtract({ months: 7 })
    await addTerms(trx, {
      areaId,
      body: sinceReview,
      complaints,
      agreedOn: reviewed,
      reviewOn: reviewed.add({ years: 1 }),
      quorum: { services: ['health', 'social_care'], agencies: 4 },
    })
    const countsFrom = dayAgo(today, meetingsHeld.next)
    await keepCycle(trx, areaId, 0, {
      everyWeeks: 4,
      startsAt: '09:30',
      place: 'Civic Offices, Grays, committee room 2',
      countsFrom,
    })
    for (const seat of seats) await addFilledSeat(stage, town, seat, before)
  })
  await declare(stage, town, 'educationMember', 'Governor of a secondary school in the borough')
  await declare(stage, town, 'housingMember', 'Trustee of a food bank')
}

async function addFilledSeat(
  { trx }: Pick<Backstage, 'trx'>,
  town: Town,
  { agency, role, speaksFor, holder, deputies = [] }: Seat,
  fromOn: Temporal.PlainDate,
): Promise<void> {
  const { areaId } = town
  const seatId = await addSeat(trx, { areaId, agencyId: town.agency(agency), role, speaksFor, fromOn })
  if (seatId === undefined) throw new Error('the demonstration has two chairs')
  const people = [
    ...(holder === undefined ? [] : [{ account: holder, part: 'holder' as const }]),
    ...deputies.map((account) => ({ account, part: 'deputy' as const })),
  ]
  for (const { account, part } of people)
    await addSeatPerson(trx, { areaId, seatId, accountId: town.account(account), part, fromOn })
}

async function declare(stage: Backstage, town: Town, who: AccountKey, words: string): Promise<void> {
  const accountId = town.account(who)
  await stage.as(accountId, () => addInterest(stage.trx, { areaId: town.areaId, accountId, words }))
}
