/** A dip sample, what its reviewer answered, and the counts that come of it. */
import { Temporal } from 'temporal-polyfill'
import type { Checklist, ChecklistQuestion } from '#reference/dip-checklists.ts'
import type { Way } from './draw-rules.ts'

export const answers = ['yes', 'partly', 'no', 'does not apply'] as const
export type Answer = (typeof answers)[number]
export const answerNames: Record<Answer, string> = {
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
  'does not apply': 'Does not apply',
}

export type Sample = {
  readonly id: string
  readonly areaId: string
  readonly areaName: string
  readonly how: Way
  readonly openedFrom: Temporal.PlainDate
  readonly openedUntil: Temporal.PlainDate
  readonly seed: string
  /** How many cases it was drawn from. */
  readonly population: number
  readonly size: number
  readonly checklist: Checklist
  readonly reviewer: { readonly id: string; readonly name: string }
  readonly drawnBy: string
  readonly drawnOn: Temporal.PlainDate
  readonly sightUntil: Temporal.PlainDate
  readonly finding: { readonly words: string; readonly at: Temporal.Instant } | undefined
}

export type SampledCase = {
  readonly position: number
  readonly caseId: string
  readonly reference: string
  readonly openedOn: Temporal.PlainDate
}

/** The last one given to a question on a case. */
export type Answered = { readonly position: number; readonly question: string; readonly answer: Answer }

export type SampleState = 'being reviewed' | 'finished' | 'over'

export function sampleState({ finding, sightUntil }: Sample, today: Temporal.PlainDate): SampleState {
  if (finding !== undefined) return 'finished'
  return Temporal.PlainDate.compare(today, sightUntil) > 0 ? 'over' : 'being reviewed'
}

export type Count = { readonly question: ChecklistQuestion; readonly counts: Readonly<Record<Answer, number>> }

/** How often each answer was given: counts of records, without a reference or a name. */
export function countAnswers({ checklist }: Sample, given: readonly Answered[]): readonly Count[] {
  return checklist.questions.map((question) => {
    const its = given.filter((one) => one.question === question.code)
    const count = (answer: Answer): number => its.filter((one) => one.answer === answer).length
    return {
      question,
      counts: {
        yes: count('yes'),
        partly: count('partly'),
        no: count('no'),
        'does not apply': count('does not apply'),
      },
    }
  })
}

/** Cases of which some question is not answered yet, by their place in the sample. */
export function unfinished(
  { checklist }: Sample,
  cases: readonly SampledCase[],
  given: readonly Answered[],
): readonly number[] {
  return cases
    .filter(({ position }) => given.filter((one) => one.position === position).length < checklist.questions.length)
    .map(({ position }) => position)
}
