/** The forms of a delivery plan: an action, a quarter's update, another colour than the worked-out one, evidence. */
import type { Temporal } from 'temporal-polyfill'
import { listIn, textIn } from '#platform/forms/answer-in.ts'
import type { Answer, AnyAnswers } from '#platform/forms/answers.ts'
import { dayOf } from '#platform/forms/answers.ts'
import { defineForm, page, type Check } from '#platform/forms/define-form.ts'
import { checkboxes, date, longText, radios, repeated, select, text, type Option } from '#platform/forms/questions.ts'
import { benchmarks } from '#reference/benchmarks.ts'
import { codesOn } from '#reference/code-list.ts'
import { protectedCharacteristics } from '#reference/equality.ts'
import { lastQuarters, quarterWords } from '#reference/quarters.ts'
import type { PartKind } from '../parts.ts'
import type { Milestone } from '../rag.ts'
import type { PlanPart } from '../recommendations.ts'
import type { Action, ActionWords, listLeads, NewEvidence } from './store.ts'

type Leads = Awaited<ReturnType<typeof listLeads>>

/** The kinds of parts that an action may serve, each its own question. */
const servedKinds = [
  { id: 'objectives', kind: 'objective', label: 'Which objectives does it serve?' },
  { id: 'means', kind: 'means', label: 'By which means?' },
  { id: 'recommendations', kind: 'recommendation', label: 'Which recommendations does it answer?' },
  { id: 'dutyParagraphs', kind: 'duty paragraph', label: 'Which paragraphs of the duty does it meet?' },
] as const satisfies readonly { id: string; kind: PartKind; label: string }[]

const daysInOrder: Check = {
  reads: ['startsOn', 'dueOn'],
  at: 'dueOn',
  message: { en: 'Last day must be on or after the first day' },
  wrong: (answers) => textIn(answers, 'dueOn') < textIn(answers, 'startsOn'),
}

export function actionForm(title: string, parts: readonly PlanPart[], leads: Leads, today: Temporal.PlainDate) {
  return defineForm({
    id: 'action',
    version: '1',
    title: { en: 'Delivery plan' },
    pages: [
      page({
        id: 'action',
        title: { en: title },
        checks: [daysInOrder],
        questions: [
          text({ id: 'title', label: { en: 'Action' }, name: { en: 'the action' }, maxLength: 200 }),
          longText({
            id: 'what',
            label: { en: 'What will be done?' },
            name: { en: 'what will be done' },
            maxLength: 4000,
            rows: 4,
            optional: true,
          }),
          ...servedKinds.flatMap(({ id, kind, label }) => partsQuestion(id, label, partsOf(parts, kind))),
          checkboxes({
            id: 'benchmarks',
            label: { en: 'Which benchmarks does it bear on?' },
            name: { en: 'a benchmark' },
            options: codesOn(benchmarks, today),
            optional: true,
          }),
          text({
            id: 'dutyParagraph',
            label: { en: 'Paragraph of the duty guidance' },
            name: { en: 'the paragraph' },
            hint: { en: 'For example, Prevent duty guidance 2023, paragraph 45' },
            maxLength: 200,
            optional: true,
          }),
          select({
            id: 'leadAgency',
            label: { en: 'Which agency leads?' },
            name: { en: 'the agency that leads' },
            options: [{ code: 'none', label: { en: 'None yet' } }, ...leads.agencies.map(agencyOption)],
          }),
          select({
            id: 'leadAccount',
            label: { en: 'Who leads?' },
            name: { en: 'who leads' },
            hint: { en: 'A board member who leads an action may write its updates.' },
            options: [
              { code: 'nobody', label: { en: 'Nobody with an account' } },
              ...leads.people.map(({ id, name, agency }) => ({ code: id, label: { en: `${name}, ${agency}` } })),
            ],
          }),
          text({
            id: 'leadName',
            label: { en: 'Name or post of the lead, if they have no account' },
            name: { en: 'the name of the lead' },
            maxLength: 200,
            optional: true,
          }),
          text({
            id: 'partners',
            label: { en: 'Partners' },
            name: { en: 'the partners' },
            maxLength: 500,
            optional: true,
          }),
          date({ id: 'startsOn', label: { en: 'First day' }, name: { en: 'the first day' } }),
          date({ id: 'dueOn', label: { en: 'Last day' }, name: { en: 'the last day' } }),
          repeated({
            id: 'milestones',
            label: { en: 'Milestones' },
            name: { en: 'a milestone' },
            item: { en: 'Milestone' },
            optional: true,
            of: [
              text({ id: 'words', label: { en: 'Milestone' }, name: { en: 'the milestone' }, maxLength: 200 }),
              date({ id: 'dueOn', label: { en: 'Due on' }, name: { en: 'the day the milestone is due' } }),
              date({
                id: 'doneOn',
                label: { en: 'Reached on' },
                name: { en: 'the day the milestone was reached' },
                range: 'today or past',
                optional: true,
              }),
            ],
          }),
          date({
            id: 'doneOn',
            label: { en: 'The action was done on' },
            name: { en: 'the day the action was done' },
            hint: { en: 'Leave it empty while the action goes on' },
            range: 'today or past',
            optional: true,
          }),
          text({
            id: 'cost',
            label: { en: 'Cost' },
            name: { en: 'the cost' },
            hint: { en: 'How much, and who pays' },
            maxLength: 300,
            optional: true,
          }),
          longText({
            id: 'risk',
            label: { en: 'Risk' },
            name: { en: 'the risk' },
            hint: { en: 'What may go wrong, and what is done about it. Name nobody here.' },
            maxLength: 2000,
            rows: 3,
            optional: true,
          }),
        ],
      }),
    ],
  })
}

