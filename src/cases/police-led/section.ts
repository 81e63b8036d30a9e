/** "Police-led partnership" on the page of a case that closed to one: since when, and what the authority was asked and answered. */
import { formatDay } from '#platform/day-and-time.ts'
import type { SectionSource } from '../case-section.ts'
import { writtenAt } from '../written-records.ts'
import { policeLedRequests, writtenWith } from './requests.ts'

export const policeLedSection: SectionSource = async ({ trx, vault, file }) => {
  const requests = policeLedRequests(file)
  const led = file.state.stage === 'closed_plp'
  if (requests.length === 0 && !led) return undefined
  const entries = file.entries.filter(
    ({ step }) => step === 'record police-led request' || step === 'answer police-led request',
  )
  const written = await writtenAt(trx, vault, file, entries)
  return {
    id: 'police-led',
    heading: 'Police-led partnership',
    template: 'cases/police-led/views/section.njk',
    model: {
      since: led && file.state.closedOn ? formatDay(file.state.closedOn) : undefined,
      requests: requests.map((request) => ({ ...request, written: writtenWith(request, written) })),
    },
  }
}
