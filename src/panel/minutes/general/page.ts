/** What the page of a meeting's own minute shows. */
import { formatDay } from '#platform/day-and-time.ts'
import { actionRows, attendanceRows, paragraphsOf, signedWords, timesWords } from '../content-words.ts'
import { filesOf, stateView } from '../pages.ts'
import { minuteHeadings } from '../words.ts'
import type { GeneralContent } from './general.ts'
import { differingGeneralParts } from './parts.ts'
import type { OpenedGeneral } from './the-general.ts'
import { generalConflictWords, generalHeadings } from './words.ts'

export function generalPage(opened: OpenedGeneral) {
  const { meeting, minute, addenda, conflictNames, afresh, mayAct, mayChair, address } = opened
  const minutesAddress = `/panel/meetings/${meeting.id}/minutes`
  const isDraft = minute?.state === 'draft'
  const again = minute && afresh && differingGeneralParts(minute.content, afresh)
  return {
    heading: 'Minute of the meeting',
    caption: `Panel meeting, ${formatDay(meeting.heldOn)}`,
    minutesAddress,
    meetingAddress: `/panel/meetings/${meeting.id}`,
    ...stateView(minute),
    signed: minute && signedWords(minute),
    over: { ...minuteHeadings.en, ...generalHeadings.en },
    content: minute && contentView(minute.content, conflictNames),
    addenda: addenda.map(({ by, at, words }) => ({ by, at, lines: paragraphsOf(words ?? '') })),
    files: minute && filesOf(address),
    draft: minute === undefined && afresh !== undefined ? `${minutesAddress}/drafts` : undefined,
    edit: isDraft && mayAct ? `${address}/edit` : undefined,
    again: again === undefined || again.length === 0 ? undefined : again,
    againAddress: `${address}/from-record`,
    agree: isDraft && mayChair ? `${minutesAddress}/agreement` : undefined,
    lock: minute?.state === 'agreed' && mayChair ? `${minutesAddress}/lock` : undefined,
    addendum: minute !== undefined && !isDraft && mayAct ? `${address}/addendum` : undefined,
    marking: 'OFFICIAL-SENSITIVE',
  }
}

function contentView(content: GeneralContent, conflictNames: readonly string[]) {
  return {
    attendance: attendanceRows(content),
    conflicts: generalConflictWords(content, conflictNames),
    items: content.items.map((item) => ({
      heading: `${item.number}. ${item.title}`,
      times: timesWords(item),
      notes: paragraphsOf(item.notes),
      decided: item.decided === '' ? [] : paragraphsOf(item.decided),
      actions: actionRows(item),
    })),
  }
}
