/** The pages of consent, in the order in which a case comes to them. */
import type { StepPage } from '../steps/step-page.ts'
import { answer, consentEnd, disagreement } from './answering.ts'
import { askingPages } from './asking.ts'
import { capacityPage } from './capacity.ts'
import { closureAfterConsent, closureWithoutConsent, policeConsideration } from './ending.ts'
import { supportPause, supportResumption, supportStart } from './support.ts'

export const consentPages: readonly StepPage[] = [
  ...askingPages,
  capacityPage,
  answer,
  disagreement,
  supportStart,
  supportPause,
  consentEnd,
  supportResumption,
  policeConsideration,
  closureWithoutConsent,
  closureAfterConsent,
]
