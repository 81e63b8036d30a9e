/** What a support plan consists of, and the words for how an action came out (process.md 2.9; CTSA 2015 s36(5)). Never a number. */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null } as const

/** Parts of the plan as a whole, each written on a page of its own. The first is what the Act asks the plan to state. */
export const planParts = codeList({ ...common, source: 'process.md 2.9', status: 'local' }, [
  { code: 'statutory', label: { en: 'What the Act asks the plan to state' }, source: 'S3' },
  { code: 'person', label: { en: 'The person, and the people around them' } },
  { code: 'safety', label: { en: 'Keeping in contact, and what is shared' } },
  { code: 'ending', label: { en: 'How support ends, and when it is looked at again' } },
])
export type PlanPart = CodeOf<typeof planParts>

/** How an action came out, in words. */
export const actionOutcomes = codeList({ ...common, source: 'process.md 2.9', status: 'local' }, [
  { code: 'not yet', label: { en: 'Not known yet' } },
  { code: 'reached', label: { en: 'What was hoped for has come about' } },
  { code: 'partly reached', label: { en: 'Part of what was hoped for has come about' } },
  { code: 'not reached', label: { en: 'What was hoped for has not come about' } },
  { code: 'no longer needed', label: { en: 'No longer needed' } },
])
export type ActionOutcome = CodeOf<typeof actionOutcomes>

/** How a need is answered in a plan. A need with neither keeps the plan from being approved. */
export const needAnswers = codeList({ ...common, source: 'S30a', status: 'local' }, [
  { code: 'action', label: { en: 'Action' } },
  { code: 'no action', label: { en: 'Decision not to act' } },
])
export type NeedAnswer = CodeOf<typeof needAnswers>
