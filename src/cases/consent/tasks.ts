/** What consent asks for by the calendar, as a rule: which tasks are due to be raised for a case on a day. */
import { Temporal } from 'temporal-polyfill'
import { birthday } from '#reference/ages.ts'
import { ofAge } from './rules.ts'

export type ConsentTaskKind = 'coming of age' | 'refresh'
export type ConsentTask = { readonly kind: ConsentTaskKind; readonly dueOn: Temporal.PlainDate }

export type Watched = {
  readonly bornOn: Temporal.PlainDate | undefined
  /** Of the answer that stands: whether the person gave it as an adult, and its last day. Undefined while none does. */
  readonly standing: { readonly age: 'under_18' | 'adult'; readonly until: Temporal.PlainDate | undefined } | undefined
}

export type FlagDays = { readonly before18: number; readonly beforeRefresh: number }

/**
 * The 18th birthday from so many days before it, until the person's own answer as an adult stands; a consent's last day likewise.
 * For an adult who was one all along there is nothing to raise.
 */
export function tasksFor(
  { bornOn, standing }: Watched,
  today: Temporal.PlainDate,
  flags: FlagDays,
): readonly ConsentTask[] {
  const tasks: ConsentTask[] = []
  if (bornOn !== undefined && standing?.age !== 'adult') {
    const dueOn = birthday(bornOn, ofAge)
    const isNear = today.until(dueOn).days <= flags.before18
    const isPast = Temporal.PlainDate.compare(dueOn, today) <= 0
    // Long of age and nobody's consent stands: the asking itself is what is owed, and has its own clock.
    if (isNear && (!isPast || standing !== undefined)) tasks.push({ kind: 'coming of age', dueOn })
  }
  const until = standing?.until
  if (until !== undefined && today.until(until).days <= flags.beforeRefresh)
    tasks.push({ kind: 'refresh', dueOn: until })
  return tasks
}
