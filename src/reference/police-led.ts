/** Police-led partnerships: who asks the authority for what, and what it answers. Nothing of what police do themselves. */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null, source: 'process.md 2.12', status: 'local' } as const

export const policeLedAskers = codeList(common, [
  { code: 'counter_terrorism_police', label: { en: 'Counter-terrorism police' } },
  { code: 'local_police', label: { en: 'Local police' } },
  { code: 'probation', label: { en: 'The probation service, at police’s request' } },
])

export const policeLedAsks = codeList(common, [
  { code: 'information', label: { en: 'Share information' } },
  { code: 'meetings', label: { en: 'Take part in meetings' } },
  { code: 'social_care', label: { en: 'Social care, or safeguarding' } },
  { code: 'housing', label: { en: 'Housing' } },
  { code: 'education', label: { en: 'Education or training' } },
  { code: 'other', label: { en: 'Something else, written below' } },
  { code: 'nothing', label: { en: 'Nothing: police ask nothing of the authority' } },
])
export type PoliceLedAsk = CodeOf<typeof policeLedAsks>

export const policeLedAnswers = codeList(common, [
  { code: 'agreed', label: { en: 'Agreed to all of it' } },
  { code: 'agreed_in_part', label: { en: 'Agreed to part of it' } },
  { code: 'declined', label: { en: 'Declined' } },
  { code: 'withdrawn', label: { en: 'Police no longer ask for it' } },
])
