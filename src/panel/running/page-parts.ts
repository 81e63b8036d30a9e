/** What the screens of a running meeting have in common, whatever their item is about: the agenda beside it, its timer, its sections, and clashes. */
import type { Temporal } from 'temporal-polyfill'
import type { Form } from '#platform/forms/define-form.ts'
import type { Typed } from '#platform/forms/fields.ts'
import { pageView } from '#platform/forms/page-view.ts'
import type { FieldErrors } from '#platform/forms/read-page.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { around, itemsBeside, stateOf } from './progress.ts'
import { sectionOf, type Kept } from './record.ts'
import type { RunningLine } from './store.ts'

export const addressOf = ({ id }: Meeting) => `/panel/meetings/${id}`

/** Where the item stands among all of them, and what comes next. */
export function agendaView(
  { meeting, lines, item }: { meeting: Meeting; lines: readonly RunningLine[]; item: RunningLine },
  now: Temporal.Instant,
) {
  const at = lines.findIndex(({ id }) => id === item.id)
  return {
    caption: item.number === undefined ? 'Item' : `Item ${item.number}`,
    meetingAddress: addressOf(meeting),
    address: itemAddress(meeting, item),
    timer: timerOf(item, now),
    items: around(lines, at).map((line) => ({ ...lineView(meeting, line), isThis: line.id === item.id })),
    furtherItems: lines.length > itemsBeside ? lines.length : undefined,
    next: lines.slice(at + 1).find(({ state, mayAct }) => state === 'listed' && mayAct)?.id,
  }
}

export function lineView(meeting: Meeting, line: RunningLine) {
  return {
    number: line.number,
    name: line.kind === 'case' ? line.reference : line.title,
    purpose: line.kind === 'case' ? line.purpose : undefined,
    href: itemAddress(meeting, line),
    mayOpen: line.mayAct,
    began: line.beganAt !== undefined,
    mayBegin: line.mayAct && line.beganAt === undefined && line.state === 'listed',
    state: stateOf(line),
  }
}

const itemAddress = (meeting: Meeting, { id }: RunningLine) => `${addressOf(meeting)}/running/${id}`

/** Runs on in a browser with a script; without one it says when the item began. */
function timerOf({ beganAt, endedAt }: RunningLine, now: Temporal.Instant) {
  if (beganAt === undefined) return undefined
  const minutes = Math.floor((endedAt ?? now).since(beganAt).total('minutes'))
  return { beganAt, from: endedAt === undefined ? beganAt.toString() : undefined, minutes: Math.max(0, minutes) }
}

/** Each by its name, so that the page can put them where they belong. */
export function sectionViews(form: Form, sections: readonly string[], typed: Typed, errors: FieldErrors) {
  const views = sections.map((section) => {
    const page = sectionOf(form, section)
    const view = pageView(form, page, { language: 'en', typed, errors, action: '', isWorksheet: true })
    return [section, { title: view.title, intro: view.intro, blocks: view.blocks }] as const
  })
  return Object.fromEntries(views)
}

export function errorsView(errors: FieldErrors) {
  return errors.map(({ control, message }) => ({ href: `#${control}`, text: message }))
}

/** @param clashes fields in which somebody else has written, too */
export function clashViews(kept: ReadonlyMap<string, Kept>, clashes: readonly string[]) {
  return clashes.map((field) => ({
    field,
    by: kept.get(field)?.changedBy ?? 'A colleague',
    theirs: [kept.get(field)?.value ?? ''].flat().join(', '),
  }))
}
