/** The forms of advice: what is asked, without anybody's identity, and what is answered. */
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { longText, select } from '#platform/forms/questions.ts'
import { hasCode } from '#reference/code-list.ts'
import { placeKinds } from '#reference/duty-bodies.ts'
import { enquiryTopics } from '#reference/duty-work.ts'
import { onePage } from '../standing.ts'
import type { NewEnquiry } from './store.ts'

export const noNames =
  'Ask in general. Do not write the name of a child, a pupil or anybody else, nor anything by which somebody could be known.'

/** @param areas none to choose from where somebody asks for their own agency */
export function enquiryForm(areas: readonly Area[]) {
  return onePage(
    'enquiry',
    'Ask for advice',
    [
      ...areaQuestion(areas),
      select({
        id: 'setting',
        label: { en: 'What kind of setting is asking?' },
        name: { en: 'the kind of setting' },
        options: placeKinds.map(({ code, label }) => ({ code, label })),
      }),
      select({
        id: 'topic',
        label: { en: 'What is it about?' },
        name: { en: 'what it is about' },
        options: enquiryTopics.map(({ code, label }) => ({ code, label })),
      }),
      longText({
        id: 'question',
        label: { en: 'What is your question?' },
        name: { en: 'your question' },
        hint: { en: noNames },
        maxLength: 3000,
        rows: 6,
      }),
    ],
    {
      intro: [
        {
          en: 'Use this page to ask for advice. If you are worried about somebody, choose “Refer” in the menu instead. Nothing that you write here becomes a referral.',
        },
      ],
    },
  )
}

export function enquiryIn(answers: AnyAnswers): Pick<NewEnquiry, 'setting' | 'topic' | 'question'> {
  const [setting, topic] = [textIn(answers, 'setting'), textIn(answers, 'topic')]
  if (!hasCode(placeKinds, setting) || !hasCode(enquiryTopics, topic))
    throw new Error('the form let through a setting or a topic that it did not offer')
  return { setting, topic, question: textIn(answers, 'question') }
}

export function answerForm(question: string) {
  return onePage(
    'enquiry-answer',
    'Answer the enquiry',
    [
      longText({
        id: 'words',
        label: { en: 'What is your answer?' },
        name: { en: 'your answer' },
        hint: {
          en: 'Answer in general and do not name anybody. If somebody needs a referral, tell the setting to make it.',
        },
        maxLength: 5000,
        rows: 8,
      }),
    ],
    { intro: [{ en: question }] },
  )
}
