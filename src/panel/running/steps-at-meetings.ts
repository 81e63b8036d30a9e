/** Which step of its case an item may end with, and which of them its screen shows first. Whether one may be taken is the journey's to say. */
import type { Temporal } from 'temporal-polyfill'
import { nextSteps, type StepName } from '#cases/journey.ts'
import type { StepPage } from '#cases/steps/step-page.ts'
import type { CaseFile } from '#cases/store.ts'
import { careConsideration } from '../steps/care.ts'
import { panelDecision } from '../steps/decision.ts'
import { exit } from '../steps/exit.ts'
import { monitoring } from '../steps/monitoring.ts'
import { furtherReview, reviewAt12Months, reviewAt6Months } from '../steps/reviews.ts'
import { riskWord } from '../steps/risk-word.ts'

const atMeetings: readonly StepPage[] = [
  panelDecision,
  careConsideration,
  monitoring,
  exit,
  reviewAt6Months,
  reviewAt12Months,
  furtherReview,
  riskWord,
]

/** What an item is usually on the agenda for, and the step that it then ends with. */
const usual: Readonly<Partial<Record<string, readonly StepName[]>>> = {
  'first discussion': ['panel decision', 'consider section 36(6)'],
  'deferred discussion': ['panel decision', 'consider section 36(6)'],
  sessions: ['record monitoring'],
  monitoring: ['record monitoring'],
  exit: ['exit'],
  consent: ['consider section 36(6)'],
  review: ['review at 6 months', 'review at 12 months', 'further review'],
}

export type StepAtMeeting = {
  readonly page: StepPage
  readonly label: string
  /** Otherwise it is for somebody with another role: what they will record can be prepared. */
  readonly mayTake: boolean
}

export function stepsOffered(file: CaseFile, day: Temporal.PlainDate): readonly StepAtMeeting[] {
  const next = nextSteps(file.state, file.reader, { birth: file.person.birth, day })
  return atMeetings.flatMap((page): readonly StepAtMeeting[] => {
    const step = next.find((one) => one.step === page.step)
    if (step === undefined || (!step.allowed && step.whyNot !== 'not-your-role')) return []
    return [{ page, label: step.label, mayTake: step.allowed }]
  })
}

/** The last part of a step's address, or the word for ending an item without one. */
export const noStep = 'no-step'
export const choices = [...atMeetings.map(({ address }) => address), noStep]

/** @param wanted what was asked for; otherwise what the item is on the agenda for decides */
export function stepShown(
  purpose: string,
  offered: readonly StepAtMeeting[],
  wanted: string | undefined,
): StepAtMeeting | undefined {
  if (wanted === noStep) return undefined
  const asked = offered.find(({ page }) => page.address === wanted)
  return asked ?? offered.find(({ page }) => usual[purpose]?.includes(page.step) === true)
}
