/** Taking in what a referrer added, and leaving them a message: the pages. */
import { formatDayAndTime } from '#platform/day-and-time.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, information } from '#platform/forms/questions.ts'
import { keptView, openKept } from '#platform/forms/kept.ts'
import { hasCode } from '#reference/code-list.ts'
import { referrerMessages } from '#reference/referrer-messages.ts'
import { addMessages, listAdditions, type Addition } from '#referrals/additions.ts'
import { remark, several, written } from '../steps/parts.ts'
import type { Showing, StepPage } from '../steps/step-page.ts'

export const additionTakenIn: StepPage = {
  step: 'take in addition',
  address: 'referrer-addition',
  waitsFor: async (showing) =>
    (await waiting(showing)).length === 0 ? 'The referrer has added nothing that is not taken in already.' : undefined,
  form: async (showing) => {
    const additions = await waiting(showing)
    return defineForm({
      id: 'referrer-addition',
      version: '1',
      title: { en: 'Take in what the referrer added' },
      pages: [
        page({
          id: 'referrer-addition',
          title: { en: 'Take in what the referrer added' },
          questions: [
            checkboxes({
              id: 'additions',
              label: { en: 'What have you read?' },
              name: { en: 'what you have read' },
              options: additions.map(({ id, addedAt }) => ({
                code: id,
                label: { en: `Added on ${formatDayAndTime(addedAt)}` },
              })),
            }),
            remark('What follows from it'),
          ],
        }),
      ],
    })
  },
  facts: (answers) => ({ facts: { additions: several(answers, 'additions') }, reasonGiven: written(answers) }),
  beside: async (showing) =>
    (await waiting(showing)).map(({ addedAt, kept }) => ({
      heading: `Added on ${formatDayAndTime(addedAt)}`,
      rows:
        kept === undefined
          ? []
          : keptView(openKept(JSON.parse(kept))).flatMap((view) =>
              view.rows.map((row) => ({ key: row.key, value: row.lines.join('\n') })),
            ),
    })),
}

export const messageToReferrer: StepPage = {
  step: 'write to referrer',
  address: 'message-to-referrer',
  form: () =>
    defineForm({
      id: 'message-to-referrer',
      version: '1',
      title: { en: 'Leave a message for the referrer' },
      pages: [
        page({
          id: 'message-to-referrer',
          title: { en: 'Leave a message for the referrer' },
          questions: [
            information({
              id: 'whoReads',
              text: [
                {
                  en: 'Whoever made the referral reads it when they sign in, or with the code of their receipt. The sentences are fixed, so that none can give anything away.',
                },
              ],
            }),
            checkboxes({
              id: 'messages',
              label: { en: 'What do you want to tell them?' },
              name: { en: 'what you tell the referrer' },
              options: referrerMessages.map(({ code, label }) => ({ code, label: { en: label.en } })),
            }),
            remark(),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: { messages: several(answers, 'messages') }, reasonGiven: written(answers) }),
  alongside: async ({ trx, file }, answers) => {
    const messages = several(answers, 'messages').filter((code) => hasCode(referrerMessages, code))
    const { areaId, referralId } = file.row
    await addMessages(trx, { areaId, referralId, messages })
  },
}

async function waiting({ trx, file, vault }: Showing): Promise<readonly Addition[]> {
  const { areaId, referralId } = file.row
  const all = await listAdditions(trx, vault, { areaId, referralId, personId: file.person.id })
  return all.filter(({ id }) => !file.state.additionsTakenIn.includes(id))
}
