/**
 * Courses of the partnership with the defaults an area begins with, whom each is asked of, and the words for what people do and where.
 * Months, days and "by when" are unverified: an area sets its own on its courses and requirements, and says why.
 * Source: codelists.md 12 (training course, roles); process.md 5.
 */
import { codeList, codesOf, hasCode, labelOf, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null } as const
const portal = { source: 'S38, S38a', status: 'verified' } as const
const health = { source: 'S83, S84', status: 'verified' } as const
const unsure = { source: 'process.md 5', status: 'unverified' } as const

export const trainingCourses = codeList({ ...common, ...unsure }, [
  { code: 'gov_awareness', label: { en: 'Prevent awareness (government e-learning)' }, ...portal },
  { code: 'gov_referrals', label: { en: 'Prevent referrals (government e-learning)' }, ...portal },
  { code: 'gov_channel_pmap', label: { en: 'Channel or PMAP (government e-learning)' }, ...portal },
  { code: 'gov_refresher_awareness', label: { en: 'Awareness refresher (government e-learning)' } },
  { code: 'gov_refresher_referrals', label: { en: 'Referrals refresher (government e-learning)' } },
  { code: 'wrap', label: { en: 'WRAP: Workshop to Raise Awareness of Prevent' }, source: 'S82', status: 'verified' },
  { code: 'nhs_l1_2', label: { en: 'NHS basic Prevent awareness, levels 1 and 2' }, ...health },
  { code: 'nhs_l3_5', label: { en: 'NHS Prevent, levels 3 to 5' }, ...health },
  { code: 'panel_chair', label: { en: 'Chairing a Channel panel' } },
  { code: 'panel_member', label: { en: 'Sitting on a Channel panel' } },
  { code: 'local_briefing', label: { en: 'Local briefing, 20 minutes' }, source: 'S86', status: 'verified' },
  { code: 'councillor', label: { en: 'Prevent for councillors' } },
])
export type TrainingCourse = CodeOf<typeof trainingCourses>

/** The numbers an area begins with. Source: process.md 5: "All defaults [U]". */
export type CourseDefaults = { readonly validityMonths: number; readonly graceDays: number }
const twoYears: CourseDefaults = { validityMonths: 24, graceDays: 30 }
/** NHS: refreshed at least every three years. */
const threeYears: CourseDefaults = { validityMonths: 36, graceDays: 30 }

export function courseDefaults(course: TrainingCourse): CourseDefaults {
  return course === 'nhs_l1_2' || course === 'nhs_l3_5' ? threeYears : twoYears
}

/** What was taken, and what it counts as for as long as it is itself in date. "Until its own date + 24 months": process.md 5. */
export const equivalences: readonly (readonly [taken: TrainingCourse, countsAs: TrainingCourse])[] = [
  ['wrap', 'gov_awareness'],
  ['gov_refresher_awareness', 'gov_awareness'],
  ['gov_refresher_referrals', 'gov_referrals'],
  ['gov_channel_pmap', 'panel_member'],
  ['panel_chair', 'panel_member'],
  ['nhs_l1_2', 'gov_awareness'],
  ['nhs_l3_5', 'nhs_l1_2'],
  ['nhs_l3_5', 'gov_awareness'],
]

/** What somebody is in their agency, as far as training asks. Source: codelists.md 12, roles; the first four are ours. */
export const trainingRoles = codeList({ ...common, source: 'codelists.md 12', status: 'local' }, [
  { code: 'frontline', label: { en: 'Works with the public' } },
  { code: 'office', label: { en: 'Does not work with the public' } },
  { code: 'manager', label: { en: 'Manages others' } },
  { code: 'governor', label: { en: 'Governor or trustee' } },
  { code: 'dsl', label: { en: 'Designated safeguarding lead' } },
  { code: 'spoc', label: { en: 'Single point of contact' } },
  { code: 'champion', label: { en: 'Prevent champion' } },
  { code: 'councillor', label: { en: 'Councillor' } },
  { code: 'panel_member', label: { en: 'Channel panel member' } },
  { code: 'channel_chair', label: { en: 'Channel panel chair' } },
  { code: 'channel_deputy', label: { en: 'Deputy chair of the Channel panel' } },
  { code: 'prevent_lead', label: { en: 'Prevent lead or coordinator' } },
  { code: 'ctco', label: { en: 'Channel case officer' } },
  { code: 'intervention_provider', label: { en: 'Intervention provider' } },
  { code: 'board_member', label: { en: 'Board member' } },
])
export type TrainingRole = CodeOf<typeof trainingRoles>

