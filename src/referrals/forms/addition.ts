/** What somebody adds to their own referral: one question, for the public and for professionals. */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { information, longText } from '#platform/forms/questions.ts'

export const additionForm = defineForm({
  id: 'referral-addition',
  version: '1',
  title: { en: 'Add what you have noticed since', cy: 'Ychwanegu’r hyn rydych wedi sylwi arno ers hynny' },
  pages: [
    page({
      id: 'addition',
      title: { en: 'Add what you have noticed since', cy: 'Ychwanegu’r hyn rydych wedi sylwi arno ers hynny' },
      questions: [
        information({
          id: 'whoReads',
          text: [
            {
              en: 'The people who look at the referral read what you add. You cannot read it here again, and they do not answer here.',
              cy: 'Mae’r bobl sy’n edrych ar yr atgyfeiriad yn darllen yr hyn rydych yn ei ychwanegu. Ni allwch ei ddarllen yma eto, ac nid ydynt yn ateb yma.',
            },
          ],
        }),
        longText({
          id: 'noticed',
          label: { en: 'What have you noticed since?', cy: 'Beth rydych wedi sylwi arno ers hynny?' },
          name: { en: 'what you have noticed since', cy: 'yr hyn rydych wedi sylwi arno ers hynny' },
          hint: {
            en: 'What was seen or heard, when, and by whom. Good news counts too. If somebody is in danger, call 999.',
            cy: 'Beth a welwyd neu a glywyd, pryd, a chan bwy. Mae newyddion da yn cyfrif hefyd. Os oes rhywun mewn perygl, ffoniwch 999.',
          },
          maxLength: 4000,
          rows: 6,
          sensitivity: 'narrative',
        }),
      ],
    }),
  ],
})
