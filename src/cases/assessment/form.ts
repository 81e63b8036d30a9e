/**
 * The assessment as a form, made from its framework: for each heading a word and, where the word asks for it, evidence; then what
 * practitioners found missing in the original: sources, protective factors, a summary, what changed, needs (S58). Structured professional
 * judgement; no number anywhere.
 */
import { defineForm, page, type Form } from '#platform/forms/define-form.ts'
import { date, information, longText, radios, repeated, text } from '#platform/forms/questions.ts'
import { vaf2012Framework, type Framework } from '#reference/assessment-frameworks.ts'

/** What an assessment may rest on. */
export const sourceKinds = [
  { code: 'fact', label: { en: 'Fact: a record, or what somebody saw or heard themselves' } },
  { code: 'opinion', label: { en: 'Opinion: what a professional makes of it' } },
  { code: 'other', label: { en: 'Other: what somebody was told, or that cannot be traced' } },
] as const

/** Codes of the shipped framework, in order. */
export const factorCodes = headingsOf(vaf2012Framework)

export function headingsOf(framework: Framework): readonly string[] {
  return framework.groups.flatMap(({ headings }) => headings.map(({ code }) => code))
}

export function assessmentForm(framework: Framework): Form {
  const options = framework.values.map(({ code, label }) => ({ code, label: { en: label } }))
  const withEvidence = framework.values.filter(({ evidence }) => evidence).map(({ code }) => code)
  return defineForm({
    id: `assessment-${framework.code.toLowerCase()}`,
    version: framework.version,
    title: { en: 'Assessment' },
    pages: [
      page({
        id: 'assessment',
        title: { en: 'Assessment' },
        intro: [
          {
            en: 'This is your professional judgement, written down in an order. No factor shows by itself that a person will come to harm or needs support, and nothing is added up.',
          },
          { en: `Framework: ${framework.title}, version ${framework.version}.` },
        ],
        questions: [
          ...framework.groups.flatMap((group) => [
            information({ id: `group${group.code}`, text: [{ en: `${group.label}.` }] }),
            ...group.headings.flatMap((heading) => [
              radios({
                id: heading.code.toLowerCase(),
                label: { en: heading.label },
                name: { en: `an answer for “${heading.label}”` },
                ...(heading.help === undefined ? {} : { hint: { en: heading.help } }),
                options,
              }),
              longText({
                id: evidenceOf(heading.code),
                label: { en: 'Evidence, with its source and date' },
                name: { en: `the evidence for “${heading.label}”` },
                maxLength: 2000,
                rows: 3,
                showIf: { question: heading.code.toLowerCase(), is: withEvidence },
                sensitivity: 'narrative',
              }),
            ]),
          ]),
          repeated({
            id: 'sources',
            label: { en: 'What the assessment rests on' },
            name: { en: 'what the assessment rests on' },
            item: { en: 'source' },
            min: 1,
            max: 10,
            of: [
              text({
                id: 'what',
                label: { en: 'What it is' },
                name: { en: 'what the source is' },
                maxLength: 300,
                sensitivity: 'narrative',
              }),
              radios({
                id: 'kind',
                label: { en: 'Is it fact or opinion?' },
                name: { en: 'whether it is fact or opinion' },
                options: sourceKinds,
              }),
              date({
                id: 'on',
                label: { en: 'From when is it?' },
                name: { en: 'from when it is' },
                range: 'today or past',
              }),
            ],
          }),
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
            hint: {
              en: 'Each need in a few words, on a line of its own: the support plan must answer each, by an action or a decision not to act',
            },
            maxLength: 4000,
            sensitivity: 'narrative',
          }),
        ],
        checks: [
          {
            reads: ['needs'],
            at: 'needs',
            message: { en: 'Each need must be 300 characters or fewer, with no more than 30 needs' },
            wrong: ({ needs }) => {
              const lines = needsIn(typeof needs === 'string' ? needs : '')
              return lines.length > 30 || lines.some((line) => line.length > 300)
            },
          },
        ],
      }),
    ],
  })
}

export function evidenceOf(code: string): string {
  return `${code.toLowerCase()}Evidence`
}

/** A need a line, as the form asks; empty lines are nothing. */
export function needsIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^[-•*]\s*/u, '').trim())
    .filter((line) => line !== '')
}
