/** Consent to support. It is a condition of support (CTSA 2015 s36(4)(b), s41), never the basis for holding a record. */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null } as const

export const consentStatuses = codeList({ ...common, source: 'CTSA 2015 s41', status: 'local' }, [
  { code: 'not_asked', label: { en: 'Not asked yet' } },
  { code: 'requested', label: { en: 'Asked, no answer yet' } },
  { code: 'given', label: { en: 'Given' } },
  { code: 'refused', label: { en: 'Refused' } },
  { code: 'withdrawn', label: { en: 'Withdrawn' } },
  {
    code: 'lapsed',
    label: { en: 'Lapsed' },
    definition: 'for example at the 18th birthday, when a parent’s consent no longer serves',
  },
  { code: 'unable_capacity', label: { en: 'Could not decide (capacity)' } },
  { code: 'no_contact', label: { en: 'Could not be reached' } },
])
export type ConsentStatus = CodeOf<typeof consentStatuses>

export const consentGivers = codeList({ ...common, source: 'CTSA 2015 s41; S2 para 206', status: 'verified' }, [
  { code: 'self_adult', label: { en: 'The person, aged 18 or over' } },
  { code: 'parent', label: { en: 'A parent' } },
  { code: 'guardian', label: { en: 'A guardian' } },
  {
    code: 'la_parental_responsibility',
    label: { en: 'A local authority with parental responsibility' },
    status: 'unverified',
  },
  {
    code: 'deputy_best_interests',
    label: { en: 'A deputy, or a best-interests decision' },
    status: 'unverified',
  },
  {
    code: 'self_child_agreement',
    label: { en: 'The child’s own agreement, beside the parent’s consent' },
    status: 'unverified',
  },
])
export type ConsentGiver = CodeOf<typeof consentGivers>

/** Was the person, or a parent, told of the referral? A required answer with four values. */
export const toldAnswers = codeList({ ...common, source: 'S16; process.md 2.4', status: 'local' }, [
  { code: 'yes', label: { en: 'Yes', cy: 'Ydyn' } },
  {
    code: 'no_risk',
    label: { en: 'No, telling them would increase the risk', cy: 'Na, byddai dweud wrthynt yn cynyddu’r risg' },
  },
  { code: 'no_not_yet', label: { en: 'No, not yet', cy: 'Na, ddim eto' } },
  { code: 'no_other', label: { en: 'No, for another reason', cy: 'Na, am reswm arall' } },
])
export type ToldAnswer = CodeOf<typeof toldAnswers>
