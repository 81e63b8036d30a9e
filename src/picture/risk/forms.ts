/** The forms of the risk register. None of them has a place for a person. */
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, longText, radios, select, text } from '#platform/forms/questions.ts'
import { hasCode } from '#reference/code-list.ts'
import { threatThemes } from '#reference/local-threat.ts'
import { grades, isNoGreater, type Grade, type Position, type Risk } from './risk.ts'
import type { NewReview, RiskWords } from './store.ts'

const version = '1'

export const nobodyHere =
  'A risk is a situation, never a person. Do not name anybody, or write anything that could identify somebody. If you are worried about a person, make a referral.'

const wordQuestions = [
  longText({
    id: 'cause',
    label: { en: 'What is the cause?' },
    name: { en: 'the cause' },
    hint: { en: 'Such as “Halls are let without asking who will speak”' },
    maxLength: 1000,
    rows: 2,
  }),
  longText({
    id: 'event',
    label: { en: 'What could happen?' },
    name: { en: 'what could happen' },
    hint: { en: 'Such as “A proscribed group speaks in a council venue”' },
    maxLength: 1000,
    rows: 2,
  }),
  longText({
    id: 'effect',
    label: { en: 'What would the effect be?' },
    name: { en: 'the effect' },
    maxLength: 1000,
    rows: 2,
  }),
  select({
    id: 'theme',
    label: { en: 'Theme' },
    name: { en: 'the theme' },
    options: threatThemes.map(({ code, label }) => ({ code, label })),
  }),
  text({
    id: 'owner',
    label: { en: 'Which post or body owns it?' },
    name: { en: 'the post or body that owns it' },
    hint: { en: 'Such as “Head of community safety”. Do not enter a name' },
    maxLength: 200,
  }),
  longText({
    id: 'controls',
    label: { en: 'What is done about it already?' },
    name: { en: 'what is done already' },
    maxLength: 2000,
    rows: 3,
    optional: true,
  }),
  longText({
    id: 'actions',
    label: { en: 'What else will be done?' },
    name: { en: 'what else will be done' },
    maxLength: 2000,
    rows: 3,
    optional: true,
  }),
]

/** How likely and how serious each grade is, in words: our own choice. */
export const likelihoodWords: Record<Grade, string> = {
  1: '1: very unlikely',
  2: '2: unlikely',
  3: '3: possible',
  4: '4: likely',
  5: '5: very likely',
}
export const impactWords: Record<Grade, string> = {
  1: '1: hardly noticed',
  2: '2: affects a few people',
  3: '3: affects a neighbourhood',
  4: '4: affects the whole area',
  5: '5: danger to life, or disorder across the area',
}

function gradeQuestion(id: string, label: string, name: string, words: Record<Grade, string>) {
  return radios({
    id,
    label: { en: label },
    name: { en: name },
    options: grades.map((grade) => ({ code: String(grade), label: { en: words[grade] } })),
  })
}

const scoreQuestions = [
  gradeQuestion(
    'likelihoodBefore',
    'How likely is it if nothing is done?',
    'how likely it is if nothing is done',
    likelihoodWords,
  ),
  gradeQuestion(
    'impactBefore',
    'How serious would it be if nothing is done?',
    'how serious it would be if nothing is done',
    impactWords,
  ),
  gradeQuestion(
    'likelihoodAfter',
    'How likely is it with what is done?',
    'how likely it is with what is done',
    likelihoodWords,
  ),
  gradeQuestion(
    'impactAfter',
    'How serious would it be with what is done?',
    'how serious it would be with what is done',
    impactWords,
  ),
  longText({
    id: 'reasons',
    label: { en: 'Why these scores?' },
    name: { en: 'the reasons for these scores' },
    hint: { en: 'Do not name anybody. You cannot change this afterwards' },
    maxLength: 2000,
    rows: 3,
  }),
  date({
    id: 'nextReviewOn',
    label: { en: 'When will it be looked at again?' },
    name: { en: 'when it will be looked at again' },
    range: 'future',
  }),
]

