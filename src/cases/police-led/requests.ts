/** What police asked of the authority in a police-led partnership, each with its answer, read from the journal. */
import { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import type { AnswersView } from '#platform/forms/kept.ts'
import { labelOf } from '#reference/code-list.ts'
import { policeLedAnswers, policeLedAskers, policeLedAsks } from '#reference/police-led.ts'
import { shareBases } from '#reference/sharing.ts'
import { factsOf } from '../journey.ts'
import type { CaseFile } from '../store.ts'

export type PoliceLedRequest = {
  readonly requestId: string
  readonly entryId: string
  readonly recordedBy: string
  readonly askedOn: string
  readonly askedBy: string
  readonly asked: readonly string[]
  readonly basis: string | undefined
  /** Nothing was asked: no answer is owed. */
  readonly nothing: boolean
  readonly answer:
    { readonly entryId: string; readonly words: string; readonly on: string; readonly recordedBy: string } | undefined
}

/** In the order in which they were recorded. */
export function policeLedRequests({ entries }: Pick<CaseFile, 'entries'>): readonly PoliceLedRequest[] {
  return entries.flatMap((entry) => {
    const facts = factsOf(entry, 'record police-led request')
    if (facts === undefined) return []
    const answering = entries.find((one) => factsOf(one, 'answer police-led request')?.requestId === facts.requestId)
    const answered = answering && factsOf(answering, 'answer police-led request')
    return {
      requestId: facts.requestId,
      entryId: entry.id,
      recordedBy: entry.takenByName,
      askedOn: inWords(facts.askedOn),
      askedBy: labelOf(policeLedAskers, facts.askedBy),
      asked: facts.asked.map((code) => labelOf(policeLedAsks, code)),
      basis: facts.basis && labelOf(shareBases, facts.basis),
      nothing: facts.asked.includes('nothing'),
      answer: answering &&
        answered && {
          entryId: answering.id,
          words: labelOf(policeLedAnswers, answered.answer),
          on: inWords(answered.answeredOn),
          recordedBy: answering.takenByName,
        },
    }
  })
}

const inWords = (day: string): string => formatDay(Temporal.PlainDate.from(day))

/** Everything written with a request, then with its answer. */
export function writtenWith(
  { entryId, answer }: PoliceLedRequest,
  written: ReadonlyMap<string, readonly AnswersView[]>,
): readonly AnswersView[] {
  return [entryId, answer?.entryId].flatMap((id) => (id === undefined ? [] : (written.get(id) ?? [])))
}
