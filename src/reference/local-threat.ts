/** The words of the local picture: kinds of threat profile, markings, and the themes of recommendations and risks. */
import { codeList, type CodeOf } from './code-list.ts'

/** Source: process.md 4.4. */
export const profileKinds = codeList({ validFrom: '2012-01-01', validTo: null, source: 'S77', status: 'verified' }, [
  { code: 'ctlp', label: { en: 'Counter-terrorism local profile (CTLP)' } },
  { code: 'situational', label: { en: 'Situational risk assessment' }, source: 'process.md 4.4', status: 'unverified' },
  { code: 'other', label: { en: 'Another profile of the police' }, source: 'Causeway', status: 'local' },
])
export type ProfileKind = CodeOf<typeof profileKinds>

/** What may be kept here; nothing higher is. Source: process.md 4.4, 7.4. */
export const markings = ['OFFICIAL', 'OFFICIAL-SENSITIVE'] as const
export type Marking = (typeof markings)[number]

/** The first six are those of the seed's CTLP (codelists.md 12). */
export const threatThemes = codeList({ validFrom: '2015-04-12', validTo: null, source: 'S70', status: 'verified' }, [
  { code: 'early-identification', label: { en: 'Early identification' } },
  { code: 'online', label: { en: 'Online radicalisation' } },
  { code: 'legislation-and-referrals', label: { en: 'Legislation and referrals' } },
  { code: 'community-awareness', label: { en: 'Awareness in communities' } },
  { code: 'returnees', label: { en: 'Returnees' } },
  { code: 'hate-crime', label: { en: 'Hate crime and dialogue' } },
  { code: 'venues', label: { en: 'Venues and speakers' }, source: 'Causeway', status: 'local' },
  { code: 'other', label: { en: 'Something else' }, source: 'Causeway', status: 'local' },
])
export type ThreatTheme = CodeOf<typeof threatThemes>
