/** Whether the person can decide about support themself: for this decision, on one day, by whom (Mental Capacity Act 2005). */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, information, radios, text } from '#platform/forms/questions.ts'
import { bestInterestDeciders, capacityAssessors } from '#reference/consent.ts'
import { chosen, given, reason, written } from '../steps/parts.ts'
import type { StepPage } from '../steps/step-page.ts'

export const capacityPage: StepPage = {
  step: 'record capacity assessment',
  address: 'capacity',
  form: () =>
    defineForm({
      id: 'capacity',
      version: '1',
      title: { en: 'Record whether they can decide this themself' },
      pages: [
        page({
          id: 'capacity',
          title: { en: 'Record whether they can decide this themself' },
          questions: [
            information({
              id: 'principles',
              text: [
                {
                  en: 'People are taken to have capacity unless it is shown that they do not, and only after all practicable help to decide. Capacity is about one decision at one time: somebody may decide one thing and not another, and may be able to next week. An unwise decision is not a lack of capacity.',
                },
                { en: 'The Mental Capacity Act applies from the age of 16.' },
              ],
            }),
            radios({
              id: 'decision',
              label: { en: 'Which decision was assessed?' },
              name: { en: 'which decision was assessed' },
              options: [
                { code: 'support', label: { en: 'Whether to receive Channel support' } },
                { code: 'sharing', label: { en: 'What may be shared about them' } },
                { code: 'another', label: { en: 'Another decision' } },
              ],
            }),
            text({
              id: 'anotherDecision',
              label: { en: 'Which other decision?' },
              name: { en: 'which other decision' },
              maxLength: 300,
              showIf: { question: 'decision', is: ['another'] },
              sensitivity: 'narrative',
            }),
            date({
              id: 'assessedOn',
              label: { en: 'When was it assessed?' },
              name: { en: 'the day it was assessed' },
              range: 'today or past',
            }),
            radios({
              id: 'assessor',
              label: { en: 'Who assessed it?' },
              name: { en: 'who assessed it' },
              options: capacityAssessors.map(({ code, label }) => ({ code, label })),
            }),
            text({
              id: 'assessorName',
              label: { en: 'Their name and role' },
              name: { en: 'the name and role of whoever assessed it' },
              maxLength: 200,
              sensitivity: 'narrative',
            }),
            radios({
              id: 'outcome',
              label: { en: 'What was found?' },
              name: { en: 'what was found' },
              options: [
                { code: 'has', label: { en: 'They can decide this themself' } },
                { code: 'lacks', label: { en: 'They lack the capacity to decide this' } },
              ],
            }),
            radios({
              id: 'fluctuates',
              label: { en: 'Does it come and go?' },
              name: { en: 'whether capacity comes and goes' },
              hint: { en: 'If it does, wait where you can until they are able to decide themself.' },
              options: [
                { code: 'yes', label: { en: 'Yes' } },
                { code: 'no', label: { en: 'No' } },
              ],
            }),
            radios({
              id: 'decidedBy',
              label: { en: 'Who has decided for them?' },
              name: { en: 'who has decided for them' },
              options: bestInterestDeciders.map(({ code, label }) => ({ code, label })),
              showIf: { question: 'outcome', is: ['lacks'] },
            }),
            date({
              id: 'decidedOn',
              label: { en: 'When was that decided?' },
              name: { en: 'the day it was decided' },
              range: 'today or past',
              showIf: { question: 'decidedBy', is: ['deputy', 'attorney', 'best_interests'] },
            }),
            text({
              id: 'decidedByName',
              label: { en: 'Who decided, and who was asked' },
              name: { en: 'who decided' },
              hint: { en: 'Name the deputy or attorney and what their order or power covers, or who took part.' },
              maxLength: 500,
              showIf: { question: 'decidedBy', is: ['deputy', 'attorney', 'best_interests'] },
              sensitivity: 'narrative',
            }),
            reason('How it was assessed, what help was given, and what the person wants'),
          ],
        }),
      ],
    }),
  facts: (answers) => ({
    facts: given({
      decision: chosen(answers, 'decision'),
      assessedOn: chosen(answers, 'assessedOn'),
      assessor: chosen(answers, 'assessor'),
      outcome: chosen(answers, 'outcome'),
      fluctuates: chosen(answers, 'fluctuates') === 'yes',
      decidedBy: chosen(answers, 'decidedBy'),
      decidedOn: chosen(answers, 'decidedOn'),
    }),
    reasonGiven: written(answers),
  }),
  refusalAt: {
    'in-the-future': 'assessedOn',
    'too-young-for-capacity': 'assessedOn',
    'best-interests-day-wrong': 'decidedOn',
    'reason-needed': 'reason',
  },
}
