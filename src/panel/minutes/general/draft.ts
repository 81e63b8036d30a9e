/** The minute of a meeting as it drafts itself: from who came, and from what was typed and asked at its standing items. It looks at no case. */
import type { Trx } from '#platform/database/database.ts'
import { formatDay, formatTime } from '#platform/day-and-time.ts'
import { listAskedAt } from '../../actions/series-store.ts'
import type { SeriesAction } from '../../actions/series.ts'
import type { Invitee } from '../../meetings/meeting.ts'
import type { Kept } from '../../running/record.ts'
import { listStandingKeptOf } from '../../running/standing-store.ts'
import type { RunningLine } from '../../running/store.ts'
import { attendanceOf } from '../draft.ts'
import type { GeneralContent } from './general.ts'
import { countGeneralConflicts } from './store.ts'

export type GeneralDrafting = {
  readonly trx: Trx
  readonly meetingId: string
  readonly lines: readonly RunningLine[]
  readonly invitees: readonly Invitee[]
}

export async function draftOfMeeting({ trx, meetingId, lines, invitees }: GeneralDrafting): Promise<GeneralContent> {
  const standing = lines.filter((line) => line.kind === 'standing')
  const ids = standing.map(({ id }) => id)
  const kept = await listStandingKeptOf(trx, ids)
  const asked = Map.groupBy(await listAskedAt(trx, ids), ({ itemId }) => itemId)
  return {
    attendance: attendanceOf(invitees),
    conflicts: await countGeneralConflicts(trx, meetingId),
    items: standing.map(({ id, number, title, beganAt, endedAt }, place) => ({
      itemId: id,
      number: number ?? place + 1,
      title,
      began: beganAt === undefined ? '' : formatTime(beganAt),
      ended: endedAt === undefined ? '' : formatTime(endedAt),
      notes: typed(kept.get(id), 'recordNotes'),
      decided: typed(kept.get(id), 'recordDecided'),
      actions: (asked.get(id) ?? []).map(actionLine),
    })),
  }
}

function typed(kept: ReadonlyMap<string, Kept> | undefined, field: string): string {
  return [kept?.get(field)?.value ?? ''].flat().join(', ').trim()
}

function actionLine({ what, who, agency, dueOn }: SeriesAction) {
  return { what, owner: who === '' ? agency : `${who}, ${agency}`, dueOn: formatDay(dueOn) }
}
