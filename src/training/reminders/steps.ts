/**
 * When somebody is reminded of a course they must have by a day: three times before it and once when it is past, each once. The database says the
 * same (training.reminder_step), so that everybody is found in one query; steps.test.ts holds the two together.
 */
import { Temporal } from 'temporal-polyfill'
import type { SettingValues } from '#reference/settings.ts'

export const reminderSteps = ['first', 'second', 'last', 'past'] as const
export type ReminderStep = (typeof reminderSteps)[number]

export const stepNames: Readonly<Record<ReminderStep, string>> = {
  first: 'First reminder',
  second: 'Second reminder',
  last: 'Last reminder',
  past: 'The day is past',
}

/** Days before the day, of each reminder that goes before it. */
export type ReminderDays = Readonly<Record<Exclude<ReminderStep, 'past'>, number>>

export function reminderDays(values: SettingValues): ReminderDays {
  return { first: values.trainingRemindFirst, second: values.trainingRemindSecond, last: values.trainingRemindLast }
}

/** The step that a day is at; undefined while it is far off. A step whose time has passed by is not made up for: the next one is nearer. */
export function stepOn(
  dueOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
  days: ReminderDays,
): ReminderStep | undefined {
  const left = today.until(dueOn).days
  if (left < 0) return 'past'
  if (left <= days.last) return 'last'
  if (left <= days.second) return 'second'
  return left <= days.first ? 'first' : undefined
}

export type NextReminder = { readonly step: ReminderStep; readonly on: Temporal.PlainDate }

/** What goes next, and when; undefined when all have gone. One that is due now and has not gone goes with the next run. */
export function nextReminder(
  dueOn: Temporal.PlainDate,
  sent: readonly ReminderStep[],
  today: Temporal.PlainDate,
  days: ReminderDays,
): NextReminder | undefined {
  const now = stepOn(dueOn, today, days)
  if (now !== undefined && !sent.includes(now)) return { step: now, on: today }
  return reminderSteps
    .map((step) => ({ step, on: dayOf(step, dueOn, days) }))
    .filter(({ step, on }) => Temporal.PlainDate.compare(on, today) > 0 && stepOn(dueOn, on, days) === step)
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on))[0]
}

function dayOf(step: ReminderStep, dueOn: Temporal.PlainDate, days: ReminderDays): Temporal.PlainDate {
  return step === 'past' ? dueOn.add({ days: 1 }) : dueOn.subtract({ days: days[step] })
}

export function isReminderStep(text: string): text is ReminderStep {
  return reminderSteps.some((step) => step === text)
}
