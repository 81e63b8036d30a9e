/**
 * The Vulnerability Assessment Framework of 2012: 22 factors in three dimensions, considered apart, because a person may
 * be engaged without meaning harm, or mean harm with little engagement. No factor shows by itself that anyone needs
 * support, and nothing here is ever a number, a sum or a rank (process.md section 3).
 */
export const factorValues = [
  { code: 'present', label: 'Present' },
  { code: 'not_present', label: 'Not present' },
  { code: 'not_known', label: 'Not known' },
  { code: 'not_relevant', label: 'Not relevant' },
] as const
export type FactorValue = (typeof factorValues)[number]['code']

export type Factor = {
  readonly code: string
  readonly label: string
  /** Whether the name was read in a public guide (S69). */
  readonly status: 'verified' | 'unverified'
}

export type Dimension = { readonly code: string; readonly label: string; readonly factors: readonly Factor[] }

export const vaf2012 = {
  code: 'VAF2012',
  title: 'Vulnerability Assessment Framework (2012)',
  source: 'S13, S36, S69',
  // Replaced nationally by an assessment whose text is not public; still readable, and usable where agreed locally.
  validFrom: '2012-10-01',
  validTo: null,
  dimensions: [
    {
      code: 'E',
      label: 'Engagement with a group, cause or ideology',
      factors: [
        { code: 'E01', label: 'Feelings of grievance and injustice', status: 'verified' },
        { code: 'E02', label: 'Feeling under threat', status: 'verified' },
        { code: 'E03', label: 'A need for identity, meaning and belonging', status: 'verified' },
        { code: 'E04', label: 'A desire for status', status: 'verified' },
        { code: 'E05', label: 'A desire for excitement and adventure', status: 'verified' },
        { code: 'E06', label: 'A need to dominate and control others', status: 'verified' },
        { code: 'E07', label: 'Susceptibility to indoctrination', status: 'verified' },
        { code: 'E08', label: 'A desire for political or moral change', status: 'verified' },
        { code: 'E09', label: 'Opportunistic involvement', status: 'unverified' },
        { code: 'E10', label: 'Family or friends’ involvement in extremism', status: 'verified' },
        { code: 'E11', label: 'Being at a transitional time of life', status: 'verified' },
        { code: 'E12', label: 'Being influenced or controlled by a group', status: 'verified' },
        { code: 'E13', label: 'Relevant mental health issues', status: 'verified' },
      ],
    },
    {
      code: 'I',
      label: 'Intent to cause harm',
      factors: [
        { code: 'I14', label: 'Over-identification with a group or ideology', status: 'unverified' },
        { code: 'I15', label: '“Them and us” thinking', status: 'unverified' },
        { code: 'I16', label: 'Dehumanisation of the enemy', status: 'unverified' },
        { code: 'I17', label: 'Attitudes that justify offending', status: 'unverified' },
        { code: 'I18', label: 'Harmful means to an end', status: 'unverified' },
        { code: 'I19', label: 'Harmful objectives', status: 'unverified' },
      ],
    },
    {
      code: 'C',
      label: 'Capability to cause harm',
      factors: [
        { code: 'C20', label: 'Individual knowledge, skills and competencies', status: 'unverified' },
        { code: 'C21', label: 'Access to networks, funding or equipment', status: 'unverified' },
        { code: 'C22', label: 'Criminal capability', status: 'unverified' },
      ],
    },
  ],
} as const satisfies {
  code: string
  title: string
  source: string
  validFrom: string
  validTo: string | null
  dimensions: readonly Dimension[]
}

export type FactorCode = (typeof vaf2012)['dimensions'][number]['factors'][number]['code']

/** All 22 factors in order. */
export const vaf2012Factors: readonly (Factor & { readonly code: FactorCode })[] = vaf2012.dimensions.flatMap(
  (dimension) => [...dimension.factors],
)
