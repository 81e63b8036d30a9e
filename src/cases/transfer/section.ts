/** "Transfers" on the page of a case: where it came from, and where it was offered. */
import { formatDay } from '#platform/day-and-time.ts'
import type { SectionSource } from '../case-section.ts'
import { findArrival, listTransfers, type Transfer } from './store.ts'
import { offerState } from './words.ts'

export const transferSection: SectionSource = async ({ trx, file }) => {
  const offers = await listTransfers(trx, file)
  const arrival = await findArrival(trx, file)
  if (offers.length === 0 && arrival === undefined) return undefined
  const address = ({ id }: Transfer): string => `/cases/${file.row.id}/transfers/${id}`
  return {
    id: 'transfers',
    heading: 'Transfers',
    template: 'cases/transfer/views/section.njk',
    model: {
      arrival: arrival && {
        from: arrival.areaName,
        reference: arrival.reference,
        href: address(arrival),
        explained: file.state.transferExplained === true,
      },
      offers: offers.map((offer) => ({
        to: offer.toName,
        on: formatDay(offer.proposedAt.toZonedDateTimeISO('Europe/London').toPlainDate()),
        state: offerState(offer),
        href: address(offer),
      })),
    },
  }
}
