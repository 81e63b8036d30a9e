/** What training can show of the duty: that needs are known, and how many of those who need a course have it. Source: process.md 4.3, benchmark 6. */
import type { EvidenceSource } from '#records/evidence.ts'
import { shareWords } from './coverage/coverage.ts'
import { listCounted, listInDate } from './coverage/store.ts'
import { listCourses, listRequirements } from './courses/store.ts'

export const trainingEvidence: EvidenceSource = async (trx, { areaId, today }) => {
  const inDate = await listInDate(trx, areaId, today)
  const sum = inDate.reduce((all, one) => ({ inDate: all.inDate + one.inDate, people: all.people + one.people }), {
    inDate: 0,
    people: 0,
  })
  const requirements = await listRequirements(trx, areaId, today)
  const counted = await listCounted(trx, areaId, today)
  const panel = (await listCourses(trx, areaId)).filter(({ code }) => code === 'panel_member' || code === 'panel_chair')
  const ofPanel = counted.filter(
    ({ courseId, status }) => status !== 'exempt' && panel.some(({ id }) => id === courseId),
  )
  const people = (these: typeof counted) => these.reduce((total, one) => total + one.people, 0)
  const panelShare = {
    inDate: people(ofPanel.filter(({ status }) => status === 'current')),
    people: people(ofPanel),
  }
  return [
    {
      key: 'training/coverage',
      label: 'Staff with every course they need in date',
      says: sum.people === 0 ? 'none yet' : shareWords(sum),
      address: '/training',
    },
    {
      key: 'training/panel',
      label: 'Panel members and chairs whose Channel panel course is in date',
      says: panelShare.people === 0 ? 'none yet' : shareWords(panelShare),
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
