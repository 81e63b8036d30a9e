/**
 * The referrer, after the referral: what they add is taken in by whoever works the case, and they are told in fixed sentences. Both are
 * recorded beside the journey and move no stage. Source: process.md 2.7 and 2.16 (the referring school left out), 8 ("not told what happened").
 */
import { z } from 'zod'
import { cite } from '#reference/citations.ts'
import { codesOf } from '#reference/code-list.ts'
import { referrerMessages } from '#reference/referrer-messages.ts'
import { caseworkers, caseRoles } from '#reference/roles.ts'
import { id, stays, step } from './define.ts'
import { stagesOf } from './stages.ts'

const amess = cite('Prevent learning review: Sir David Amess attack', 'the referring school')

export const referrerSteps = [
  step({
    name: 'take in addition',
    label: 'Take in what the referrer added',
    happened: 'What the referrer added taken in',
    from: stagesOf('open', 'closed'),
    by: caseRoles,
    records: z.strictObject({ additions: z.array(id).min(1) }),
    reason: 'optional',
    leadsTo: stays,
    source: amess,
    rules: ({ additions }, { state }) =>
      additions.some((each) => state.additionsTakenIn.includes(each)) ? 'addition-taken-in' : undefined,
    remembers: ({ additions }, { additionsTakenIn }) => ({ additionsTakenIn: [...additionsTakenIn, ...additions] }),
  }),
  step({
    name: 'write to referrer',
    label: 'Leave a message for the referrer',
    happened: 'Message left for the referrer',
    from: stagesOf('open', 'closed'),
    by: caseworkers,
    records: z.strictObject({ messages: z.array(z.enum(codesOf(referrerMessages))).min(1) }),
    reason: 'optional',
    leadsTo: stays,
    source: cite('Prevent referral form', 'feedback to the referrer'),
  }),
] as const
