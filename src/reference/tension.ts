/** The words of tension reports: the police's EEP, who described and told, and the level that people agree. Source: codelists.md 10, process.md 6.3. */
import { codeList, type CodeOf } from './code-list.ts'

const ofPractice = { validFrom: '2015-04-12', validTo: null, source: 'S91', status: 'unverified' } as const
const ourOwn = { validFrom: '2026-11-24', validTo: null, source: 'codelists.md 10', status: 'local' } as const

export const tensionCategories = codeList(ofPractice, [
  {
    code: 'evidenced',
    label: { en: 'Evidenced' },
    definition: 'An incident, or a verified sign that there is tension, such as graffiti or a leaflet',
  },
  {
    code: 'experienced',
    label: { en: 'Experienced' },
    definition: 'How communities say that they feel, whether or not anything happened',
  },
  {
    code: 'potential',
    label: { en: 'Potential' },
    definition: 'A planned or expected event that is likely to raise tension',
  },
])
export type TensionCategory = CodeOf<typeof tensionCategories>

/** Set by people alone; nothing works it out. */
export const tensionLevels = codeList(ourOwn, [
  { code: '1', label: { en: '1: none, or normal' } },
  { code: '2', label: { en: '2: some concern' } },
  { code: '3', label: { en: '3: raised' } },
  { code: '4', label: { en: '4: high' } },
  { code: '5', label: { en: '5: disorder likely or under way' } },
])
export type TensionLevel = CodeOf<typeof tensionLevels>

/** Who described the communities that a report is about. We infer nothing. */
export const describedBy = codeList(ourOwn, [
  { code: 'themselves', label: { en: 'People of those communities' } },
  { code: 'agency', label: { en: 'An agency or a member of staff' } },
  { code: 'public', label: { en: 'The press or the public' } },
  { code: 'nobody', label: { en: 'Nobody: no community was described' } },
])
export type DescribedBy = CodeOf<typeof describedBy>

export const tensionSources = codeList(ourOwn, [
  { code: 'community', label: { en: 'A contact in the community' } },
  { code: 'front line', label: { en: 'Front-line staff' } },
  { code: 'agency', label: { en: 'A partner agency' } },
  { code: 'councillor', label: { en: 'A councillor' } },
  { code: 'public', label: { en: 'The press, or what anybody can read' } },
  { code: 'other', label: { en: 'Something else' } },
])
export type TensionSource = CodeOf<typeof tensionSources>

export const corroborations = codeList(ourOwn, [
  { code: 'none', label: { en: 'Nobody else has reported it' } },
  { code: 'one more', label: { en: 'One other source has reported it' } },
  { code: 'several', label: { en: 'Several other sources have reported it' } },
])
export type Corroboration = CodeOf<typeof corroborations>
