/** The pages of the steps that this room serves. The panel's own steps are served by the panel. */
import { assessment, assessmentAgreement } from '../assessment/steps.ts'
import { clockCorrection, clockPause, clockResumption } from '../clock-ledger/steps.ts'
import { consentPages } from '../consent/steps.ts'
import { informationReply, informationRequest, withdrawnRequest } from '../information/steps.ts'
import { caseNote, noteCorrection } from '../notes/steps.ts'
import { planApproval, planDraft } from '../plan/steps.ts'
import { policeLedAnswer, policeLedRequest } from '../police-led/steps.ts'
import { additionTakenIn, messageToReferrer } from '../referrer/steps.ts'
import { riskRecord } from '../risk/steps.ts'
import { awayRecord, awayReturn } from '../away/steps.ts'
import { commissionEnded, commissioned, worryAnswered } from '../sessions/steps.ts'
import { archiving, gatheringAgain, reopening, reviewFiling } from './after.ts'
import { lead, otherClosure, restriction, restrictionEnd } from './case-acts.ts'
import { conflictDeclared, conflictEnded, namedPerson, nameTakenOff } from '../sight/steps.ts'
import {
  transferAccepted,
  transferAnswer,
  transferExplained,
  transferProposal,
  transferWithdrawal,
} from '../transfer/steps.ts'
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
import { secondReading, secondReadingRequest } from './second-reading.ts'
import { informationEnd, section36Decision } from './section-36.ts'
import type { StepPage } from './step-page.ts'

export const stepPages: readonly StepPage[] = [
  acknowledgement,
  identity,
  secondReadingRequest,
  secondReading,
  returnedReferral,
  completedReferral,
  returnedClosure,
  duplicate,
  gatewayStart,
  gatewayDecision,
  authorityNotice,
  additionTakenIn,
  messageToReferrer,
  informationRequest,
  informationReply,
  withdrawnRequest,
  assessment,
  assessmentAgreement,
  informationEnd,
  section36Decision,
  clockPause,
  clockResumption,
  clockCorrection,
  planDraft,
  planApproval,
  ...consentPages,
  commissioned,
  commissionEnded,
  worryAnswered,
  lead,
  riskRecord,
  // The same step twice: a note is the page that a case leads to.
  noteCorrection,
  caseNote,
  restriction,
  restrictionEnd,
  namedPerson,
  nameTakenOff,
  conflictDeclared,
  conflictEnded,
  transferProposal,
  transferWithdrawal,
  transferAnswer,
  transferAccepted,
  transferExplained,
  awayRecord,
  awayReturn,
  policeLedRequest,
  policeLedAnswer,
  otherClosure,
  reviewFiling,
  reopening,
  gatheringAgain,
  archiving,
]

/** The address of each step's page, for links on the page of a case. */
export const stepAddresses: ReadonlyMap<string, string> = new Map(stepPages.map((page) => [page.step, page.address]))
