/**
 * The eight sections of the Prevent duty toolkit for local authorities (2024), against which an authority is measured, and what an action of
 * its plan may answer to. What good looks like is practice, not yet read in the toolkit (process.md 4.3).
 */
import { codeList, type CodeOf } from './code-list.ts'

export const benchmarks = codeList(
  { validFrom: '2024-02-12', validTo: null, source: 'S25a, process.md 4.3', status: 'unverified' },
  [
    { code: 'partnership-group', label: { en: '1. Multi-agency partnership group' } },
    { code: 'risk-assessment', label: { en: '2. Local risk assessment process' } },
    { code: 'partnership-plan', label: { en: '3. Partnership plan' } },
    { code: 'referral-pathway', label: { en: '4. Referral pathway' } },
    { code: 'channel-panel', label: { en: '5. Channel panel' } },
    { code: 'training', label: { en: '6. Training programme' } },
    { code: 'permissive-environments', label: { en: '7. Reducing permissive environments' } },
    { code: 'communications', label: { en: '8. Communications and engagement' } },
  ],
)
export type Benchmark = CodeOf<typeof benchmarks>
