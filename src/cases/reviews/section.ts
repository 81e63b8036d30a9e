/** Where the reviews of a case stand, on its page. */
import type { SectionSource } from '../case-section.ts'
import { deadlines } from '../clocks.ts'
import { reviewsIn } from './reviews.ts'

export const reviewsSection: SectionSource = ({ file, today }) => {
  const reviews = reviewsIn(file.entries, deadlines(file.entries, file.settings, today))
  return Promise.resolve(
    reviews.length === 0
      ? undefined
      : {
          id: 'reviews',
          heading: 'Reviews after support',
          template: 'cases/reviews/views/section.njk',
          model: reviews,
        },
  )
}
