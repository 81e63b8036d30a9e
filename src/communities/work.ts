/** Communities on the work page of whoever keeps their records: answers that are owed, contacts to ask again. */
import { Temporal } from 'temporal-polyfill'
import { dueState, type WorkRow, type WorkSource } from '#cases/my-work.ts'
import { areasAs } from '#platform/database/actor.ts'
import { governanceEditors } from '#reference/roles.ts'
import { addressOf, type Engagement } from './engagement/engagement.ts'
import { listFollowUps } from './engagement/store.ts'
import { listContactsToReview, type ContactToReview } from './organisations/store.ts'

const atMost = 50

export const communitiesDue: WorkSource = async (trx, actor, today) => {
  const areas = areasAs(actor, ...governanceEditors)
  if (areas.length === 0) return undefined
  const monthEnds = today.with({ day: today.daysInMonth })
  const owed = (await listFollowUps(trx, areas)).filter(({ answer }) => answer === undefined)
  const rows = [
    ...owed.flatMap((engagement) => answerRow(engagement, today)),
    ...(await listContactsToReview(trx, areas, monthEnds)).map((contact) => contactRow(contact, today)),
  ]
  return {
    heading: 'Communities',
    nothing: 'No answer to a community is owed this month, and no contact is to be asked again.',
    rows: rows
      .filter(({ dueOn }) => dueOn !== undefined && Temporal.PlainDate.compare(dueOn, monthEnds) <= 0)
      .toSorted((one, other) => compareDays(one.dueOn, other.dueOn))
      .slice(0, atMost),
  }
}

function answerRow({ id, purpose, followUp }: Engagement, today: Temporal.PlainDate): readonly WorkRow[] {
  if (followUp === undefined) return []
  return [
    {
      what: `Answer: ${followUp.what}`,
      href: addressOf(id),
      about: `${purpose} · ${followUp.owner}`,
      dueOn: followUp.dueOn,
      state: dueState(followUp.dueOn, today),
    },
  ]
}

/** By organisation: the work page names no contact. */
function contactRow({ organisationId, organisation, reviewOn }: ContactToReview, today: Temporal.PlainDate): WorkRow {
  return {
    what: 'Ask a contact again',
    href: `/communities/organisations/${organisationId}`,
    about: organisation,
    dueOn: reviewOn,
    state: dueState(reviewOn, today),
  }
}

function compareDays(one: Temporal.PlainDate | undefined, other: Temporal.PlainDate | undefined): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
  return Temporal.PlainDate.compare(one, other)
}
