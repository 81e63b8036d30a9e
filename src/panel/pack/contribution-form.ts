/** What an agency tells the panel beforehand: facts apart from opinion, as much of either as it chooses to share. */
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { longText, radios } from '#platform/forms/questions.ts'
import { markings } from '#reference/sharing.ts'
import { nameOf, type AgendaItem } from '../agenda/item.ts'
import type { NewContribution } from './contributions.ts'

export function contributionForm(item: AgendaItem, agency: string, due: string) {
  return defineForm({
    id: 'panel-contribution',
    version: '1',
    title: { en: 'Channel panel' },
    pages: [
      page({
        id: 'panel-contribution',
        title: { en: `What ${agency} knows: ${nameOf(item)}` },
        intro: [
          { en: `Written beforehand, so that the panel can think about it. ${due}` },
          {
            en: 'Share what is necessary and proportionate for this discussion, and no more. Clinical detail that the panel does not need stays with you.',
          },
        ],
        questions: [
          longText({
            id: 'facts',
            label: { en: 'Facts' },
            name: { en: 'the facts' },
            hint: {
              en: 'What your records say, with dates and where each comes from. That you hold nothing is an answer too.',
            },
            maxLength: 8000,
            rows: 8,
            optional: true,
            sensitivity: 'narrative',
          }),
          longText({
            id: 'opinion',
            label: { en: 'Professional opinion' },
            name: { en: 'your opinion' },
            hint: { en: 'What you think it means. It is shown apart from the facts.' },
            maxLength: 4000,
            optional: true,
            sensitivity: 'narrative',
          }),
          radios({
            id: 'marking',
            label: { en: 'Marking' },
            name: { en: 'the marking' },
            options: markings.map(({ code, label }) => ({ code, label })),
          }),
        ],
      }),
    ],
  })
}

export function contributionIn(answers: AnyAnswers): Omit<NewContribution, 'late'> {
  return {
    facts: textIn(answers, 'facts'),
    opinion: textIn(answers, 'opinion'),
    marking: textIn(answers, 'marking') === 'official' ? 'official' : 'official_sensitive',
  }
}

export function contributionAnswers({
  facts,
  opinion,
  marking,
}: {
  readonly facts: string
  readonly opinion: string
  readonly marking: string
}): AnyAnswers {
  return { ...(facts === '' ? {} : { facts }), ...(opinion === '' ? {} : { opinion }), marking }
}
