/**
 * Risk as a panel manages it: a description, an owner, controls and a day to look again (process.md 2.10). The words stand for nothing but
 * themselves: a panel chooses one and says why. No value is computed from them, nothing is ordered by them, no list shows them.
 * The risk of terrorism stays with police at all times.
 */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null, source: 'process.md 2.10', status: 'local' } as const

export const risksTo = codeList(common, [
  { code: 'person', label: { en: 'To the person' } },
  { code: 'household', label: { en: 'To family or household' } },
  { code: 'professional', label: { en: 'To a professional or provider' } },
  { code: 'others', label: { en: 'To others' } },
])
export type RiskTo = CodeOf<typeof risksTo>

/** Small and agreed. Only a panel chooses one, with reasons. */
export const riskWords = codeList(common, [
  { code: 'low', label: { en: 'Low' } },
  { code: 'medium', label: { en: 'Medium' } },
  { code: 'high', label: { en: 'High' } },
])
export type RiskWord = CodeOf<typeof riskWords>

export const riskStandings = codeList(common, [
  { code: 'held', label: { en: 'It stands' } },
  { code: 'ended', label: { en: 'It has ended' } },
])

/** What monitoring found, in words (process.md 2.2 step 15). */
export const riskChanges = codeList({ ...common, source: 'process.md 2.2 step 15' }, [
  { code: 'lessened', label: { en: 'Lessened' } },
  { code: 'unchanged', label: { en: 'Unchanged' } },
  { code: 'grown', label: { en: 'Grown' } },
])
export type RiskChange = CodeOf<typeof riskChanges>
