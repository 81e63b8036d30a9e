/** What is done locally about harm online, as it is counted, and where anybody reports what is illegal. Source: process.md 6.6; S100. */
import { codeList, type CodeOf } from './code-list.ts'

/** The national pages. Addresses as they are widely known; whoever runs the service checks them once a year. */
export const nationalPages = [
  {
    name: 'Report online material promoting terrorism or extremism',
    address: 'https://www.gov.uk/report-terrorism',
    what: 'The police’s national unit takes reports from anybody, without a name.',
  },
  {
    name: 'ACT Early',
    address: 'https://actearly.uk/',
    what: 'For people who worry that somebody close to them is being radicalised.',
  },
] as const

export const onlineWork = codeList({ validFrom: '2026-11-24', validTo: null, source: 'Causeway', status: 'local' }, [
  { code: 'reported', label: { en: 'Pieces of content that staff reported to the national page' } },
  { code: 'sessions', label: { en: 'Sessions on safety online' } },
  { code: 'filters', label: { en: 'Checks of the filtering of networks' } },
  { code: 'advice', label: { en: 'Requests for advice answered' } },
])
export type OnlineWork = CodeOf<typeof onlineWork>
