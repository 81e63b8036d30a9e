/** Closing a case that the panel did not adopt. */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { radios } from '#platform/forms/questions.ts'
import { chosen, given, reason, written } from '#cases/steps/parts.ts'
import type { StepPage } from '#cases/steps/step-page.ts'
import { closureReasons } from '#reference/decisions.ts'

const panelClosures = [
  'not_adopted_not_susceptible',
  'not_adopted_other_service',
  'not_adopted_too_high_risk',
  'police_led_partnership',
]

export const panelClosure: StepPage = {
  step: 'close after panel',
  address: 'panel-closure',
  form: () =>
    defineForm({
      id: 'panel-closure',
      version: '1',
      title: { en: 'Close the case' },
      pages: [
        page({
          id: 'panel-closure',
          title: { en: 'Close the case the panel did not adopt' },
          questions: [
            radios({
              id: 'closureReason',
              label: { en: 'Why is it closed?' },
              name: { en: 'why it is closed' },
              options: closureReasons
                .filter(({ code }) => panelClosures.includes(code))
                .map(({ code, label }) => ({ code, label })),
            }),
            reason(),
          ],
        }),
      ],
    }),
  facts: (answers) => ({
    facts: given({ closureReason: chosen(answers, 'closureReason') }),
    reasonGiven: written(answers),
  }),
}
