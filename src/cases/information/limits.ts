/** What an agency laid down about its answer: whether the person may be told, and who may see it. Shown before the answer itself. */
import { formatDay } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import { notToldReasons, replyReaders } from '#reference/sharing.ts'
import type { Reply } from './store.ts'

export type Limit = { readonly key: string; readonly value: string }

export function limitsOf({ tellPerson, notToldBecause, seenBy, sourceOn }: Reply): readonly Limit[] {
  const notTold = notToldBecause === undefined ? 'No' : `No. ${labelOf(notToldReasons, notToldBecause)}`
  return [
    { key: 'May the person be told?', value: tellPerson === 'may be told' ? 'Yes' : notTold },
    { key: 'Who may see it', value: labelOf(replyReaders, seenBy) },
    ...(sourceOn === undefined ? [] : [{ key: 'Newest information', value: formatDay(sourceOn) }]),
  ]
}
