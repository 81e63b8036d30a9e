/**
 * A police-led partnership after the case has closed here: what the authority was asked to do, on what basis and by whom, and what it answered.
 * What police do themselves is not recorded. Source: process.md 2.12.
 */
import { z } from 'zod'
import { guidance } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { policeLedAnswers, policeLedAskers, policeLedAsks } from '#reference/police-led.ts'
import { caseworkers, chairs } from '#reference/roles.ts'
import { shareBases } from '#reference/sharing.ts'
import { day, id, stays, step, type CaseRule } from './define.ts'
import { stagesOf } from './stages.ts'

const policeLed = guidance('Police-led cases')

/** A record is not put away while the authority owes police an answer. */
export const policeLedAnswered: CaseRule = ({ policeLedRequests }) =>
  policeLedRequests.length === 0 ? undefined : 'police-led-unanswered'

export const policeLedSteps = [
  step({
    name: 'record police-led request',
    label: 'Record what police ask of the authority',
    happened: 'Asked by police in a police-led partnership',
    from: ['closed_plp'],
    by: [...caseworkers, ...chairs],
    records: z.strictObject({
      requestId: id,
      askedOn: day,
      askedBy: z.enum(codesOf(policeLedAskers)),
      asked: z.array(z.enum(codesOf(policeLedAsks))).min(1),
      /** On what basis the authority would do it; none where nothing is asked. */
      basis: z.enum(codesOf(shareBases)).optional(),
    }),
    reason: 'required',
    leadsTo: stays,
    source: policeLed,
    rules: ({ requestId, askedOn, asked, basis }, { state, on }) => {
      if (askedOn > on.toString()) return 'in-the-future'
      if (state.policeLedRequests.some((open) => open.requestId === requestId)) return 'request-already-open'
      if (asked.includes('nothing')) return asked.length > 1 ? 'nothing-or-something' : undefined
      return basis === undefined ? 'police-led-basis-needed' : undefined
    },
    remembers: ({ requestId, askedOn, asked }, { policeLedRequests }) =>
      asked.includes('nothing') ? {} : { policeLedRequests: [...policeLedRequests, { requestId, askedOn }] },
  }),
  step({
    name: 'answer police-led request',
    label: 'Record what the authority answered police',
    happened: 'Police answered in a police-led partnership',
    // Also where the case was reopened meanwhile: what is owed stays owed.
    from: stagesOf('open', 'closed'),
    by: [...caseworkers, ...chairs],
    records: z.strictObject({ requestId: id, answer: z.enum(codesOf(policeLedAnswers)), answeredOn: day }),
    reason: 'required',
    leadsTo: stays,
    source: policeLed,
    waitsFor: [({ policeLedRequests }) => (policeLedRequests.length > 0 ? undefined : 'no-police-led-request')],
    rules: ({ requestId, answeredOn }, { state, on }) => {
      const open = state.policeLedRequests.find((request) => request.requestId === requestId)
      if (open === undefined) return 'no-police-led-request'
      if (answeredOn > on.toString()) return 'in-the-future'
      return answeredOn < open.askedOn ? 'answered-before-asked' : undefined
    },
    remembers: ({ requestId }, { policeLedRequests }) => ({
      policeLedRequests: policeLedRequests.filter((open) => open.requestId !== requestId),
    }),
  }),
] as const