const scoreChecks = [
  {
    reads: ['likelihoodBefore', 'likelihoodAfter'],
    at: 'likelihoodAfter',
    message: { en: 'What is done about a risk cannot make it more likely' },
    wrong: (answers: AnyAnswers) => gradeIn(answers, 'likelihoodAfter') > gradeIn(answers, 'likelihoodBefore'),
  },
  {
    reads: ['impactBefore', 'impactAfter'],
    at: 'impactAfter',
    message: { en: 'What is done about a risk cannot make it heavier' },
    wrong: (answers: AnyAnswers) => gradeIn(answers, 'impactAfter') > gradeIn(answers, 'impactBefore'),
  },
]

export function newRiskForm(areas: readonly Area[]) {
  return defineForm({
    id: 'new-risk',
    version,
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'new-risk',
        title: { en: 'Add a risk' },
        intro: [{ en: nobodyHere }],
        questions: [...areaQuestion(areas), ...wordQuestions, ...scoreQuestions],
        checks: scoreChecks,
      }),
    ],
  })
}

export function reviewForm({ event }: Risk) {
  return defineForm({
    id: 'risk-review',
    version,
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'risk-review',
        title: { en: `Review: ${shortened(event)}` },
        intro: [{ en: nobodyHere }],
        questions: scoreQuestions,
        checks: scoreChecks,
      }),
    ],
  })
}

export function changeRiskForm({ event }: Risk) {
  return defineForm({
    id: 'risk',
    version,
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'risk',
        title: { en: `Change: ${shortened(event)}` },
        intro: [{ en: nobodyHere }],
        questions: [
          ...wordQuestions,
          date({
            id: 'closedOn',
            label: { en: 'When was it closed?' },
            name: { en: 'when it was closed' },
            hint: { en: 'Leave it empty while the risk stands' },
            range: 'today or past',
            optional: true,
          }),
        ],
      }),
    ],
  })
}

export function wordsIn(answers: AnyAnswers): RiskWords {
  const theme = textIn(answers, 'theme')
  if (!hasCode(threatThemes, theme)) throw new Error('the form let through a theme that it did not offer')
  return {
    cause: textIn(answers, 'cause'),
    event: textIn(answers, 'event'),
    effect: textIn(answers, 'effect'),
    theme,
    owner: textIn(answers, 'owner'),
    controls: textIn(answers, 'controls'),
    actions: textIn(answers, 'actions'),
  }
}

export function changedRiskIn(answers: AnyAnswers): RiskWords & Pick<Risk, 'closedOn'> {
  return { ...wordsIn(answers), closedOn: dayIn(answers, 'closedOn') }
}

export function riskAnswers(risk: Risk): AnyAnswers {
  const { cause, event, effect, theme, owner, controls, actions, closedOn } = risk
  const closed = closedOn === undefined ? {} : { closedOn: closedOn.toString() }
  return { cause, event, effect, theme, owner, controls, actions, ...closed }
}

export function reviewIn(answers: AnyAnswers): NewReview {
  const position = (when: 'Before' | 'After'): Position => ({
    likelihood: gradeIn(answers, `likelihood${when}`),
    impact: gradeIn(answers, `impact${when}`),
  })
  const [before, after] = [position('Before'), position('After')]
  const nextReviewOn = dayIn(answers, 'nextReviewOn')
  if (nextReviewOn === undefined || !isNoGreater(after, before)) throw new Error('the form let through a wrong score')
  return { before, after, reasons: textIn(answers, 'reasons'), nextReviewOn }
}

function gradeIn(answers: AnyAnswers, question: string): Grade {
  const grade = grades.find((one) => String(one) === textIn(answers, question))
  if (grade === undefined) throw new Error(`the form let through no grade for ${question}`)
  return grade
}

export function shortened(words: string): string {
  return words.length > 80 ? `${words.slice(0, 79).replace(/\s+\S*$/, '')} …` : words
}
