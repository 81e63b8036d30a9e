/**
 * Reviews after support: held at a meeting, with what was checked and by whom, what was found, and what was decided and how. That the record was then
 * filed is another step (cases/steps/after.ts). Source: process.md 2.2 steps 19 and 20, 2.13.
 */
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, information, longText, radios, type Question } from '#platform/forms/questions.ts'
import { knownBeside } from '#cases/steps/known-beside.ts'
import { chosen, given, reason, written } from '#cases/steps/parts.ts'
import type { Showing, StepFacts, StepPage } from '#cases/steps/step-page.ts'
import { reviewConcerns, reviewMonths, reviewSources } from '#reference/after-support.ts'
import { reviewResults } from '#reference/decisions.ts'
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
  type Held,
  type Vote,
} from './meeting.ts'

const votes: readonly Vote[] = [
  { id: 'votesNoConcern', decision: 'no_concern', label: 'Votes for no concern' },
  { id: 'votesReopen', decision: 'reopen', label: 'Votes to reopen' },
  { id: 'votesExtend', decision: 'extend_to_24m', label: 'Votes to extend the reviews' },
]
const lastVotes = votes.filter(({ decision }) => decision !== 'extend_to_24m')

type Review = {
  readonly step: 'review at 6 months' | 'review at 12 months' | 'further review'
  readonly address: string
  readonly title: string
}

export const after6Months: Review = {
  step: 'review at 6 months',
  address: 'review-at-6-months',
  title: 'Record the 6-month review',
}
export const reviewAt6Months = reviewPage(after6Months)
export const reviewAt12Months = reviewPage({
  step: 'review at 12 months',
  address: 'review-at-12-months',
  title: 'Record the 12-month review',
})
export const furtherReview = reviewPage({
  step: 'further review',
  address: 'further-review',
  title: 'Record a further review',
})

function reviewPage(review: Review): StepPage {
  return {
    step: review.step,
    address: review.address,
    waitsFor: needsMeeting,
    form: async (showing) =>
      reviewForm(review, [await meetingQuestion(showing), ...(isFurther(review) ? [whichReview(showing)] : [])]),
    beside: async (showing) => [...(await knownBeside(showing)), ...(await presentBeside(showing))],
    facts: async (answers, showing) => {
      const { heldOn, ...held } = await atMeeting(answers, showing)
      return { ...reviewFacts(review, answers, held), ...(heldOn === undefined ? {} : { on: heldOn }) }
    },
    alongside: async ({ trx, file }, _answers, { facts }) => {
      await markDecided(trx, String(facts['meetingId']), file.row.id)
    },
    refusalAt: {
      'no-chair-present': 'meeting',
      'no-home-force-present': 'meeting',
      'local-quorum-missing': 'meeting',
      'before-the-stage': 'meeting',
      'review-held-before': 'atMonths',
      'review-checks-needed': 'checked',
      'review-concerns-needed': 'concerns',
      'review-found-concerns': 'result',
      'votes-needed': votesOf(review)[0]?.id ?? 'mode',
      'reason-needed': 'reason',
    },
  }
}

/** @param where the questions at which meeting it was held, and which it is, where that is not known */
export function reviewForm(review: Review, where: readonly Question[]) {
  const { address, title } = review
  return defineForm({
    id: address,
    version: '1',
    title: { en: title },
    pages: [
      page({
        id: address,
        title: { en: title },
        intro: [
          {
            en: 'Record the review that was held. Filing its record comes afterwards, as a step of its own: until then the case says “held, not filed”.',
          },
        ],
        questions: [
          ...where,
          checkboxes({
            id: 'checked',
            label: { en: 'What did the review look at?' },
            name: { en: 'what the review looked at' },
            options: reviewSources.map(({ code, label }) => ({ code, label })),
          }),
          longText({
            id: 'whatWasChecked',
            label: { en: 'What was checked, by whom, and what they found' },
            name: { en: 'what was checked and by whom' },
            hint: { en: 'Facts first, each with its source and date' },
            maxLength: 6000,
            rows: 6,
            sensitivity: 'narrative',
          }),
          radios({
            id: 'concerns',
            label: { en: 'Were concerns found?' },
            name: { en: 'whether concerns were found' },
            options: reviewConcerns.map(({ code, label }) => ({ code, label })),
          }),
          information({ id: 'howDecided', text: [{ en: howAPanelDecides }] }),
          radios({
            id: 'result',
            label: { en: 'What was decided?' },
            name: { en: 'what was decided' },
            options: reviewResults
              .filter(({ code }) => !isFurther(review) || code !== 'extend_to_24m')
              .map(({ code, label }) => ({ code, label })),
          }),
          ...voteQuestions(votesOf(review)),
          modeQuestion,
          reason('Reasons for the decision'),
          dissent,
        ],
      }),
    ],
  })
}

export function reviewFacts(review: Review, answers: AnyAnswers, { meetingId, present }: Held): StepFacts {
  const atMonths = chosen(answers, 'atMonths')
  return {
    facts: given({
      meetingId,
      present,
      checked: answers['checked'],
      concerns: chosen(answers, 'concerns'),
      result: chosen(answers, 'result'),
      votes: votesIn(answers, votesOf(review)),
      atMonths: atMonths === undefined ? undefined : Number(atMonths),
    }),
    reasonGiven: written(answers),
    ...modeIn(answers),
  }
}

function isFurther({ step }: Review): boolean {
  return step === 'further review'
}

function votesOf(review: Review): readonly Vote[] {
  return isFurther(review) ? lastVotes : votes
}

function whichReview({ file }: Showing) {
  const ahead = reviewMonths.filter((months) => months > 6 && months > file.state.reviewedAtMonths)
  return radios({
    id: 'atMonths',
    label: { en: 'Which review is it?' },
    name: { en: 'which review it is' },
    options: (ahead.length > 0 ? ahead : [24]).map((months) => ({
      code: String(months),
      label: { en: `${months} months after closure` },
    })),
  })
}
