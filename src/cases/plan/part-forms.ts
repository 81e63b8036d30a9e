/** The parts of a support plan as forms, one page each: what the Act asks for (s36(5)), and what practice adds (process.md 2.9). */
import { defineForm, page, type Form } from '#platform/forms/define-form.ts'
import { date, longText, radios } from '#platform/forms/questions.ts'
import type { Kept } from '#platform/forms/kept.ts'
import { labelOf } from '#reference/code-list.ts'
import { planParts, type PlanPart } from '#reference/support-plan.ts'
import { interventionTypes } from '#reference/support-types.ts'
import type { PlanItem } from '../journey/statutory-rules.ts'

const words = <const Id extends string>(id: Id, label: string, name: string, hint?: string) =>
  longText({
    id,
    label: { en: label },
    name: { en: name },
    ...(hint === undefined ? {} : { hint: { en: hint } }),
    maxLength: 4000,
    rows: 5,
    sensitivity: 'narrative',
  })

/** Which question answers which of the four matters of s36(5). */
const statutoryQuestions: Readonly<Record<PlanItem, string>> = {
  consent_request: 'consentRequest',
  nature_of_support: 'natureOfSupport',
  provider: 'provider',
  how_and_when: 'howAndWhen',
}

const title = (part: PlanPart) => ({ en: labelOf(planParts, part) })

const forms: Readonly<Record<PlanPart, Form>> = {
  statutory: defineForm({
    id: 'plan-statutory',
    version: '1',
    title: { en: 'Support plan' },
    pages: [
      page({
        id: 'plan-statutory',
        title: title('statutory'),
        intro: [{ en: 'Section 36(5) asks for these four. Names and dates make them true; “as needed” does not.' }],
        questions: [
          words(
            'consentRequest',
            'How, when and by whom consent is asked for',
            'how, when and by whom consent is asked for',
          ),
          words('natureOfSupport', 'The nature of the support', 'the nature of the support'),
          words('provider', 'Who is responsible for providing it', 'who is responsible for providing it'),
          words('howAndWhen', 'How and when it is provided', 'how and when it is provided'),
        ],
      }),
    ],
  }),
  person: defineForm({
    id: 'plan-person',
    version: '1',
    title: { en: 'Support plan' },
    pages: [
      page({
        id: 'plan-person',
        title: title('person'),
        questions: [
          words(
            'strengths',
            'Strengths and protective factors',
            'the strengths and protective factors',
            'What goes well, who helps, and what the person is good at',
          ),
          words(
            'family',
            'How the family is involved',
            'how the family is involved',
            'If they are not, say why, and who decided it',
          ),
          words(
            'communication',
            'What the person needs in order to understand and be understood',
            'what the person needs in order to understand and be understood',
            'Language, hearing, reading, how and when to reach them',
          ),
        ],
      }),
    ],
  }),
  safety: defineForm({
    id: 'plan-safety',
    version: '1',
    title: { en: 'Support plan' },
    pages: [
      page({
        id: 'plan-safety',
        title: title('safety'),
        questions: [
          words(
            'contingency',
            'What happens if contact fails',
            'what happens if contact fails',
            'Who notices, who does what, and after how long',
          ),
          radios({
            id: 'interventionProvider',
            label: { en: 'Is there an intervention provider?' },
            name: { en: 'whether there is an intervention provider' },
            options: [
              { code: 'yes', label: { en: 'Yes' } },
              { code: 'no', label: { en: 'No' } },
            ],
          }),
          radios({
            id: 'interventionType',
            label: { en: 'What kind of work?' },
            name: { en: 'what kind of work it is' },
            options: interventionTypes.map(({ code, label }) => ({ code, label })),
            showIf: { question: 'interventionProvider', is: ['yes'] },
          }),
          words('interventionWhy', 'Why, or why not', 'why there is one, or why not'),
          words(
            'informationSharing',
            'What is shared, with whom, and what the person knows of it',
            'what is shared, with whom, and what the person knows of it',
          ),
        ],
      }),
    ],
  }),
  ending: defineForm({
    id: 'plan-ending',
    version: '1',
    title: { en: 'Support plan' },
    pages: [
      page({
        id: 'plan-ending',
        title: title('ending'),
        questions: [
          words(
            'exitCriteria',
            'How we shall know that support can end',
            'how you will know that support can end',
            'What would have to be true. Each need is argued at the end.',
          ),
          date({
            id: 'nextReassessment',
            label: { en: 'Next reassessment' },
            name: { en: 'the date of the next reassessment' },
            range: 'today or future',
          }),
        ],
      }),
    ],
  }),
}

export function partForm(part: PlanPart): Form {
  return forms[part]
}

/** Which of the four matters a kept first part states. */
export function statedIn(kept: Kept | undefined): readonly PlanItem[] {
  const answered = new Set(kept?.answers.filter(({ value }) => value !== null).map(({ question }) => question))
  return (Object.keys(statutoryQuestions) as PlanItem[]).filter((item) => answered.has(statutoryQuestions[item]))
}
