/**
 * What an independent reviewer looks for in a sampled record, as dated data. The questions are ours, drawn from the duties of the Act and the
 * recurring findings of published reviews; a national checklist was not found (process.md 4.6 [D], 2.7, 12). Each can be answered from the steps of
 * the journal and the dates of assessments alone.
 */
import type { Temporal } from 'temporal-polyfill'
import { isOn, type Status } from './code-list.ts'

export type ChecklistQuestion = {
  /** camelCase: a question of a form. */
  readonly code: string
  readonly words: string
}

export type Checklist = {
  readonly code: string
  readonly title: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly source: string
  readonly status: Status
  readonly questions: readonly ChecklistQuestion[]
}

export const dipChecklists: readonly Checklist[] = [
  {
    code: 'record-2023',
    title: 'Record of a case',
    validFrom: '2015-04-12',
    validTo: null,
    source: 'CTSA 2015 ss36, 37 and 41; S30a, S31; process.md 2.7',
    status: 'local',
    questions: [
      { code: 'inTime', words: 'Were acknowledgement and gateway decision in time, or is the delay explained?' },
      { code: 'reasons', words: 'Does every decision say that reasons were recorded?' },
      { code: 'grounds', words: 'Was the decision on reasonable grounds (section 36(3)) taken before the panel?' },
      { code: 'assessed', words: 'Was the person assessed before the panel decided, and again while support went on?' },
      { code: 'decided', words: 'Is it recorded how the panel decided (section 37(6))?' },
      { code: 'consent', words: 'Did support begin only after consent was given, and stop when it was withdrawn?' },
      { code: 'care', words: 'Where no support was given, was health or social care considered (section 36(6))?' },
      { code: 'reviewed', words: 'Were the reviews that fell due held?' },
    ],
  },
]

/** The checklist in force. */
export function checklistOn(day: Temporal.PlainDate): Checklist {
  const checklist = dipChecklists.findLast((one) => isOn(one, day))
  if (checklist === undefined) throw new Error(`no checklist is in force on ${day.toString()}`)
  return checklist
}

/** An unknown code is a bug, never a blank on a page. */
export function checklistOf(code: string): Checklist {
  const checklist = dipChecklists.find((one) => one.code === code)
  if (checklist === undefined) throw new Error(`no such checklist: ${code}`)
  return checklist
}
