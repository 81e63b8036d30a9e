/** What the journals of cases say is for the panel: clocks that run out before it meets again, consent that is waited for, support that is to end. */
import { Temporal } from 'temporal-polyfill'
import { deadlines, isLive, type Deadline } from '#cases/clocks.ts'
import { factsOf, foldJournal } from '#cases/journey.ts'
import { clocks, type ClockName } from '#cases/journey/clock-table.ts'
import type { Stage } from '#cases/journey/stages.ts'
import type { CaseState, JournalEntry } from '#cases/journey/state.ts'
import { findSettings, listCasesToFollow, listEntriesOf } from '#cases/store.ts'
import { formatDay } from '#platform/day-and-time.ts'
import type { SettingValues } from '#reference/settings.ts'
import type { ItemPurpose } from '../item.ts'
import type { Asking, LineSource, Reason } from '../lines.ts'

/** Something of them may be for the panel without any clock that runs. */
const alwaysLookedAt: readonly Stage[] = ['panel_listed', 'deferred', 'reopened', 'consent_sought', 'active', 'paused']
/** Or because of a clock: support that has ended and is reviewed. */
const reviewed: readonly Stage[] = ['closed_exited', 'closed_consent_refused', 'review_6m', 'review_ext']

/** Two queries and the area's settings, however many cases. */
export const findInJournals: LineSource = async (trx, asking) => {
  const { areaId, until, leaveOut } = asking
  const all = await listCasesToFollow(trx, areaId, { stages: alwaysLookedAt, dueIn: { stages: reviewed, until } })
  const cases = all.filter(({ id }) => leaveOut?.has(id) !== true)
  if (cases.length === 0) return []
  const settings = await findSettings(trx, areaId)
  const journals = await listEntriesOf(
    trx,
    areaId,
    cases.map(({ id }) => id),
  )
  return cases.flatMap(({ id, reference }) => {
    const reasons = reasonsIn(journals.get(id) ?? [], settings, asking)
    return reasons.length === 0 ? [] : [{ caseId: id, reference, reasons }]
  })
}

/** Why the panel looks at a case, from its journal alone. */
export function reasonsIn(
  entries: readonly JournalEntry[],
  settings: SettingValues,
  { today, until }: Omit<Asking, 'areaId'>,
): readonly Reason[] {
  const state = foldJournal(entries)
  const due = deadlines(entries, settings, today)
    .filter(isLive)
    .filter(({ dueOn }) => Temporal.PlainDate.compare(dueOn, until) <= 0)
  return [
    ...listing(state, today),
    ...consent(state),
    ...exit(state, entries),
    ...due.flatMap((one) => clock(one, today)),
  ]
}

/** To be listed by its own step, which no meeting that is to come answers yet. */
function listing({ stage, listedFor, deferrals }: CaseState, today: Temporal.PlainDate): readonly Reason[] {
  if (stage !== 'panel_listed' && stage !== 'deferred' && stage !== 'reopened') return []
  if (listedFor !== undefined && Temporal.PlainDate.compare(listedFor.meetingOn, today) >= 0) return []
  const past =
    listedFor === undefined ? '' : ` It was listed for ${formatDay(listedFor.meetingOn)}, and nothing was decided.`
  return deferrals > 0
    ? [{ purpose: 'deferred discussion', words: `Deferred, and listed for no meeting yet.${past}` }]
    : [{ purpose: 'first discussion', words: `Listed for no meeting yet.${past}` }]
}

function consent({ stage, consent: status, consentAsked, stageSince }: CaseState): readonly Reason[] {
  if (stage !== 'consent_sought' || (status !== 'not_asked' && status !== 'requested')) return []
  if (consentAsked !== undefined)
    return [
      { purpose: 'consent', words: `Consent was asked for on ${formatDay(consentAsked.on)}: there is no answer yet.` },
    ]
  const since = stageSince === undefined ? '' : ` since ${formatDay(stageSince)}`
  return [{ purpose: 'consent', words: `Consent is outstanding${since}: it was not asked for yet.` }]
}

/** The panel said so when it last looked, and support goes on. */
function exit({ stage }: CaseState, entries: readonly JournalEntry[]): readonly Reason[] {
  if (stage !== 'active' && stage !== 'paused') return []
  const last = entries.findLast(({ step }) => step === 'record monitoring')
  if (last === undefined || factsOf(last, 'record monitoring')?.result !== 'exit') return []
  return [{ purpose: 'exit', words: `Due for exit: the panel said on ${formatDay(last.onDate)} to move towards it.` }]
}

const forThePanel: Readonly<Partial<Record<ClockName, { readonly purpose: ItemPurpose; readonly words: string }>>> = {
  'care after consent': { purpose: 'consent', words: 'Consent is missing: health and social care to be considered' },
  monitoring: { purpose: 'monitoring', words: 'Progress of support' },
  reassessment: { purpose: 'reassessment', words: clocks.reassessment.label },
  'review at 6 months': { purpose: 'review', words: '6-month review' },
  'review at 12 months': { purpose: 'review', words: '12-month review' },
  'review at 24 months': { purpose: 'review', words: '24-month review' },
}

function clock({ clock: name, dueOn }: Deadline, today: Temporal.PlainDate): readonly Reason[] {
  const told = forThePanel[name]
  if (told === undefined) return []
  const verb = Temporal.PlainDate.compare(dueOn, today) < 0 ? 'was due' : 'is due'
  return [{ purpose: told.purpose, words: `${told.words}: ${verb} on ${formatDay(dueOn)}.` }]
}
