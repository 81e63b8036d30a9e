/** Information that a partner was asked for and owes: the panel hears who has not answered, and since when (process.md 2.6). */
import { listOverdueRequests } from '#cases/information/store.ts'
import { formatDay } from '#platform/day-and-time.ts'
import type { LineSource } from '../lines.ts'

export const findOverdueInformation: LineSource = async (trx, { areaId, today }) =>
  (await listOverdueRequests(trx, areaId, today)).map(({ caseId, reference, agencyName, dueOn }) => ({
    caseId,
    reference,
    reasons: [{ purpose: 'information', words: `${agencyName} owes an answer: it was due on ${formatDay(dueOn)}.` }],
  }))
