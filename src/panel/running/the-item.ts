/** A case on the agenda of a running meeting, with everything that its screen shows, as far as the reader may see it. */
import { Temporal } from 'temporal-polyfill'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { purposeAddress } from '#records/purpose.ts'
import type { Form } from '#platform/forms/define-form.ts'
import { onlyPage } from '#platform/forms/page-view.ts'
import type { Beside, Showing } from '#cases/steps/step-page.ts'
import { openForStep, type Serving } from '#cases/steps/step-routes.ts'
import type { CaseFile } from '#cases/store.ts'
import type { Action } from '../actions/action.ts'
import { listActionsOfCase } from '../actions/store.ts'
import { listConflicts } from '../agenda/store.ts'
import { findDecidedAt } from '../meetings/decided-at.ts'
import type { Invitee, Meeting } from '../meetings/meeting.ts'
import { listInvitees } from '../meetings/store.ts'
import { theMeeting, type ItemPath } from '../meetings/the-meeting.ts'
import { isLocked } from '../minutes/store.ts'
import { runningForm, type AgencyThere, type Kept } from './record.ts'
import { stepShown, stepsOffered, type StepAtMeeting } from './steps-at-meetings.ts'
import { listKept, listRunningLines, type RunningItem, type RunningLine } from './store.ts'

export type Running = {
  readonly meeting: Meeting
  readonly lines: readonly RunningLine[]
  readonly item: RunningItem
  readonly file: CaseFile
  readonly purpose: string
  readonly invitees: readonly Invitee[]
  readonly kept: ReadonlyMap<string, Kept>
  /** Its minute is: what was written down stands as it is. */
  readonly locked: boolean
  readonly offered: readonly StepAtMeeting[]
  readonly step: (StepAtMeeting & { readonly form: Form; readonly whyNot: string | undefined }) | undefined
  readonly form: Form
  readonly showing: Showing
}

/** With what is only looked at: whoever presses a button and is led on needs none of it. */
export type Shown = Running & {
  readonly conflicted: readonly string[]
  readonly actions: readonly Action[]
  readonly beside: readonly Beside[]
  /** The moment for which it is asked who is here; undefined where the item is not timed. */
  readonly decidedAt: Temporal.PlainTime | undefined
}

/** What must be before an item is written of: the reader says why they open its case; somebody is asked to the meeting. */
export type Needs = { readonly needs: 'purpose'; readonly caseId: string } | { readonly needs: 'people' }

/** Where that is seen to. @param here the address of the item */
export function firstTo(needed: Needs, { meetingId }: ItemPath['Params'], here: string): string {
  return needed.needs === 'purpose' ? purposeAddress(needed.caseId, here) : `/panel/meetings/${meetingId}/running`
}

/**
 * @param wanted the step to be shown, by the last part of its address
 * @returns what it needs first, where it cannot be opened yet
 * @throws NotFound for an item that is not theirs to take notes of
 */
export async function openItem(
  trx: Trx,
  actor: Actor,
  params: ItemPath['Params'],
  {
    vault,
    mailing,
    today,
    wanted,
  }: Serving & { readonly today: Temporal.PlainDate; readonly wanted?: string | undefined },
): Promise<Running | Needs> {
  const meeting = await theMeeting(trx, params.meetingId)
  const lines = await listRunningLines(trx, meeting.id)
  const item = lines.find(({ id }) => id === params.itemId)
  if (item?.kind !== 'case' || !item.mayAct) throw new NotFound()
  const opened = await openForStep(trx, item.caseId, actor)
  if (opened === 'purpose') return { caseId: item.caseId, needs: 'purpose' }
  const { file, purpose } = opened
  const invitees = await listInvitees(trx, meeting.id)
  if (invitees.length === 0) return { needs: 'people' }
  const offered = stepsOffered(file, today)
  const shown = stepShown(item.purpose, offered, wanted)
  const showing: Showing = { trx, file, vault, today, mailing }
  const step = shown && {
    ...shown,
    form: await shown.page.form(showing),
    whyNot: await shown.page.waitsFor?.(showing),
  }
  return {
    meeting,
    lines,
    item,
    file,
    purpose,
    invitees,
    kept: await listKept(trx, vault, item),
    locked: await isLocked(trx, item.id),
    offered,
    step,
    form: runningForm({ agencies: agenciesThere(invitees), invitees, step: step && onlyPage(step.form) }),
    showing,
  }
}

export async function toShow(running: Running): Promise<Shown> {
  const { item, meeting, step, showing } = running
  const { trx, vault } = showing
  return {
    ...running,
    conflicted: (await listConflicts(trx, meeting.id)).get(item.id) ?? [],
    actions: await listActionsOfCase(trx, vault, item.areaId, item.caseId),
    decidedAt: await findDecidedAt(trx, { meetingId: meeting.id, caseId: item.caseId }),
    beside: (await step?.page.beside?.(showing)) ?? [],
  }
}

/** Of those who came, once it is recorded who did; before, of everybody who is asked. */
export function agenciesThere(invitees: readonly Invitee[]): readonly AgencyThere[] {
  const came = invitees.filter(({ present }) => present === 'present')
  const there = came.length > 0 ? came : invitees
  const byId = new Map(there.map(({ agencyId, agency }) => [agencyId, { id: agencyId, name: agency }]))
  return [...byId.values()].toSorted((one, other) => one.name.localeCompare(other.name))
}

/** What is said at a meeting is written down on its day, or later; never before. */
export function isToCome({ meeting }: Pick<Running, 'meeting'>, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(meeting.heldOn, today) > 0
}
