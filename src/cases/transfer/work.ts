/** My work in the receiving area: cases that other areas offer, by the day on which an answer is due. */
import { areasAs } from '#platform/database/actor.ts'
import { caseRoles } from '#reference/roles.ts'
import { addWorkingDays } from '#reference/working-days.ts'
import { dueState, type WorkSource } from '../my-work.ts'
import { findSettings } from '../store.ts'
import { listCameBack, listOffered } from './store.ts'

export const transfersOffered: WorkSource = async (trx, actor, today) => {
  const areas = areasAs(actor, 'coordinator', 'channel chair', 'deputy chair')
  const offers = await listOffered(trx, areas)
  if (offers.length === 0) return undefined
  const within = new Map<string, number>()
  for (const areaId of areas) within.set(areaId, (await findSettings(trx, areaId)).transferAnswerWithin)
  return {
    heading: 'Transfers offered',
    nothing: 'No other area offers a case.',
    rows: offers.map((offer) => {
      const proposedOn = offer.proposedAt.toZonedDateTimeISO('Europe/London').toPlainDate()
      const dueOn = addWorkingDays(proposedOn, within.get(offer.toAreaId ?? '') ?? 20)
      return {
        what: `Answer ${offer.areaName}`,
        href: `/transfers/${offer.id}`,
        about: offer.reference,
        dueOn,
        state: dueState(dueOn, today),
      }
    }),
  }
}

/** My work in the sending area: offers that were declined, until the next step is taken on the case. */
export const transfersDeclined: WorkSource = async (trx, actor) => {
  const declined = await listCameBack(trx, areasAs(actor, ...caseRoles))
  if (declined.length === 0) return undefined
  return {
    heading: 'Transfers that were declined',
    nothing: 'No transfer was declined.',
    rows: declined.map(({ caseId, reference, toName, answeredOn }) => ({
      what: `${toName} declined: decide how it goes on`,
      href: `/cases/${caseId}#transfers`,
      about: reference,
      dueOn: answeredOn,
      state: 'due today' as const,
    })),
  }
}
