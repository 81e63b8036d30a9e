/** What the panel is in a town of the tests: terms, a seat with a deputy, a cycle, an interest, and the ids that addresses name. */
import { Temporal } from 'temporal-polyfill'
import { backstage } from '../src/demonstration/backstage.ts'
import { addInterest } from '#panel/constitution/register.ts'
import { addSeat, addSeatPerson, addTerms, keepCycle } from '#panel/constitution/store.ts'
import type { TestDatabase } from './database.ts'

const aThursday = Temporal.PlainDate.from('2026-01-08')

export type PanelIds = {
  readonly areaId: string
  readonly seatId: string
  /** Comes in the holder's place; nobody holds the seat, so that meetings are arranged as where no seat is filled. */
  readonly personId: string
  /** Of the member. */
  readonly interestId: string
}

export async function panelInTown(
  { ownerConnection, vault }: Pick<TestDatabase, 'ownerConnection' | 'vault'>,
  of: { readonly areaId: string; readonly chair: string; readonly member: string; readonly agencyId: string },
): Promise<PanelIds> {
  const { areaId, chair, member, agencyId } = of
  const today = Temporal.Now.plainDateISO('Europe/London')
  const since = today.subtract({ years: 1 })
  return await backstage(ownerConnection, vault, today, async (stage) => {
    const { trx } = stage
    const interestId = await stage.as(member, () =>
      addInterest(trx, { areaId, accountId: member, words: 'Governor of a school' }),
    )
    return await stage.as(chair, async () => {
      await addTerms(trx, {
        areaId,
        body: 'The panel looks after people who are susceptible to being drawn into terrorism.',
        complaints: 'Write to the council.',
        agreedOn: since,
        reviewOn: today.add({ months: 6 }),
        quorum: { services: [], agencies: undefined },
      })
      await keepCycle(trx, areaId, 0, { everyWeeks: 4, startsAt: '09:30', place: 'Room 2', countsFrom: aThursday })
      const seat = { areaId, agencyId, role: 'member_core', speaksFor: 'health', fromOn: since } as const
      const seatId = found(await addSeat(trx, seat))
      const deputy = { areaId, seatId, accountId: member, part: 'deputy', fromOn: since } as const
      return { areaId, seatId, personId: found(await addSeatPerson(trx, deputy)), interestId }
    })
  })
}

function found<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('the town has no panel')
  return thing
}
