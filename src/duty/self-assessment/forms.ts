/** The forms of a self-assessment: begun, answered benchmark by benchmark, submitted, and looked at by a second person. */
import type { Temporal } from 'temporal-polyfill'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areasHeld } from '#platform/forms/area-question.ts'
import { longText, radios, select } from '#platform/forms/questions.ts'
import { governanceEditors } from '#reference/roles.ts'
import { schemesOn, type Scheme, type SchemeBenchmark } from '#reference/self-assessment-schemes.ts'
import { evidenceQuestion, pickedAnswers, type Offered } from '../evidence-picking.ts'
import { onePage } from '../standing.ts'
import { yearsOffered, yearWords } from '../year.ts'
import type { SelfAnswer } from './self-assessment.ts'
import type { NewAnswer, NewSelfAssessment } from './store.ts'

/** Who may be assessed by somebody: the partnership of each area they keep, and their own agency. */
export type Subject = {
  readonly code: string
  readonly words: string
  readonly areaId: string
  readonly agencyId: string | undefined
}

export const assessors = [...governanceEditors, 'partner contact'] as const

export function subjectsFor(actor: Actor): readonly Subject[] {
  const partnerships = areasHeld(actor, governanceEditors).map(({ id, name }) => ({
    code: `partnership.${id}`,
    words: `The partnership of ${name}`,
    areaId: id,
    agencyId: undefined,
  }))
  const own = areasAs(actor, ...assessors).includes(actor.areaId)
    ? [{ code: 'agency', words: actor.agencyName, areaId: actor.areaId, agencyId: actor.agencyId }]
    : []
  return [...partnerships, ...own]
}

export function newForm(subjects: readonly Subject[], today: Temporal.PlainDate) {
  return onePage('new-self-assessment', 'Start a self-assessment', [
    radios({
      id: 'subject',
      label: { en: 'Who is being assessed?' },
      name: { en: 'who is being assessed' },
      options: subjects.map(({ code, words }) => ({ code, label: { en: words } })),
    }),
    radios({
      id: 'scheme',
      label: { en: 'Against which benchmarks?' },
      name: { en: 'the benchmarks' },
      options: schemesOn(today).map(({ code, title }) => ({ code, label: { en: title } })),
    }),
    select({
      id: 'year',
      label: { en: 'For which year?' },
      name: { en: 'the year' },
      hint: { en: 'From 1 April to 31 March' },
      options: yearsOffered(today).map((year) => ({ code: String(year), label: { en: yearWords(year) } })),
    }),
  ])
}

export function newIn(answers: AnyAnswers, subjects: readonly Subject[]): NewSelfAssessment {
  const subject = subjects.find(({ code }) => code === textIn(answers, 'subject'))
  if (subject === undefined) throw new Error('the form let through a subject that it did not offer')
  return {
    areaId: subject.areaId,
    agencyId: subject.agencyId,
    scheme: textIn(answers, 'scheme'),
    fromYear: Number(textIn(answers, 'year')),
  }
}

export function answerForm(scheme: Scheme, benchmark: SchemeBenchmark, offered: Offered) {
  return onePage(
    'self-answer',
    benchmark.label,
    [
      scoreQuestion(scheme, 'How well is it met?'),
      longText({
        id: 'words',
        label: { en: 'Why this score?' },
        name: { en: 'why this score' },
        hint: { en: 'Say what is in place and what is not. Do not name anybody in a case' },
        maxLength: 4000,
        rows: 6,
      }),
      ...evidenceQuestion(offered),
    ],
    { intro: [{ en: benchmark.requirement }, { en: `What good looks like: ${benchmark.good}` }] },
  )
}

export function answerIn(answers: AnyAnswers, benchmark: string): NewAnswer {
  return { benchmark, score: textIn(answers, 'score'), words: textIn(answers, 'words') }
}

export function standingAnswers({ score, words }: SelfAnswer, offered: Offered): AnyAnswers {
  return { score, words, ...pickedAnswers(offered) }
}

export function submissionForm(title: string) {
  return onePage(
    'self-submission',
    'Submit the self-assessment',
    [
      longText({
        id: 'summary',
        label: { en: 'What does it show overall?' },
        name: { en: 'what it shows' },
        maxLength: 2000,
        rows: 4,
      }),
    ],
    {
      intro: [
        { en: title },
        { en: 'After it is submitted nobody can change it. A second person then reviews each score.' },
      ],
    },
  )
}

export function reviewForm(scheme: Scheme, benchmark: SchemeBenchmark, { score, words }: SelfAnswer) {
  const said = scheme.scores.find(({ code }) => code === score)?.label ?? score
  return onePage(
    'self-review',
    `Review: ${benchmark.label}`,
    [
      scoreQuestion(scheme, 'How well do you find it met?'),
      longText({ id: 'words', label: { en: 'Why?' }, name: { en: 'why' }, maxLength: 4000, rows: 5 }),
    ],
    {
      intro: [
        { en: `What good looks like: ${benchmark.good}` },
        { en: `Their own score is ${said}. They say: ${words}` },
      ],
    },
  )
}

function scoreQuestion({ scores }: Scheme, words: string) {
  return radios({
    id: 'score',
    label: { en: words },
    name: { en: 'a score' },
    options: scores.map(({ code, label }) => ({ code, label: { en: label } })),
  })
}
