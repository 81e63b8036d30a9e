/** What the screens of a running meeting show: all its items, and one that is a case. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import type { Typed } from '#platform/forms/fields.ts'
import type { FieldErrors } from '#platform/forms/read-page.ts'
import { isStep, stepOf } from '#cases/journey.ts'
import { citationText } from '#reference/citations.ts'
import type { Action } from '../actions/action.ts'
import { partsView, type Part } from '../agenda/part.ts'
import { presenceOf, type Invitee, type Meeting } from '../meetings/meeting.ts'
import { awayAt, isThereAt } from '../meetings/there-at.ts'
import { versionsOf } from './changes.ts'
import { addressOf, agendaView, clashViews, errorsView, lineView, sectionViews } from './page-parts.ts'
import { sections } from './record.ts'
import type { Progress } from './progress.ts'
import { noStep } from './steps-at-meetings.ts'
import type { RunningLine } from './store.ts'
import { isToCome, type Running, type Shown } from './the-item.ts'

export function overviewPage(
  meeting: Meeting,
  { part, progress }: { readonly part: Part<RunningLine>; readonly progress: Progress },
  invitees: readonly Invitee[],
  { today, mayArrange }: { readonly today: Temporal.PlainDate; readonly mayArrange: boolean },
) {
  return {
    heading: `Run the meeting of ${formatDay(meeting.heldOn)}`,
    meetingAddress: addressOf(meeting),
    toCome: isToCome({ meeting }, today),
    mayArrange,
    nobodyAsked: invitees.length === 0,
    cameRecorded: invitees.some(({ present }) => present !== undefined),
    present: invitees.filter(({ present }) => present === 'present').map(({ name, agency }) => `${name}, ${agency}`),
    items: part.items.map((line) => lineView(meeting, line)),
    progress,
    parts: partsView(part, `${addressOf(meeting)}/running`),
    marking: 'OFFICIAL-SENSITIVE',
  }
}

export type Screen = {
  readonly now: Temporal.Instant
  readonly typed: Typed
  readonly errors?: FieldErrors
  readonly clashes?: readonly string[]
  readonly movedOn?: true
}

export function runningPage(running: Shown, { now, typed, errors = [], clashes = [], movedOn }: Screen) {
  const { meeting, item, file, form, step, offered, kept } = running
  return {
    heading: `${item.reference}: ${item.purpose}`,
    errors: errorsView(errors),
    ...agendaView(running, now),
    caseAddress: `/cases/${item.caseId}`,
    here: whoIsHere(running),
    conflicted: running.invitees
      .filter(({ accountId }) => running.conflicted.includes(accountId))
      .map(({ name, agency }) => `${name}, ${agency}`),
    mayHaveConflict: running.invitees
      .filter(({ accountId }) => !running.conflicted.includes(accountId))
      .map(({ accountId, name, agency }) => ({ value: accountId, text: `${name}, ${agency}` })),
    beside: running.beside,
    sections: sectionViews(form, sections, typed, errors),
    step: step && { label: step.label, mayTake: step.mayTake, whyNot: step.whyNot, source: sourceOf(running) },
    others: otherChoices(running),
    hidden: { step: step?.page.address ?? noStep, seen: JSON.stringify(versionsOf(kept)) },
    clashes: clashViews(kept, clashes),
    movedOn: movedOn === true,
    happened: file.entries
      .filter(({ facts }) => facts['meetingId'] === meeting.id)
      .map(({ step: name, takenByName, takenAt }) => ({
        what: isStep(name) ? stepOf(name).happened : name,
        by: takenByName,
        at: takenAt,
      })),
    actions: running.actions.filter(({ closed, itemId }) => closed === undefined || itemId === item.id).map(actionLine),
    offersNothing: offered.length === 0,
    marking: 'OFFICIAL-SENSITIVE',
  }
}

/** Whom the Act asks for at this item, and whether they are recorded as present (CTSA 2015 s37(3), (5)). */
function whoIsHere({ invitees, file, decidedAt }: Shown) {
  const { chair, homeForcePolice } = presenceOf(invitees, file.row.homeForce, decidedAt)
  return {
    chair:
      chair === 'neither'
        ? 'Neither is recorded as present'
        : `${chair === 'channel chair' ? 'Chair' : 'Deputy'}: present`,
    chairIsHere: chair !== 'neither',
    police: homeForcePolice ? 'Present' : 'Not recorded as present',
    policeAreHere: homeForcePolice,
    force: file.row.homeForce,
    present: invitees
      .filter((invitee) => isThereAt(invitee, decidedAt))
      .map(({ name, agency }) => `${name}, ${agency}`),
    away: awayAt(invitees, decidedAt),
  }
}

function sourceOf({ step }: Running): string | undefined {
  return step && citationText(stepOf(step.page.step).source)
}

function otherChoices({ offered, step }: Running) {
  const steps = offered
    .filter(({ page }) => page.address !== step?.page.address)
    .map(({ page, label }) => ({ value: `show:${page.address}`, text: label }))
  return step === undefined ? steps : [...steps, { value: `show:${noStep}`, text: 'End this item without a step' }]
}

function actionLine({ id, what, who, agency, dueOn, askedOn, closed }: Action) {
  return {
    href: `/panel/actions/${id}`,
    what: what ?? 'What it was can no longer be read',
    who: who === '' ? agency : `${who}, ${agency}`,
    dueOn,
    askedOn,
    closed: closed?.outcome,
  }
}
