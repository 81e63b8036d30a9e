/** What the screens of a running meeting show. */
import type { Temporal } from 'temporal-polyfill'
import type { Typed } from '#platform/forms/fields.ts'
import { pageView } from '#platform/forms/page-view.ts'
import type { FieldErrors } from '#platform/forms/read-page.ts'
import { dayInWords } from '#cases/person-words.ts'
import { isStep, stepOf } from '#cases/journey.ts'
import { citationText } from '#reference/citations.ts'
import type { Action } from '../actions/action.ts'
import { partsView, type Part } from '../agenda/part.ts'
import { presenceOf, type Invitee, type Meeting } from '../meetings/meeting.ts'
import { versionsOf } from './changes.ts'
import { around, itemsBeside, stateOf, type Progress } from './progress.ts'
import { sectionOf, sections } from './record.ts'
import { noStep } from './steps-at-meetings.ts'
import type { RunningItem } from './store.ts'
import { isToCome, type Running, type Shown } from './the-item.ts'

export function overviewPage(
  meeting: Meeting,
  { part, progress }: { readonly part: Part<RunningItem>; readonly progress: Progress },
  invitees: readonly Invitee[],
  { today, mayArrange }: { readonly today: Temporal.PlainDate; readonly mayArrange: boolean },
) {
  return {
    heading: `Run the meeting of ${dayInWords(meeting.heldOn)}`,
    meetingAddress: addressOf(meeting),
    toCome: isToCome({ meeting }, today),
    mayArrange,
    cameRecorded: invitees.some(({ present }) => present !== undefined),
    present: invitees.filter(({ present }) => present === 'present').map(({ name, agency }) => `${name}, ${agency}`),
    items: part.items.map((item, at) => itemLine(meeting, item, part.before + at)),
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
  const { meeting, items, item, file, form, step, offered, kept } = running
  const at = items.findIndex(({ id }) => id === item.id)
  const views = sections.map((section) => {
    const page = sectionOf(form, section)
    const view = pageView(form, page, { language: 'en', typed, errors, action: '', isWorksheet: true })
    return [section, { title: view.title, intro: view.intro, blocks: view.blocks }] as const
  })
  return {
    heading: `${item.reference}: ${item.purpose}`,
    caption: `Item ${at + 1} of ${items.length}`,
    errors: errors.map(({ control, message }) => ({ href: `#${control}`, text: message })),
    meetingAddress: addressOf(meeting),
    address: itemAddress(meeting, item),
    caseAddress: `/cases/${item.caseId}`,
    timer: timerOf(item, now),
    items: around(items, at).map(({ one, place }) => ({
      ...itemLine(meeting, one, place),
      isThis: one.id === item.id,
    })),
    furtherItems: items.length > itemsBeside ? items.length : undefined,
    next: items.slice(at + 1).find(({ state, mayAct }) => state === 'listed' && mayAct)?.id,
    here: whoIsHere(running),
    conflicted: running.invitees
      .filter(({ accountId }) => running.conflicted.includes(accountId))
      .map(({ name, agency }) => `${name}, ${agency}`),
    mayHaveConflict: running.invitees
      .filter(({ accountId }) => !running.conflicted.includes(accountId))
      .map(({ accountId, name, agency }) => ({ value: accountId, text: `${name}, ${agency}` })),
    beside: running.beside,
    sections: Object.fromEntries(views),
    step: step && { label: step.label, mayTake: step.mayTake, whyNot: step.whyNot, source: sourceOf(running) },
    others: otherChoices(running),
    hidden: { step: step?.page.address ?? noStep, seen: JSON.stringify(versionsOf(kept)) },
    clashes: clashes.map((field) => ({
      field,
      by: kept.get(field)?.changedBy ?? 'A colleague',
      theirs: [kept.get(field)?.value ?? ''].flat().join(', '),
    })),
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

const addressOf = ({ id }: Meeting) => `/panel/meetings/${id}`
const itemAddress = (meeting: Meeting, { id }: RunningItem) => `${addressOf(meeting)}/running/${id}`

function itemLine(meeting: Meeting, item: RunningItem, place: number) {
  return {
    number: place + 1,
    reference: item.reference,
    purpose: item.purpose,
    href: itemAddress(meeting, item),
    mayOpen: item.mayAct,
    began: item.beganAt !== undefined,
    mayBegin: item.mayAct && item.beganAt === undefined && item.state === 'listed',
    state: stateOf(item),
  }
}

/** Runs on in a browser with a script; without one it says when the item began. */
function timerOf({ beganAt, endedAt }: RunningItem, now: Temporal.Instant) {
  if (beganAt === undefined) return undefined
  const minutes = Math.floor((endedAt ?? now).since(beganAt).total('minutes'))
  return { beganAt, from: endedAt === undefined ? beganAt.toString() : undefined, minutes: Math.max(0, minutes) }
}

/** Whom the Act asks for at this item, and whether they are recorded as present (CTSA 2015 s37(3), (5)). */
function whoIsHere({ invitees, file }: Running) {
  const { chair, homeForcePolice } = presenceOf(invitees, file.row.homeForce)
  return {
    chair:
      chair === 'neither'
        ? 'Neither is recorded as present'
        : `${chair === 'channel chair' ? 'Chair' : 'Deputy'}: present`,
    chairIsHere: chair !== 'neither',
    police: homeForcePolice ? 'Present' : 'Not recorded as present',
    policeAreHere: homeForcePolice,
    force: file.row.homeForce,
    present: invitees.filter(({ present }) => present === 'present').map(({ name, agency }) => `${name}, ${agency}`),
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
