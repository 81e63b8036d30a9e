/**
 * The questions that every end of support answers: what became of each need, why fewer sessions were held than agreed, what the
 * referrer thinks. One wording, whether the panel ends support or the person's consent does.
 */
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { longText, radios, text, type Question } from '#platform/forms/questions.ts'
import { needOutcomes, referrerViews } from '#reference/after-support.ts'
import { listNeeds, type PlanNeed } from '../plan/store.ts'
import type { Tally } from '../sessions/sessions.ts'
import { sessionTally } from '../sessions/store.ts'
import { counted } from '../sessions/words.ts'
import { chosen, written } from './parts.ts'
import type { Showing } from './step-page.ts'

export async function endQuestions(showing: Showing): Promise<readonly Question[]> {
  const needs = await needsOf(showing)
  return [
    ...needs.flatMap((need, place) => needQuestions(need, place)),
    ...sessionQuestions(await sessionsIn(showing)),
    ...referrerQuestions,
  ]
}

export async function endFacts(answers: AnyAnswers, showing: Showing) {
  const needs = await needsOf(showing)
  const { agreed, held } = await sessionsIn(showing)
  return {
    needs: needs.flatMap((need, place) => outcomeOf(need, place, answers)),
    sessions: { agreed, held },
    sessionsExplained: written(answers, 'sessionsWhy') ? true : undefined,
    referrerView: chosen(answers, 'referrerView'),
  }
}

/** Where a refusal of `endArgues` is shown. */
export const endRefusalAt = {
  'need-unanswered': 'need1',
  'need-not-planned': 'need1',
  'sessions-unexplained': 'sessionsWhy',
  'referrer-left-out': 'referrerView',
} as const

/** The needs that must be answered: those of the plan in force, by the journal. */
async function needsOf({ trx, file, vault }: Showing): Promise<readonly Pick<PlanNeed, 'id' | 'title'>[]> {
  const written = await listNeeds({ trx, file, vault })
  return file.state.planNeeds.map(({ needId }) => ({
    id: needId,
    title: written.find(({ id }) => id === needId)?.title ?? 'A need that can no longer be read',
  }))
}

function needQuestions({ title }: Pick<PlanNeed, 'title'>, place: number): readonly Question[] {
  const id = `need${place + 1}`
  return [
    radios({
      id,
      label: { en: `Need ${place + 1}: ${title}` },
      name: { en: `what became of need ${place + 1}` },
      options: needOutcomes.map(({ code, label }) => ({ code, label })),
    }),
    text({
      id: `${id}Service`,
      label: { en: 'Which service has it now?' },
      name: { en: `the service that has need ${place + 1} now` },
      maxLength: 200,
      showIf: { question: id, is: ['moved_on'] },
      sensitivity: 'narrative',
    }),
    longText({
      id: `${id}Why`,
      label: { en: 'Why is it accepted?' },
      name: { en: `why need ${place + 1} is accepted` },
      maxLength: 2000,
      rows: 3,
      showIf: { question: id, is: ['accepted'] },
      sensitivity: 'narrative',
    }),
  ]
}

function outcomeOf({ id }: Pick<PlanNeed, 'id'>, place: number, answers: AnyAnswers) {
  const outcome = chosen(answers, `need${place + 1}`)
  return outcome === undefined ? [] : [{ needId: id, outcome }]
}

/** Bought and held, as the record of the sessions has them: nobody types a count. Where fewer were held than bought, somebody says why. */
function sessionsIn({ trx, file, today }: Showing): Promise<Tally> {
  return sessionTally(trx, file, today)
}

function sessionQuestions(sessions: Tally): readonly Question[] {
  if (sessions.held === sessions.agreed) return []
  return [
    longText({
      id: 'sessionsWhy',
      label: {
        en: `${counted(sessions.agreed, 'session was', 'sessions were')} agreed and ${sessions.held} held: why?`,
      },
      name: { en: 'why fewer sessions were held than agreed' },
      hint: { en: 'Counted from what is recorded of each session. If the record is wrong, correct it there first.' },
      maxLength: 2000,
      rows: 3,
      sensitivity: 'narrative',
    }),
  ]
}

const referrerQuestions: readonly Question[] = [
  radios({
    id: 'referrerView',
    label: { en: 'What does the referrer think?' },
    name: { en: 'the referrer’s view' },
    hint: { en: 'Whoever raised the concern often sees the person next. Invite them to the discussion, or ask.' },
    options: referrerViews.map(({ code, label }) => ({ code, label })),
  }),
  longText({
    id: 'referrerSaid',
    label: { en: 'What they said' },
    name: { en: 'what the referrer said' },
    maxLength: 4000,
    rows: 3,
    showIf: { question: 'referrerView', is: ['given'] },
    sensitivity: 'narrative',
  }),
  longText({
    id: 'referrerWhyNot',
    label: { en: 'How often they were asked, or why they could not be' },
    name: { en: 'why there is no view of the referrer' },
    maxLength: 2000,
    rows: 3,
    showIf: { question: 'referrerView', is: ['no_answer', 'not_possible'] },
    sensitivity: 'narrative',
  }),
]
