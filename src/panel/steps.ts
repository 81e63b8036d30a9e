/** The pages of the steps that are taken at, or for, a meeting of the panel. */
import type { StepPage } from '#cases/steps/step-page.ts'
import { careConsideration } from './steps/care.ts'
import { panelClosure } from './steps/closure.ts'
import { panelDecision } from './steps/decision.ts'
import { exit } from './steps/exit.ts'
import { agendaListing, panelListing } from './steps/listing.ts'
import { monitoring } from './steps/monitoring.ts'
import { furtherReview, reviewAt12Months, reviewAt6Months } from './steps/reviews.ts'
import { riskWord } from './steps/risk-word.ts'

export const panelStepPages: readonly StepPage[] = [
  panelListing,
  panelDecision,
  careConsideration,
  panelClosure,
  agendaListing,
  monitoring,
  riskWord,
  exit,
  reviewAt6Months,
  reviewAt12Months,
  furtherReview,
]

export const panelStepAddresses: ReadonlyMap<string, string> = new Map(
  panelStepPages.map((page) => [page.step, page.address]),
)
