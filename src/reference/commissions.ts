/** Commissions of support and their sessions: approval, how a session came not to be held, why a commission ends (process.md 2.9). */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null, source: 'process.md 2.9', status: 'local' } as const

/** Whether the Home Office has approved the provider. Work on ideology asks for it. */
export const providerApprovals = codeList({ ...common, source: 'S68', status: 'verified' }, [
  { code: 'approved', label: { en: 'Approved by the Home Office' } },
  { code: 'applied for', label: { en: 'Approval applied for, not given yet' } },
  { code: 'not needed', label: { en: 'Not needed for this kind of support' } },
])
export type ProviderApproval = CodeOf<typeof providerApprovals>

/** Facts about an appointment, never about a person: not coming has many reasons, and is no sign of risk. */
export const whyNotHeld = codeList(common, [
  { code: 'person_did_not_come', label: { en: 'The person did not come' } },
  { code: 'person_declined', label: { en: 'The person said beforehand that they would not come' } },
  { code: 'provider_cancelled', label: { en: 'The provider called it off' } },
  { code: 'support_stopped', label: { en: 'Support had stopped' } },
  { code: 'other', label: { en: 'Another reason' } },
])
export type WhyNotHeld = CodeOf<typeof whyNotHeld>

export const whoToldOfIt = codeList(common, [
  { code: 'provider', label: { en: 'The provider' } },
  { code: 'person', label: { en: 'The person' } },
  { code: 'family', label: { en: 'The family' } },
  { code: 'professional', label: { en: 'Another professional' } },
  { code: 'nobody', label: { en: 'Nobody: it was found out later' } },
])
export type WhoToldOfIt = CodeOf<typeof whoToldOfIt>

export const commissionEnds = codeList(common, [
  { code: 'all_held', label: { en: 'What was agreed has been given' } },
  { code: 'person_wishes', label: { en: 'The person does not wish to go on' } },
  { code: 'provider_cannot', label: { en: 'The provider cannot go on' } },
  { code: 'plan_changed', label: { en: 'The plan has changed' } },
  { code: 'consent_ended', label: { en: 'Consent has ended' } },
  { code: 'case_ends', label: { en: 'The case ends or moves' } },
  { code: 'other', label: { en: 'Another reason' } },
])
export type CommissionEnd = CodeOf<typeof commissionEnds>
