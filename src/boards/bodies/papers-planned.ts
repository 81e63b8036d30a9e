/** The forward plan of a body: the papers that their routes will bring before it. */
import { Temporal } from 'temporal-polyfill'
import { labelOf } from '#reference/code-list.ts'
import { documentPurposes } from '#reference/document-purposes.ts'
import { inWords, lastDay } from '../day-or-month.ts'
import type { BoardDocument } from '../documents/document.ts'
import { stillBefore, type Route } from '../route.ts'

/** The soonest first; what has no date stands last. */
export function papersPlanned(
  bodyId: string,
  documents: readonly Pick<BoardDocument, 'id' | 'title'>[],
  routes: ReadonlyMap<string, Route>,
  today: Temporal.PlainDate,
) {
  return documents
    .flatMap(({ id, title }) =>
      (routes.get(id) ?? [])
        .filter((stage) => stillBefore(stage, bodyId))
        .map(({ purpose, plannedOn }) => ({ id, title, purpose, plannedOn, by: plannedOn && lastDay(plannedOn) })),
    )
    .toSorted((one, other) => {
      if (one.by === undefined || other.by === undefined)
        return Number(one.by === undefined) - Number(other.by === undefined)
      return Temporal.PlainDate.compare(one.by, other.by)
    })
    .map(({ id, title, purpose, plannedOn, by }) => ({
      href: `/boards/documents/${id}`,
      title,
      purpose: labelOf(documentPurposes, purpose).toLowerCase(),
      when: plannedOn === undefined ? 'No date is planned' : inWords(plannedOn),
      isLate: by !== undefined && today.until(by).sign < 0,
    }))
}
