/**
 * Type of concern: what the referrer was worried about, never a finding about the person.
 * Four lists followed each other in the published statistics (codelists.md section 2); a referral keeps the code of its day.
 * Years run from 1 April to 31 March. Every chart over several lists shows a break at 2017/18, 2021/22 and 2024/25.
 */
import type { Temporal } from 'temporal-polyfill'
import { codeList, codesOn, type Code, type CodeOf } from './code-list.ts'

/** Releases 2015/16 and 2016/17. */
export const concernsA = codeList(
  { validFrom: '2015-04-01', validTo: '2017-03-31', source: 'T15q', status: 'verified' },
  [
    { code: 'A_islamist', label: { en: 'Islamist extremism' } },
    { code: 'A_erw', label: { en: 'Extreme right-wing' } },
    { code: 'A_other', label: { en: 'Other' } },
    { code: 'A_unspecified', label: { en: 'Unspecified' } },
  ],
)

/** Releases 2017/18 to 2020/21. */
export const concernsB = codeList(
  { validFrom: '2017-04-01', validTo: '2021-03-31', source: 'T18, T20', status: 'verified' },
  [
    { code: 'B_islamist', label: { en: 'Islamist radicalisation' } },
    { code: 'B_right', label: { en: 'Right-wing radicalisation' } },
    {
      code: 'B_muu',
      label: { en: 'Mixed, unstable or unclear' },
      definition: 'ideology combines several strands, shifts, or is not coherent',
      source: 'T18, T21',
    },
    {
      code: 'B_other',
      label: { en: 'Other' },
      definition: 'for example left-wing, animal rights or Sikh',
      status: 'unverified',
    },
    { code: 'B_unspecified', label: { en: 'Unspecified' }, status: 'unverified' },
  ],
)

/** Releases 2021/22 to 2023/24; names seen only in part. */
export const concernsC = codeList(
  { validFrom: '2021-04-01', validTo: '2024-03-31', source: 'codelists.md 2.3', status: 'unverified' },
  [
    { code: 'C_erw', label: { en: 'Extreme right-wing' } },
    { code: 'C_islamist', label: { en: 'Islamist' } },
    {
      code: 'C_conflicted',
      label: { en: 'Conflicted' },
      definition: 'elements of more than one ideology, or movement between them',
    },
    { code: 'C_no_ideology_ct', label: { en: 'High counter-terrorism risk but no ideology present' } },
    {
      code: 'C_vuln_no_ideology',
      label: { en: 'Vulnerability present but no ideology or counter-terrorism risk' },
    },
    { code: 'C_none', label: { en: 'No risk, vulnerability or ideology present' } },
    {
      code: 'C_school_massacre',
      label: { en: 'School massacre' },
      definition: 'fascination with school or mass-casualty attacks',
    },
    { code: 'C_incel', label: { en: 'Incel' } },
    { code: 'C_other', label: { en: 'Other' } },
    { code: 'C_unspecified', label: { en: 'Unspecified' } },
  ],
)

/** Release 2024/25 onwards: the categories of the joint tracker. */
export const concernsD = codeList({ validFrom: '2024-04-01', validTo: null, source: 'T25b', status: 'verified' }, [
  { code: 'D_erw', label: { en: 'Extreme right-wing' } },
  { code: 'D_islamist', label: { en: 'Islamist extremism' } },
  { code: 'D_no_ideology', label: { en: 'No ideology identified' } },
  { code: 'D_multiple', label: { en: 'Multiple ideologies, none dominant' }, source: 'T25c' },
  {
    code: 'D_violence',
    label: { en: 'Fascination with extreme violence or mass-casualty attacks' },
    definition: 'where there is no other ideology',
    source: 'T25d',
  },
  { code: 'D_incel', label: { en: 'Incel' }, status: 'unverified' },
  { code: 'D_left', label: { en: 'Left-wing, anarchist or single-issue' }, status: 'unverified' },
  { code: 'D_other', label: { en: 'Other' }, status: 'unverified' },
  { code: 'D_unspecified', label: { en: 'Not specified' } },
])

/** All four lists in order of time; retired codes stay readable. */
export const concerns = [...concernsA, ...concernsB, ...concernsC, ...concernsD]

export type Concern = CodeOf<typeof concerns>

/** The list in force on a day; empty before 1 April 2015, when nothing was published. */
export function concernsOn(day: Temporal.PlainDate): readonly (Code & { readonly code: Concern })[] {
  return codesOn(concerns, day)
}

export type TrendGroup = 'Islamist' | 'Right-wing' | 'Mixed, none or unclear' | 'Other' | 'Not specified'

/** The explicit mapping for charts over several lists (codelists.md 2.5). List A had no group for mixed ideologies. */
export const trendGroups: Record<Concern, TrendGroup> = {
  A_islamist: 'Islamist',
  A_erw: 'Right-wing',
  A_other: 'Other',
  A_unspecified: 'Not specified',
  B_islamist: 'Islamist',
  B_right: 'Right-wing',
  B_muu: 'Mixed, none or unclear',
  B_other: 'Other',
  B_unspecified: 'Not specified',
  C_erw: 'Right-wing',
  C_islamist: 'Islamist',
  C_conflicted: 'Mixed, none or unclear',
  C_no_ideology_ct: 'Mixed, none or unclear',
  C_vuln_no_ideology: 'Mixed, none or unclear',
  C_none: 'Mixed, none or unclear',
  C_school_massacre: 'Mixed, none or unclear',
  C_incel: 'Other',
  C_other: 'Other',
  C_unspecified: 'Not specified',
  D_erw: 'Right-wing',
  D_islamist: 'Islamist',
  D_no_ideology: 'Mixed, none or unclear',
  D_multiple: 'Mixed, none or unclear',
  D_violence: 'Mixed, none or unclear',
  D_incel: 'Other',
  D_left: 'Other',
  D_other: 'Other',
  D_unspecified: 'Not specified',
}
