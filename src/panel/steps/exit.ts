/**
 * The end of support. It has to argue: what became of each need, the sessions bought and held, the referrer's view, who is told, and why. Real exits left
 * needs unanswered, sessions unremarked and the referring school out. Source: process.md 2.13; CTSA 2015 s36(4)(d); the learning reviews of 2025.
 */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, information, longText, radios } from '#platform/forms/questions.ts'
import { latestAssessmentTitle } from '#cases/assessment/latest.ts'
import { sessionsBeside } from '#cases/sessions/beside.ts'
import { endFacts, endQuestions, endRefusalAt } from '#cases/steps/end-of-support.ts'
import { knownBeside } from '#cases/steps/known-beside.ts'
import { chosen, given, reason, written } from '#cases/steps/parts.ts'
import type { Beside, Showing, StepPage } from '#cases/steps/step-page.ts'
import { toldOfExit } from '#reference/after-support.ts'
import { exitReasons } from '#reference/decisions.ts'
import { findReferrer } from '../agenda/came-from.ts'
import { markDecided } from '../agenda/store.ts'
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

const votes: readonly Vote[] = [
  { id: 'votesExit', decision: 'exit', label: 'Votes to end support' },
  { id: 'votesGoOn', decision: 'go on', label: 'Votes to go on' },
]

export const exit: StepPage = {
  step: 'exit',
  address: 'exit',
  waitsFor: needsMeeting,
  form: async (showing) =>
    defineForm({
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
            ...(await endQuestions(showing)),
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
    }),
  beside: async (showing) => [
    ...(await knownBeside(showing)),
    await whatItRestsOn(showing),
    ...(await sessionsBeside(showing)),
    ...(await presentBeside(showing)),
  ],
  facts: async (answers, showing) => {
    const { meetingId, present, heldOn } = await atMeeting(answers, showing)
    return {
      facts: given({
        meetingId,
        present,
        closureReason: chosen(answers, 'closureReason'),
        votes: votesIn(answers, votes),
        ...(await endFacts(answers, showing)),
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
    'local-quorum-missing': 'meeting',
    'before-the-stage': 'meeting',
    ...endRefusalAt,
    'police-not-told': 'policeTold',
    'final-assessment-needed': 'closureReason',
    'consent-stands': 'closureReason',
    'care-not-considered': 'closureReason',
    'votes-needed': 'votesExit',
    'reason-needed': 'reason',
  },
}

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
