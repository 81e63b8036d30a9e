/**
 * Moving to another area, before or after adoption. The sending panel stays responsible until the other has accepted: clocks run on, steps are
 * taken as before. An area of this service answers itself, and its case opens by the first step here; for any other the sender writes down
 * what was answered. Source: process.md 2.2 step 17, 2.11; Channel duty guidance, "Transferring Channel cases".
 */
import { z } from 'zod'
import { guidance } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { caseworkers, chairs } from '#reference/roles.ts'
import { shareBases } from '#reference/sharing.ts'
import { day, id, secondReader, stays, step, to, type CaseRule } from './define.ts'
import type { StepRefusal } from './refusals.ts'
import { movableStages, stagesOf, type Stage } from './stages.ts'
import type { CaseState } from './state.ts'

const transferring = guidance('Transferring Channel cases')

const proposed: CaseRule = ({ transferProposed }) => (transferProposed ? undefined : 'transfer-not-proposed')
/** An area of this service answers by itself: nobody answers in its place. */
function answeredByWhomItAsks(there: boolean | undefined, { transferInside }: CaseState): StepRefusal | undefined {
  return transferInside === (there === true) ? undefined : 'transfer-answered-there'
}

/** Given by the receiving panel in this service, not written down by the sender. */
const answeredThere = z.boolean().optional()

/** Where a case takes up in the area it comes to: never further than consent, which is asked for anew. */
export const arrivals = ['information', 'panel', 'support'] as const
export type Arrival = (typeof arrivals)[number]

export function arrivalOf(stage: Stage): Arrival {
  if (stage === 'info_gathering' || stage === 's36_pending') return 'information'
  return stage === 'panel_listed' || stage === 'deferred' ? 'panel' : 'support'
}

export const transferSteps = [
  step({
    name: 'receive transfer',
    label: 'Open a case that comes from another area',
    happened: 'Came from another area',
    from: ['referral_draft'],
    by: chairs,
    records: z.strictObject({
      transferId: id,
      fromArea: id,
      arrivesAs: z.enum(arrivals),
      /** It was seen by few there, and is here. */
      restricted: z.boolean(),
    }),
    reason: 'required',
    leadsTo: {
      kind: 'by fact',
      fact: 'arrivesAs',
      to: { information: 'info_gathering', panel: 'panel_listed', support: 'adopted' },
    },
    source: transferring,
    remembers: ({ arrivesAs, restricted }, _state, on) => ({
      receivedOn: on,
      // Whoever referred was answered by the other area, and knows that authority.
      acknowledged: true,
      authorityNotified: true,
      gatewayOutcome: 'continue',
      section36: arrivesAs === 'information' ? undefined : 'grounds_yes',
      panelDecision: arrivesAs === 'support' ? 'adopt' : undefined,
      restricted,
      transferExplained: false,
    }),
  }),
  step({
    name: 'explain transfer',
    label: 'Record that they were told which area looks after them now',
    happened: 'Told which area looks after them now',
    from: stagesOf('open'),
    by: [...caseworkers, ...chairs],
    records: z.strictObject({ told: z.enum(['person', 'parent or guardian', 'both']) }),
    reason: 'required',
    leadsTo: stays,
    source: transferring,
    waitsFor: [({ transferExplained }) => (transferExplained === false ? undefined : 'nothing-to-explain')],
    remembers: () => ({ transferExplained: true }),
  }),
  step({
    name: 'propose transfer',
    label: 'Propose a transfer to another area',
    happened: 'Transfer proposed',
    from: movableStages,
    by: chairs,
    records: z.strictObject({
      toArea: z.enum(['area here', 'england or wales', 'scotland']),
      transferId: id.optional(),
      /** The area of this service that is asked. */
      areaId: id.optional(),
      /** On which basis the pack is given to them. */
      basis: z.enum(codesOf(shareBases)).optional(),
      personTold: z.enum(['yes', 'not yet', 'no, it would increase risk']).optional(),
    }),
    reason: 'required',
    leadsTo: stays,
    source: transferring,
    waitsFor: [({ transferProposed }) => (transferProposed ? 'transfer-already-proposed' : undefined)],
    rules: ({ toArea, transferId, areaId, basis, personTold }) => {
      if (transferId === undefined || basis === undefined) return 'pack-needed'
      if (personTold === undefined) return 'told-of-transfer-needed'
      return (toArea === 'area here') === (areaId !== undefined) ? undefined : 'transfer-area-needed'
    },
    remembers: ({ toArea }) => ({ transferProposed: true, transferInside: toArea === 'area here' }),
  }),
  step({
    name: 'withdraw transfer',
    label: 'Withdraw the proposed transfer',
    happened: 'Proposed transfer withdrawn',
    from: movableStages,
    by: chairs,
    records: z.strictObject({}),
    reason: 'required',
    leadsTo: stays,
    source: transferring,
    waitsFor: [proposed],
    remembers: () => ({ transferProposed: false, transferInside: false }),
  }),
  step({
    name: 'keep after transfer answer',
    label: 'Record that the transfer was declined or is joint',
    happened: 'Kept after the answer about a transfer',
    from: movableStages,
    by: chairs,
    records: z.strictObject({ answer: z.enum(['declined', 'joint']), metOn: day.optional(), answeredThere }),
    reason: 'required',
    leadsTo: stays,
    source: transferring,
    waitsFor: [proposed],
    rules: ({ answeredThere: there }, { state }) => answeredByWhomItAsks(there, state),
    remembers: () => ({ transferProposed: false, transferInside: false }),
  }),
  step({
    name: 'transfer',
    label: 'Record that the other panel accepted the case',
    happened: 'Transferred to another area',
    from: movableStages,
    by: chairs,
    records: z.strictObject({
      closureReason: z.literal('x_moved'),
      metOn: day.optional(),
      answeredThere,
      secondReader,
    }),
    reason: 'required',
    leadsTo: to('transferred'),
    source: transferring,
    // The sending panel stays responsible until the other has accepted.
    waitsFor: [proposed],
    rules: ({ answeredThere: there }, { state }) => answeredByWhomItAsks(there, state),
    remembers: () => ({ transferProposed: false, transferInside: false }),
  }),
] as const
