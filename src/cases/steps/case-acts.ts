/** Acts beside the journey: who leads, restriction, and closing a case whose person has moved or died. */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, radios, select } from '#platform/forms/questions.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { nameOn, takeNamesOff, whoMayBeNamed } from '../sight/store.ts'
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
  form: async ({ trx, file }) => {
    const others = await whoMayBeNamed(trx, file.row.areaId)
    return defineForm({
      id: 'restriction',
      version: '1',
      title: { en: 'Restrict the case' },
      pages: [
        page({
          id: 'restriction',
          title: { en: 'Restrict the case' },
          intro: [
            { en: 'Only the chair, the deputy chair and people you name will see it from now on.' },
            { en: 'Whoever leads the case loses sight of it too, unless you name them.' },
          ],
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
            ...(others.length > 0
              ? [
                  checkboxes({
                    id: 'named',
                    label: { en: 'Who else may see it?' },
                    name: { en: 'who else may see it' },
                    options: others,
                    optional: true,
                  }),
                ]
              : []),
            reason(),
          ],
        }),
      ],
    })
  },
  facts: (answers) => ({
    facts: given({ cause: chosen(answers, 'cause'), named: namedIn(answers) }),
    reasonGiven: written(answers),
  }),
  alongside: async ({ trx, file }, answers) => {
    for (const account of namedIn(answers) ?? []) await nameOn(trx, file, account)
  },
}

function namedIn(answers: AnyAnswers): string[] | undefined {
  const named = answers['named']
  return Array.isArray(named) && named.length > 0 ? named.filter((one) => typeof one === 'string') : undefined
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
  // Names are for a restricted case: on one that everybody sees they would only let panel members in.
  alongside: async ({ trx, file }) => {
    await takeNamesOff(trx, file)
  },
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
