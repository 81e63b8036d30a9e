/** Sessions that were not held or not reported (process.md 2.9): the next meeting hears of each, until it has seen them. */
import type { Temporal } from 'temporal-polyfill'
import { awaiting, tally, together } from '#cases/sessions/sessions.ts'
import { listUnsettledCommissions, type Commission } from '#cases/sessions/store.ts'
import { awaitingInWords, tallyInWords } from '#cases/sessions/words.ts'
import type { Found, LineSource } from '../lines.ts'

export const findSessions: LineSource = async (trx, { areaId, today }) => {
  const byCase = Map.groupBy(await listUnsettledCommissions(trx, areaId), ({ caseId }) => caseId)
  return [...byCase.values()].flatMap((commissions) => foundIn(commissions, today))
}

function foundIn(commissions: readonly Commission[], today: Temporal.PlainDate): readonly Found[] {
  const [first] = commissions
  const found = commissions.flatMap(({ terms, events }) =>
    awaiting(terms, events, today).filter(({ forPanel }) => forPanel),
  )
  if (first === undefined || found.length === 0) return []
  const all = together(commissions.map(({ terms, events }) => tally(terms, events, today)))
  const words = [tallyInWords(all), ...found.map((each) => `${awaitingInWords(each)}.`)]
  return [
    {
      caseId: first.caseId,
      reference: first.reference,
      reasons: words.map((each) => ({ purpose: 'sessions', words: each })),
    },
  ]
}
