/**
 * What training can show of the duty: that needs are known, and how many of those who need a course have it, as far as that may be told. Source:
 * process.md 4.3, benchmark 6.
 */
import type { EvidenceSource } from '#records/evidence.ts'
import { shareWords } from './coverage/coverage.ts'
import { coverageKnown, coverageTable, withheldOf } from './coverage/table.ts'
import { sumOf, type Counts } from './coverage/telling.ts'
import { listRequirements } from './courses/store.ts'

const panelCourses = ['panel_member', 'panel_chair']

export const trainingEvidence: EvidenceSource = async (trx, { areaId, today }) => {
  const table = coverageTable(await coverageKnown(trx, areaId, today))
  const withheld = withheldOf(table)
  const ofPanel = [...table.courses.entries()]
    .filter(([, { code }]) => code !== undefined && panelCourses.includes(code))
    .map(([at]) => at)
  const requirements = await listRequirements(trx, areaId, today)
  return [
    {
      key: 'training/coverage',
      label: 'Staff with every course they need in date',
      says: wordsOf(table.totals.at(-1), withheld.totals.at(-1) === true),
      address: '/training',
    },
    {
      key: 'training/panel',
      label: 'Panel members and chairs whose Channel panel course is in date',
      // One of the two courses told by itself would tell of the other.
      says: wordsOf(
        sumOf(ofPanel.map((at) => table.totals[at])),
        ofPanel.some((at) => withheld.totals[at] === true),
      ),
      address: '/training',
    },
    {
      key: 'training/needs',
      label: 'Audiences for whom it is written down which course they need, by when and why',
      says: requirements.length === 0 ? 'none yet' : String(requirements.length),
      address: '/training/needs',
    },
  ]
}

function wordsOf(counts: Counts | undefined, isWithheld: boolean): string {
  if (counts === undefined || counts.people === 0) return 'none yet'
  return isWithheld ? 'too few to tell' : shareWords(counts)
}