export const partsOf = (parts: readonly PlanPart[], kind: PartKind): readonly PlanPart[] =>
  parts.filter((part) => part.kind === kind)

const agencyOption = ({ id, name }: { readonly id: string; readonly name: string }): Option => ({
  code: id,
  label: { en: name },
})

/** No question about parts that the strategy does not have. */
function partsQuestion(id: string, label: string, parts: readonly PlanPart[]) {
  if (parts.length === 0) return []
  const options = parts.map((part) => ({ code: part.key, label: { en: partLabel(part) } }))
  return [checkboxes({ id, label: { en: label }, name: { en: 'one of them' }, options, optional: true })]
}

/** "1. Radicalisation: early identification …" */
export function partLabel(part: PlanPart): string {
  return [part.number, part.heading === '' ? '' : `${part.heading}:`, part.text].filter((word) => word !== '').join(' ')
}

export function actionAnswers(action: Action, parts: readonly PlanPart[]): AnyAnswers {
  const served = servedKinds.flatMap(({ id, kind }) => {
    const keys = partsOf(parts, kind)
      .map(({ key }) => key)
      .filter((key) => action.serves.includes(key))
    return keys.length === 0 ? [] : [[id, keys] as const]
  })
  return {
    ...given({
      title: action.title,
      what: action.what,
      dutyParagraph: action.dutyParagraph,
      leadName: action.leadName,
      partners: action.partners,
      cost: action.cost,
      risk: action.risk,
      doneOn: action.doneOn?.toString() ?? '',
    }),
    ...Object.fromEntries(served),
    ...(action.benchmarks.length > 0 && { benchmarks: action.benchmarks }),
    leadAgency: action.leadAgency?.id ?? 'none',
    leadAccount: action.leadAccount?.id ?? 'nobody',
    startsOn: action.startsOn.toString(),
    dueOn: action.dueOn.toString(),
    ...(action.milestones.length > 0 && {
      milestones: action.milestones.map(({ words, dueOn, doneOn }) => ({
        words,
        dueOn: dueOn.toString(),
        ...(doneOn && { doneOn: doneOn.toString() }),
      })),
    }),
  }
}

function given(answers: Readonly<Record<string, string>>): AnyAnswers {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''))
}

/** @param leads those whom the form offered */
export function actionWords(answers: AnyAnswers, leads: Leads): ActionWords {
  return {
    title: textIn(answers, 'title'),
    what: textIn(answers, 'what'),
    serves: servedKinds.flatMap(({ id }) => listIn(answers, id)),
    benchmarks: listIn(answers, 'benchmarks'),
    dutyParagraph: textIn(answers, 'dutyParagraph'),
    leadAgency: leads.agencies.find(({ id }) => id === textIn(answers, 'leadAgency')),
    leadAccount: leads.people.find(({ id }) => id === textIn(answers, 'leadAccount')),
    leadName: textIn(answers, 'leadName'),
    partners: textIn(answers, 'partners'),
    startsOn: dayOf(textIn(answers, 'startsOn')),
    dueOn: dayOf(textIn(answers, 'dueOn')),
    doneOn: dayIn(textIn(answers, 'doneOn')),
    cost: textIn(answers, 'cost'),
    risk: textIn(answers, 'risk'),
    milestones: rowsIn(answers['milestones']).map(milestoneOf),
  }
}

