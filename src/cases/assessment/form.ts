/**
 * The assessment as a form: for each factor a word and, where it is present, evidence; then what practitioners found missing in the
 * original: protective factors, a summary, what changed, needs (S58). Structured professional judgement; no number anywhere.
 */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { information, longText, radios } from '#platform/forms/questions.ts'
import { factorValues, vaf2012 } from '#reference/vaf2012.ts'

export const factorCodes = vaf2012.dimensions.flatMap((dimension) => dimension.factors.map((factor) => factor.code))

const options = factorValues.map(({ code, label }) => ({ code, label: { en: label } }))

const factorQuestions = vaf2012.dimensions.flatMap((dimension) => [
  information({ id: `dimension${dimension.code}`, text: [{ en: `${dimension.label}.` }] }),
  ...dimension.factors.flatMap((factor) => [
    radios({
      id: factor.code.toLowerCase(),
      label: { en: factor.label },
      name: { en: `an answer for “${factor.label}”` },
      options,
    }),
    longText({
      id: `${factor.code.toLowerCase()}Evidence`,
      label: { en: 'Evidence, with its source and date' },
      name: { en: `the evidence for “${factor.label}”` },
      maxLength: 2000,
      rows: 3,
      showIf: { question: factor.code.toLowerCase(), is: ['present'] },
      sensitivity: 'narrative',
    }),
  ]),
])

export const assessmentForm = defineForm({
  id: 'assessment-vaf2012',
  version: '2012.1',
  title: { en: 'Assessment' },
  pages: [
    page({
      id: 'assessment',
      title: { en: 'Assessment' },
      intro: [
        {
          en: 'This is your professional judgement, written down in an order. No factor shows by itself that a person will come to harm or needs support, and nothing is added up.',
        },
      ],
      questions: [
        ...factorQuestions,
        longText({
          id: 'protective',
          label: { en: 'Protective factors' },
          name: { en: 'the protective factors' },
          hint: { en: 'What and who keeps the person safe and well' },
          maxLength: 6000,
          sensitivity: 'narrative',
        }),
        longText({
          id: 'summary',
          label: { en: 'Summary' },
          name: { en: 'a summary' },
          hint: { en: 'What you make of it all, in a paragraph somebody else can use' },
          maxLength: 6000,
          sensitivity: 'narrative',
        }),
        longText({
          id: 'changed',
          label: { en: 'What has changed since the last assessment' },
          name: { en: 'what has changed' },
          hint: { en: 'For a first assessment, say so' },
          maxLength: 4000,
          sensitivity: 'narrative',
        }),
        longText({
          id: 'needs',
          label: { en: 'Needs' },
          name: { en: 'the needs' },
          hint: { en: 'Each need, on a line of its own: each will meet an action or a decision not to act' },
          maxLength: 4000,
          sensitivity: 'narrative',
        }),
      ],
    }),
  ],
})
