/** The form of one protected characteristic in an equality impact assessment. */
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { dayOf } from '#platform/forms/answers.ts'
import { defineForm, page, type Check } from '#platform/forms/define-form.ts'
import { date, longText, radios, text } from '#platform/forms/questions.ts'
import { impacts, type EqualityEntry, type EqualityWords, type Impact } from './store.ts'

export const impactWords: Readonly<Record<Impact, string>> = {
  positive: 'Positive',
  none: 'None',
  negative: 'Negative',
  'not known': 'Not known yet',
}

/** "not-known" is what every form calls a question left open; here it is an answer. */
const codeOf = (impact: Impact): string => (impact === 'not known' ? 'unclear' : impact)

const harmIsAnswered: Check = {
  reads: ['impact'],
  at: 'mitigation',
  message: { en: 'Enter what is done about the negative impact' },
  wrong: (answers) => textIn(answers, 'impact') === 'negative' && textIn(answers, 'mitigation') === '',
}

export function equalityForm(characteristic: string) {
  return defineForm({
    id: 'equality',
    version: '1',
    title: { en: 'Equality impact assessment' },
    pages: [
      page({
        id: 'equality',
        title: { en: characteristic },
        intro: [
          { en: 'Saving makes a new revision, which has to be signed off again. Earlier ones stay. Name nobody here.' },
        ],
        checks: [harmIsAnswered],
        questions: [
          longText({
            id: 'evidence',
            label: { en: 'What is known?' },
            name: { en: 'what is known' },
            hint: { en: 'Figures and what people said, each with where it comes from' },
            maxLength: 4000,
            rows: 5,
          }),
          radios({
            id: 'impact',
            label: { en: 'What is the impact?' },
            name: { en: 'the impact' },
            options: impacts.map((impact) => ({ code: codeOf(impact), label: { en: impactWords[impact] } })),
          }),
          longText({
            id: 'impactWords',
            label: { en: 'How are people affected?' },
            name: { en: 'how people are affected' },
            maxLength: 4000,
            rows: 4,
            optional: true,
          }),
          longText({
            id: 'mitigation',
            label: { en: 'What is done about it?' },
            name: { en: 'what is done about it' },
            maxLength: 4000,
            rows: 4,
            optional: true,
          }),
          text({
            id: 'owner',
            label: { en: 'Who answers for it?' },
            name: { en: 'who answers for it' },
            maxLength: 200,
          }),
          date({
            id: 'reviewOn',
            label: { en: 'When is it reviewed?' },
            name: { en: 'the day of the review' },
            range: 'today or future',
          }),
        ],
      }),
    ],
  })
}

export function equalityAnswers(entry: EqualityEntry): AnyAnswers {
  return {
    evidence: entry.evidence,
    impact: codeOf(entry.impact),
    ...(entry.impactWords !== '' && { impactWords: entry.impactWords }),
    ...(entry.mitigation !== '' && { mitigation: entry.mitigation }),
    owner: entry.owner,
    reviewOn: entry.reviewOn.toString(),
  }
}

export function equalityIn(answers: AnyAnswers): EqualityWords {
  return {
    evidence: textIn(answers, 'evidence'),
    impact: impacts.find((impact) => codeOf(impact) === textIn(answers, 'impact')) ?? 'not known',
    impactWords: textIn(answers, 'impactWords'),
    mitigation: textIn(answers, 'mitigation'),
    owner: textIn(answers, 'owner'),
    reviewOn: dayOf(textIn(answers, 'reviewOn')),
  }
}