const dayIn = (text: string): Temporal.PlainDate | undefined => (text === '' ? undefined : dayOf(text))

function rowsIn(answer: Answer | undefined): readonly AnyAnswers[] {
  return Array.isArray(answer) ? answer.filter((row): row is AnyAnswers => typeof row === 'object') : []
}

function milestoneOf(row: AnyAnswers): Milestone {
  return { words: textIn(row, 'words'), dueOn: dayOf(textIn(row, 'dueOn')), doneOn: dayIn(textIn(row, 'doneOn')) }
}

/** This quarter and the seven before it: an update that is written late still belongs to its quarter. */
export function updateForm(today: Temporal.PlainDate) {
  return defineForm({
    id: 'action-update',
    version: '1',
    title: { en: 'Delivery plan' },
    pages: [
      page({
        id: 'action-update',
        title: { en: 'Update of a quarter' },
        questions: [
          select({
            id: 'quarter',
            label: { en: 'Which quarter?' },
            name: { en: 'the quarter' },
            options: lastQuarters(today, 8).map((from) => ({
              code: from.toString(),
              label: { en: quarterWords(from) },
            })),
          }),
          longText({
            id: 'words',
            label: { en: 'What was done, and what comes next?' },
            name: { en: 'what was done' },
            hint: { en: 'It cannot be changed later; what corrects it is another update. Name nobody here.' },
            maxLength: 4000,
            rows: 6,
          }),
        ],
      }),
    ],
  })
}

export function overrideForm(workedOut: string) {
  return defineForm({
    id: 'rag-override',
    version: '1',
    title: { en: 'Delivery plan' },
    pages: [
      page({
        id: 'rag-override',
        title: { en: 'Say another colour' },
        intro: [
          {
            en: `Worked out: ${workedOut}. What you say is shown with your reason, and the worked-out colour beside it.`,
          },
        ],
        questions: [
          radios({
            id: 'colour',
            label: { en: 'Colour' },
            name: { en: 'a colour' },
            options: [
              { code: 'green', label: { en: 'Green: on track' } },
              { code: 'amber', label: { en: 'Amber: at risk' } },
              { code: 'red', label: { en: 'Red: off track' } },
              { code: 'worked-out', label: { en: 'The one worked out, again' } },
            ],
          }),
          longText({ id: 'reason', label: { en: 'Reason' }, name: { en: 'the reason' }, maxLength: 2000, rows: 4 }),
        ],
      }),
    ],
  })
}

const linkWithin: Check = {
  reads: ['link'],
  at: 'link',
  message: { en: 'Link must begin with a slash: it leads to a page of this service' },
  wrong: (answers) => !/^\/[^/\\\s]\S*$/.test(textIn(answers, 'link')),
}

export const evidenceForm = defineForm({
  id: 'evidence',
  version: '1',
  title: { en: 'Delivery plan' },
  pages: [
    page({
      id: 'evidence',
      title: { en: 'Add evidence' },
      checks: [linkWithin],
      questions: [
        longText({
          id: 'words',
          label: { en: 'What does it show?' },
          name: { en: 'what it shows' },
          hint: { en: 'It cannot be changed later. Name nobody here.' },
          maxLength: 2000,
          rows: 4,
        }),
        text({
          id: 'link',
          label: { en: 'Page of this service where it can be seen' },
          name: { en: 'the page' },
          hint: { en: 'For example, /strategy' },
          maxLength: 300,
          optional: true,
        }),
        date({
          id: 'datedOn',
          label: { en: 'What day is it of?' },
          name: { en: 'the day it is of' },
          range: 'today or past',
        }),
        checkboxes({
          id: 'characteristics',
          label: { en: 'Does it say something about people of a protected characteristic?' },
          name: { en: 'a characteristic' },
          hint: { en: 'Then that part of the equality impact assessment is opened again.' },
          options: protectedCharacteristics,
          optional: true,
        }),
      ],
    }),
  ],
})

export function evidenceIn(answers: AnyAnswers): NewEvidence {
  return {
    words: textIn(answers, 'words'),
    link: textIn(answers, 'link'),
    datedOn: dayOf(textIn(answers, 'datedOn')),
    characteristics: listIn(answers, 'characteristics'),
  }
}
