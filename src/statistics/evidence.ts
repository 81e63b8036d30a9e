/** What the settled figures show of the duty: each measure as it was last told. Nothing here is counted anew. */
import type { EvidenceSource } from '#records/evidence.ts'
import { periodWords } from './figures-page.ts'
import { liveMeasures } from './live-measures.ts'
import { listFigures } from './store.ts'

export const statisticsEvidence: EvidenceSource = async (trx, { areaId }) => {
  const figures = (await listFigures(trx)).filter((one) => one.areaId === areaId)
  return liveMeasures.map(({ code, label }) => {
    // The latest period first.
    const told = figures.find(({ measure, share }) => measure === code && share !== undefined)
    return { key: `statistics/${code}`, label, says: wordsOf(told), address: '/statistics' }
  })
}

function wordsOf(told: Awaited<ReturnType<typeof listFigures>>[number] | undefined): string {
  if (told?.share === undefined) return 'none yet: too few to tell'
  const { numerator, denominator } = told.share
  return `${numerator} of ${denominator} (${Math.round((100 * numerator) / denominator)}%), ${periodWords(told.from, told.until)}`
}
