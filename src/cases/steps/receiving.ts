/** Pages for what happens as a referral comes in: acknowledge, return, take in, duplicate, tell the council. */
import { formatDay } from '#platform/day-and-time.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, radios, select, type Option } from '#platform/forms/questions.ts'
import { closureReasons } from '#reference/decisions.ts'
import { toldAnswers } from '#reference/consent.ts'
import { earlierRecords } from '../earlier-records.ts'
import { isClosed } from '../journey/stages.ts'
import type { Showing, StepPage } from './step-page.ts'
import { chosen, colleagues, given, reason, remark, safeguardingHandOff, supervisor, written } from './parts.ts'

export const acknowledgement: StepPage = {
  step: 'acknowledge',
  address: 'acknowledgement',
  form: () =>
    defineForm({
      id: 'acknowledgement',
      version: '1',
      title: { en: 'Acknowledge the referral' },
      pages: [
        page({
          id: 'acknowledgement',
          title: { en: 'Acknowledge the referral' },
          intro: [
            {
              en: 'Tell the referrer that the referral has arrived. Do not tell them anything about the person, or whether they were known.',
            },
          ],
          questions: [
            radios({
              id: 'how',
              label: { en: 'How did you acknowledge it?' },
              name: { en: 'how you acknowledged it' },
              options: [
                { code: 'email', label: { en: 'Email' } },
                { code: 'telephone', label: { en: 'Telephone' } },
                { code: 'letter', label: { en: 'Letter' } },
                { code: 'in person', label: { en: 'In person' } },
                { code: 'not possible', label: { en: 'It is not possible: the referrer left no way to reach them' } },
              ],
            }),
            remark(),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: given({ how: chosen(answers, 'how') }), reasonGiven: written(answers) }),
}

export const returnedReferral: StepPage = {
  step: 'return referral',
  address: 'return',
  form: () =>
    defineForm({
      id: 'return-referral',
      version: '1',
      title: { en: 'Return the referral' },
      pages: [
        page({
          id: 'return-referral',
          title: { en: 'Return the referral as incomplete' },
          questions: [
            checkboxes({
              id: 'missing',
              label: { en: 'What is missing?' },
              name: { en: 'what is missing' },
              options: [
                { code: 'person', label: { en: 'Who the person is' } },
                { code: 'concern', label: { en: 'What the concern is' } },
                { code: 'told', label: { en: 'Whether the person has been told' } },
                { code: 'referrer', label: { en: 'Who refers, or how to reach them' } },
                { code: 'other', label: { en: 'Something else' } },
              ],
            }),
            reason('What you asked the referrer for, and why'),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: { missing: answers['missing'] }, reasonGiven: written(answers) }),
}

export const completedReferral: StepPage = {
  step: 'receive completed referral',
  address: 'completed-referral',
  form: () =>
    defineForm({
      id: 'completed-referral',
      version: '1',
      title: { en: 'Take in the completed referral' },
      pages: [
        page({
          id: 'completed-referral',
          title: { en: 'Take in the completed referral' },
          questions: [
            radios({
              id: 'told',
              label: { en: 'Has the person been told?' },
              name: { en: 'whether the person has been told' },
              options: toldAnswers.map(({ code, label }) => ({ code, label })),
            }),
            reason('What the referrer added'),
          ],
        }),
      ],
    }),
  // Channel, sector and concern stay as they were received; the referrer completes, the record does not change its origin.
  facts: (answers, { file }) => {
    const received = file.entries.find((entry) => entry.step === 'receive referral')?.facts
    return { facts: { ...received, told: chosen(answers, 'told') }, reasonGiven: written(answers) }
  },
}

const returnedReasons = closureReasons.filter(({ code }) =>
  ['nfa_misinformed', 'nfa_malicious', 'nfa_insufficient'].includes(code),
)

export const returnedClosure: StepPage = {
  step: 'close returned referral',
  address: 'returned-closure',
  form: async ({ trx, file }) => {
    const others = await colleagues(trx, file)
    return defineForm({
      id: 'returned-closure',
      version: '1',
      title: { en: 'Close the returned referral' },
      pages: [
        page({
          id: 'returned-closure',
          title: { en: 'Close the returned referral' },
          questions: [
            radios({
              id: 'closureReason',
              label: { en: 'Why is it closed?' },
              name: { en: 'why it is closed' },
              options: returnedReasons.map(({ code, label }) => ({ code, label })),
            }),
            supervisor(others),
            safeguardingHandOff,
            reason(),
          ],
        }),
      ],
    })
  },
  facts: (answers) => ({
    facts: given({
      closureReason: chosen(answers, 'closureReason'),
      supervisor: chosen(answers, 'supervisor'),
      safeguardingHandOff: chosen(answers, 'safeguardingHandOff'),
    }),
    reasonGiven: written(answers),
  }),
  refusalAt: { 'supervisor-is-you': 'supervisor', 'reason-needed': 'reason' },
}

export const duplicate: StepPage = {
  step: 'mark duplicate',
  address: 'duplicate',
  waitsFor: async (showing) =>
    (await openCases(showing)).length > 0 ? undefined : 'There is no open case of a person like this one.',
  form: async (showing) => {
    return defineForm({
      id: 'duplicate',
      version: '1',
      title: { en: 'Mark as a duplicate' },
      pages: [
        page({
          id: 'duplicate',
          title: { en: 'Mark as a duplicate of an open case' },
          intro: [
            {
              en: 'Only when this is the same concern about the same person as a case that is open now. A new concern is a new case.',
            },
          ],
          questions: [
            select({
              id: 'openCase',
              label: { en: 'Which open case is it?' },
              name: { en: 'the open case' },
              options: await openCases(showing),
            }),
            reason('How you know that it is the same concern about the same person'),
          ],
        }),
      ],
    })
  },
  facts: (answers) => ({
    facts: given({
      closureReason: 'duplicate',
      openCase: chosen(answers, 'openCase'),
    }),
    reasonGiven: written(answers),
  }),
  refusalAt: { 'facts-incomplete': 'openCase' },
}

/** Open cases of people whose records resemble this one's. */
export async function openCases({ trx, file }: Showing): Promise<readonly Option[]> {
  const records = await earlierRecords(trx, file)
  return records.flatMap((record) =>
    record.cases
      .filter((row) => !isClosed(row.stage))
      .map((row) => ({
        code: row.id,
        label: { en: `${row.reference}, opened on ${formatDay(row.openedOn)}` },
      })),
  )
}

export const authorityNotice: StepPage = {
  step: 'notify local authority',
  address: 'authority-notice',
  form: () =>
    defineForm({
      id: 'authority-notice',
      version: '1',
      title: { en: 'Record that the council was told' },
      pages: [
        page({
          id: 'authority-notice',
          title: { en: 'Record that the council was told of the gateway outcome' },
          questions: [
            radios({
              id: 'how',
              label: { en: 'How was the council told?' },
              name: { en: 'how the council was told' },
              options: [
                { code: 'email', label: { en: 'Secure email' } },
                { code: 'telephone', label: { en: 'Telephone' } },
                { code: 'meeting', label: { en: 'At a meeting' } },
                { code: 'shared record', label: { en: 'They see it here' } },
              ],
            }),
            remark(),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: given({ how: chosen(answers, 'how') }), reasonGiven: written(answers) }),
}
