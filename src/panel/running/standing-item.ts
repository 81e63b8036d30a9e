/** A standing item of a running meeting with everything that its screen shows. */
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import type { Form } from '#platform/forms/define-form.ts'
import { listForStandingItem } from '../actions/series-store.ts'
import type { SeriesAction } from '../actions/series.ts'
import type { Invitee, Meeting } from '../meetings/meeting.ts'
import { listInvitees } from '../meetings/store.ts'
import { theMeeting, type ItemPath } from '../meetings/the-meeting.ts'
import { isGeneralLocked } from '../minutes/general/store.ts'
import type { Kept } from './record.ts'
import { standingForm } from './standing-record.ts'
import { listStandingKept } from './standing-store.ts'
import { listRunningLines, type RunningLine, type RunningStanding } from './store.ts'
import { agenciesThere, type Needs } from './the-item.ts'

export type Standing = {
  readonly meeting: Meeting
  readonly lines: readonly RunningLine[]
  readonly item: RunningStanding
  readonly invitees: readonly Invitee[]
  readonly kept: ReadonlyMap<string, Kept>
  /** The minute of its meeting is: what was written down stands as it is. */
  readonly locked: boolean
  readonly form: Form
}

/** With what is only looked at. */
export type StandingShown = Standing & { readonly actions: readonly SeriesAction[] }

/**
 * @returns what it needs first, where it cannot be opened yet
 * @throws NotFound for an item that is not theirs to take notes of
 */
export async function openStanding(
  trx: Trx,
  params: ItemPath['Params'],
): Promise<Standing | Extract<Needs, { needs: 'people' }>> {
  const meeting = await theMeeting(trx, params.meetingId)
  const lines = await listRunningLines(trx, meeting.id)
  const item = lines.find(({ id }) => id === params.itemId)
  if (item?.kind !== 'standing' || !item.mayAct) throw new NotFound()
  const invitees = await listInvitees(trx, meeting.id)
  if (invitees.length === 0) return { needs: 'people' }
  const kept = await listStandingKept(trx, item)
  const locked = await isGeneralLocked(trx, meeting.id)
  return { meeting, lines, item, invitees, kept, locked, form: standingForm(agenciesThere(invitees)) }
}

export async function toShowStanding(trx: Trx, standing: Standing): Promise<StandingShown> {
  return { ...standing, actions: await listForStandingItem(trx, standing.item) }
}
