/** For managers: every review after support that is owed, in two lists, because "not held" and "held, not filed" are two things. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import type { App } from '#platform/web/web.ts'
import { holdsAny } from '#platform/database/actor.ts'
import { note } from '#records/audit.ts'
import { dueState, type WorkSource } from '../my-work.ts'
import { listOwedReviews, type OwedReview } from './store.ts'

const managers = ['coordinator', 'channel chair', 'deputy chair'] as const

export function addReviewRoutes(app: App): void {
  app.get('/reviews', { config: { roles: managers, personal: true } }, async (request, reply) => {
    const owed = await request.asActor(async (trx) => {
      const found = await listOwedReviews(trx, app.today())
      await note(trx, {
        action: 'list reviews',
        subject: { kind: 'case list' },
        requestId: request.id,
        details: { shown: found.length, cases: [...new Set(found.map(({ caseId }) => caseId))] },
      })
      return found
    })
    return reply.page('cases/reviews/views/reviews.njk', {
      heading: 'Reviews after support',
      notHeld: owed.filter(({ review }) => review.state === 'not held').map(row),
      notFiled: owed.filter(({ review }) => review.state === 'held, not filed').map(row),
      marking: 'OFFICIAL-SENSITIVE',
    })
  })
}

function row({ caseId, reference, initials, review }: OwedReview) {
  return {
    href: `/cases/${caseId}`,
    reference,
    initials,
    what: `${review.months}-month review`,
    heldOn: review.heldOn,
    dueOn: review.due?.dueOn,
    state: review.due?.state,
  }
}

/** How long before a review is due it comes into view: a meeting must list it. */
const inViewDays = 60

/** What chairs and coordinators owe to cases that have ended. A review held and not filed says exactly that. */
export const reviewsDue: WorkSource = async (trx, actor, today) => {
  if (!holdsAny(actor, managers)) return undefined
  const owed = (await listOwedReviews(trx, today)).filter((one) => isInView(one, today))
  return {
    heading: 'Reviews after support',
    nothing: 'No review is due or waits to be filed.',
    rows: owed.map(({ caseId, reference, initials, review }) => ({
      what:
        review.state === 'not held'
          ? `Hold the ${review.months}-month review`
          : `File the ${review.months}-month review`,
      href: `/cases/${caseId}`,
      about: `${reference} · ${initials} · ${stateInWords(review)}`,
      dueOn: review.due?.dueOn,
      state: dueState(review.due?.dueOn, today),
    })),
  }
}

function stateInWords({ state, heldOn }: OwedReview['review']): string {
  return heldOn === undefined
    ? 'Not held'
    : `${state === 'filed' ? 'Filed' : 'Held, not filed'}: held on ${formatDay(heldOn)}`
}

function isInView({ review }: OwedReview, today: Temporal.PlainDate): boolean {
  return (
    review.state === 'held, not filed' || (review.due !== undefined && today.until(review.due.dueOn).days <= inViewDays)
  )
}
