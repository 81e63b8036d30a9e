/** Transfers between areas: what a hand-over pack may hold, and what the other panel may answer. */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null, source: 'process.md 2.11; S22', status: 'unverified' } as const

export const transferParts = codeList(common, [
  { code: 'referral', label: { en: 'The referral, without who sent it' } },
  { code: 'gateway', label: { en: 'What police released at the gateway' } },
  { code: 'assessment', label: { en: 'The newest assessment' } },
  { code: 'plan', label: { en: 'The support plan in force' } },
  { code: 'consent', label: { en: 'Where consent stands' } },
  { code: 'actions', label: { en: 'Actions that are open' } },
  { code: 'away', label: { en: 'Custody, probation and stays abroad' } },
  { code: 'requests', label: { en: 'Requests for information that are open' } },
  { code: 'chronology', label: { en: 'What happened, by date, without what was written' } },
])

export const transferAnswers = codeList(common, [
  { code: 'accepted', label: { en: 'Accepted' } },
  { code: 'declined', label: { en: 'Declined' } },
  { code: 'joint', label: { en: 'Joint: both panels work on it, and the other stays responsible' } },
])
export type TransferAnswer = CodeOf<typeof transferAnswers>
