/** The panel's word for a risk, chosen at a meeting and reasoned. It is a word and nothing else: nothing is computed from it or ordered by it. */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { information, radios } from '#platform/forms/questions.ts'
import { risksOf } from '#cases/risk/risks.ts'
import { terrorismStaysWithPolice } from '#cases/risk/steps.ts'
import { chosen, given, reason, written } from '#cases/steps/parts.ts'
import type { StepPage } from '#cases/steps/step-page.ts'
import { riskWords } from '#reference/risk.ts'
import { atMeeting, meetingQuestion, needsMeeting, presentBeside } from './meeting.ts'

export const riskWord: StepPage = {
  step: 'agree risk word',
  address: 'risk-word',
  waitsFor: needsMeeting,
  form: async (showing) => {
    const standing = (await risksOf(showing)).filter((risk) => risk.stands)
    return defineForm({
      id: 'risk-word',
      version: '1',
      title: { en: 'Record the panel’s word for a risk' },
      pages: [
        page({
          id: 'risk-word',
          title: { en: 'Record the panel’s word for a risk' },
          questions: [
            information({ id: 'police', text: [{ en: terrorismStaysWithPolice }] }),
            await meetingQuestion(showing),
            radios({
              id: 'risk',
              label: { en: 'Which risk?' },
              name: { en: 'the risk' },
              options: standing.map(({ riskId, summary }) => ({ code: riskId, label: { en: summary } })),
            }),
            radios({
              id: 'word',
              label: { en: 'The panel’s word' },
              name: { en: 'the panel’s word' },
              hint: { en: 'Chosen by the panel. The service computes nothing from it, and no list shows it.' },
              options: riskWords.map(({ code, label }) => ({ code, label })),
            }),
            reason('Reasons of the panel'),
          ],
        }),
      ],
    })
  },
  beside: presentBeside,
  facts: async (answers, showing) => {
    const { meetingId, present, heldOn } = await atMeeting(answers, showing)
    return {
      facts: given({ meetingId, present, riskId: chosen(answers, 'risk'), word: chosen(answers, 'word') }),
      reasonGiven: written(answers),
      ...(heldOn === undefined ? {} : { on: heldOn }),
    }
  },
  refusalAt: {
    'no-such-risk': 'risk',
    'no-chair-present': 'meeting',
    'no-home-force-present': 'meeting',
    'reason-needed': 'reason',
  },
}
