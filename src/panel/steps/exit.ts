/**
 * The end of support. It has to argue: what became of each need, the sessions bought and held, the referrer's view, who is told, and why. Real exits left
 * needs unanswered, sessions unremarked and the referring school out. Source: process.md 2.13; CTSA 2015 s36(4)(d); the learning reviews of 2025.
 */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, information, longText, radios, text, type Question } from '#platform/forms/questions.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { latestAssessmentTitle } from '#cases/assessment/latest.ts'
import type { Tally } from '#cases/sessions/sessions.ts'
import { sessionTally } from '#cases/sessions/store.ts'
import { counted } from '#cases/sessions/words.ts'
import { listNeeds, type PlanNeed } from '#cases/plan/store.ts'
import { knownBeside } from '#cases/steps/known-beside.ts'
import { chosen, given, reason, written } from '#cases/steps/parts.ts'
import type { Beside, Showing, StepPage } from '#cases/steps/step-page.ts'
import { needOutcomes, referrerViews, toldOfExit } from '#reference/after-support.ts'
import { exitReasons } from '#reference/decisions.ts'
import { findReferrer, markDecided } from '../store.ts'
import {
  atMeeting,
  dissent,
  howAPanelDecides,
  meetingQuestion,
  modeIn,
  modeQuestion,
  needsMeeting,
  presentBeside,
  votesIn,
  voteQuestions,
  type Vote,
} from './meeting.ts'
import { sessionsBeside } from './sessions-beside.ts'

const votes: readonly Vote[] = [
  { id: 'votesExit', decision: 'exit', label: 'Votes to end support' },
  { id: 'votesGoOn', decision: 'go on', label: 'Votes to go on' },
]

export const exit: StepPage = {
  step: 'exit',
  address: 'exit',
  waitsFor: needsMeeting,
  form: async (showing) => {
    const needs = await needsOf(showing)
    const sessions = await sessionsIn(showing)
    return defineForm({
      id: 'exit',
      version: '1',
      title: { en: 'End support' },
      pages: [
        page({
          id: 'exit',
          title: { en: 'End support' },
          intro: [
            {
              en: 'Support ends when the panel agrees that the concern is gone or much reduced, when consent is gone, or when another route takes over. Say what became of each need.',
            },
          ],
          questions: [
            await meetingQuestion(showing),
            radios({
              id: 'closureReason',
              label: { en: 'Why does support end?' },
              name: { en: 'why support ends' },
              options: [
                ...exitReasons.map(({ code, label, definition }) => ({
                  code,
                  label,
                  ...(definition === undefined ? {} : { hint: { en: definition } }),
                })),
                { code: 'police_led_partnership', label: { en: 'Police lead the multi-agency response' } },
              ],
            }),
            ...needs.flatMap((need, place) => needQuestions(need, place)),
            ...sessionQuestions(sessions),
            ...referrerQuestions,
            longText({
              id: 'finalAssessment',
              label: { en: 'Final assessment' },
              name: { en: 'the final assessment' },
              hint: { en: 'What has changed since the beginning, and what shows it' },
              maxLength: 6000,
              rows: 5,
              sensitivity: 'narrative',
            }),
            longText({
              id: 'exitPlan',
              label: { en: 'What follows for the person' },
              name: { en: 'what follows for the person' },
              hint: { en: 'Who stays in touch, whom to ring if something changes, and when it is looked at again' },
              maxLength: 4000,
              rows: 4,
              sensitivity: 'narrative',
            }),
            checkboxes({
              id: 'told',
              label: { en: 'Who is told?' },
              name: { en: 'who is told' },
              options: toldOfExit.map(({ code, label }) => ({ code, label })),
            }),
            radios({
              id: 'policeTold',
              label: { en: 'Have police been told?' },
              name: { en: 'whether police have been told' },
              hint: { en: 'The risk of terrorism stays with them' },
              options: [
                { code: 'yes', label: { en: 'Yes' } },
                { code: 'no', label: { en: 'Not yet' } },
              ],
            }),
            information({ id: 'howDecided', text: [{ en: howAPanelDecides }] }),
            ...voteQuestions(votes),
            modeQuestion,
            reason('Reasons for the decision'),
            dissent,
          ],
        }),
      ],
    })
  },
  beside: async (showing) => [
    ...(await knownBeside(showing)),
    await whatItRestsOn(showing),
    ...(await sessionsBeside(showing)),
    ...(await presentBeside(showing)),
  ],
  facts: async (answers, showing) => {
    const { meetingId, present, heldOn } = await atMeeting(answers, showing)
    const needs = await needsOf(showing)
    const { agreed, held } = await sessionsIn(showing)
    return {
      facts: given({
        meetingId,
        present,
        closureReason: chosen(answers, 'closureReason'),
        votes: votesIn(answers, votes),
        needs: needs.flatMap((need, place) => outcomeOf(need, place, answers)),
        sessions: { agreed, held },
        sessionsExplained: written(answers, 'sessionsWhy') ? true : undefined,
        referrerView: chosen(answers, 'referrerView'),
        told: answers['told'],
        policeTold: chosen(answers, 'policeTold') === 'yes',
      }),
      reasonGiven: written(answers),
      ...modeIn(answers),
      ...(heldOn === undefined ? {} : { on: heldOn }),
    }
  },
  alongside: async ({ trx, file }, _answers, { facts }) => {
    await markDecided(trx, String(facts['meetingId']), file.row.id)
  },
  refusalAt: {
    'no-chair-present': 'meeting',
    'no-home-force-present': 'meeting',
    'before-the-stage': 'meeting',
    'need-unanswered': 'need1',
    'need-not-planned': 'need1',
    'sessions-unexplained': 'sessionsWhy',
    'referrer-left-out': 'referrerView',
    'police-not-told': 'policeTold',
    'final-assessment-needed': 'closureReason',
    'consent-stands': 'closureReason',
    'care-not-considered': 'closureReason',
    'votes-needed': 'votesExit',
    'reason-needed': 'reason',
  },
}

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

async function whatItRestsOn({ trx, file }: Showing): Promise<Beside> {
  const page = `/cases/${file.row.id}`
  return {
    heading: 'What the end rests on',
    rows: [
      {
        key: 'Assessed since support began',
        value: file.state.assessedInSupport
          ? `Yes: ${(await latestAssessmentTitle(trx, file)) ?? ''}`
          : 'No. Agree a final assessment first.',
        href: `${page}#assessment`,
      },
      { key: 'Referred by', value: await findReferrer(trx, file.row.referralId) },
    ],
  }
}
