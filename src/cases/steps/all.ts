/** The pages of the steps that this room serves. The panel's own steps are served by the panel. */
import { caseNote, lead, otherClosure, restriction, restrictionEnd } from './case-acts.ts'
import { gatewayDecision, gatewayStart } from './gateway.ts'
import { identity } from './identity.ts'
import {
  acknowledgement,
  authorityNotice,
  completedReferral,
  duplicate,
  returnedClosure,
  returnedReferral,
} from './receiving.ts'
import { informationEnd, section36Decision } from './section-36.ts'
import type { StepPage } from './step-page.ts'

export const stepPages: readonly StepPage[] = [
  acknowledgement,
  identity,
  returnedReferral,
  completedReferral,
  returnedClosure,
  duplicate,
  gatewayStart,
  gatewayDecision,
  authorityNotice,
  informationEnd,
  section36Decision,
  lead,
  caseNote,
  restriction,
  restrictionEnd,
  otherClosure,
]
