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

const practice = { ...common, source: 'process.md 2.8', status: 'unverified' } as const

/** Who can be asked. Whose answer is consent follows from the age on the day of asking (s41). */
export const consentPeople = codeList(practice, [
  { code: 'person', label: { en: 'The person themself' }, status: 'verified' },
  { code: 'parent', label: { en: 'A parent' }, status: 'verified' },
  { code: 'guardian', label: { en: 'A guardian' }, status: 'verified' },
  { code: 'local_authority', label: { en: 'The local authority that holds parental responsibility' } },
  { code: 'decision_maker', label: { en: 'Whoever decides for an adult who lacks capacity to decide this' } },
])
export type ConsentPerson = CodeOf<typeof consentPeople>

export const consentWays = codeList(practice, [
  { code: 'in_person', label: { en: 'In person, at a neutral place' } },
  { code: 'at_home', label: { en: 'In person, at home' } },
  { code: 'at_school_or_work', label: { en: 'In person, at school, college or work' } },
  { code: 'telephone', label: { en: 'By telephone' } },
  { code: 'video', label: { en: 'By video call' } },
  { code: 'letter', label: { en: 'By letter' } },
  { code: 'through_professional', label: { en: 'Through a professional they know' } },
])
export type ConsentWay = CodeOf<typeof consentWays>

/** What whoever is asked must be told, for their answer to be an informed one. */
export const consentTold = codeList(practice, [
  { code: 'purpose', label: { en: 'What the support is for, and that they may say no' } },
  { code: 'who', label: { en: 'Who is involved' } },
  { code: 'shared', label: { en: 'What is shared, and with whom' } },
  { code: 'held', label: { en: 'Where the information is held' } },
  { code: 'withdraw', label: { en: 'How to change their mind' } },
  { code: 'complain', label: { en: 'How to complain' } },
  { code: 'record', label: { en: 'That consent is to support, and is not the basis on which the record is held' } },
])

/** For whom a letter or an information sheet is written. */
export const consentReaders = codeList(practice, [
  { code: 'under_12', label: { en: 'A child under 12', cy: 'Plentyn o dan 12' } },
  { code: '12_15', label: { en: 'A young person aged 12 to 15', cy: 'Person ifanc 12 i 15 oed' } },
  { code: '16_17', label: { en: 'A young person aged 16 or 17', cy: 'Person ifanc 16 neu 17 oed' } },
  { code: 'adult', label: { en: 'An adult', cy: 'Oedolyn' } },
  { code: 'parent', label: { en: 'A parent or guardian', cy: 'Rhiant neu warcheidwad' } },
])
export type ConsentReader = CodeOf<typeof consentReaders>

/** Age on the day of asking, as whom to ask and in which words depends on it. */
export const consentBands = ['under_12', '12_15', '16_17', 'adult'] as const satisfies readonly ConsentReader[]
export type ConsentBand = (typeof consentBands)[number]

export const responsibilityEvidence = codeList(practice, [
  { code: 'birth_certificate', label: { en: 'A birth certificate was seen' } },
  { code: 'court_order', label: { en: 'A court order or agreement was seen' } },
  { code: 'care_order', label: { en: 'A care order: the local authority holds it' } },
  { code: 'agency', label: { en: 'Children’s social care or the school confirmed it' } },
  { code: 'stated', label: { en: 'They said so; nothing was seen' } },
])

/** What makes a parent's consent less simple. Advice is then sought before it is relied on. */
export const familyCircumstances = codeList(practice, [
  { code: 'parents_disagree', label: { en: 'Parents disagree' } },
  { code: 'parent_in_concern', label: { en: 'A parent is part of the concern' } },
  { code: 'looked_after', label: { en: 'The child is looked after by a local authority' } },
])

export const adviceSources = codeList(practice, [
  { code: 'legal', label: { en: 'Legal services' } },
  { code: 'safeguarding', label: { en: 'Children’s social care or a safeguarding lead' } },
])

export const ownViews = codeList(practice, [
  { code: 'agrees', label: { en: 'Agrees' } },
  { code: 'does not agree', label: { en: 'Does not agree' } },
  { code: 'not asked', label: { en: 'Not asked' } },
])
export type OwnView = CodeOf<typeof ownViews>

export const capacityAssessors = codeList({ ...practice, source: 'Mental Capacity Act 2005 s2' }, [
  { code: 'social_worker', label: { en: 'A social worker' } },
  { code: 'doctor', label: { en: 'A doctor' } },
  { code: 'psychologist', label: { en: 'A psychologist' } },
  { code: 'nurse', label: { en: 'A nurse or therapist' } },
  { code: 'other', label: { en: 'Someone else' } },
])

/** Who decides when somebody lacks the capacity to decide a matter. */
export const bestInterestDeciders = codeList({ ...practice, source: 'Mental Capacity Act 2005 ss4, 9 and 16' }, [
  { code: 'deputy', label: { en: 'A deputy appointed by the Court of Protection' } },
  { code: 'attorney', label: { en: 'An attorney for health and welfare' } },
  { code: 'best_interests', label: { en: 'A best-interests decision under section 4' } },
  { code: 'not_yet', label: { en: 'Nobody yet' } },
])
export type BestInterestDecider = CodeOf<typeof bestInterestDeciders>

/** What police answered when asked what remains for them after consent was refused or ended. In words; there is no level. */
export const policeConsiderations = codeList({ ...practice, source: 'process.md 2.8, 2.12; S54' }, [
  { code: 'awaited', label: { en: 'Police were asked and have not answered yet' } },
  { code: 'nothing', label: { en: 'Nothing remains for police to do' } },
  { code: 'police_led_partnership', label: { en: 'Police will lead a partnership response' } },
  { code: 'police_manage', label: { en: 'Police will see to what remains themselves' } },
])
export type PoliceConsideration = CodeOf<typeof policeConsiderations>

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
