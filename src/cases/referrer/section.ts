/** What the referrer added since, and what was left for them, for the page of a case. Whoever may not know who referred sees neither. */
import { formatDay, formatDayAndTime } from '#platform/day-and-time.ts'
import { keptView, openKept, type AnswersView } from '#platform/forms/kept.ts'
import { labelOf } from '#reference/code-list.ts'
import { referrerMessages } from '#reference/referrer-messages.ts'
import { listAdditions, listMessages } from '#referrals/additions.ts'
import type { SectionSource } from '../case-section.ts'

type ShownAddition = {
  readonly added: string
  readonly waits: boolean
  /** Empty when its seal can no longer be opened. */
  readonly kept: readonly AnswersView[]
}

export const referrerSection: SectionSource = async ({ trx, file, vault }) => {
  const { areaId, referralId } = file.row
  const additions = await listAdditions(trx, vault, { areaId, referralId, personId: file.person.id })
  const messages = await listMessages(trx, areaId, referralId)
  if (additions.length === 0 && messages.length === 0) return undefined
  const shown = additions.map(({ id, addedAt, kept }): ShownAddition => ({
    added: formatDayAndTime(addedAt),
    waits: !file.state.additionsTakenIn.includes(id),
    kept: kept === undefined ? [] : keptView(openKept(JSON.parse(kept))),
  }))
  return {
    id: 'referrer',
    heading: 'From and to the referrer',
    template: 'cases/referrer/views/section.njk',
    model: {
      additions: shown,
      takeIn: shown.some(({ waits }) => waits) ? `/cases/${file.row.id}/referrer-addition` : undefined,
      messages: messages.map(({ on, message }) => ({ on: formatDay(on), text: labelOf(referrerMessages, message) })),
    },
  }
}
