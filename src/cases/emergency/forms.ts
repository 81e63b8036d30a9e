/** Opening a case in an emergency, and judging afterwards whether that was right. */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { longText, radios, text } from '#platform/forms/questions.ts'

/** Shorter than this is no reason that anybody could judge. */
const reasonAtLeast = 20

export const emergencyForm = defineForm({
  id: 'emergency-access',
  version: '1',
  title: { en: 'Open a case in an emergency' },
  pages: [
    page({
      id: 'emergency-access',
      title: { en: 'Open a case in an emergency' },
      intro: [
        {
          en: 'Only where somebody may come to harm unless you read a case now that you may not see. The chair, the deputy chair and information governance are told at once, and one of them judges afterwards whether it was right.',
        },
        {
          en: 'You can read the case for an hour at most. You can change nothing, and you do not see who referred.',
        },
      ],
      questions: [
        text({
          id: 'reference',
          label: { en: 'Reference of the case' },
          name: { en: 'the reference' },
          hint: { en: 'For example, THU-2026-0042' },
          width: 20,
          maxLength: 40,
        }),
        longText({
          id: 'reason',
          label: { en: 'Why must you read it now?' },
          name: { en: 'why you must read it now' },
          hint: { en: 'What has happened, what you fear, and what you will do with what you read' },
          maxLength: 4000,
          rows: 6,
          sensitivity: 'narrative',
        }),
      ],
      checks: [
        {
          reads: ['reason'],
          at: 'reason',
          message: { en: `The reason must be ${reasonAtLeast} characters or more` },
          wrong: ({ reason }) => typeof reason === 'string' && reason.trim().length < reasonAtLeast,
        },
      ],
    }),
  ],
})

/** The same words whether there is no such case, it is not theirs to open, or something of theirs has lapsed. */
export const nothingOpens =
  'No case can be opened in an emergency under this reference. Check it, and if it is right ask the chair'

export const reviewForm = defineForm({
  id: 'emergency-review',
  version: '1',
  title: { en: 'Review an emergency access' },
  pages: [
    page({
      id: 'emergency-review',
      title: { en: 'Review an emergency access' },
      questions: [
        radios({
          id: 'outcome',
          label: { en: 'What did you find?' },
          name: { en: 'what you found' },
          options: [
            { code: 'justified', label: { en: 'It was justified' } },
            {
              code: 'not_justified',
              label: { en: 'It was not justified' },
              hint: { en: 'If it has not ended yet, it ends now' },
            },
            {
              code: 'follow_up',
              label: { en: 'Something must be followed up first' },
              hint: { en: 'It stays on the list until someone says whether it was justified' },
            },
          ],
        }),
        longText({
          id: 'reason',
          label: { en: 'Reason' },
          name: { en: 'the reason' },
          hint: { en: 'What you looked at, and what follows' },
          maxLength: 4000,
          rows: 6,
          sensitivity: 'narrative',
        }),
      ],
    }),
  ],
})
