/** How an offer of a case is told on pages. */
import { formatDay } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import { transferAnswers } from '#reference/transfers.ts'
import type { Transfer } from './store.ts'

/** Where an offer stands, in one line. */
export function offerState({ answer, withdrawn, destination }: Transfer): string {
  if (answer !== undefined)
    return `${labelOf(transferAnswers, answer.answer)}, at the meeting of ${formatDay(answer.metOn)}`
  if (withdrawn) return 'Withdrawn'
  return destination === 'area here'
    ? 'Waits for an answer'
    : 'They answer outside this service; the panel writes their answer on the case'
}
