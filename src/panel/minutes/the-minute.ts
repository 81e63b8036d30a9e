/** The minute that an address names, with the meeting, the item and the case it is of; not found for whoever may not see the case. */
import type { Temporal } from 'temporal-polyfill'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import { listAgenda } from '../agenda/store.ts'
import { findCase, type CaseFile } from '#cases/store.ts'
import { note } from '#records/audit.ts'
import { purposeAddress, purposeFor } from '#records/purpose.ts'
import { chairs } from '#reference/roles.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { listInvitees } from '../meetings/store.ts'
import { theMeeting, type ItemPath } from '../meetings/the-meeting.ts'
import { findRunningItem, type RunningItem } from '../running/store.ts'
import { draftOf, type Drafting } from './draft.ts'
import type { Addendum, Minute, MinuteContent } from './minute.ts'
import { findMinute, listAddenda, listConflictNames } from './store.ts'

export type Opened = {
  readonly meeting: Meeting
  readonly item: RunningItem
  readonly file: CaseFile
  readonly purpose: string | undefined
  /** Undefined before anybody drafted it. */
  readonly minute: Minute | undefined
  readonly conflictNames: readonly string[]
  readonly addenda: readonly Addendum[]
  /** As it would draft itself now: for whoever takes notes, while it may still be changed. */
  readonly afresh: MinuteContent | undefined
  readonly mayChair: boolean
  readonly address: string
}

/** @throws NotFound for an item that is not theirs to see or of which they are not told who it is, or that was taken off the agenda */
export async function openMinute(
  trx: Trx,
  actor: Actor,
  params: ItemPath['Params'],
  { vault, today }: { readonly vault: Vault; readonly today: Temporal.PlainDate },
): Promise<Opened> {
  const { meetingId, itemId } = params
  const meeting = await theMeeting(trx, meetingId)
  const item = (await isToldByName(trx, params)) ? await findRunningItem(trx, params) : undefined
  const file = item && (await findCase(trx, item.caseId, actor))
  if (item === undefined || file === undefined) throw new NotFound()
  const minute = await findMinute(trx, vault, item)
  const mayDraft = item.mayAct && (minute === undefined || minute.state === 'draft') && isHeld(meeting, today)
  const drafting: Drafting = { trx, vault, meeting, item, file, today, invitees: await listInvitees(trx, meetingId) }
  return {
    meeting,
    item,
    file,
    purpose: await purposeFor(trx, item.caseId),
    minute,
    conflictNames: minute === undefined ? [] : await listConflictNames(trx, minute),
    addenda: minute === undefined ? [] : await listAddenda(trx, vault, item),
    afresh: mayDraft ? await draftOf(drafting) : undefined,
    mayChair: item.mayAct && areasAs(actor, ...chairs).includes(item.areaId),
    address: `/panel/meetings/${meetingId}/minutes/${itemId}`,
  }
}

/** A minute names the person: where an item is shared without, the minute is not for whoever knows the case from another meeting either. */
async function isToldByName(trx: Trx, { meetingId, itemId }: ItemPath['Params']): Promise<boolean> {
  const item = (await listAgenda(trx, meetingId)).find(({ id }) => id === itemId)
  return item?.about.kind === 'case'
}

export function isHeld({ heldOn }: Pick<Meeting, 'heldOn'>, today: Temporal.PlainDate): boolean {
  return today.until(heldOn).sign <= 0
}

/** Where somebody is led who has not said yet what they open the case for. */
export function sayWhatFor({ purpose, item }: Pick<Opened, 'purpose' | 'item'>, next: string): string | undefined {
  return purpose === undefined ? purposeAddress(item.caseId, next) : undefined
}

/** What is done with the minute of a case, with why its case was opened. */
export async function noteMinute(
  trx: Trx,
  { item, purpose }: Pick<Opened, 'item' | 'purpose'>,
  action: string,
  requestId: string,
): Promise<void> {
  const { id, areaId, caseId } = item
  await note(trx, { action, subject: { kind: 'panel minute', id }, areaId, caseId, purpose, requestId })
}
