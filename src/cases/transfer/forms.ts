/** What the receiving panel answers to an offer. */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, radios } from '#platform/forms/questions.ts'
import { reason } from '../steps/parts.ts'

export const answerForm = defineForm({
  id: 'transfer-answer',
  version: '1',
  title: { en: 'Answer the offer' },
  pages: [
    page({
      id: 'transfer-answer',
      title: { en: 'A case is offered to your area' },
      intro: [
        {
          en: 'The other panel is responsible until you accept. Accepted, a case opens here, you and the coordinator see what is in the pack, and consent is asked for anew. Declined, you no longer see the pack.',
        },
      ],
      questions: [
        radios({
          id: 'answer',
          label: { en: 'What has your panel answered?' },
          name: { en: 'what your panel has answered' },
          options: [
            { code: 'accepted', label: { en: 'Accepted' } },
            { code: 'declined', label: { en: 'Declined' } },
            { code: 'joint', label: { en: 'Joint: both panels work on it, and the other stays responsible' } },
          ],
        }),
        date({
          id: 'metOn',
          label: { en: 'When did your panel meet?' },
          name: { en: 'the day your panel met' },
          range: 'today or past',
        }),
        reason('Reason, and what was agreed'),
      ],
    }),
  ],
})
