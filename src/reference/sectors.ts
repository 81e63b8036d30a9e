/** Source of a referral (codelists.md section 1). */
import { codeList, type CodeOf } from './code-list.ts'

export const sectors = codeList(
  { validFrom: '2015-04-01', validTo: null, source: 'T24, T25, T25b, T23', status: 'verified' },
  [
    {
      code: 'education',
      label: { en: 'Education', cy: 'Addysg' },
      definition: 'schools, colleges, universities, early years, alternative provision',
    },
    {
      code: 'police',
      label: { en: 'Police', cy: 'Yr heddlu' },
      definition: 'any force, including counter-terrorism policing',
    },
    {
      code: 'local_authority',
      label: { en: 'Local authority', cy: 'Awdurdod lleol' },
      definition: 'children’s and adults’ services, youth justice, housing, other council teams',
    },
    {
      code: 'health',
      label: { en: 'Health', cy: 'Iechyd' },
      definition: 'NHS and independent providers',
      status: 'unverified',
    },
    {
      code: 'hmpps',
      label: { en: 'Prison and probation', cy: 'Carchardai a phrawf' },
      definition: 'HM Prison and Probation Service, young offender institutions',
      status: 'unverified',
    },
    {
      code: 'friends_family',
      label: { en: 'Friends and family', cy: 'Ffrindiau a theulu' },
      definition: 'relatives and friends; older tables split family and friends',
    },
    {
      code: 'community',
      label: { en: 'Community', cy: 'Y gymuned' },
      definition: 'members of the public, faith and community groups, employers',
    },
    {
      code: 'other',
      label: { en: 'Other', cy: 'Arall' },
      definition: 'includes immigration and other government bodies',
      status: 'unverified',
    },
    { code: 'unspecified', label: { en: 'Not specified', cy: 'Heb ei nodi' } },
  ],
)
export type Sector = CodeOf<typeof sectors>
