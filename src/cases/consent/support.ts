/** Starting, pausing and resuming support: only while consent stands on the day, which the rules judge and the page shows. */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { information, radios } from '#platform/forms/questions.ts'
import { chosen, given, reason, remark, written } from '../steps/parts.ts'
import type { StepPage } from '../steps/step-page.ts'
import { askedBeside, ownViewBeside } from './answering.ts'

export const supportStart: StepPage = {
  step: 'start support',
  address: 'support-start',
  form: () =>
    defineForm({
      id: 'support-start',
      version: '1',
      title: { en: 'Start support' },
      pages: [
        page({
          id: 'support-start',
          title: { en: 'Start support' },
          questions: [
            information({
              id: 'from',
              text: [
                {
                  en: 'Support starts today. The panel then looks at it every month, and they may stop it at any time.',
                },
              ],
            }),
            remark(),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: {}, reasonGiven: written(answers) }),
  beside: async (showing) => [...(await ownViewBeside(showing)), ...askedBeside(showing)],
}

export const supportPause: StepPage = {
  step: 'pause support',
  address: 'support-pause',
  form: () =>
    defineForm({
      id: 'support-pause',
      version: '1',
      title: { en: 'Pause support' },
      pages: [
        page({
          id: 'support-pause',
          title: { en: 'Pause support' },
          questions: [
            information({
              id: 'consentEnds',
              text: [
                {
                  en: 'If they have said that they no longer want support, record that consent was withdrawn instead.',
                },
              ],
            }),
            radios({
              id: 'cause',
              label: { en: 'Why is it paused?' },
              name: { en: 'why it is paused' },
              options: [
                { code: 'abroad', label: { en: 'They are abroad' } },
                { code: 'in custody', label: { en: 'They are in custody' } },
                { code: 'illness', label: { en: 'They are ill' } },
                { code: 'no contact', label: { en: 'They cannot be reached' } },
                { code: 'other', label: { en: 'Another reason' } },
              ],
            }),
            reason(),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: given({ cause: chosen(answers, 'cause') }), reasonGiven: written(answers) }),
  refusalAt: { 'reason-needed': 'reason', 'record-custody-first': 'cause', 'record-travel-first': 'cause' },
}

export const supportResumption: StepPage = {
  step: 'resume support',
  address: 'support-resumption',
  form: () =>
    defineForm({
      id: 'support-resumption',
      version: '1',
      title: { en: 'Resume support' },
      pages: [page({ id: 'support-resumption', title: { en: 'Resume support' }, questions: [remark()] })],
    }),
  facts: (answers) => ({ facts: {}, reasonGiven: written(answers) }),
  beside: async (showing) => [...(await ownViewBeside(showing)), ...askedBeside(showing)],
}
