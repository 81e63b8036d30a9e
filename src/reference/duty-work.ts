/** What the day-to-day work of the duty chooses from: items that are to be in place, topics of advice, what a venue check looked at and decides. */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-02-12', validTo: null } as const

export const dutyItems = codeList({ ...common, source: 'process.md 4.3 (benchmark 7), 6.5, 6.6', status: 'local' }, [
  { code: 'it-filtering', label: { en: 'Filtering of networks and public computers' } },
  { code: 'out-of-school-settings', label: { en: 'Oversight of out-of-school settings' } },
  { code: 'venue-policy', label: { en: 'Policy for venue hire and speakers' } },
  { code: 'grants-and-procurement', label: { en: 'Checks of grants and procurement' } },
  { code: 'other', label: { en: 'Something else' } },
])
export type DutyItem = CodeOf<typeof dutyItems>

export const enquiryTopics = codeList(
  { ...common, source: 'process.md 4.7 (Prevent education officer)', status: 'local' },
  [
    { code: 'duty', label: { en: 'What the duty asks of us' } },
    { code: 'risk-assessment', label: { en: 'Our own risk assessment' } },
    { code: 'training', label: { en: 'Training of staff' } },
    { code: 'filtering', label: { en: 'Filtering and monitoring' } },
    { code: 'visitors', label: { en: 'Visiting speakers' } },
    { code: 'teaching', label: { en: 'Teaching and discussion' } },
    { code: 'whether-to-refer', label: { en: 'Whether and how to refer, in general' } },
    { code: 'other', label: { en: 'Something else' } },
  ],
)
export type EnquiryTopic = CodeOf<typeof enquiryTopics>

/** "Ask, check, decide" (process.md 6.5, S95). */
export const venueLooks = codeList({ ...common, source: 'S95, process.md 6.5', status: 'verified' }, [
  { code: 'website', label: { en: 'Website of the hirer' } },
  { code: 'references', label: { en: 'References, or earlier bookings' } },
  { code: 'publicity', label: { en: 'Publicity of the event' } },
  { code: 'proscribed', label: { en: 'List of proscribed organisations' }, source: 'S99' },
  { code: 'partners', label: { en: 'What partners know' }, source: 'S99' },
])
export type VenueLook = CodeOf<typeof venueLooks>

export const venueOutcomes = codeList({ ...common, source: 'codelists.md 12, process.md 6.5', status: 'local' }, [
  { code: 'approved', label: { en: 'Approved' } },
  { code: 'conditions', label: { en: 'Approved with conditions' } },
  { code: 'declined', label: { en: 'Declined' } },
  { code: 'withdrawn', label: { en: 'Withdrawn by the hirer' } },
])
export type VenueOutcome = CodeOf<typeof venueOutcomes>
