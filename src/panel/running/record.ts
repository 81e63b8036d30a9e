/**
 * What the screen of a running meeting asks of one item, section by section (process.md 2.7): what each agency shared, the options, the decision, actions,
 * who owns the risk and when it is looked at next. The decision is the case's own step, with the step's own questions.
 */
import { defineForm, page, type Form, type Page } from '#platform/forms/define-form.ts'
import { isAnswered } from '#platform/forms/define-form.ts'
import { answeredQuestions, fieldsOf } from '#platform/forms/fields.ts'
import { date, longText, select, text, type Question } from '#platform/forms/questions.ts'
import type { Invitee } from '../meetings/meeting.ts'

/** What was typed into a field, as a browser sends it: several values for several boxes ticked. */
export type TypedValue = string | readonly string[]

/** A field as it is kept. */
export type Kept = {
  readonly value: TypedValue
  /** Counts from 1; 0 stands for a field that nobody has written in. */
  readonly version: number
  readonly changedBy: string
}

export type AgencyThere = { readonly id: string; readonly name: string }

export type Asked = {
  readonly agencies: readonly AgencyThere[]
  readonly invitees: readonly Invitee[]
  /** The questions of the step that is taken; undefined where the item ends without one. */
  readonly step: Page | undefined
}

/** In the order of the screen. */
export const sections = ['shared', 'options', 'decision', 'action', 'following'] as const

export function runningForm({ agencies, invitees, step }: Asked): Form {
  return defineForm({
    id: 'running-item',
    version: '1',
    title: { en: 'Item of a panel meeting' },
    pages: [
      page({ id: 'shared', title: { en: 'Information shared' }, questions: sharedQuestions(agencies) }),
      page({
        id: 'options',
        title: { en: 'Options considered' },
        questions: [
          longText({
            id: 'recordOptions',
            label: { en: 'Options considered' },
            name: { en: 'the options' },
            hint: { en: 'What could be done, and what spoke for and against each' },
            maxLength: 8000,
            rows: 3,
            optional: true,
            sensitivity: 'narrative',
          }),
        ],
      }),
      page({
        id: 'decision',
        title: { en: 'Decision' },
        questions: step?.questions.filter(({ id }) => id !== 'meeting') ?? [agreed],
        ...(step?.intro === undefined ? {} : { intro: step.intro }),
        ...(step?.checks === undefined ? {} : { checks: step.checks }),
      }),
      page({ id: 'action', title: { en: 'Actions' }, questions: actionQuestions(agencies) }),
      page({ id: 'following', title: { en: 'Until the next meeting' }, questions: followingQuestions(invitees) }),
    ],
  })
}

export function sectionOf(form: Form, section: string): Page {
  const found = form.pages.find(({ id }) => id === section)
  if (found === undefined) throw new Error(`the screen of a meeting has no section ${section}`)
  return found
}

/** Sections as one page: what is read and checked together. */
export function together(form: Form, wanted: readonly string[]): Page {
  return {
    id: 'together',
    title: form.title,
    questions: wanted.flatMap((section) => sectionOf(form, section).questions),
    checks: wanted.flatMap((section) => sectionOf(form, section).checks ?? []),
  }
}

/** The fields of a section, as a browser sends them. */
export function fieldsIn(form: Form, section: string): readonly string[] {
  return answeredQuestions(sectionOf(form, section).questions).flatMap((one) =>
    fieldsOf(one, '').map(([field]) => field),
  )
}

/** Questions whose absence from what was sent means that no box is ticked. */
export function tickedQuestions(form: Form): readonly string[] {
  return form.pages.flatMap(({ questions }) =>
    questions
      .filter(isAnswered)
      .filter(({ kind }) => kind === 'checkboxes')
      .map(({ id }) => id),
  )
}

const agreed = longText({
  id: 'recordAgreed',
  label: { en: 'What was agreed' },
  name: { en: 'what was agreed' },
  hint: { en: 'And why. No step is taken on the case.' },
  maxLength: 8000,
  rows: 4,
  sensitivity: 'narrative',
})

/** One field an agency: by whom it was shared then needs no telling, and two who take notes do not meet in one field. */
function sharedQuestions(agencies: readonly AgencyThere[]): readonly Question[] {
  const shared = (id: string, label: string) =>
    longText({
      id,
      label: { en: label },
      name: { en: `what ${label} shared` },
      maxLength: 8000,
      rows: 2,
      optional: true,
      sensitivity: 'narrative',
    })
  return [...agencies.map(({ id, name }) => shared(sharedBy(id), name)), shared('sharedByOthers', 'Anybody else')]
}

export function sharedBy(agencyId: string): string {
  return `shared${agencyId.replaceAll('-', '')}`
}

/** Emptied once they have become an action. */
export function actionQuestions(agencies: readonly AgencyThere[]): readonly Question[] {
  return [
    longText({
      id: 'newActionWhat',
      label: { en: 'What is to be done?' },
      name: { en: 'what is to be done' },
      maxLength: 1000,
      rows: 2,
      optional: true,
      sensitivity: 'narrative',
    }),
    select({
      id: 'newActionAgency',
      label: { en: 'Which agency does it?' },
      name: { en: 'the agency' },
      options: agencies.map(({ id, name }) => ({ code: id, label: { en: name } })),
      optional: true,
    }),
    text({
      id: 'newActionWho',
      label: { en: 'Who there?' },
      name: { en: 'who does it' },
      maxLength: 120,
      optional: true,
    }),
    date({
      id: 'newActionDueOn',
      label: { en: 'By when?' },
      name: { en: 'by when' },
      range: 'today or future',
      optional: true,
    }),
  ]
}

function followingQuestions(invitees: readonly Invitee[]): readonly Question[] {
  return [
    select({
      id: 'recordRiskOwner',
      label: { en: 'Who owns the risk?' },
      name: { en: 'who owns the risk' },
      options: invitees.map(({ accountId, name, agency }) => ({
        code: accountId,
        label: { en: `${name}, ${agency}` },
      })),
      optional: true,
    }),
    date({
      id: 'recordNextReview',
      label: { en: 'When is it looked at next?' },
      name: { en: 'when it is looked at next' },
      range: 'today or future',
      optional: true,
    }),
  ]
}
