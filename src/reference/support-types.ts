/** What support consists of (codelists.md section 8). */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null } as const

export const supportTypes = codeList({ ...common, source: 'S67', status: 'verified' }, [
  { code: 'life_skills', label: { en: 'Life skills' }, definition: 'social skills, coping with peer pressure' },
  {
    code: 'mentoring',
    label: { en: 'Mentoring support' },
    definition: 'a suitable adult as role model; may address ideology',
    source: 'S67, S63',
  },
  {
    code: 'ideology',
    label: { en: 'Theological or ideological mentoring' },
    definition: 'by an approved intervention provider',
    source: 'S67, S68',
  },
  { code: 'anger', label: { en: 'Anger management' } },
  { code: 'cbt', label: { en: 'Cognitive or behavioural work' } },
  {
    code: 'pursuits',
    label: { en: 'Constructive pursuits' },
    definition: 'positive, supervised activity',
    status: 'unverified',
  },
  { code: 'education', label: { en: 'Education skills' } },
  { code: 'careers', label: { en: 'Careers' }, source: 'S63' },
  { code: 'family', label: { en: 'Family support' }, definition: 'formal or informal', status: 'unverified' },
  { code: 'online_parent', label: { en: 'Online safety training for parents' }, source: 'S63' },
  {
    code: 'health',
    label: { en: 'Health awareness' },
    definition: 'mental or emotional health included',
    source: 'S63',
  },
  { code: 'housing', label: { en: 'Housing support' }, status: 'unverified' },
  { code: 'substance', label: { en: 'Drugs and alcohol' }, source: 'S63' },
  { code: 'employment', label: { en: 'Employment' }, source: 'codelists.md 8', status: 'local' },
  { code: 'debt', label: { en: 'Debt and money advice' }, source: 'codelists.md 8', status: 'local' },
  { code: 'youth_work', label: { en: 'Youth work' }, source: 'codelists.md 8', status: 'local' },
  { code: 'community_link', label: { en: 'Community link' }, source: 'codelists.md 8', status: 'local' },
])
export type SupportType = CodeOf<typeof supportTypes>

export const interventionTypes = codeList({ ...common, source: 'codelists.md 8', status: 'local' }, [
  { code: 'ip_theological', label: { en: 'Theological mentoring' } },
  { code: 'ip_ideological_erw', label: { en: 'Ideological mentoring, extreme right-wing' } },
  { code: 'ip_ideological_islamist', label: { en: 'Ideological mentoring, Islamist' } },
  { code: 'ip_antisemitism', label: { en: 'Work on antisemitism' }, validFrom: '2023-01-01', source: 'S26' },
  { code: 'ip_practical', label: { en: 'Practical mentoring' } },
  { code: 'statutory_only', label: { en: 'Statutory services only' } },
  { code: 'civil_society', label: { en: 'Civil society' } },
])
export type InterventionType = CodeOf<typeof interventionTypes>