/** Where somebody works. */
export const trainingSettings = codeList({ ...common, source: 'process.md 5', status: 'local' }, [
  { code: 'general', label: { en: 'General' } },
  { code: 'early_years', label: { en: 'Early years' } },
  { code: 'school', label: { en: 'School' } },
  { code: 'further_education', label: { en: 'College' } },
  { code: 'higher_education', label: { en: 'University' } },
  { code: 'health_clinical', label: { en: 'Health, clinical' } },
  { code: 'health_other', label: { en: 'Health, not clinical' } },
  { code: 'children', label: { en: 'Children’s social care' } },
  { code: 'adults', label: { en: 'Adult social care' } },
  { code: 'youth', label: { en: 'Youth work' } },
  { code: 'housing', label: { en: 'Housing' } },
  { code: 'justice', label: { en: 'Probation and custody' } },
  { code: 'police', label: { en: 'Police' } },
])
export type TrainingSetting = CodeOf<typeof trainingSettings>

export type Audience = {
  readonly course: TrainingCourse
  readonly role?: TrainingRole
  readonly agencyKind?: string
  readonly setting?: TrainingSetting
  /** Days after somebody starts; 0: before their first day, such as a panel's first sitting. */
  readonly withinDays: number
  readonly why: string
}

/** Whom an area begins by asking. Every day is unverified, and the area's to change. */
export const usualAudiences: readonly Audience[] = [
  {
    course: 'gov_awareness',
    withinDays: 42,
    why: 'Everyone under the duty must be able to notice, check and share a concern.',
  },
  {
    course: 'gov_referrals',
    role: 'dsl',
    withinDays: 28,
    why: 'A safeguarding lead decides whether to refer, and tells the parents.',
  },
  {
    course: 'gov_referrals',
    role: 'spoc',
    withinDays: 28,
    why: 'A point of contact is told of referrals and passes them on.',
  },
  { course: 'gov_referrals', role: 'champion', withinDays: 90, why: 'Colleagues ask a champion before they refer.' },
  {
    course: 'panel_member',
    role: 'panel_member',
    withinDays: 0,
    why: 'Nobody decides on a case before they know the panel’s duty: before the first sitting.',
  },
  {
    course: 'panel_chair',
    role: 'channel_chair',
    withinDays: 0,
    why: 'The chair answers for consent and for the decision: before the first sitting.',
  },
  {
    course: 'panel_chair',
    role: 'channel_deputy',
    withinDays: 0,
    why: 'A deputy decides as the chair does: before the first sitting.',
  },
  {
    course: 'councillor',
    role: 'councillor',
    withinDays: 90,
    why: 'Councillors scrutinise the strategy and hear residents first.',
  },
  {
    course: 'nhs_l1_2',
    agencyKind: 'health',
    withinDays: 42,
    why: 'The NHS framework asks basic awareness of all staff.',
  },
  {
    course: 'nhs_l3_5',
    setting: 'health_clinical',
    withinDays: 90,
    why: 'The NHS framework asks level 3 and above of clinical staff.',
  },
]

export const trainingRoleCodes = codesOf(trainingRoles)
export const trainingSettingCodes = codesOf(trainingSettings)

export function trainingRoleName(code: string): string {
  return hasCode(trainingRoles, code) ? labelOf(trainingRoles, code) : code
}

export function trainingSettingName(code: string): string {
  return hasCode(trainingSettings, code) ? labelOf(trainingSettings, code) : code
}
