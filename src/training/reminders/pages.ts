/** What the page of reminders shows. */
import { Temporal } from 'temporal-polyfill'
import type { Area } from '#platform/forms/area-question.ts'
import { nextReminder, stepNames, type ReminderDays } from './steps.ts'
import type { Coming, Digest, Sent } from './store.ts'

/** How far ahead the page looks. */
export const aheadDays = 30
const mostComing = 25

export type RemindersKnown = {
  readonly sent: readonly Sent[]
  readonly coming: readonly Coming[]
  readonly digests: readonly Digest[]
  readonly days: ReminderDays
}

const noLetterWords = {
  'no address': 'No letter: the register has no email address for them. Their agency is told.',
  'asked for none': 'No letter: they asked for none. Their agency is told.',
} as const

export function remindersPage(
  area: Area,
  { sent, coming, digests, days }: RemindersKnown,
  today: Temporal.PlainDate,
  isEveryAgency: boolean,
) {
  const next = coming
    .flatMap((one) => {
      const reminder = nextReminder(one.dueOn, one.sent, today, days)
      return reminder === undefined || today.until(reminder.on).days > aheadDays ? [] : [{ one, reminder }]
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(a.reminder.on, b.reminder.on))
  return {
    name: area.name,
    isEveryAgency,
    rule: `Before the day: ${days.first}, ${days.second} and ${days.last} days, and once when it is past.`,
    next: next.slice(0, mostComing).map(({ one, reminder }) => ({
      ...rowOf(one),
      when: Temporal.PlainDate.compare(reminder.on, today) <= 0 ? undefined : reminder.on,
      step: one.noLetter === undefined ? stepNames[reminder.step] : noLetterWords[one.noLetter],
    })),
    more: next.length > mostComing ? next.length - mostComing : undefined,
    sent: sent.map((one) => ({ ...rowOf(one), sentOn: one.sentOn, step: stepNames[one.step] })),
    digests,
  }
}

function rowOf({ personId, person, agency, course, dueOn }: Omit<Sent, 'step' | 'sentOn'>) {
  return { href: `/training/people/${personId}`, person, agency, course, dueOn }
}
