/** Acts beside the journey: who leads, restriction, and closing a case whose person has moved or died. */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { radios, select } from '#platform/forms/questions.ts'
import { chosen, colleagues, given, reason, remark, written } from './parts.ts'
import type { StepPage } from './step-page.ts'

export const lead: StepPage = {
  step: 'assign case',
  address: 'lead',
  form: async ({ trx, file }) => {
    const others = await colleagues(trx, file)
    return defineForm({
      id: 'case-lead',
      version: '1',
      title: { en: 'Name who leads the case' },
      pages: [
        page({
          id: 'case-lead',
          title: { en: 'Name who leads the case' },
          questions: [
            select({
              id: 'lead',
              label: { en: 'Who leads it?' },
              name: { en: 'who leads the case' },
              options: [...others, { code: file.reader.account ?? 'nobody', label: { en: 'I do' } }],
            }),
            remark(),
          ],
        }),
      ],
    })
  },
  facts: (answers) => ({ facts: given({ lead: chosen(answers, 'lead') }), reasonGiven: written(answers) }),
}

export const restriction: StepPage = {
  step: 'restrict case',
  address: 'restriction',
  form: () =>
    defineForm({
      id: 'restriction',
      version: '1',
      title: { en: 'Restrict the case' },
      pages: [
        page({
          id: 'restriction',
          title: { en: 'Restrict the case' },
          intro: [{ en: 'Only the chair, the deputy chair and people you name will see it from now on.' }],
          questions: [
            radios({
              id: 'cause',
              label: { en: 'Why must fewer people see it?' },
              name: { en: 'why fewer people must see it' },
              options: [
                { code: 'returnee', label: { en: 'A person or family who came back from a conflict zone' } },
                {
                  code: 'staff member',
                  label: { en: 'The person works for a partner, or a colleague is close to them' },
                },
                { code: 'police sensitivity', label: { en: 'Police ask for it' } },
                { code: 'other', label: { en: 'Another reason' } },
              ],
            }),
            reason(),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: given({ cause: chosen(answers, 'cause') }), reasonGiven: written(answers) }),
}

export const restrictionEnd: StepPage = {
  step: 'lift restriction',
  address: 'restriction-end',
  form: () =>
    defineForm({
      id: 'restriction-end',
      version: '1',
      title: { en: 'Lift the restriction' },
      pages: [page({ id: 'restriction-end', title: { en: 'Lift the restriction' }, questions: [reason()] })],
    }),
  facts: (answers) => ({ facts: {}, reasonGiven: written(answers) }),
}

export const otherClosure: StepPage = {
  step: 'close for another reason',
  address: 'other-closure',
  form: () =>
    defineForm({
      id: 'other-closure',
      version: '1',
      title: { en: 'Close: moved away or died' },
      pages: [
        page({
          id: 'other-closure',
          title: { en: 'Close: moved away or died' },
          questions: [
            radios({
              id: 'closureReason',
              label: { en: 'Why is the case closed?' },
              name: { en: 'why the case is closed' },
              options: [
                { code: 'wrong_area', label: { en: 'It belongs to another area, which has confirmed that it has it' } },
                { code: 'deceased', label: { en: 'The person has died' } },
              ],
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
