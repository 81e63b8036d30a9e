/**
 * Communities on the work page of whoever keeps their records: answers that are owed, contacts to ask again, checks that
 * expire.
 */
import { Temporal } from 'temporal-polyfill'
import { dueState, type WorkRow, type WorkSource } from '#cases/my-work.ts'
import { areasAs } from '#platform/database/actor.ts'
import { governanceEditors } from '#reference/roles.ts'
import { addressOf, type Engagement } from './engagement/engagement.ts'
import { listFollowUps } from './engagement/store.ts'
import { projectAddress } from './projects/project.ts'
import { listExpiring, type Expiring } from './projects/store.ts'
import { listContactsToReview, type ContactToReview } from './organisations/store.ts'

const atMost = 50

export const communitiesDue: WorkSource = async (trx, actor, today) => {
  const areas = areasAs(actor, ...governanceEditors)
  if (areas.length === 0) return undefined
  const monthEnds = today.with({ day: today.daysInMonth })
  const owed = (await listFollowUps(trx, areas, today)).filter(
    ({ answer, followUp }) =>
      answer === undefined && followUp !== undefined && Temporal.PlainDate.compare(followUp.dueOn, monthEnds) <= 0,
  )
  const rows = [
    ...owed.flatMap((engagement) => answerRow(engagement, today)),
    ...(await listContactsToReview(trx, areas, monthEnds)).map((contact) => contactRow(contact, today)),
    ...(await listExpiring(trx, areas, today.add({ months: 2 }))).map((check) => checkRow(check, today)),
  ]
  return {
    heading: 'Communities',
    nothing: 'No answer to a community is owed this month, no contact is to be asked again, and no check expires soon.',
    rows: rows.toSorted((one, other) => compareDays(one.dueOn, other.dueOn)).slice(0, atMost),
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

/** Two months ahead: a check takes time. */
function checkRow({ projectId, title, expiresOn }: Expiring, today: Temporal.PlainDate): WorkRow {
  return {
    what: 'Check the provider again',
    href: projectAddress(projectId),
    about: title,
    dueOn: expiresOn,
    state: dueState(expiresOn, today),
  }
}

function compareDays(one: Temporal.PlainDate | undefined, other: Temporal.PlainDate | undefined): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
  return Temporal.PlainDate.compare(one, other)
}
