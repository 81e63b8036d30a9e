/** What the pages of the risk register show. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { capital } from '#platform/forms/words.ts'
import { labelOf } from '#reference/code-list.ts'
import { threatThemes } from '#reference/local-threat.ts'
import { impactWords, likelihoodWords } from './forms.ts'
import { matrixDrawing } from './matrix-drawing.ts'
import { bandOf, byScore, isReviewLate, movementOf, scoreOf, type Movement, type Position, type Risk } from './risk.ts'

const movementWords: Record<Movement, string> = {
  new: 'New: reviewed once',
  up: 'Up since the last review',
  down: 'Down since the last review',
  same: 'As at the last review',
}

const bandColours = { low: 'green', medium: 'yellow', high: 'orange', 'very high': 'red' } as const

/** "2 × 4 = 8, medium". */
export function scoreWords(position: Position): string {
  return `${productWords(position)}, ${bandOf(position)}`
}

function productWords(position: Position): string {
  return `${position.likelihood} × ${position.impact} = ${scoreOf(position)}`
}

/** The open risks, the highest first, numbered as the drawing numbers them. */
export function registerPage(risks: readonly Risk[], today: Temporal.PlainDate) {
  const open = byScore(risks)
  return {
    drawing: matrixDrawing(
      open.flatMap(({ reviews }, place) => {
        const last = reviews.at(-1)
        return last === undefined ? [] : [{ number: place + 1, at: last.after, from: reviews.at(-2)?.after }]
      }),
    ),
    open: open.map((risk, place) => ({ number: place + 1, ...riskRow(risk, today) })),
    closed: risks
      .filter(({ closedOn }) => closedOn !== undefined)
      .map(({ id, event, closedOn }) => ({ href: `/picture/risks/${id}`, event, closed: formatDay(closedOn) })),
  }
}

function riskRow(risk: Risk, today: Temporal.PlainDate) {
  const last = risk.reviews.at(-1)
  return {
    href: `/picture/risks/${risk.id}`,
    event: risk.event,
    theme: labelOf(threatThemes, risk.theme),
    owner: risk.owner,
    before: last === undefined ? '' : scoreWords(last.before),
    after: last === undefined ? '' : scoreWords(last.after),
    score: last === undefined ? undefined : productWords(last.after),
    band:
      last === undefined ? undefined : { text: capital(bandOf(last.after)), colour: bandColours[bandOf(last.after)] },
    movement: movementWords[movementOf(risk.reviews)],
    review: formatDay(last?.nextReviewOn),
    isLate: isReviewLate(risk, today),
  }
}

export function riskPage(risk: Risk, mayKeep: boolean, today: Temporal.PlainDate) {
  return {
    heading: risk.event,
    ...riskRow(risk, today),
    rows: [
      { key: 'Cause', value: risk.cause },
      { key: 'What could happen', value: risk.event },
      { key: 'Effect', value: risk.effect },
      { key: 'Theme', value: labelOf(threatThemes, risk.theme) },
      { key: 'Owner', value: risk.owner },
      { key: 'Done already', value: risk.controls === '' ? 'Nothing is written down' : risk.controls },
      { key: 'To be done', value: risk.actions === '' ? 'Nothing is written down' : risk.actions },
      ...(risk.closedOn === undefined ? [] : [{ key: 'Closed', value: formatDay(risk.closedOn) }]),
    ],
    reviews: risk.reviews.toReversed().map((review) => ({
      on: formatDay(review.reviewedOn),
      by: review.by,
      before: scoreWords(review.before),
      after: scoreWords(review.after),
      reasons: review.reasons,
      next: formatDay(review.nextReviewOn),
    })),
    scale: { likelihood: Object.values(likelihoodWords), impact: Object.values(impactWords) },
    links: mayKeep
      ? { change: `/picture/risks/${risk.id}/change`, review: `/picture/risks/${risk.id}/review` }
      : undefined,
  }
}
