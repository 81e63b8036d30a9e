/** Strands of hate crime: the five that are monitored centrally, and two that some forces add. Source: codelists.md 10. */
import { codeList, type CodeOf } from './code-list.ts'

export const hateCrimeStrands = codeList(
  { validFrom: '2008-04-01', validTo: null, source: 'S89, S90', status: 'verified' },
  [
    { code: 'race', label: { en: 'Race or ethnicity' } },
    { code: 'religion', label: { en: 'Religion or beliefs' } },
    { code: 'sexual-orientation', label: { en: 'Sexual orientation' } },
    { code: 'disability', label: { en: 'Disability' } },
    { code: 'transgender', label: { en: 'Transgender identity' } },
    { code: 'sex-gender', label: { en: 'Sex or gender' }, validFrom: '2021-10-01', source: 'S62b' },
    { code: 'subculture', label: { en: 'Alternative subculture' }, source: 'S90a' },
  ],
)
export type HateCrimeStrand = CodeOf<typeof hateCrimeStrands>

export const hateCrimeKinds = codeList(
  { validFrom: '2008-04-01', validTo: null, source: 'S89, S90', status: 'verified' },
  [
    { code: 'crime', label: { en: 'Crimes' } },
    { code: 'incident', label: { en: 'Incidents that are not crimes' } },
  ],
)
export type HateCrimeKind = CodeOf<typeof hateCrimeKinds>
