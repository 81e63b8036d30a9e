/** Actions that an earlier meeting asked for and nobody has closed: they come back until somebody does (process.md 2.7). */
import { formatDay } from '#platform/day-and-time.ts'
import { listOpenOfArea } from '../../actions/store.ts'
import type { LineSource } from '../lines.ts'

export const findOpenActions: LineSource = async (trx, { areaId, until }) =>
  (await listOpenOfArea(trx, areaId, until)).map(({ caseId, reference, agency, dueOn }) => ({
    caseId,
    reference,
    reasons: [{ purpose: 'actions', words: `An action of ${agency} is open: it is due on ${formatDay(dueOn)}.` }],
  }))
