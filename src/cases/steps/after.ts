/** After the case: filing a review that was held, reopening and what follows from it, the archive. */
import { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, radios, text } from '#platform/forms/questions.ts'
import { reviewFilings } from '#reference/after-support.ts'
import { chosen, given, reason, remark, written } from './parts.ts'
import type { StepPage } from './step-page.ts'

export const reviewFiling: StepPage = {
  step: 'file review',
  address: 'review-filing',
  form: ({ file }) =>
    defineForm({
      id: 'review-filing',
      version: '1',
      title: { en: 'Record that a review was filed' },
      pages: [
        page({
          id: 'review-filing',
          title: { en: 'Record that a review was filed' },
          intro: [
            {
              en: 'The review was held at a meeting. Record here that its record has been entered where it belongs, and when.',
            },
          ],
          questions: [
            radios({
              id: 'review',
              label: { en: 'Which review?' },
              name: { en: 'the review' },
              options: file.state.unfiledReviews.map(({ months, heldOn }) => ({
                code: String(months),
                label: { en: `${months}-month review, held on ${formatDay(heldOn)}` },
              })),
            }),
            radios({
              id: 'filedIn',
              label: { en: 'Where is the record?' },
              name: { en: 'where the record is' },
              options: reviewFilings.map(({ code, label }) => ({ code, label })),
            }),
            date({
              id: 'filedOn',
              label: { en: 'When was it filed?' },
              name: { en: 'when it was filed' },
              hint: { en: 'Leave empty for today' },
              range: 'today or past',
              optional: true,
            }),
            text({
              id: 'reference',
              label: { en: 'Its reference there' },
              name: { en: 'its reference there' },
              maxLength: 60,
              width: 20,
              optional: true,
              sensitivity: 'narrative',
            }),
            remark(),
          ],
        }),
      ],
    }),
  facts: (answers) => {
    const on = chosen(answers, 'filedOn')
    return {
      facts: given({ review: Number(chosen(answers, 'review')), filedIn: chosen(answers, 'filedIn') }),
      reasonGiven: written(answers),
      ...(on === undefined ? {} : { on: Temporal.PlainDate.from(on) }),
    }
  },
  refusalAt: { 'filed-before-held': 'filedOn', 'in-the-future': 'filedOn' },
}

export const reopening: StepPage = {
  step: 'reopen',
  address: 'reopening',
  form: () =>
    defineForm({
      id: 'reopening',
      version: '1',
      title: { en: 'Reopen the case' },
      pages: [
        page({
          id: 'reopening',
          title: { en: 'Reopen the case' },
          intro: [
            {
              en: 'For a new referral of the same person a new case is made, linked to this one. Reopen a case when it was this one that was closed too soon, or on wrong facts.',
            },
          ],
          questions: [
            radios({
              id: 'cause',
              label: { en: 'What brings it back?' },
              name: { en: 'what brings it back' },
              options: [
                { code: 'new concern', label: { en: 'A new concern' } },
                { code: 'correction', label: { en: 'It was closed on wrong facts' } },
                { code: 'person asked', label: { en: 'The person, or a parent, asked for support' } },
              ],
            }),
            reason(),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: given({ cause: chosen(answers, 'cause') }), reasonGiven: written(answers) }),
}

export const gatheringAgain: StepPage = {
  step: 'gather information again',
  address: 'gathering-again',
  form: () =>
    defineForm({
      id: 'gathering-again',
      version: '1',
      title: { en: 'Gather information again' },
      pages: [
        page({
          id: 'gathering-again',
          title: { en: 'Gather information again' },
          intro: [{ en: 'A new assessment is written and agreed, and the section 36 decision is made afresh.' }],
          questions: [reason()],
        }),
      ],
    }),
  facts: (answers) => ({ facts: {}, reasonGiven: written(answers) }),
}

export const archiving: StepPage = {
  step: 'archive',
  address: 'archiving',
  form: () =>
    defineForm({
      id: 'archiving',
      version: '1',
      title: { en: 'Archive the case' },
      pages: [
        page({
          id: 'archiving',
          title: { en: 'Archive the case' },
          intro: [
            {
              en: 'An archived case is put away until its retention date. It cannot be reopened; a new concern is a new referral.',
            },
          ],
          questions: [remark()],
        }),
      ],
    }),
  facts: (answers) => ({ facts: {}, reasonGiven: written(answers) }),
}
