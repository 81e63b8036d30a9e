/** What the screen asks of an invented case: the questions of the real step, and how its answers become facts. */
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { Form } from '#platform/forms/define-form.ts'
import type { StepFacts, StepPage } from '#cases/steps/step-page.ts'
import { careConsideration, careFacts, careForm } from '../steps/care.ts'
import { decisionFacts, decisionForm, panelDecision } from '../steps/decision.ts'
import type { Held } from '../steps/meeting.ts'
import { after6Months, reviewAt6Months, reviewFacts, reviewForm } from '../steps/reviews.ts'
import { members } from './members.ts'
import type { Practised } from './rehearsal.ts'

type Asked = {
  readonly form: () => Form
  readonly facts: (answers: AnyAnswers, held: Held) => StepFacts
  readonly refusalAt: StepPage['refusalAt']
}

const agencies = members.map(({ agencyId, agency }) => ({ code: agencyId, label: { en: agency } }))

export const forms: Readonly<Record<Practised, Asked>> = {
  'panel decision': {
    form: () => decisionForm(agencies),
    facts: decisionFacts,
    refusalAt: panelDecision.refusalAt,
  },
  'consider section 36(6)': { form: () => careForm([]), facts: careFacts, refusalAt: careConsideration.refusalAt },
  'review at 6 months': {
    form: () => reviewForm(after6Months, []),
    facts: (answers, held) => reviewFacts(after6Months, answers, held),
    refusalAt: reviewAt6Months.refusalAt,
  },
}
