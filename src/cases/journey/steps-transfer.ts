/**
 * Moving to another area. The sending panel stays responsible until the other has accepted.
 * Source: process.md 2.2 step 17, 2.11.
 */
import { z } from 'zod'
import { guidance } from '#reference/citations.ts'
import { chairs } from '#reference/roles.ts'
import { secondReader, stays, step, to } from './define.ts'

const transferring = guidance('Transferring Channel cases')

export const transferSteps = [
  step({
    name: 'propose transfer',
    label: 'Propose a transfer to another area',
    happened: 'Transfer proposed',
    from: ['active', 'paused'],
    by: chairs,
    records: z.strictObject({ toArea: z.enum(['england or wales', 'scotland']) }),
    reason: 'required',
    leadsTo: stays,
    source: transferring,
    waitsFor: [({ transferProposed }) => (transferProposed ? 'transfer-already-proposed' : undefined)],
    remembers: () => ({ transferProposed: true }),
  }),
  step({
    name: 'keep after transfer answer',
    label: 'Record that the transfer was declined or is joint',
    happened: 'Kept after the answer about a transfer',
    from: ['active', 'paused'],
    by: chairs,
    records: z.strictObject({ answer: z.enum(['declined', 'joint']) }),
    reason: 'required',
    leadsTo: stays,
    source: transferring,
    waitsFor: [({ transferProposed }) => (transferProposed ? undefined : 'transfer-not-proposed')],
    remembers: () => ({ transferProposed: false }),
  }),
  step({
    name: 'transfer',
    label: 'Record that the other panel accepted the case',
    happened: 'Transferred to another area',
    from: ['active', 'paused'],
    by: chairs,
    records: z.strictObject({ closureReason: z.literal('x_moved'), secondReader }),
    reason: 'required',
    leadsTo: to('transferred'),
    source: transferring,
    // The sending panel stays responsible until the other has accepted.
    waitsFor: [({ transferProposed }) => (transferProposed ? undefined : 'transfer-not-proposed')],
    remembers: () => ({ transferProposed: false }),
  }),
] as const
